/** Clauses: one order, that of their numbers; each number once; moving one leaves the numbers where they are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  byListId,
  clauseProblems,
  clausesChanged,
  inListOrder,
  moved,
  nextListId,
} from "#shared/agreements/clauses.ts";
import { Clause } from "#shared/agreements/terms-schema.ts";

const clause = (listId: string, text = `Text of ${listId}`): Clause => ({
  listId,
  statementType: "ROLES",
  text,
  satisfies: [],
});
const ids = (clauses: readonly Clause[]) => clauses.map(({ listId }) => listId);

describe("the order of clauses", () => {
  it("goes by number, part by part", () => {
    const ordered = ["1", "2", "2.1", "2.a", "2.b", "5.2", "5.10", "10", "A", "B.1"];
    expect(ids(inListOrder(ordered.toReversed().map((id) => clause(id))))).toEqual(ordered);
  });

  const numbers = fc.stringMatching(/^[A-Za-z0-9]{1,3}(\.[A-Za-z0-9]{1,3}){0,2}$/).map((id) => clause(id));
  it("is one order for any numbers: total, and the same from wherever it starts", () => {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 8 }), numbers, numbers, numbers, (some, a, b, c) => {
        expect(Math.sign(byListId(a, b))).toBe(-Math.sign(byListId(b, a)) + 0);
        if (byListId(a, b) <= 0 && byListId(b, c) <= 0) expect(byListId(a, c)).toBeLessThanOrEqual(0);
        const upper = (list: Clause[]) => ids(inListOrder(list)).map((id) => id.toUpperCase());
        expect(upper(some.toReversed())).toEqual(upper(some));
      }),
      { numRuns: 1000 },
    );
  });

  it("proposes the next number, in the schema's own form or not at all", () => {
    expect(
      [[], ["5.6"], ["2", "10"], ["3.b"], ["5.9", "5.10"], ["ZZ"], ["9999"]].map((list) =>
        nextListId(list.map((id) => clause(id))),
      ),
    ).toEqual(["1", "5.7", "11", "3.c", "5.11", "", ""]);
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 6 }), (some) => {
        const next = nextListId(some);
        if (next === "") return;
        expect(Clause.shape.listId.parse(next)).toBe(next);
        expect(
          clauseProblems([
            ...new Map(some.map((one) => [one.listId.toUpperCase(), one])).values(),
            clause(next),
          ]),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("moves what a clause says past its neighbour, and the numbers stay", () => {
    const list = [clause("1", "a"), clause("2", "b"), clause("3", "c")];
    expect(moved(list, "2", -1).map(({ listId, text }) => listId + text)).toEqual(["1b", "2a", "3c"]);
    expect(moved(list, "2", 1).map(({ listId, text }) => listId + text)).toEqual(["1a", "2c", "3b"]);
    expect(moved(list, "1", -1)).toEqual(list);
    expect(moved(list, "3", 1)).toEqual(list);
  });
});

it("wants each number once, letter case aside", () => {
  expect(clauseProblems([clause("5.a"), clause("6"), clause("5.A")])).toEqual([
    { pointer: "/clauses/2/listId", detail: expect.stringContaining("5.A") },
  ]);
});

it("tells the history which clauses were touched", () => {
  expect(clausesChanged([clause("1"), clause("2")], [clause("2", "new"), clause("3")])).toBe(
    "2 changed, 3 added, 1 taken out",
  );
  expect(
    clausesChanged(
      [],
      Array.from({ length: 13 }, (_, at) => clause(String(at))),
    ),
  ).toBe("13 clauses changed, 13 now");
});
