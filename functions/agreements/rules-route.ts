/** …/rules: read them, replace them, import them from a file, take them away as CSV. All is saved, or nothing. */
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import { ImportReport } from "#shared/agreements/import-schema.ts";
import { objectionToEditing } from "#shared/agreements/rules.ts";
import { type Agreement } from "#shared/agreements/schema.ts";
import { CourseTerms, Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { canonicalJson } from "#shared/canonical.ts";
import { csvType, importBytesMax, xlsxType } from "#shared/files/taken.ts";
import { DocumentId, newId, type OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { documentObject } from "../cloud/keys.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Services } from "../env.ts";
import { attachment, fileName } from "../http/attachment.ts";
import { parseJson, readAs } from "../http/body.ts";
import { type Asking, type Endpoint, endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";
import { insistOnSound, measureOf } from "./sound-terms.ts";

const ImportQuery = z.strictObject({ dryRun: z.enum(["true", "false"]).default("false") });
const FromDocument = z.strictObject({ documentId: DocumentId });

/** The agreement with other rules, and the writes that make it so. Nothing is written when nothing changes. */
export async function saveTerms(
  services: Services,
  partnership: PartnershipId,
  before: Agreement,
  current: Terms,
  terms: Terms,
  happened: Happened,
  stamp: Stamp,
) {
  if (canonicalJson(current) === canonicalJson(terms)) return { record: before, writes: [] };
  const after: Agreement = { ...before, termsId: newId("trm"), totals: totals(terms) };
  return services.agreements.saving(partnership, before, after, happened, stamp, { terms });
}

async function organizationsOf(services: Services, partnership: PartnershipId, agreement: Agreement) {
  return services.organizations.findAll(
    partnership,
    agreement.parties.map((party) => party.organizationId),
  );
}

/** The agreement and its rules, if this actor may read them. */
export async function loadTerms(asking: Asking<z.output<typeof One>>) {
  const { services, params } = asking;
  const { by, agreement: whole } = await readOne(asking);
  const agreement = await services.agreements.presented(params.partnershipId, whole, by);
  return { by, agreement, terms: await services.agreements.terms(params.partnershipId, agreement) };
}

export const rulesRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/rules`,
      summary: "What the current version says about credit",
      audience: "member",
      params: One,
      answers: { 200: Terms },
    },
    async (asking) => {
      const { agreement, terms } = await loadTerms(asking as Asking<z.output<typeof One>>);
      return { status: 200, body: terms, version: agreement.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: `${one}/rules`,
      summary: "Replace the rules of a draft",
      audience: "member",
      params: One,
      body: CourseTerms,
      answers: { 200: Terms },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment", "terms-invalid"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { by, agreement, terms } = await loadTerms(asking as Asking<z.output<typeof One>>);
      insist(objectionToEditing(agreement, by));
      await sameVersion(agreement, await services.agreements.pk(params.partnershipId, agreement.id));
      const proposed: Terms = { ...body, ...(terms.clauses ? { clauses: terms.clauses } : {}) };
      await insistOnSound(services, params.partnershipId, agreement, proposed);
      const happened = { action: "rules-changed", note: `${body.rules.length} rules` };
      const saved = await saveTerms(
        services,
        params.partnershipId,
        agreement,
        terms,
        proposed,
        happened,
        stamp(by),
      );
      return { status: 200, body: proposed, version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: `${one}/rules/import`,
      summary:
        "Read rules from a CSV or XLSX file: a dry run says every problem; without dryRun, all is added or nothing",
      audience: "member",
      params: One,
      query: ImportQuery,
      raw: { types: [csvType, xlsxType, "application/json"], bytesMax: importBytesMax },
      answers: { 200: ImportReport },
      ifMatch: "unless-dry-run",
      refusals: ["role-missing", "wrong-moment", "file-unreadable", "file-has-problems", "too-many-rows"],
    },
    async (asking) => {
      const { services, params, query, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const { by, agreement, terms } = await loadTerms(asking as unknown as Asking<z.output<typeof One>>);
      insist(objectionToEditing(agreement, by));
      const dry = query.dryRun === "true";
      if (!dry) await sameVersion(agreement, await services.agreements.pk(partnershipId, agreement.id));
      const [file, organizations, { catalog, problems }] = await Promise.all([
        fileOf(asking as unknown as Asking<z.output<typeof One>>, agreement),
        organizationsOf(services, partnershipId, agreement),
        measureOf(services, partnershipId, agreement),
      ]);
      // What reads a file is a tenth of the API and waits for the first one.
      const [{ readFile }, { readTerms }] = await Promise.all([
        import("../files/read-file.ts"),
        import("#shared/agreements/import.ts"),
      ]);
      const report = readTerms(await readFile(file.bytes, file.type, file.name), {
        parties: agreement.parties.map(({ organizationId, role }) => ({
          organizationId,
          role,
          code: organizations.get(organizationId)?.code ?? "",
          name: organizations.get(organizationId)?.name ?? "",
        })),
        dateEffective: agreement.dateEffective,
        expirationDate: agreement.expirationDate,
        current: terms,
        catalog,
        check: problems,
      });
      if (dry) return { status: 200, body: report, version: agreement.version };
      if (!report.terms) {
        const { rows, problems, problemsLeftOff, stops, asks } = report;
        throw new Refusal(
          "file-has-problems",
          `${report.stops} ${report.stops === 1 ? "problem stops" : "problems stop"} the file. Nothing was saved.`,
          { rows, problems, problemsLeftOff, stops, asks },
        );
      }
      const { rulesNew, rulesChanged } = report.wouldAdd;
      const happened = {
        action: "rules-imported",
        note: `${rulesNew} new, ${rulesChanged} changed${file.name ? `, from ${file.name}` : ""}`,
      };
      const saved = await saveTerms(
        services,
        partnershipId,
        agreement,
        terms,
        report.terms,
        happened,
        stamp(by),
      );
      return {
        status: 200,
        body: { ...report, table: [], terms: undefined },
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  exporting(
    "rules.csv",
    "The rules in the flat layout that import reads",
    "text/csv; charset=utf-8",
    async (table) => (await import("../files/write-csv.ts")).writeCsv(table),
  ),

  exporting("rules.xlsx", "The same as a workbook, every cell text", xlsxType, async (table) =>
    (await import("../files/write-xlsx.ts")).writeXlsx(table, "Rules"),
  ),
];

type Written = (table: string[][]) => Promise<string | Uint8Array>;

/** The rules as a file; what writes it is loaded when one is asked for. */
function exporting(
  file: "rules.csv" | "rules.xlsx",
  summary: string,
  type: string,
  write: Written,
): Endpoint {
  return endpoint(
    {
      method: "GET",
      path: `${one}/${file}`,
      summary,
      audience: "member",
      params: One,
      answers: { 200: null },
    },
    async (asking) => {
      const { agreement, terms } = await loadTerms(asking as Asking<z.output<typeof One>>);
      const organizations = await organizationsOf(asking.services, asking.params.partnershipId, agreement);
      const { toTable } = await import("#shared/agreements/export.ts");
      const written = await write(toTable(terms, (id: OrganizationId) => organizations.get(id)?.code ?? id));
      return {
        status: 200,
        response: new Response(written as BodyInit, {
          headers: {
            "content-type": type,
            "content-disposition": attachment(fileName(agreement.codedNotation, file)),
            etag: `"${agreement.version}"`,
          },
        }),
      };
    },
  );
}

/** The file itself, or the document that holds it. */
async function fileOf(
  { services, params, body, c }: Asking<z.output<typeof One>>,
  agreement: Agreement,
): Promise<{ bytes: Uint8Array; type: string; name?: string }> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const bytes = body as Uint8Array;
  if (type !== "application/json") return { bytes, type };
  const { documentId } = readAs(FromDocument, parseJson(new TextDecoder().decode(bytes)));
  const document = await services.documents.find(params.partnershipId, documentId);
  if (document?.about.id !== agreement.id || (document.type !== csvType && document.type !== xlsxType)) {
    throw new Refusal("invalid-input", undefined, {
      errors: [{ pointer: "/documentId", detail: "a CSV or XLSX file attached to this agreement" }],
    });
  }
  if (document.state !== "available")
    throw new Refusal("not-available", "That file has not been checked yet.");
  if (document.sizeBytes > importBytesMax)
    throw new Refusal("too-large", "At most 4 MB are imported at once.");
  const object = await services.bucket.open(documentObject(params.partnershipId, document.id));
  if (!object) throw new Refusal("not-available", "The file's bytes are gone.");
  const parts = await Array.fromAsync(object.bytes);
  return { bytes: Buffer.concat(parts), type: document.type, name: document.name };
}
