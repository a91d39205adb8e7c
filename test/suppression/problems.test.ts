/** A table that does not add up is refused before anything is suppressed, and its owner is told which line, and by how much. */
import { expect, it } from "vitest";
import { problemsOf } from "#shared/suppression/problems.ts";
import type { Count, Table, TableProblem } from "#shared/suppression/types.ts";

const groups = {
  all: { d: 60, n: 40 },
  "gender:female": { d: 25, n: 20 },
  "gender:male": { d: 35, n: 20 },
  "special:el": { d: 12, n: 4 },
};

const table = (changes: Record<string, Count> = {}, more: Partial<Table> = {}): Table => ({
  dimensions: [
    { name: "gender", kind: "partition", values: ["female", "male"] },
    { name: "special", kind: "flag", values: ["el"] },
  ],
  blocks: [{ program: "Welding", year: "2026", groups: { ...groups, ...changes } }],
  rollUps: [],
  ...more,
});

const said = (problems: TableProblem[]) => problems.map(({ code, where, by }) => ({ code, where, by }));
const place = { program: "Welding", year: "2026" };

it("takes a table that adds up", () => {
  expect(problemsOf(table())).toEqual([]);
});

it("says which line does not add up, for which measure, and by how much", () => {
  expect(said(problemsOf(table({ "gender:female": { d: 27, n: 20 } })))).toEqual([
    { code: "does-not-add-up", where: { ...place, dimension: "gender", measure: "d" }, by: 2 },
  ]);
});

it.each([
  ["negative", { d: 12, n: -1 }, "n", undefined],
  ["not-whole", { d: 12.5, n: 4 }, "d", undefined],
  ["not-whole", { d: Number.NaN, n: 4 }, "d", undefined],
  ["too-large", { d: 1e12, n: 4 }, "d", undefined],
  ["n-exceeds-d", { d: 12, n: 15 }, undefined, 3],
])("finds a count that is %s", (code, count, measure, by) => {
  const where = { ...place, group: "special:el", ...(measure && { measure }) };
  expect(said(problemsOf(table({ "special:el": count })))).toEqual([{ code, where, by }]);
});

it("finds a flag larger than all, also among those without the outcome", () => {
  expect(problemsOf(table({ "special:el": { d: 61, n: 40 } })).map(({ code }) => code)).toEqual([
    "flag-exceeds-all",
    "flag-exceeds-all",
  ]);
  expect(said(problemsOf(table({ "special:el": { d: 30, n: 9 } })))).toMatchObject([
    { code: "flag-exceeds-all", by: 1 },
  ]);
});

it("finds groups nobody declared, groups without a count, and what is there twice", () => {
  const { "special:el": _, ...fewer } = groups;
  const block = { ...place, groups: { ...fewer, "gender:other": { d: 0, n: 0 } } };
  expect(problemsOf(table({}, { blocks: [block] })).map(({ code }) => code)).toEqual([
    "unknown-group",
    "missing-group",
  ]);
  const [one] = table().blocks;
  expect(problemsOf(table({}, { blocks: one ? [one, one] : [] })).map(({ code }) => code)).toEqual(["twice"]);
  expect(problemsOf(table({ constructor: { d: 1, n: 1 } })).map(({ code }) => code)).toEqual([
    "unknown-group",
  ]);
});

it("finds a roll-up, or a pool of years, that is not the sum of its parts", () => {
  const double = Object.fromEntries(
    Object.entries(groups).map(([key, { d, n }]) => [key, { d: 2 * d, n: 2 * n }]),
  );
  const blocks = [
    { program: "Welding", year: "2025", groups },
    { program: "Welding", year: "2026", groups },
    { program: "Cooking", year: "2026", groups },
    { program: "Trades", year: "2026", groups: double },
    { program: "Welding", year: "2025 to 2026", groups: double },
  ];
  const rollUps = [
    { program: "Trades", of: ["Welding", "Cooking"] },
    { program: "Welding", of: ["Welding"], year: "2025 to 2026", years: ["2025", "2026"] },
  ];
  expect(problemsOf(table({}, { blocks, rollUps }))).toEqual([]);
  const off = blocks.map((block, index) =>
    index === 3 ? { ...block, groups: { ...double, "special:el": { d: 25, n: 8 } } } : block,
  );
  expect(said(problemsOf(table({}, { blocks: off, rollUps })))).toEqual([
    {
      code: "does-not-add-up",
      where: { program: "Trades", year: "2026", group: "special:el", measure: "d" },
      by: -1,
    },
  ]);
  expect(
    said(problemsOf(table({}, { blocks, rollUps: [{ program: "Trades", of: ["Welding", "Baking"] }] }))),
  ).toEqual([{ code: "missing-group", where: { program: "Baking", year: "2026" }, by: undefined }]);
});

it("takes a pool alone, and finds years that are more than it", () => {
  const rollUps = [{ program: "Welding", of: ["Welding"], year: "2025 to 2026", years: ["2025", "2026"] }];
  const pool = { program: "Welding", year: "2025 to 2026", groups };
  expect(problemsOf(table({}, { blocks: [pool], rollUps }))).toEqual([]);
  const more = { ...groups, "special:el": { d: 13, n: 5 } };
  const blocks = [pool, { program: "Welding", year: "2025", groups: more }];
  expect(said(problemsOf(table({}, { blocks, rollUps })))).toEqual([
    {
      code: "does-not-add-up",
      where: { ...pool, groups: undefined, group: "special:el", measure: "d" },
      by: 1,
    },
    {
      code: "does-not-add-up",
      where: { ...pool, groups: undefined, group: "special:el", measure: "n" },
      by: 1,
    },
  ]);
});

it("refuses a table too large to be read by a person", () => {
  const blocks = Array.from({ length: 3000 }, (_, index) => ({ program: `P${index}`, year: "2026", groups }));
  expect(problemsOf(table({}, { blocks })).map(({ code }) => code)).toEqual(["too-large"]);
});
