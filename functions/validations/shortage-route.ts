/** /partnerships/{partnershipId}/shortages: skills that three or more businesses cannot hire for, campaign by campaign. */
import * as z from "zod";
import { toldTo, trendsOf } from "#shared/validations/shortage-report.ts";
import { Shortages } from "#shared/validations/shortage-schema.ts";
import { attachment } from "../http/attachment.ts";
import { endpoint } from "../http/endpoint.ts";
import { All } from "./paths.ts";

const path = "/partnerships/{partnershipId}/shortages";

/** A report is up to 90 kB compressed. */
const ReportQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(20).default(10),
  cursor: z.string().max(2048).optional(),
});

export const shortageRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary:
        "Validated skills that three or more businesses cannot hire for, of decided campaigns, the latest first, and how they compare",
      audience: "member",
      params: All,
      query: ReportQuery,
      answers: { 200: Shortages },
    },
    async ({ services, actor, params, query, cursor }) => {
      const by = await actor;
      const { reports, next } = await services.shortages.list(
        params.partnershipId,
        query.limit,
        cursor.open(),
      );
      return {
        status: 200,
        body: {
          items: reports.map((report) => toldTo(by, report)),
          ...(next === undefined ? {} : { next: cursor.seal(next) }),
          trends: trendsOf(reports),
        },
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}.csv`,
      summary: "The same of the twenty latest campaigns as a table: a row for each skill of each",
      audience: "member",
      params: All,
      answers: { 200: null },
    },
    async ({ services, actor, params }) => {
      const by = await actor;
      const [{ reports }, { writeCsv }, { shortageTable }] = await Promise.all([
        services.shortages.list(params.partnershipId, 20),
        import("../files/write-csv.ts"),
        import("#shared/validations/results-table.ts"),
      ]);
      return {
        status: 200,
        response: new Response(writeCsv(shortageTable(reports.map((report) => toldTo(by, report)))), {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": attachment("shortages.csv"),
          },
        }),
      };
    },
  ),
];
