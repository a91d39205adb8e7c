/** What a campaign found, through the API: counted once and whole, and told so that nobody learns what one business said. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { campaignWith, type Person, rated, tallied } from "#test/support/answers.ts";
import { campaignOf } from "#test/support/campaigns.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let now = new Date("2026-11-23T18:00:00.000Z");
const wait = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
beforeAll(async () => {
  world = await openWorld({
    replacing: { now: () => now, today: async () => now.toISOString().slice(0, 10) },
  });
});
afterAll(() => world.close());

const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);

/** Ten small businesses and four large ones; two of them in Benton. */
const businesses = Array.from({ length: 14 }, (_, no) => ({
  employer: `b${String(no).padStart(2, "0")}`,
  more: {
    naics: "332710",
    size: no < 10 ? ("UNDER_50" as const) : ("250_AND_MORE" as const),
    county: no < 2 ? "Benton" : "Linn",
  },
}));

describe("a tally", () => {
  it("waits until the last answer has arrived", async () => {
    const { at, etag } = await campaignWith(world, []);
    const early = await tom("POST", `${at}/tally`, undefined, { "if-match": etag });
    expect([early.status, early.body.detail]).toEqual([
      409,
      "Answers are counted once a campaign has closed.",
    ]);
    const closed = worked(await tom("POST", `${at}/close`, undefined, { "if-match": etag }));
    const arriving = await tom("POST", `${at}/tally`, undefined, { "if-match": closed.etag });
    expect([arriving.status, arriving.body.detail]).toEqual([409, expect.stringContaining("still arriving")]);
    expect((await tom("GET", `${at}/results`)).status).toBe(409);
    wait(3);
    const done = worked(await tom("POST", `${at}/tally`, undefined, { "if-match": closed.etag }));
    expect(done.body).toMatchObject({ state: "TALLIED", talliedAt: now.toISOString() });
    expect(done.body).not.toHaveProperty("tallyId");
  });

  it("counts each business once, computes every figure and says what the rule says", async () => {
    const campaign = await campaignWith(world, [
      ...businesses.slice(0, 10).map(
        (one, no): Person => ({
          ...one,
          said: {
            0: {
              ratings: { need: no < 8 ? 3 : 2, relevance: no < 9 ? 4 : 2, criticality: 5 },
              ...(no < 4 ? { shortage: { openings: 2, rootCause: "NOT_TRAINED" as const } } : {}),
            },
            1: rated(no < 9 ? 3 : 1),
          },
        }),
      ),
      // A second and a third person of the first business change nothing.
      ...[1, 2].map((): Person => ({ ...businesses[0], employer: "b00", said: { 1: rated(3) } })),
    ]);
    await tallied(world, campaign, wait);
    const { body, etag } = worked(await tom("GET", `${campaign.at}/results`));
    expect(etag).not.toBe("");
    expect(body).toMatchObject({ employers: 10, state: "TALLIED", closedOn: "2026-11-23", whole: true });
    const [first, second] = body.statements;
    expect(first).toMatchObject({
      identifier: campaign.statementIds[0],
      need: { n: 10, essential: 8, cvr: 0.6, share: { value: 0.8 }, needed: { count: 9 }, endorsed: true },
      relevance: { n: 10, agreeing: 9, iCvi: 0.9, band: "EXCELLENT" },
      shortage: { cannotHire: 4, openings: 8, rootCauses: [{ cause: "NOT_TRAINED", employers: 4 }] },
      outcome: { outcome: "RETURN", blocked: false, why: "8 of 10 said essential; 9 are needed." },
    });
    expect(first.scales.find(({ kind }: { kind: string }) => kind === "CRITICALITY")).toMatchObject({
      n: 10,
      mean: 5,
      median: 5,
      adMd: 0,
      standardScore: 100,
    });
    expect(second).toMatchObject({
      need: { n: 10, essential: 9 },
      outcome: { outcome: "VALIDATED" },
      decisionVersion: 0,
    });
    expect(body.validity).toMatchObject({ statements: 1, average: 0.9, universal: 0 });
    expect(body.statements[3].outcome).toMatchObject({ outcome: "TOO_FEW" });
  });

  it("is of a campaign whose last day is over, though nobody closed it", async () => {
    const before = now;
    const campaign = await campaignOf(world, { open: true, changes: { closesOn: "2026-11-24" } });
    now = new Date("2026-11-25T12:00:00.000Z");
    const { body } = worked(
      await tom("POST", `${campaign.at}/tally`, undefined, { "if-match": campaign.etag }),
    );
    expect(body.state).toBe("TALLIED");
    expect(worked(await tom("GET", `${campaign.at}/results`)).body).toMatchObject({
      closedOn: "2026-11-24",
      employers: 0,
    });
    now = before;
  });
});

it("says how many answered in groups of three and more, of one kind, to those who do not lead the campaign", async () => {
  const of = (employer: string, naics: string, size: "UNDER_50" | "250_AND_MORE"): Person => ({
    employer,
    more: { naics, size },
  });
  const { at } = await campaignWith(world, [
    ...["a", "b", "c"].map((id) => of(id, "332710", "UNDER_50")),
    ...["d", "e", "f"].map((id) => of(id, "484110", "UNDER_50")),
    ...["g", "h", "i"].map((id) => of(id, "622110", "250_AND_MORE")),
    of("j", "111110", "250_AND_MORE"),
  ]);
  const rates = async (who: string) => {
    const { body } = worked(await world.as(who)("GET", `${at}/rates`));
    const sectors = body.bySector.map(({ sector }: { sector: string }) => sector);
    return [sectors, body.bySize.map(({ size }: { size: string }) => size)];
  };
  expect(await rates("tom")).toEqual([
    ["11", "33", "48", "62"],
    ["250_AND_MORE", "UNDER_50"],
  ]);
  // 62 would leave the one of 11 alone outside.
  expect(await rates("priya")).toEqual([["33", "48"], []]);
});

it("takes out who turns out to be nobody until all is decided, and the rest is counted again", async () => {
  const campaign = await campaignWith(
    world,
    ["a", "b", "c", "d"].map((employer): Person => ({ employer, said: { 0: rated(3) } })),
  );
  const { etag } = await tallied(world, campaign, wait);
  const [gone] = campaign.respondents;
  worked(await tom("POST", `${campaign.at}/respondents/${gone}/revoke`, undefined, { "if-match": '"1"' }));
  worked(await tom("POST", `${campaign.at}/tally`, undefined, { "if-match": etag }));
  const { body } = worked(await tom("GET", `${campaign.at}/results`));
  expect([body.employers, body.statements[0].need.n]).toEqual([3, 3]);
});

it("takes nobody out of a campaign that is decided about in the same moment", async () => {
  const campaign = await campaignWith(world, [{ employer: "a", said: { 0: rated(3) } }]);
  const { table } = world.services;
  const commit = table.commit.bind(table);
  // Between reading and writing of the one, the other is done.
  table.commit = async (writes) => {
    table.commit = commit;
    worked(await tom("POST", `${campaign.at}/cancel`, undefined, { "if-match": campaign.etag }));
    return commit(writes);
  };
  const answer = await tom(
    "POST",
    `${campaign.at}/respondents/${campaign.respondents[0]}/revoke`,
    undefined,
    { "if-match": '"1"' },
  );
  expect([answer.status, answer.body.type]).toEqual([409, "/problems/wrong-moment"]);
});

describe("groups", () => {
  it("are all there for those who run the campaign, and none of one or two for anyone else", async () => {
    const campaign = await campaignWith(
      world,
      businesses.map(
        (one, no): Person => ({
          ...one,
          said: { 0: rated(no < 12 ? 3 : 2), ...(no < 2 ? { 1: rated(3) } : {}) },
        }),
      ),
    );
    const { etag } = await tallied(world, campaign, wait);
    const whole = worked(await tom("GET", `${campaign.at}/results`)).body;
    expect(
      whole.groups.map(({ key, employers }: { key: string; employers: number }) => [key, employers]),
    ).toEqual([
      ["SECTOR:33", 14],
      ["SIZE:250_AND_MORE", 4],
      ["SIZE:UNDER_50", 10],
      ["COUNTY:Benton", 2],
      ["COUNTY:Linn", 12],
    ]);
    const priya = world.as("priya");
    const early = await priya("GET", `${campaign.at}/results`);
    expect([early.status, early.body.detail]).toEqual([
      409,
      "Results can be read once every statement is decided.",
    ]);
    for (const id of campaign.statementIds)
      worked(
        await tom(
          "PUT",
          `${campaign.at}/decisions/${id}`,
          { decision: "RETURN", reason: "We ask again." },
          { "if-match": '"0"' },
        ),
      );
    worked(await tom("POST", `${campaign.at}/decide`, undefined, { "if-match": etag }));
    const told = worked(await priya("GET", `${campaign.at}/results`)).body;
    // The dimension that shows most: Linn would give away the two of Benton.
    expect(told.groups.map(({ key }: { key: string }) => key)).toEqual([
      "SIZE:250_AND_MORE",
      "SIZE:UNDER_50",
    ]);
    expect(told).toMatchObject({ groupsLeftOut: 3, whole: false });
    expect(told.statements[1]).toMatchObject({ suppressed: true, scales: [] });
    expect(told.statements[1]).not.toHaveProperty("need");
    expect(told).not.toHaveProperty("missing");
    expect((await priya("GET", `${campaign.at}/results?group=COUNTY:Linn`)).status).toBe(404);
    const benton = worked(await tom("GET", `${campaign.at}/results?group=COUNTY:Benton`)).body;
    expect(benton).toMatchObject({ employers: 2, statements: { 0: { need: { n: 2, essential: 2 } } } });
    const large = worked(await priya("GET", `${campaign.at}/results?group=SIZE:250_AND_MORE`)).body;
    expect(large.statements[0]).toMatchObject({
      need: { n: 4, essential: 2 },
      outcome: { outcome: "VALIDATED" },
    });
    expect(worked(await world.as("angela")("GET", `${campaign.at}/results`)).body.whole).toBe(true);
    expect((await tom("GET", `${campaign.at}/results?group=SIZE:HUGE`)).status).toBe(404);
  });
});
