/** Typed counts become a table only when nothing is wrong with them, and each fault is told where it is and how far off. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { checked, withOthers, withZeros } from "#shared/data-sharing/entered.ts";
import { allPrograms, cellKey, type Entry } from "#shared/data-sharing/entry.ts";
import { namedGroups } from "#shared/data-sharing/group-names.ts";
import { problemsOf } from "#shared/suppression/problems.ts";
import type { Table } from "#shared/suppression/types.ts";
import { dimensions } from "./counts.ts";

const year = "2025-26";
const check = (entry: Entry) => checked(entry, { year, dimensions });

type Counts = Record<string, [string | number, string | number]>;
const entry = (counts: Counts, id = "all", name = "All programs"): Entry => ({
  programs: [{ id, name }],
  cells: new Map(
    Object.entries(counts).flatMap(([group, [students, earned]]) => [
      [cellKey(id, group, "students"), String(students)],
      [cellKey(id, group, "earned"), String(earned)],
    ]),
  ),
});
const both = (one: Entry, other: Entry): Entry => ({
  programs: [...one.programs, ...other.programs],
  cells: new Map([...one.cells, ...other.cells]),
});

const right: Counts = {
  all: [164, 121],
  "gender:female": [93, 70],
  "gender:male": [71, 51],
  "gender:unknown": [0, 0],
  "special:econ": [72, "49"],
};

it("makes the table of what was typed, without the breakdowns that were left empty", () => {
  const { table, cells, lines } = check(entry({ ...right, all: ["164 ".trim(), "121.0"] }));
  expect([cells, lines]).toEqual([[], []]);
  expect(table?.dimensions.map(({ name, values }) => [name, values])).toEqual([
    ["gender", ["female", "male", "unknown"]],
    ["special", ["econ"]],
  ]);
  expect(table?.blocks[0]?.groups["gender:female"]).toEqual({ d: 93, n: 70 });
  expect(problemsOf(table as Table)).toEqual([]);
});

it.each([
  ["-3", "never negative"],
  ["(3)", "never negative"],
  ["12.5", "fraction"],
  ["12,5", "fraction"],
  ["75%", "not a rate"],
  ["<10", "The real count"],
  ["*", "The real count"],
  ["many", "A whole number"],
  ["20000000", "At most 10,000,000"],
  ["", "Type 0"],
])("says at its cell what is wrong with %j", (typed, why) => {
  const { cells, table } = check(entry({ ...right, "special:econ": [typed, "0"] }));
  expect(cells).toEqual([
    { program: "all", group: "special:econ", measure: "students", why: expect.stringContaining(why) },
  ]);
  expect(table).toBeUndefined();
});

it("takes thousands with their comma", () => {
  expect(check(entry({ all: ["1,164", "1,001"] })).table?.blocks[0]?.groups["all"]).toEqual({
    d: 1164,
    n: 1001,
  });
});

it("says which line does not add up, in which measure and by how much", () => {
  const { lines } = check(entry({ ...right, "gender:male": [68, 53] }));
  expect(lines.map(({ dimension, measure, off, why }) => [dimension, measure, off, why])).toEqual([
    ["gender", "students", -3, "Gender, students: 3 fewer than All."],
    ["gender", "earned", 2, "Gender, reached it: 2 more than All."],
  ]);
});

it("lets no group have more who earned than students, and no flag more than everyone, on either side", () => {
  const at = (group: string, pair: [number, number]) =>
    check(entry({ ...right, [group]: pair })).cells.map(({ group: where, measure }) => `${where} ${measure}`);
  expect(at("special:econ", [5, 6])).toEqual(["special:econ earned"]);
  expect(at("special:econ", [165, 60])).toEqual(["special:econ students"]);
  expect(at("special:econ", [130, 122])).toEqual(["special:econ earned"]);
  // 50 students of whom none earned it, where only 43 of all did not.
  expect(at("special:econ", [50, 0])).toEqual(["special:econ earned"]);
});

it("fills the empty cells of what is reported with 0, and only those", () => {
  const some = entry({ all: [164, 121], "gender:female": [93, 70], "gender:male": [71, 51] });
  expect(check(some).cells).toHaveLength(2);
  const filled = withZeros(some, check(some));
  expect(check(filled).table?.blocks[0]?.groups["gender:unknown"]).toEqual({ d: 0, n: 0 });
  expect(filled.cells.has(cellKey("all", "race:white", "students"))).toBe(false);
});

it("wants the programs to make up all programs, and adds the rest as a program of its own", () => {
  const some = both(
    entry({ all: [50, 30] }),
    both(entry({ all: [30, 20] }, "weld", "Welding"), entry({ all: [15, 7] }, "nurse", "Nursing")),
  );
  expect(check(some).lines.map(({ program, off }) => [program, off])).toEqual([
    ["all", -5],
    ["all", -3],
  ]);
  const whole = check(withOthers(some, check(some)));
  expect(whole.lines).toEqual([]);
  expect(whole.table?.rollUps).toEqual([{ program: "all", of: ["weld", "nurse", "others"] }]);
  expect(whole.table?.blocks.find(({ program }) => program === "others")?.groups["all"]).toEqual({
    d: 5,
    n: 3,
  });
});

it("asks for one of two when a single program is all programs", () => {
  const twice = both(entry({ all: [50, 30] }), entry({ all: [50, 30] }, "weld", "Welding"));
  expect(check(twice).lines[0]?.why).toContain("leave one of the two out");
});

it("finds fault with a table exactly when suppression does", () => {
  const group = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
  const keys = namedGroups(dimensions.slice(0, 1)).map(({ key }) => key);
  const counts = fc.tuple(...["all", ...keys.slice(1), "special:econ"].map(() => group));
  fc.assert(
    fc.property(counts, fc.boolean(), (pairs, sums) => {
      const typed = Object.fromEntries(
        ["all", ...keys.slice(1), "special:econ"].map((key, index) => [key, pairs[index]]),
      ) as Record<string, [number, number]>;
      if (sums) {
        const parts = keys.slice(1).map((key): [number, number] => typed[key] ?? [0, 0]);
        typed["all"] = [parts.reduce((sum, [d]) => sum + d, 0), parts.reduce((sum, [, n]) => sum + n, 0)];
      }
      const { table } = check(entry(typed));
      const asked: Table = {
        dimensions: [
          { name: "gender", kind: "partition", values: ["female", "male", "unknown"] },
          { name: "special", kind: "flag", values: ["econ"] },
        ],
        blocks: [
          {
            program: allPrograms.id,
            year,
            groups: Object.fromEntries(Object.entries(typed).map(([key, [d, n]]) => [key, { d, n }])),
          },
        ],
        rollUps: [],
      };
      expect(table !== undefined).toBe(problemsOf(asked).length === 0);
      if (table) expect(table).toEqual(asked);
    }),
    { numRuns: 400 },
  );
});
