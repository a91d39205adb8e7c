/** Several readers and several releases: what each of them can put together stays sound (T1 for each viewer, T9). */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { audit } from "#shared/suppression/audit.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import type { Block, Context, Policy, SafeTable, Table, Viewer } from "#shared/suppression/types.ts";
import { type Cell, cell, computable, hiddenIn, linesOf, primariesOf, printedIn, truthOf } from "./oracle.ts";
import { policies, type Recipe, recipes, tableOf, totalOf } from "./tables.ts";

const seed = 9;
const fresh: Context = { viewers: [], earlier: [] };
const policy: Policy = { n: 10, eventMode: "homogeneity", k: 3, bands: true };

/** Somebody who sent in one of the programs, and knows all of its counts. */
const sender = ({ blocks }: Table): Viewer => ({
  name: "sender",
  knows: blocks
    .slice(0, 1)
    .flatMap(({ program, year, groups }) =>
      Object.entries(groups).map(([group, count]) => ({ program, year, group, ...count })),
    ),
});

const cellsOf = ({ knows }: Viewer): Cell[] =>
  knows.flatMap((one) => [cell(one, one.group, "d"), cell(one, one.group, "n")]);

/** The same program a year later, or corrected: some groups are as they were, some are not. */
const corrected = (recipe: Recipe): Table => {
  const before = tableOf(recipe);
  const [first, ...rest] = before.blocks.filter(({ program }) => program !== "Sum");
  const other = tableOf({ ...recipe, seed: recipe.seed + 1 }).blocks[0];
  const blocks: Block[] = first && other ? [{ ...other, program: first.program }, ...rest] : [];
  return { ...before, blocks: before.rollUps.length > 0 ? [...blocks, totalOf(blocks)] : blocks };
};

it("hides from each viewer what they cannot be told, whatever they know of their own", () => {
  fc.assert(
    fc.property(recipes(60, 3), policies(3, 12), (recipe, rules) => {
      const table = tableOf(recipe);
      const viewer = sender(table);
      const result = suppress(table, rules, { viewers: [viewer], earlier: [] });
      if (!result.ok) throw new Error(result.why);
      const lines = linesOf(table);
      const alone = computable(lines, cellsOf(viewer));
      for (const own of [[], cellsOf(viewer)]) {
        const found = computable(lines, [...own, ...printedIn(result.table).keys()]);
        const before = own.length > 0 ? alone : new Set();
        expect([...primariesOf(table, rules)].filter((name) => found.has(name) && !before.has(name))).toEqual(
          [],
        );
      }
      expect(result.audit.perViewer.map(({ viewer: name }) => name)).toEqual(["public", "sender"]);
      expect(result.audit.perViewer[1]?.exposed).toBe(
        hiddenIn(result.table).filter((name) => alone.has(name)).length,
      );
    }),
    { numRuns: 150, seed },
  );
});

it("stays sound over a release and the next, for who reads only one and who reads both (T9)", () => {
  fc.assert(
    fc.property(recipes(60, 2), policies(3, 12), fc.boolean(), (recipe, rules, same) => {
      const [before, now] = [tableOf(recipe), same ? tableOf(recipe) : corrected(recipe)];
      const first = suppress(before, rules, fresh);
      if (!first.ok) throw new Error(first.why);
      const context = { viewers: [], earlier: [first.table] };
      const second = suppress(now, { ...rules, n: rules.n + (recipe.values % 2) }, context);
      if (!second.ok) throw new Error(second.why);
      const [old, shown, truth, lines] = [
        printedIn(first.table),
        printedIn(second.table),
        truthOf(now),
        linesOf(now),
      ];
      for (const name of hiddenIn(first.table)) expect(shown.has(name), `${name} was hidden`).toBe(false);
      const unchanged = [...old].filter(([name, value]) => truth.get(name) === value).map(([name]) => name);
      const already = computable(lines, unchanged);
      const primary = [...primariesOf(now, rules)];
      for (const [known, exempt] of [
        [[], new Set<Cell>()],
        [unchanged, already],
      ] as const) {
        const found = computable(lines, [...known, ...shown.keys()]);
        expect(primary.filter((name) => found.has(name) && !exempt.has(name))).toEqual([]);
      }
    }),
    { numRuns: 200, seed },
  );
});

const gender = { name: "gender", kind: "partition" as const, values: ["female", "male"] };
const el = { name: "special", kind: "flag" as const, values: ["el"] };
const one = (dimensions: Table["dimensions"], groups: Block["groups"], year = "2026"): Table => ({
  dimensions,
  blocks: [{ program: "Welding", year, groups }],
  rollUps: [],
});

const release = (table: Table, context: Context = fresh): SafeTable => {
  const result = suppress(table, policy, context);
  if (!result.ok) throw new Error(result.why);
  return result.table;
};

it("does not print by difference what an earlier release hid: one student more, and the rest as they were", () => {
  const counts = { all: { d: 60, n: 40 }, "gender:female": { d: 52, n: 35 }, "gender:male": { d: 8, n: 5 } };
  const first = release(one([gender], counts));
  expect(first.blocks[0]?.groups["gender:female"]?.d.state).toBe("suppressed");
  const later = { ...counts, all: { d: 64, n: 41 }, "gender:male": { d: 12, n: 6 } };
  const next = one([gender], later);
  const unaware = release(next);
  expect(unaware.blocks[0]?.groups["gender:male"]?.d.state).toBe("published");
  const found = audit(unaware, policy, { viewers: [], earlier: [first] }).findings;
  expect(new Set(found.map(({ code }) => code))).toContain("was-hidden");
  expect(
    audit(release(next, { viewers: [], earlier: [first] }), policy, { viewers: [], earlier: [first] }).holds,
  ).toBe(true);
});

it("does not let a count that was printed before, and is still right, give away one that has become small", () => {
  const before = {
    all: { d: 50, n: 30 },
    "gender:female": { d: 38, n: 20 },
    "gender:male": { d: 12, n: 10 },
  };
  const first = release(one([gender], before));
  const now = { ...before, all: { d: 46, n: 28 }, "gender:male": { d: 8, n: 8 } };
  const { groups } = release(one([gender], now), { viewers: [], earlier: [first] })
    .blocks[0] as SafeTable["blocks"][number];
  // 46 - 38 would be 8, for whoever kept the first release.
  expect([groups["all"]?.d.state, groups["gender:male"]?.d.state]).toEqual(["suppressed", "suppressed"]);
});

it("audits a pool of years together with the years, printed before or never", () => {
  const year = (by: number) => ({ all: { d: 40 + by, n: 25 }, "special:el": { d: 6, n: 4 } });
  const years = ["2024", "2025", "2026"];
  const yearly = years.map((each, index) => release(one([el], year(index), each)));
  const pooled = { all: { d: 123, n: 75 }, "special:el": { d: 18, n: 12 } };
  const pool: Table = {
    ...one([el], pooled, "2024 to 2026"),
    rollUps: [{ program: "Welding", of: ["Welding"], year: "2024 to 2026", years }],
  };
  const safe = release(pool, { viewers: [], earlier: yearly });
  expect(safe.blocks[0]?.groups["special:el"]?.d).toEqual({ state: "published", value: 18 });
  // Were two of the years' small groups known, the pool would give the third.
  const knows = ["2024", "2025"].map((each) => ({
    program: "Welding",
    year: each,
    group: "special:el",
    d: 6,
    n: 4,
  }));
  const insider = { viewers: [{ name: "insider", knows }], earlier: yearly };
  expect(
    audit(safe, policy, insider).findings.map(({ viewer, year: at, code }) => [viewer, at, code]),
  ).toContainEqual(["insider", "2026", "determined"]);
  expect(release(pool, insider).blocks[0]?.groups["special:el"]?.d.state).toBe("suppressed");
});
