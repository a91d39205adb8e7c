/** T1 to T7 and T10 over random tables, each judged by an oracle that shares nothing with what it judges. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audit } from "#shared/suppression/audit.ts";
import { primaryOf, valuesOf } from "#shared/suppression/primary.ts";
import { printed } from "#shared/suppression/print.ts";
import { publish } from "#shared/suppression/publish.ts";
import { Span } from "#shared/suppression/spans.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import { cellOf, systemsOf } from "#shared/suppression/system.ts";
import type { Context, Policy, SafeGroup, SafeTable, Table } from "#shared/suppression/types.ts";
import {
  complete,
  completing,
  computable,
  hiddenIn,
  limitsIn,
  linesOf,
  possibilities,
  primariesOf,
  printedIn,
  solverOf,
  truthOf,
} from "./oracle.ts";
import { policies, recipes, tableOf } from "./tables.ts";

const fresh: Context = { viewers: [], earlier: [] };
const seed = 5;

function suppressed(table: Table, policy: Policy, context = fresh): SafeTable {
  const result = suppress(table, policy, context);
  if (!result.ok) throw new Error(`refused: ${result.why}`);
  return result.table;
}

/** What is printed before any repair: the greedy choice alone. */
function unrepaired(table: Table, policy: Policy): SafeTable {
  const open = new Set<string>();
  for (const system of systemsOf(table, [])) {
    const values = valuesOf(system, table);
    const before = Span.of(system);
    const task = {
      system,
      values,
      primary: primaryOf(system, values, policy).cells,
      withheld: new Set<number>(),
    };
    const cells = publish(task, [{ before, after: before.copy() }]);
    for (const [slot, { program, group, complement }] of system.slots.entries())
      for (const measure of ["d", "n"] as const)
        if (!complement && cells.has(cellOf(slot, measure))) open.add(`${program}|${group}|${measure}`);
  }
  return printed(table, policy, ({ program }, group, measure) => open.has(`${program}|${group}|${measure}`));
}

describe("a suppressed table", () => {
  it("prints what is true, and lets no exact solver compute a count that must not be known (T1, T10)", () => {
    fc.assert(
      fc.property(recipes(60, 3), policies(3, 12), (recipe, policy) => {
        const table = tableOf(recipe);
        const safe = suppressed(table, policy);
        const truth = truthOf(table);
        expect([...printedIn(safe)].filter(([name, value]) => truth.get(name) !== value)).toEqual([]);
        const found = computable(linesOf(table), printedIn(safe).keys());
        const primary = primariesOf(table, policy);
        expect([...found].filter((name) => primary.has(name))).toEqual([]);
        expect(hiddenIn(safe).filter((name) => found.has(name))).toEqual([]);
      }),
      { numRuns: 600, seed },
    );
  });

  it("withholds nothing without need: before repair, printing any one of the rest would reveal a count (T2)", () => {
    fc.assert(
      fc.property(recipes(40, 3), policies(3, 12), (recipe, policy) => {
        const table = tableOf(recipe);
        const [lines, truth, primary] = [linesOf(table), truthOf(table), primariesOf(table, policy)];
        const safe = unrepaired(table, policy);
        const shown = [...printedIn(safe).keys()];
        const solve = solverOf(lines, shown);
        const already = solve();
        expect([...primary].filter((name) => already.has(name))).toEqual([]);
        const alone = (name: string) => name.endsWith("|n") && !shown.includes(name.replace(/n$/, "d"));
        for (const name of hiddenIn(safe)) {
          if (primary.has(name) || alone(name)) continue;
          // Who learns that a group is empty learns both its counts.
          const both =
            truth.get(name.replace(/n$/, "d")) === 0
              ? [name.replace(/n$/, "d"), name.replace(/d$/, "n")]
              : [name];
          const found = solve(both);
          expect([...primary].some((each) => found.has(each))).toBe(true);
        }
      }),
      { numRuns: 250, seed },
    );
  });

  it("is the same whatever the order of its rows and columns (T7)", () => {
    fc.assert(
      fc.property(recipes(60, 4), policies(3, 12), fc.func(fc.integer()), (recipe, policy, shuffle) => {
        const table = tableOf(recipe);
        const mixed = <T>(items: T[]): T[] =>
          items
            .map((item, at) => ({ item, by: shuffle(at) }))
            .sort((a, b) => a.by - b.by)
            .map(({ item }) => item);
        const other: Table = {
          ...table,
          blocks: mixed(table.blocks).map((block) => ({
            ...block,
            groups: Object.fromEntries(mixed(Object.entries(block.groups))),
          })),
        };
        expect(JSON.stringify(suppress(other, policy, fresh))).toBe(
          JSON.stringify(suppress(table, policy, fresh)),
        );
      }),
      { numRuns: 150, seed },
    );
  });

  it("is the same text, byte for byte, for every table that agrees with what it prints (T6)", () => {
    fc.assert(
      fc.property(recipes(14, 2), policies(3, 5), (recipe, policy) => {
        const table = tableOf(recipe);
        const safe = suppressed(table, policy);
        const [shown, limits] = [printedIn(safe), limitsIn(safe, policy)];
        const truth = truthOf(table);
        const completed = completing(linesOf(table), shown, limits, 40);
        const other = hiddenIn(safe).reduce<Map<string, number> | undefined>(
          (found, name) => found ?? completed(name, limits.get(name) ?? [(truth.get(name) ?? 0) + 1, 40]),
          undefined,
        );
        if (!other) return;
        const twin: Table = {
          ...table,
          blocks: table.blocks.map((block) => ({
            ...block,
            groups: Object.fromEntries(
              Object.keys(block.groups).map((group) => {
                const count = (measure: string) =>
                  other.get(`${block.program}|${block.year}|${group}|${measure}`) ?? 0;
                return [group, { d: count("d"), n: count("n") }];
              }),
            ),
          })),
        };
        const print = (of: Table) =>
          printed(of, policy, ({ program, year }, group, measure) =>
            shown.has(`${program}|${year}|${group}|${measure}`),
          );
        expect(JSON.stringify(print(twin))).toBe(JSON.stringify(safe));
        expect(new Set(JSON.stringify(safe).match(/\{[^{}]*suppressed[^{}]*\}/g) ?? []).size).toBeLessThan(2);
      }),
      { numRuns: 150, seed },
    );
  });
});

describe("what a reader can find out by trying every table of whole numbers", () => {
  it("leaves each count that must not be known at least two values, and a small group all from 1 to n - 1 (T4, T5)", () => {
    fc.assert(
      fc.property(recipes(14, 2), policies(3, 5), (recipe, policy) => {
        const table = tableOf(recipe);
        const safe = suppressed(table, policy);
        const truth = truthOf(table);
        const cap = 40;
        const can = possibilities(linesOf(table), printedIn(safe), limitsIn(safe, policy), cap);
        for (const name of primariesOf(table, policy)) {
          const value = truth.get(name) ?? 0;
          expect(can(name, 0, value - 1) || can(name, value + 1, cap), `${name} has one value`).toBe(true);
          const size = truth.get(name.replace(/[nm]$/, "d")) ?? 0;
          if (!name.endsWith("|d") || size >= policy.n) continue;
          expect(can(name, 0, 1), `${name} can be 1`).toBe(true);
          expect(can(name, policy.n - 1, cap), `${name} can be ${policy.n - 1}`).toBe(true);
        }
      }),
      { numRuns: 400, seed },
    );
  });
});

describe("the audit, which sees no count that is not printed", () => {
  it("passes every table that was suppressed, and none that prints one count more that matters (T3)", () => {
    fc.assert(
      fc.property(recipes(50, 3), policies(3, 12), (recipe, policy) => {
        const table = tableOf(recipe);
        const safe = suppressed(table, policy);
        expect(audit(safe, policy, fresh).holds).toBe(true);
        const [truth, primary] = [truthOf(table), primariesOf(table, policy)];
        const solve = solverOf(linesOf(table), printedIn(safe).keys());
        for (const name of hiddenIn(safe)) {
          const found = solve([name]);
          if (![...primary].some((each) => found.has(each))) continue;
          const [program, , group, measure] = name.split("|") as [string, string, string, "d" | "n"];
          const block = safe.blocks.find((one) => one.program === program);
          const place = { ...block?.groups[group] } as SafeGroup;
          const told: SafeTable = {
            ...safe,
            blocks: safe.blocks.map((one) =>
              one === block ? { ...one, groups: { ...one.groups, [group]: place } } : one,
            ),
          };
          const value = truth.get(name) ?? 0;
          place[measure] = value === 0 && measure === "d" ? { state: "zero" } : { state: "published", value };
          if (place.d.state === "zero") place.n = { state: "zero" };
          if (measure === "n") delete place.band;
          expect(audit(told, policy, fresh).holds, `${name} told`).toBe(false);
        }
      }),
      { numRuns: 350, seed },
    );
  });
});

it("refuses a release that was changed: a count, a mark, a band (T3)", () => {
  fc.assert(
    fc.property(
      recipes(40, 2),
      policies(3, 8),
      fc.nat(),
      fc.constantFrom(-1, 1),
      (recipe, policy, pick, by) => {
        const table = tableOf(recipe);
        const safe = suppressed(table, policy);
        const change = (how: (group: SafeGroup, groups: Record<string, SafeGroup>, key: string) => void) => {
          const told = structuredClone(safe);
          const groups: Record<string, SafeGroup> = told.blocks[pick % told.blocks.length]?.groups ?? {};
          const keys = Object.keys(groups);
          const key = keys[pick % keys.length] ?? "all";
          how(groups[key] as SafeGroup, groups, key);
          return told;
        };
        const dropped = change((_, groups, key) => Reflect.deleteProperty(groups, key));
        expect(audit(dropped, policy, fresh).holds).toBe(false);
        const banded = change((group) => Object.assign(group, { band: { side: "low", percent: 50 } }));
        expect(audit(banded, policy, fresh).holds).toBe(false);
        const moved = change((group) => {
          if (group.d.state === "published") group.d.value += by;
        });
        // What no table of whole numbers agrees with, at most twice as large, the audit must find; the rest is a lie about truth.
        if (JSON.stringify(moved) === JSON.stringify(safe) || printedIn(moved).size < hiddenIn(moved).length)
          return;
        const possible = complete(linesOf(table), printedIn(moved), limitsIn(moved, policy), 90);
        if (!possible) expect(audit(moved, policy, fresh).holds).toBe(false);
      },
    ),
    { numRuns: 100, seed },
  );
});
