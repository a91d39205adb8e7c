/** The small exact matching: keeps what holds, prefers the first, and says when it gives up. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  admit,
  emptyBoard,
  fill,
  fillPreferring,
  join,
  settle,
  type Way,
} from "#shared/agreements/assign.ts";

const boardOf = (rules: Way[][], effort?: number) => {
  const board = emptyBoard(effort);
  const said = rules.map((ways) => {
    const chosen = admit(board, ways);
    if (typeof chosen === "object") join(board, ways, chosen);
    return typeof chosen === "object" ? "in" : chosen;
  });
  return { board, said };
};

describe("the matching", () => {
  it("gives every seat a resource of its own, or nothing", () => {
    expect(fill([[1, 2], [1]])).toEqual([2, 1]);
    expect(fill([[1], [1]])).toBeUndefined();
    expect(fill([[]])).toBeUndefined();
    expect(fill([])).toEqual([]);
  });

  it("fills a seat with a preferred resource before another", () => {
    expect(fillPreferring([[1, 2, 3], [2]], [2, 3, 1])).toEqual([3, 2]);
    expect(fillPreferring([[1]], [2])).toEqual([undefined]);
  });

  it("searches other ways only where the present ones leave no room, and then keeps every rule", () => {
    const { board, said } = boardOf([[[[1], [2]], [[3]]], [[[2]]], [[[1]]]]);
    expect(said).toEqual(["in", "in", "in"]);
    expect(board.chosen).toEqual([1, 0, 0]);
    expect(settle(board)).toEqual([[3], [2], [1]]);
  });

  it("says that it gave up rather than that there is no way", () => {
    const knot: Way[][] = [[[[1], [2]], [[3]]], [[[2]]]];
    expect(boardOf(knot, 0).said).toEqual(["in", "too-many"]);
    expect(boardOf([[[[1]]], [[[1]]]], 0).said).toEqual(["in", "no"]);
  });

  it("agrees with an enumeration for any rules, and hands out each resource once", () => {
    const seat = fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 });
    const ways = fc.array(fc.array(seat, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    const possible = (rules: Way[][], used: number[] = []): boolean => {
      const [first, ...rest] = rules;
      const sit = (seats: Way, taken: number[]): boolean =>
        seats.length === 0
          ? possible(rest, taken)
          : (seats[0] ?? []).some((one) => !taken.includes(one) && sit(seats.slice(1), [...taken, one]));
      return !first || first.some((way) => sit(way, used));
    };
    fc.assert(
      fc.property(fc.array(ways, { minLength: 1, maxLength: 6 }), (rules) => {
        const { board, said } = boardOf(rules);
        const held: Way[][] = [];
        rules.forEach((one, index) => {
          const fits = possible([...held, one]);
          expect(said[index]).toBe(fits ? "in" : "no");
          if (fits) held.push(one);
        });
        const given = settle(board);
        expect(new Set(given.flat()).size).toBe(given.flat().length);
        given.forEach((some, rule) => {
          const way = board.rules[rule]?.[board.chosen[rule] ?? 0] ?? [];
          expect(some.every((one, seat) => way[seat]?.includes(one))).toBe(true);
        });
      }),
      { numRuns: 3000 },
    );
  });
});
