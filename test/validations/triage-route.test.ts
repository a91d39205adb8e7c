/** What people wrote, through the API: read, answered, merged, taken over, and told to everyone who wrote or seconded it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worked } from "#test/support/agreements.ts";
import { answering, type Person, rated, tallied } from "#test/support/answers.ts";
import { campaignOf, lettersTo } from "#test/support/campaigns.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
let now = new Date("2026-11-23T18:00:00.000Z");
const wait = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
let campaign: Awaited<ReturnType<typeof campaignOf>>;
let people: string[];
const wording = "Work safely with others, and say so when they do not";
const proposal = "0198c0de-0000-4000-8000-000000000001";
beforeAll(async () => {
  world = await openWorld({
    replacing: { now: () => now, today: async () => now.toISOString().slice(0, 10) },
  });
  campaign = await campaignOf(world, { open: true });
  const [about = ""] = campaign.statementIds;
  const writes = (text: string, rewording?: string): NonNullable<Person["said"]> => ({
    0: rated(3, {
      comment: { kind: rewording ? "REWORDING" : "UNCLEAR", text, ...(rewording ? { rewording } : {}) },
    }),
  });
  people = await answering(world, campaign, [
    {
      employer: "forge",
      said: writes("It is not enough.", wording),
      missing: [{ id: proposal, text: "Repair a hitch" }],
    },
    { employer: "mill", said: writes("=1+1 is unclear") },
    { employer: "mill", said: { 0: rated(3) } },
  ]);
  const seconds = [`${people[0]}.${about}`, `${people[0]}.${proposal}`, "rsp_nobody.at-all"];
  people.push(
    ...(await answering(world, campaign, [
      { employer: "rail", said: { 0: rated(3) }, seconds },
      // Of the author's own business: nobody stands behind their own words.
      { employer: "forge", said: { 0: rated(3) }, seconds },
      { employer: "yard", said: { 0: rated(3) } },
    ])),
  );
  await tallied(world, campaign, wait);
});
afterAll(() => world.close());

const tom = (...request: Parameters<ReturnType<World["as"]>>) => world.as("tom")(...request);
const idOf = (person: number, about: string | undefined = campaign.statementIds[0]) =>
  `${people[person]}.${about}`;
const comments = async (query = "") => worked(await tom("GET", `${campaign.at}/comments${query}`)).body.items;
const act = (kind: string, id: string, move: string, body: object, etag = '"0"') =>
  tom("POST", `${campaign.at}/${kind}/${id}/${move}`, body, { "if-match": etag });
const outcome = async () => worked(await tom("GET", `${campaign.at}/results`)).body.statements[0];

describe("what people wrote", () => {
  it("is read by those who run the campaign with who it was, by an auditor without, and by no one else", async () => {
    const items = await comments();
    expect(items).toHaveLength(2);
    expect(items.find(({ id }: { id: string }) => id === idOf(0))).toMatchObject({
      version: 0,
      state: "OPEN",
      employer: { employerId: "forge", name: "Business forge" },
      name: "Person 0",
      seconds: [{ employerId: "rail", name: "Business rail" }],
      rewording: wording,
      blocks: false,
    });
    const audited = worked(await world.as("angela")("GET", `${campaign.at}/comments`)).body.items;
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toMatch(/Person|Business|"forge"|"rail"/);
    expect(audited.map(({ seconds }: { seconds: object[] }) => seconds.length).sort()).toEqual([0, 1]);
    expect((await world.as("priya")("GET", `${campaign.at}/comments`)).status).toBe(403);
    expect(await comments(`?statement=${campaign.statementIds[1]}`)).toEqual([]);
    expect(await outcome()).toMatchObject({ comments: { all: 2, open: 2 } });
  });

  it("comes a page at a time", async () => {
    const first = worked(await tom("GET", `${campaign.at}/comments?limit=1`)).body;
    const rest = worked(await tom("GET", `${campaign.at}/comments?limit=1&cursor=${first.next}`)).body;
    expect([first.items[0].id, rest.items[0].id].sort()).toEqual([idOf(0), idOf(1)].sort());
  });

  it("is merged with another: those who wrote it stand behind the other, and that blocks until it is answered", async () => {
    const elsewhere = await act("comments", idOf(1), "merge", { into: idOf(0, campaign.statementIds[1]) });
    expect([elsewhere.status, elsewhere.body.errors[0].pointer]).toEqual([422, "/into"]);
    expect((await act("comments", idOf(1), "merge", { into: idOf(1) })).status).toBe(422);
    const merged = worked(await act("comments", idOf(1), "merge", { into: idOf(0) })).body;
    expect(merged).toMatchObject({ state: "MERGED", mergedInto: idOf(0), version: 1 });
    const [open] = await comments("?state=OPEN");
    expect(open).toMatchObject({ id: idOf(0), version: 1, blocks: true, seconds: { length: 2 } });
    expect((await act("comments", idOf(1), "answer", { answer: "No." }, '"1"')).body.detail).toContain(
      "merged",
    );
    expect(await outcome()).toMatchObject({ comments: { all: 2, open: 1 } });
  });

  it("is taken over into the framework at once, once", async () => {
    const accept = { kind: "EDIT", fullStatement: wording, answer: "Thank you." };
    expect((await act("comments", idOf(0), "accept", accept)).status).toBe(412);
    const accepted = worked(await act("comments", idOf(0), "accept", accept, '"1"'));
    expect(accepted.body).toMatchObject({ state: "ACCEPTED", becomes: campaign.statementIds[0] });
    expect((await act("comments", idOf(0), "accept", accept, accepted.etag)).status).toBe(409);
    const history = `${campaign.at}/comments/${idOf(0)}/history`;
    expect(worked(await tom("GET", `${history}/verify`)).body).toEqual({ intact: true, events: 2 });
    const { statements } = worked(await tom("GET", `${campaign.framework.at}/statements`)).body;
    expect(statements[0].item).toMatchObject({
      identifier: campaign.statementIds[0],
      fullStatement: wording,
    });
    // What was asked stays as it was asked.
    expect((await outcome()).fullStatement).not.toBe(wording);
  });

  it("adds a skill that people miss", async () => {
    const [missing] = worked(await tom("GET", `${campaign.at}/missing`)).body.items;
    expect(missing).toMatchObject({ id: idOf(0, proposal), text: "Repair a hitch", seconds: { length: 1 } });
    const added = worked(
      await act("missing", missing.id, "accept", { statement: { fullStatement: "Repair a trailer hitch" } }),
    ).body;
    const { statements } = worked(await tom("GET", `${campaign.framework.at}/statements`)).body;
    expect(statements.map(({ item }: { item: { identifier: string } }) => item.identifier)).toContain(
      added.becomes,
    );
  });

  it("is a table of who said what that a spreadsheet never runs", async () => {
    const csv = worked(await tom("GET", `${campaign.at}/who-said-what.csv`)).body as string;
    expect(csv).toContain("person0@forge.example,Business forge,REWORDING,It is not enough.");
    expect(csv).toContain("'=1+1 is unclear");
    expect(csv).toContain("MISSING,Repair a hitch");
    expect((await world.as("angela")("GET", `${campaign.at}/who-said-what.csv`)).status).toBe(403);
  });
});

it("other words that enough businesses asked for block a statement still when they are merged into a remark about it", async () => {
  const asking = await campaignOf(world, { open: true });
  const says = (kind: "REWORDING" | "OTHER"): NonNullable<Person["said"]> => ({
    0: rated(3, { comment: { kind, text: "Say it better." } }),
  });
  const [author = "", ...others] = await answering(world, asking, [
    { employer: "forge", said: says("REWORDING") },
    { employer: "mill", said: says("OTHER") },
    { employer: "rail", said: says("OTHER") },
    ...["yard", "dock", "shop"].map((employer) => ({ employer, said: { 0: rated(3) } })),
  ]);
  const [about] = asking.statementIds;
  const seconding = (employer: string, id = "") => ({ employer, seconds: [`${id}.${about}`] });
  await answering(world, asking, [seconding("yard", author), seconding("dock", others[1])]);
  await tallied(world, asking, wait);
  const merge = (from = "", into = "", etag = '"0"') =>
    tom(
      "POST",
      `${asking.at}/comments/${from}.${about}/merge`,
      { into: `${into}.${about}` },
      { "if-match": etag },
    );
  const evidence = async () => {
    const { statements } = worked(await tom("GET", `${asking.at}/results`)).body;
    const { items } = worked(await tom("GET", `${asking.at}/comments?state=OPEN`)).body;
    return [statements[0].outcome.outcome, items.some(({ blocks }: { blocks: boolean }) => blocks)];
  };
  // Two stand behind the remark that nobody seconded: who wrote the rewording, and who seconded that.
  worked(await merge(author, others[0]));
  expect(await evidence()).toEqual(["RETURN", true]);
  // And once more, into one that was seconded.
  worked(await merge(others[0], others[1], '"1"'));
  expect(await evidence()).toEqual(["RETURN", true]);
});

it("tells everyone who answered, once, what became of what they wrote and of what they seconded", async () => {
  expect((await tom("POST", `${campaign.at}/feedback`)).status).toBe(409);
  for (const id of campaign.statementIds)
    worked(await tom("PUT", `${campaign.at}/decisions/${id}`, { decision: "RETURN" }, { "if-match": '"0"' }));
  const { etag } = worked(await tom("GET", campaign.at));
  worked(await tom("POST", `${campaign.at}/decide`, undefined, { "if-match": etag }));
  expect(worked(await tom("POST", `${campaign.at}/feedback`)).body).toEqual({ written: 6, left: 0 });
  expect(worked(await tom("POST", `${campaign.at}/feedback`)).body).toEqual({ written: 0, left: 0 });
  const texts = await Promise.all(
    people.map(async (id) => (await lettersTo(world, id)).map(({ text }) => text).join()),
  );
  expect(texts[0]).toContain(`You wrote: ${wording}`);
  expect(texts[0]).toContain(`The statement now says: “${wording}”`);
  expect(texts[0]).toContain("The answer: Thank you.");
  expect(texts[0]).toContain("The statement now says: “Repair a trailer hitch”");
  // Merged into the other: its fate is the other's.
  expect(texts[1]).toContain("You wrote: =1+1 is unclear");
  expect(texts[1]).toContain("It was taken over.");
  expect(texts[3]).toContain("You supported: It is not enough.");
  expect(texts[5]).toContain("You wrote no comments this time");
  expect(texts[5]).toContain("4 answered in Cedar Valley. 0 of 6 statements are validated.");
});
