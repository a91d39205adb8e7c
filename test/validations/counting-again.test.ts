/** Nothing that anyone saved stops a tally; and while nothing is decided, whoever was nobody to ask is taken out and it is made anew. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
});
