/** …/export: a framework, or one edition of it, as a CASE 1.1 package, as CTDL-ASN, or as the table that import reads. */
import * as z from "zod";
import { caseRoot } from "#shared/case/addresses.ts";
import type { CasePackage } from "#shared/case/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { attachment } from "../http/attachment.ts";
import { endpoint } from "../http/endpoint.ts";
import { load, One, one } from "./paths.ts";

const ExportQuery = z.strictObject({
  as: z.enum(["case", "ctdl", "csv"]),
  /** Without one: what is being worked on. */
  edition: z.coerce.number().int().positive().max(1_000).optional(),
});
type As = z.output<typeof ExportQuery>["as"];

const types = {
  case: { type: "application/json", ending: "json" },
  ctdl: { type: "application/ld+json", ending: "jsonld" },
  csv: { type: "text/csv; charset=utf-8", ending: "csv" },
} as const;

export const statementExportRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/export`,
      summary:
        "A framework as a CASE 1.1 package, CTDL-ASN in JSON-LD, or CSV; what it says comes back through import",
      audience: "member",
      params: One,
      query: ExportQuery,
      answers: { 200: null },
    },
    async ({ services, actor, params, query }) => {
      const { framework } = await load({ services, actor, params });
      const edition = framework.published.find(({ editionNo }) => editionNo === query.edition);
      if (query.edition !== undefined && !edition) throw new Refusal("not-found");
      const { document, contentsId } = edition ?? framework;
      const contents = await services.statements.contents(params.partnershipId, framework, contentsId);
      const { type, ending } = types[query.as];
      const name = `${document.title.slice(0, 60).trim()}${edition?.document.version ? `-${edition.document.version}` : ""}.${ending}`;
      return {
        status: 200,
        response: new Response(
          await written(query.as, { CFDocument: document, ...contents }, services.config.HUB_ORIGIN),
          {
            headers: {
              "content-type": type,
              "content-disposition": attachment(name),
              etag: `"${framework.version}"`,
            },
          },
        ),
      };
    },
  ),
];

/** What writes a file is loaded when one is asked for. */
async function written(as: As, found: CasePackage, origin: string): Promise<string> {
  if (as === "csv") {
    const [{ toTable }, { writeCsv }] = await Promise.all([
      import("#shared/statements/write-table.ts"),
      import("../files/write-csv.ts"),
    ]);
    return writeCsv(toTable(found));
  }
  if (as === "ctdl") {
    const { toCtdl } = await import("#shared/statements/write-ctdl.ts");
    const root = caseRoot(origin, "v1p1");
    return JSON.stringify(toCtdl(found, (kind, identifier) => `${root}/${kind}/${identifier}`));
  }
  const { projectionOf } = await import("#shared/case/projection.ts");
  return JSON.stringify(projectionOf(found, { origin, version: "v1p1", extensions: true }).package());
}
