/** …/plan/import and …/plan/export: the grid as a file, checked first, and then all of it or nothing. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { sight as sightOfAgreement } from "#shared/agreements/sight.ts";
import { csvType, importBytesMax, xlsxType } from "#shared/files/taken.ts";
import type { AgreementId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Called } from "#shared/programs/grid-export.ts";
import { GridReport } from "#shared/programs/grid-schema.ts";
import { agreementsNamed } from "#shared/programs/plan.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { objectionToBinding, objectionToEditing } from "#shared/programs/rules.ts";
import type { Services } from "../env.ts";
import { attachment } from "../http/attachment.ts";
import { endpoint } from "../http/endpoint.ts";
import { codesOf, type Partners, partnersOf } from "./around.ts";
import { One, one } from "./paths.ts";
import { readOne, readPlan } from "./read-one.ts";
import { savePlan } from "./save-plan.ts";

const ImportQuery = z.strictObject({
  dryRun: z.enum(["true", "false"]).default("false"),
  /** Slots that the file does not name; for whoever does not lead: their own courses in them. */
  absent: z.enum(["keep", "remove"]).default("keep"),
});

/** Agreements by the number they go by, where this actor may know of them. */
async function calledBy(
  services: Services,
  partnership: PartnershipId,
  plan: Plan,
  partners: Partners,
  by: Actor,
): Promise<Called> {
  const found = await services.agreements.findAll(partnership, [...agreementsNamed(plan)]);
  return {
    organization: (id: OrganizationId) => partners.get(id)?.code ?? id,
    agreement(id: AgreementId) {
      const agreement = found.get(id);
      return agreement && sightOfAgreement(agreement, by) !== "none" ? agreement.codedNotation : id;
    },
  };
}

export const gridRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${one}/plan/import`,
      summary:
        "Read the grid from a CSV or XLSX file: a dry run says every problem at its cell; without dryRun, all is saved or nothing",
      audience: "member",
      params: One,
      query: ImportQuery,
      raw: { types: [csvType, xlsxType], bytesMax: importBytesMax },
      answers: { 200: GridReport },
      ifMatch: "unless-dry-run",
      refusals: [
        ...["role-missing", "not-a-party", "wrong-moment"],
        ...["file-unreadable", "file-has-problems", "too-many-rows", "too-large"],
      ] as const,
    },
    async (asking) => {
      const { services, params, query, body, c, stamp, sameVersion } = asking;
      const { partnershipId: partnership } = params;
      const { by, record: before } = await readOne(asking);
      const own = by.organization as OrganizationId;
      insist(objectionToBinding(before, by, by.organization));
      const dry = query.dryRun === "true";
      if (!dry) await sameVersion(before, await services.programs.pk(partnership, before.id));
      const [current, partners, agreements, taught] = await Promise.all([
        services.programs.plan(partnership, before),
        partnersOf(services, partnership),
        services.agreements.every(partnership, own),
        codesOf(services, partnership, own),
      ]);
      // What reads a file is a tenth of the API and waits for the first one.
      const [{ readFile }, { readGrid }] = await Promise.all([
        import("../files/read-file.ts"),
        import("#shared/programs/grid-import.ts"),
      ]);
      const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
      const { report, plan } = readGrid(await readFile(body as Uint8Array, type), {
        plan: current,
        parties: before.parties,
        own,
        draws: objectionToEditing(before, by) === undefined,
        names: {
          organizations: [...partners.values()],
          agreements: agreements.filter((row) => sightOfAgreement(row, by) !== "none"),
        },
        called: await calledBy(services, partnership, current, partners, by),
        taught,
        absent: query.absent,
      });
      if (dry) return { status: 200, body: report, version: before.version };
      if (!plan) {
        const { rows, problems, problemsLeftOff, stops, asks } = report;
        throw new Refusal(
          "file-has-problems",
          `${stops} ${stops === 1 ? "problem stops" : "problems stop"} the file. Nothing was saved.`,
          { rows, problems, problemsLeftOff, stops, asks },
        );
      }
      const saving = { services, partnership, by, before, current, plan, stamp: stamp(by) };
      const saved = await savePlan({ ...saving, action: "grid-imported" });
      return { ...saved, body: { ...report, table: [] } };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/plan/export`,
      summary: "The grid of the current version in the layout that import reads",
      audience: "member",
      params: One,
      answers: { 200: null },
    },
    async (asking) => {
      const { services, params } = asking;
      const { by, shown, plan } = await readPlan(asking);
      const partners = await partnersOf(services, params.partnershipId);
      const called = await calledBy(services, params.partnershipId, plan, partners, by);
      const [{ writeCsv }, { toGrid }] = await Promise.all([
        import("../files/write-csv.ts"),
        import("#shared/programs/grid-export.ts"),
      ]);
      return {
        status: 200,
        response: new Response(writeCsv(toGrid(plan, called)), {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": attachment(`${shown.title}-v${shown.versionNo}-grid.csv`),
            etag: `"${shown.version}"`,
          },
        }),
      };
    },
  ),
];
