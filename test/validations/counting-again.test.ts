/** Nothing that anyone saved stops a tally; and while nothing is decided, whoever was nobody to ask is taken out and it is made anew. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RespondentId } from "#shared/ids.ts";
import { behindRewordings, standingOf } from "#shared/validations/seconds.ts";
import { InputId } from "#shared/validations/triage-schema.ts";
import { worked } from "#test/support/agreements.ts";
import { campaignWith, type Person, rated, tallied } from "#test/support/answers.ts";
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
const counted = async (people: readonly Person[]) => {
  const open = await campaignWith(world, people);
  const { etag } = await tallied(world, open, wait);
  return { ...open, etag };
};
const results = async (at: string) => worked(await tom("GET", `${at}/results`)).body;
const revoke = async (at: string, id = "") => {
  const { items } = worked(await tom("GET", `${at}/respondents?limit=100`)).body;
  const { version } = items.find((one: { id: string }) => one.id === id);
  return tom("POST", `${at}/respondents/${id}/revoke`, undefined, { "if-match": `"${version}"` });
};
/** Happens once, right before the next transaction. */
function meanwhile(act: () => Promise<unknown>): void {
  const { table } = world.services;
  const { commit } = table;
  table.commit = async (writes) => {
    table.commit = commit;
    await act();
    return commit(writes);
  };
}

describe("a tally", () => {
  it("is stopped by no skill that was named twice under one id, nor by a county with a line separator: what was said last counts", async () => {
    const id = "0198c0de-0000-4000-8000-00000000000a";
    const named = [id, id, id.toUpperCase()].map((one, no) => ({ id: one, text: `Said ${no}` }));
    const county = "Linn\u2028County";
    const { at } = await counted([
      { employer: "forge", more: { county }, said: { 0: rated(3) }, missing: named },
    ]);
    expect(await results(at)).toMatchObject({
      missing: { all: 1, open: 1 },
      groups: [{ key: `COUNTY:${county}`, employers: 1 }],
    });
    const { items } = worked(await tom("GET", `${at}/missing`)).body;
    expect(items.map(({ text }: { text: string }) => text)).toEqual(["Said 2"]);
  });

  it("made anew ends a list that was being read of the one before, and says so", async () => {
    const comment = { kind: "UNCLEAR" as const, text: "What is this?" };
    const { at, etag } = await counted([{ employer: "forge", said: { 0: { comment }, 1: { comment } } }]);
    const { next } = worked(await tom("GET", `${at}/comments?limit=1`)).body;
    worked(await tom("POST", `${at}/tally`, undefined, { "if-match": etag }));
    const rest = await tom("GET", `${at}/comments?limit=1&cursor=${next}`);
    expect([rest.status, rest.body.type]).toEqual([400, "/problems/bad-cursor"]);
  });

  it("is made anew without someone who was nobody to ask, as long as nothing is decided; what was merged with theirs stands by itself again", async () => {
    const says = (text: string) => ({ 0: rated(3, { comment: { kind: "REWORDING" as const, text } }) });
    const { at, etag, respondents, statementIds } = await counted([
      { employer: "bogus", said: says("Ours is best") },
      { employer: "forge", said: says("Say it better") },
      { employer: "mill", said: { 0: rated(1) } },
    ]);
    const id = (no: number) => `${respondents[no]}.${statementIds[0]}`;
    worked(await tom("POST", `${at}/comments/${id(1)}/merge`, { into: id(0) }, { "if-match": '"0"' }));
    for (const one of statementIds)
      worked(await tom("PUT", `${at}/decisions/${one}`, { decision: "RETURN" }, { "if-match": '"0"' }));
    worked(await revoke(at, respondents[0]));
    const early = await tom("POST", `${at}/decide`, undefined, { "if-match": etag });
    expect([early.status, early.body.detail]).toEqual([
      409,
      expect.stringContaining("Count the answers again"),
    ]);
    const again = worked(await tom("POST", `${at}/tally`, undefined, { "if-match": etag }));
    expect(again.body.state).toBe("TALLIED");
    expect(worked(await tom("GET", `${at}/history/verify`)).body).toMatchObject({ intact: true });
    const { employers, statements } = await results(at);
    expect([employers, statements[0].comments]).toEqual([2, { all: 1, open: 1 }]);
    const { items } = worked(await tom("GET", `${at}/comments`)).body;
    expect(items).toMatchObject([{ id: id(1), state: "OPEN", version: 1 }]);
    worked(await tom("POST", `${at}/comments/${id(1)}/answer`, { answer: "No." }, { "if-match": '"1"' }));
    expect((await results(at)).statements[0].comments).toEqual({ all: 1, open: 0 });
    worked(await tom("POST", `${at}/decide`, undefined, { "if-match": again.etag }));
    expect((await revoke(at, respondents[1])).status).toBe(409);
  });

  it("has nobody in it who is taken out while it is made, and whoever is taken out just after is found by the next", async () => {
    const four = ["a", "b", "c", "d"].map((employer): Person => ({ employer, said: { 0: rated(3) } }));
    const open = await campaignWith(world, four);
    const { at, respondents } = open;
    const closed = worked(await tom("POST", `${at}/close`, undefined, { "if-match": open.etag }));
    wait(3);
    const tally = (etag: string) => tom("POST", `${at}/tally`, undefined, { "if-match": etag });
    meanwhile(async () => worked(await revoke(at, respondents[0])));
    let { etag } = worked(await tally(closed.etag));
    expect((await results(at)).employers).toBe(3);
    // The other way about: it is made between the reading and the saving of a mark.
    meanwhile(async () => {
      etag = worked(await tally(etag)).etag;
    });
    worked(await revoke(at, respondents[1]));
    expect((await results(at)).employers).toBe(3);
    const early = await tom("POST", `${at}/decide`, undefined, { "if-match": etag });
    expect(early.body.detail).toContain("Count the answers again");
    worked(await tally(etag));
    expect((await results(at)).employers).toBe(2);
  });
});

it("someone who was taken out stands behind no rewording that theirs was merged into", () => {
  const id = InputId.parse("rsp_00000000000000000001.00000000-0000-4000-8000-000000000001");
  const behind = (no: number) => ({ employerId: `e${no}`, respondentId: `rsp_0000000000000000000${no}` });
  const merged = { id, state: "OPEN" as const, rewording: true, joined: [behind(2), behind(3)] };
  const standing = (setAside: string[]) =>
    behindRewordings({ seconded: [] }, standingOf([merged], { setAside: setAside as RespondentId[] }));
  expect([...standing([]).values()]).toEqual([2]);
  expect([...standing([behind(3).respondentId]).values()]).toEqual([1]);
  expect([...standing([id.slice(0, 24)]).values()]).toEqual([]);
});
