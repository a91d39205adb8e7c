/** …/campaigns/{campaignId}/results: every figure, of all businesses or of one group of them; and the same as a table. */
import * as z from "zod";
import { insist, Refusal } from "#shared/problem.ts";
import { dateIn } from "#shared/time.ts";
import { mayAskFor, resultsOf } from "#shared/validations/results.ts";
import { closedOnOf, objectionToReading, readsWhole } from "#shared/validations/results-rules.ts";
import { GroupKey, ResultsView } from "#shared/validations/results-schema.ts";
import { attachment } from "../http/attachment.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { gathered, wordsIn } from "./evidence.ts";
import { load, One, one } from "./paths.ts";

const GroupQuery = z.strictObject({ group: GroupKey.default("ALL") });

async function read(
  asking: Pick<
    Asking<z.output<typeof One>, z.output<typeof GroupQuery>>,
    "services" | "actor" | "params" | "query" | "today"
  >,
): Promise<{ results: ResultsView; version: number }> {
  const { services, params, query } = asking;
  const { partnershipId } = params;
  const [{ by, campaign }, settings] = await Promise.all([
    load(asking),
    services.partnerships.settings(partnershipId),
  ]);
  insist(objectionToReading(by, campaign));
  const whole = readsWhole(by, campaign);
  const beside = await gathered(services, partnershipId, campaign);
  const { tally } = beside;
  if (!mayAskFor(tally, query.group, whole) || !settings || !campaign.talliedAt)
    throw new Refusal("not-found");
  const { now } = whole ? await wordsIn(services, partnershipId, campaign) : {};
  const found = resultsOf(campaign, tally, query.group, whole, beside);
  const { id, title, state, talliedAt, scales, rule, version } = campaign;
  return {
    version,
    results: {
      campaignId: id,
      title,
      state,
      closedOn: closedOnOf(campaign, (at) => dateIn(settings.timeZone, new Date(at))),
      talliedAt,
      group: query.group,
      whole,
      scales,
      rule,
      ...found,
      statements: found.statements.map((one) => {
        const there = now?.get(one.identifier);
        return there === undefined || there === one.fullStatement ? one : { ...one, now: there };
      }),
    },
  };
}

export const resultRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/results`,
      summary:
        "What a counted campaign found, statement by statement: all businesses, or one group that says nothing of one of them",
      audience: "member",
      params: One,
      query: GroupQuery,
      answers: { 200: ResultsView },
      refusals: ["wrong-moment"],
    },
    async (asking) => {
      const { results, version } = await read(asking);
      return { status: 200, body: results, version };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/results.csv`,
      summary: "The same as a table: a row for each statement, a column for each figure",
      audience: "member",
      params: One,
      query: GroupQuery,
      answers: { 200: null },
      refusals: ["wrong-moment"],
    },
    async (asking) => {
      const { results, version } = await read(asking);
      const [{ writeCsv }, { resultsTable }] = await Promise.all([
        import("../files/write-csv.ts"),
        import("#shared/validations/results-table.ts"),
      ]);
      return {
        status: 200,
        response: new Response(writeCsv(resultsTable(results)), {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": attachment(`${results.title.slice(0, 60).trim()}.csv`),
            etag: `"${version}"`,
          },
        }),
      };
    },
  ),
];
