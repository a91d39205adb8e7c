/** From evidence to decision to publication, through the API: what is decided, what it changes, and what everyone may read. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { campaignWith, type Person, rated, tallied } from "#test/support/answers.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let now = new Date("2026-11-23T18:00:00.000Z");
const wait = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
/** Welding, tallied: eight of eight need the first two statements, four of eight the third, and nobody was asked more. */
let campaign: {
  id: string;
  at: string;
  etag: string;
  statementIds: string[];
  framework: { at: string; id: string };
};
beforeAll(async () => {
  world = await openWorld({
    replacing: { now: () => now, today: async () => now.toISOString().slice(0, 10) },
  });
  const open = await campaignWith(
    world,
    Array.from({ length: 8 }, (_, no): Person => {
      const short = {
        openings: 2,
        rootCause: "NOT_TRAINED" as const,
        response: `We train them, says ${no}.`,
      };
      return {
        employer: `b${no}`,
        more: { naics: no < 5 ? "332710" : "484110", size: no < 5 ? "UNDER_50" : "50_TO_249" },
        said: {
          0: { ratings: { need: 3, criticality: 3 }, ...(no < 6 ? { shortage: short } : {}) },
          1: { ratings: { need: 3, criticality: 5 }, ...(no < 2 ? { shortage: short } : {}) },
          2: rated(no < 4 ? 3 : 1),
          ...(no < 3 ? { 3: rated(3) } : {}),
        },
      };
    }),
  );
  campaign = { ...open, ...(await tallied(world, open, wait)) };
});
afterAll(() => world.close());

const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);
const decide = (no: number, body: object, etag = '"0"') =>
  tom("PUT", `${campaign.at}/decisions/${campaign.statementIds[no]}`, body, { "if-match": etag });
const closing = (move: string) =>
  tom("POST", `${campaign.at}/${move}`, undefined, { "if-match": campaign.etag });
const told = () => world.anonymously("GET", `/api/public/partnerships/cedar-valley/campaigns/${campaign.id}`);

describe("a decision", () => {
  it("never validates what fewer than five businesses rated, whatever the reason", async () => {
    const answer = await decide(3, { decision: "VALIDATED", reason: "We know better." });
    expect([answer.status, answer.body.detail]).toEqual([
      409,
      expect.stringContaining("3 businesses answered"),
    ]);
  });

  it.each([
    [2, { decision: "VALIDATED" }, "/reason"],
    [0, { decision: "VALIDATED_WITH_EDITS" }, "/change"],
    [0, { decision: "RETURN", reason: "Why not", change: { kind: "EDIT", fullStatement: "New" } }, "/change"],
  ])("about statement %i cannot be %o, and says where", async (no, body, pointer) => {
    const answer = await decide(no, body);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  it("may differ from the rule for a reason, is changed by who saw it, and has a history", async () => {
    const first = worked(await decide(2, { decision: "VALIDATED", reason: "The law asks for it." }));
    expect(first.body).toMatchObject({ overrides: true, decidedByName: "Tom Brandvold", version: 1 });
    expect((await decide(2, { decision: "NOT_VALIDATED" })).status).toBe(412);
    const second = worked(await decide(2, { decision: "NOT_VALIDATED" }, first.etag));
    expect(second.body).toMatchObject({ overrides: false });
    expect(second.body).not.toHaveProperty("reason");
    const { statements } = worked(await tom("GET", `${campaign.at}/results`)).body;
    expect(statements[2]).toMatchObject({ decision: { decision: "NOT_VALIDATED" }, decisionVersion: 2 });
    const history = `${campaign.at}/decisions/${campaign.statementIds[2]}/history`;
    expect(worked(await tom("GET", `${history}/verify`)).body).toMatchObject({ intact: true, events: 2 });
  });
});

it("decides a campaign when every statement is, makes all its changes at once, and publishes it with a badge", async () => {
  const early = await closing("decide");
  expect([early.status, early.body.detail]).toEqual([409, "5 statements have no decision yet."]);
  const wording = "Read a work order, and ask where it is unclear";
  worked(await decide(0, { decision: "VALIDATED" }));
  worked(
    await decide(1, {
      decision: "VALIDATED_WITH_EDITS",
      change: { kind: "REPLACE", fullStatement: wording },
    }),
  );
  worked(await decide(3, { decision: "RETURN" }));
  worked(await decide(4, { decision: "RETURN" }));
  worked(await decide(5, { decision: "RETIRE", reason: "=1+1 say it is over." }));
  expect((await closing("publish")).status).toBe(409);
  campaign.etag = worked(await closing("decide")).etag;
  expect((await decide(0, { decision: "RETURN", reason: "Too late" }, '"1"')).status).toBe(409);

  const { statements } = worked(await tom("GET", `${campaign.framework.at}/statements`)).body;
  const item = (id: string | undefined) =>
    statements.find((one: { item: { identifier: string } }) => one.item.identifier === id)?.item;
  expect(item(campaign.statementIds[0])).not.toHaveProperty("statusEndDate");
  expect(item(campaign.statementIds[1])).toMatchObject({ statusEndDate: "2026-11-23" });
  expect(item(campaign.statementIds[5])).toMatchObject({ statusEndDate: "2026-11-23" });
  const replacing = statements.find(
    (one: { item: { fullStatement: string } }) => one.item.fullStatement === wording,
  );

  const { items } = worked(await world.as("priya")("GET", "/api/partnerships/cedar-valley/shortages")).body;
  expect(items).toMatchObject([
    {
      campaign: { id: campaign.id, occupation: { en: "welder" } },
      employers: 8,
      leftOut: 1,
      rows: [
        {
          statementId: campaign.statementIds[0],
          n: 8,
          cannotHire: 6,
          openings: 12,
          criticality: 50,
          score: (50 * 6 * 12) / 8,
          rootCauses: [{ cause: "NOT_TRAINED", employers: 6 }],
          // The sixth is alone in its sector, and the five of the other would give it away.
          sectors: [],
        },
      ],
    },
  ]);
  // In their own words businesses are read by those who lead the campaign.
  expect(items[0].rows[0].responses).toEqual([]);
  const leading = worked(await tom("GET", "/api/partnerships/cedar-valley/shortages")).body;
  expect(leading.items[0].rows[0].responses).toHaveLength(5);
  const csv = worked(await tom("GET", "/api/partnerships/cedar-valley/shortages.csv")).body as string;
  expect(csv.split("\r\n")[1]).toContain("NOT_TRAINED 6");

  expect((await told()).status).toBe(404);
  campaign.etag = worked(await closing("publish")).etag;
  const { body } = worked(await told());
  expect(body).toMatchObject({
    employers: 8,
    invited: 8,
    validated: 2,
    groups: [
      { key: "SECTOR:33", employers: 5 },
      { key: "SECTOR:48", employers: 3 },
    ],
  });
  expect(body.statements[0]).toMatchObject({
    decision: { decision: "VALIDATED", overrides: false },
    groups: { length: 2 },
  });
  expect(body.statements[3]).toMatchObject({ suppressed: false, outcome: { outcome: "TOO_FEW" } });
  expect(body.statements[4]).toMatchObject({ suppressed: true, scales: [] });
  expect(JSON.stringify(body)).not.toMatch(/Tom Brandvold|Business b|We train/);
  const framework = worked(await tom("GET", campaign.framework.at)).body;
  expect(framework.badge).toEqual({
    campaignId: campaign.id,
    editionNo: 1,
    closedOn: "2026-11-23",
    employers: 8,
    statements: 6,
    validated: 2,
  });
  expect(replacing).toBeDefined();
  for (const path of [campaign.at, campaign.framework.at])
    expect(worked(await tom("GET", `${path}/history/verify`)).body).toMatchObject({ intact: true });
});

it("changes nothing where one change cannot be made, and says at which statement", async () => {
  const open = await campaignWith(world, []);
  const { etag } = await tallied(world, open, wait);
  const [gone, ...rest] = open.statementIds;
  for (const id of open.statementIds)
    worked(
      await tom(
        "PUT",
        `${open.at}/decisions/${id}`,
        id === gone || id === rest[0] ? { decision: "RETIRE", reason: "Over." } : { decision: "RETURN" },
        { "if-match": '"0"' },
      ),
    );
  const before = worked(await tom("GET", open.framework.at)).etag;
  const replaced = worked(
    await tom(
      "POST",
      `${open.framework.at}/statements/${gone}/replace`,
      { fullStatement: "Another thing" },
      { "if-match": before },
    ),
  );
  const answer = await tom("POST", `${open.at}/decide`, undefined, { "if-match": etag });
  expect([answer.status, answer.body.detail]).toEqual([
    409,
    expect.stringMatching(/^“Manufacturing”: Statements stand under this one/),
  ]);
  expect(worked(await tom("GET", open.framework.at)).etag).toBe(replaced.etag);
  expect(worked(await tom("GET", open.at)).body.state).toBe("TALLIED");
});

it("gives the results as a table that a spreadsheet never runs", async () => {
  const { body, headers } = worked(await tom("GET", `${campaign.at}/results.csv`));
  const [heading, first] = (body as string).split("\r\n");
  expect(headers.get("content-type")).toContain("text/csv");
  expect(heading).toContain("statement_id,code,statement,n,essential,needed,needed_by,cvr");
  expect(first).toContain(",8,8,7,EXACT_BINOMIAL,1,1,");
  expect(body).toContain(",'=1+1 say it is over.,");
});
