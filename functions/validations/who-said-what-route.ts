/** …/campaigns/{campaignId}/who-said-what.csv: everything people wrote, with who it was, for those who run the campaign. */
import { caseRoot } from "#shared/case/addresses.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { askedOf } from "#shared/validations/respondent-rules.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import { secondsOf } from "#shared/validations/seconds.ts";
import type { InputId } from "#shared/validations/triage-schema.ts";
import type { Services } from "../env.ts";
import { attachment } from "../http/attachment.ts";
import { endpoint } from "../http/endpoint.ts";
import { frozen, tallyIn } from "./evidence.ts";
import { load, One, one } from "./paths.ts";

/** What one answer of the hub can carry, uncompressed, and as many rows as are read to find that out. */
const bytesMax = 5_000_000;
const rowsMax = 20_000;
const tooMuch = () =>
  new Refusal("too-large", "People wrote more than one table can carry. Read the comments on the page.");
const pageOf = 500;

/** Page after page, up to what one answer carries. */
async function every<Kept>(
  read: (limit: number, after: string | undefined) => Promise<{ items: Kept[]; next?: string }>,
): Promise<Kept[]> {
  const all: Kept[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await read(pageOf, after);
    all.push(...page.items);
    if (all.length > rowsMax) throw tooMuch();
    after = page.next;
    more = after !== undefined;
  }
  return all;
}

async function rowsOf(services: Services, partnership: PartnershipId, campaign: Campaign) {
  const [counted, { contents }] = await Promise.all([
    tallyIn(services, partnership, campaign),
    frozen(services, partnership, campaign),
  ]);
  const { tally, tallyId } = counted;
  const [comments, proposals, triaged] = await Promise.all([
    every((limit, after) => services.tallies.comments(partnership, campaign.id, tallyId, { limit, after })),
    every((limit, after) => services.tallies.proposals(partnership, campaign.id, tallyId, { limit, after })),
    services.decisions.triaged(partnership, campaign.id),
  ]);
  const inputs = [
    ...comments,
    ...proposals.map(({ belongsUnder, ...one }) => ({
      ...one,
      statementId: belongsUnder,
      kind: "MISSING" as const,
      rewording: undefined,
    })),
  ];
  const [people, known] = await Promise.all([
    services.respondents.findAll(partnership, [...new Set(inputs.map(({ respondentId }) => respondentId))]),
    services.decisions.inputs(
      partnership,
      campaign.id,
      triaged.map(({ id }): InputId => id),
    ),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const statements = new Map(
    askedOf(
      contents,
      contents.CFItems.map(({ identifier }) => identifier),
    ).map((item) => [item.identifier, item]),
  );
  return inputs.map((input) => {
    const triage = known.get(input.id);
    return {
      ...input,
      person: byId.get(input.respondentId),
      statement: input.statementId && statements.get(input.statementId),
      state: triage?.state ?? ("OPEN" as const),
      answer: triage?.answer,
      seconds: secondsOf(input, tally, triage?.joined).length,
    };
  });
}

export const whoSaidWhatRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/who-said-what.csv`,
      summary:
        "Everything people wrote, as a table: when, about which statement, who, for which business, and what",
      audience: "member",
      params: One,
      answers: { 200: null },
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params } = asking;
      const { by, campaign } = await load(asking);
      insist(objectionToRunning(by, campaign));
      const rows = await rowsOf(services, params.partnershipId, campaign);
      const [{ writeCsv }, { saidTable }] = await Promise.all([
        import("../files/write-csv.ts"),
        import("#shared/validations/results-table.ts"),
      ]);
      const root = caseRoot(services.config.HUB_ORIGIN, "v1p1");
      const csv = writeCsv(saidTable(rows, (id) => `${root}/CFItems/${id}`));
      if (Buffer.byteLength(csv) > bytesMax) throw tooMuch();
      return {
        status: 200,
        response: new Response(csv, {
          headers: {
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": attachment(`${campaign.title.slice(0, 60).trim()}-who-said-what.csv`),
            "cache-control": "no-store",
          },
        }),
      };
    },
  ),
];
