/** Sets too long for one item: replaced whole, read whole, kept in memory within a bound. */
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { pieceSets, pointedAt } from "#functions/cloud/pieces.ts";
import { openTable, type Table } from "#functions/cloud/table.ts";
import { Refusal } from "#shared/problem.ts";
import { dynamo, ownTable } from "#test/support/engines.ts";

let table: Table;
beforeAll(async () => {
  table = openTable(await ownTable(), dynamo());
});
const pk = "T#cedar-valley#AGREEMENT#agr_1";
const open = () => pieceSets(table, "TERMS", z.string());
/** What no compression makes short. */
const noise = (characters: number) => randomBytes(characters / 2).toString("hex");

describe("a set", () => {
  it("is there whole or not at all, and takes the place of the one before", async () => {
    const sets = open();
    const [one, two] = [noise(400_000), noise(200_000)];
    await table.commit(await sets.replacing(pk, undefined, { id: "trm_1", content: one }));
    expect((await table.all(pk, "TERMS#trm_1#")).length).toBeGreaterThan(1);
    expect(await sets.read(pk, "trm_1")).toBe(one);
    await table.commit(await sets.replacing(pk, "trm_1", { id: "trm_2", content: two }));
    expect([await sets.read(pk, "trm_1"), await sets.read(pk, "trm_2")]).toEqual([undefined, two]);

    const [first] = await table.all(pk, "TERMS#trm_2#");
    await table.commit([{ remove: { pk, sk: first?.sk ?? "" } }]);
    expect(await sets.read(pk, "trm_2")).toBeUndefined();
  });

  it("that one transaction could not hold is refused in words", async () => {
    const refused = open().replacing(pk, undefined, { id: "trm_1", content: noise(4_000_000) });
    await expect(refused).rejects.toMatchObject({ code: "too-large" });
  });

  it("that could not be read again is never saved: what is too much in it is said", async () => {
    const list = pieceSets(table, "TERMS", z.strictObject({ notes: z.array(z.string().max(3)).max(2) }));
    const saved = (notes: string[]) => list.replacing(pk, undefined, { id: "trm_9", content: { notes } });
    expect(await saved(["one", "two"])).toHaveLength(1);
    for (const [notes, where] of [
      [["one", "two", "six"], /notes/],
      [["one", "three"], /notes\/1/],
    ] as const)
      await expect(saved([...notes])).rejects.toMatchObject({
        code: "too-large",
        message: expect.stringMatching(where),
      });
  });

  it("is read with others at once: short and long, kept and not; not what is gone or in pieces", async () => {
    const sets = open();
    const elsewhere = `${pk}2`;
    const long = noise(400_000);
    for (const [at, id, content] of [
      [pk, "trm_4", "four"],
      [elsewhere, "trm_5", long],
      [pk, "trm_6", noise(200_000)],
    ] as const)
      await table.commit(await sets.replacing(at, undefined, { id, content }));
    const asked = ["trm_4", "trm_6", "trm_7"].map((id) => ({ pk, id }));
    await table.commit([{ remove: { pk, sk: "TERMS#trm_6#01" } }]);
    const all = [...asked, { pk: elsewhere, id: "trm_5" }];
    const found = await sets.many(all);
    expect([...found.keys()].sort()).toEqual(["trm_4", "trm_5"]);
    expect(found.get("trm_5")).toBe(long);
    await table.commit(await sets.replacing(pk, "trm_4", undefined));
    expect((await sets.many(all)).get("trm_4")).toBe("four");
  });

  it("that was read lately is not read again", async () => {
    const sets = open();
    await table.commit(await sets.replacing(pk, undefined, { id: "trm_3", content: "three" }));
    expect(await sets.lately(pk, "trm_3")).toBe("three");
    await table.commit(await sets.replacing(pk, "trm_3", undefined));
    expect([await sets.lately(pk, "trm_3"), await sets.read(pk, "trm_3")]).toEqual(["three", undefined]);
  });
});

describe("the set a record points at", () => {
  const reading = (there: Record<string, string>, ...ids: (string | undefined)[]) =>
    pointedAt(
      "one",
      async (id: string) => there[id],
      async () => ids.shift(),
    );

  it("is the new one where it was replaced between the two reads", async () => {
    expect(await reading({ one: "1", two: "2" }, "two")).toBe("1");
    expect(await reading({ two: "2" }, "one", "two")).toBe("2");
  });

  it("is asked for again later where it changes all the time, or is gone", async () => {
    const always = ["a", "b", "c", "d", "e", "f"];
    for (const refused of [reading({}, ...always), reading({ f: "never reached" }, ...always), reading({})]) {
      const problem = await refused.catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(Refusal);
      expect((problem as Refusal).code).toBe("busy");
    }
  });
});
