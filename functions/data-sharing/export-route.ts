/** …/odrl and …/export: one version for machines, as ODRL 2.2 in JSON-LD, and for counsel, as JSON or as its schedule in CSV. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { destroyBy } from "#shared/data-sharing/destruction.ts";
import { governing } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { mayRead } from "#shared/data-sharing/sight.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { partiesTo, wasExecuted } from "#shared/data-sharing/versions.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { attachment, fileName } from "../http/attachment.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";

/** Without one: the version that binds today, or the draft where nothing was executed yet. */
const version = z.coerce.number().int().min(1).max(999).optional();
const OdrlQuery = z.strictObject({ version });
const ExportQuery = z.strictObject({ version, as: z.enum(["json", "csv"]) });

type Read = {
  by: Actor;
  record: DataSharing;
  /** The record as it was with this version its latest. */
  whole: DataSharing;
  terms: DataTerms;
  nameOf: (id: OrganizationId) => string;
};

async function readVersion(
  asking: Asking<z.output<typeof One>, { version?: number | undefined }>,
): Promise<Read> {
  const { services, params, query } = asking;
  const { partnershipId } = params;
  const { by, record } = await readOne(asking);
  const today = await asking.today(partnershipId);
  const presented = await services.dataSharing.presented(partnershipId, record, by);
  const versionNo = query.version ?? governing(record, today)?.versionNo ?? presented.versionNo;
  const whole = mayRead(record, versionNo, by)
    ? await services.dataSharing.version(partnershipId, record, versionNo)
    : undefined;
  if (!whole) throw new Refusal("not-found");
  const [terms, organizations] = await Promise.all([
    services.dataSharing.termsOf(partnershipId, record.id, whole.termsId),
    services.organizations.every(partnershipId),
  ]);
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  return { by, record, whole, terms, nameOf: (id) => names.get(id) ?? "An organization that left" };
}

export const dataExportRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/odrl`,
      summary:
        "The terms of one version as an ODRL 2.2 policy in JSON-LD that denies what it does not permit",
      audience: "member",
      params: One,
      query: OdrlQuery,
      answers: { 200: z.looseObject({ "@context": z.unknown(), uid: z.string(), type: z.string() }) },
    },
    async (asking) => {
      const { services, params } = asking;
      const { record, whole, terms, nameOf } = await readVersion(asking);
      const { partnershipId } = params;
      const [line, today, { odrlOf }] = await Promise.all([
        services.dataSharing.line(partnershipId, record),
        asking.today(partnershipId),
        import("#shared/data-sharing/odrl.ts"),
      ]);
      const spans = await services.owed.spans(partnershipId, line);
      const span = spans.find(({ versionNo }) => versionNo === whole.versionNo);
      const executed =
        record.earlier.some((one) => one.versionNo === whole.versionNo && wasExecuted(one)) ||
        (record.versionNo === whole.versionNo && wasExecuted(record));
      // What parties narrowed on their own they narrowed in what governs now.
      const now = governing(record, today);
      const body = odrlOf(
        {
          ...whole,
          executed,
          parties: partiesTo(record, whole),
          from: span?.from ?? whole.dateEffective,
          until: span?.until ?? whole.expirationDate,
          destroyBy: span && destroyBy(spans),
          restrictions: now?.versionNo === whole.versionNo ? now.restrictions : [],
          terms,
        },
        `${services.config.HUB_ORIGIN}/p/${partnershipId}/data-sharing/${record.id}`,
        nameOf,
      );
      return {
        status: 200,
        body,
        headers: { "content-type": "application/ld+json" },
        version: record.version,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/export`,
      summary:
        "One version for counsel to compare: JSON in one fixed order, or its schedule of elements as CSV",
      audience: "member",
      params: One,
      query: ExportQuery,
      answers: { 200: null },
    },
    async (asking) => {
      const { whole, terms, nameOf, record } = await readVersion(asking);
      const { as } = asking.query;
      const { forCounsel, scheduleTable } = await import("#shared/data-sharing/counsel.ts");
      const text =
        as === "json"
          ? `${JSON.stringify(forCounsel(whole, terms, nameOf), null, 2)}\n`
          : (await import("../files/write-csv.ts")).writeCsv(scheduleTable(terms));
      const name = fileName(
        whole.codedNotation,
        `v${whole.versionNo}${as === "csv" ? "-schedule" : ""}.${as}`,
      );
      return {
        status: 200,
        response: new Response(text, {
          headers: {
            "content-type": as === "json" ? "application/json" : "text/csv; charset=utf-8",
            "content-disposition": attachment(name),
            etag: `"${record.version}"`,
          },
        }),
      };
    },
  ),
];
