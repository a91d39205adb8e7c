/** What is wrong with a table before anything is suppressed: which line, and by how much. Only its owner sees this. */
import { blockKey, groupKey, groupsOf, sumsOf } from "./groups.ts";
import type { Block, Count, Table, TableProblem } from "./types.ts";

/** No program has a hundred million students; sums of such counts are still exact. */
const countMax = 100_000_000;
const cellsMax = 20_000;
const measures = ["d", "n"] as const;
const named = { d: "denominator", n: "numerator" } as const;

/** Every reason this table cannot be taken as it is; empty when it adds up. */
export function problemsOf(table: Table): TableProblem[] {
  const groups = groupsOf(table.dimensions);
  const cells = table.blocks.length * groups.length * 2;
  if (cells > cellsMax)
    return [
      {
        where: {},
        code: "too-large",
        why: `A table holds at most ${cellsMax} counts.`,
        by: cells - cellsMax,
      },
    ];
  const problems = [
    ...twice(table, groups),
    ...table.blocks.flatMap((block) => [...inBlock(block, table, groups)]),
  ];
  // Sums of counts that are not counts would only repeat what is already said.
  return problems.length > 0 ? problems : [...acrossBlocks(table, groups)];
}

function* twice(table: Table, groups: readonly string[]): Generator<TableProblem> {
  const keys = groups.filter((group, index) => groups.indexOf(group) !== index);
  for (const group of keys) yield { where: { group }, code: "twice", why: "This group is declared twice." };
  const seen = new Set<string>();
  for (const { program, year } of table.blocks) {
    const key = blockKey(program, year);
    if (seen.has(key))
      yield { where: { program, year }, code: "twice", why: "This program and year are there twice." };
    seen.add(key);
  }
}

function* inBlock(block: Block, table: Table, groups: readonly string[]): Generator<TableProblem> {
  const { program, year } = block;
  const unreadable: TableProblem[] = [];
  for (const group of Object.keys(block.groups))
    if (!groups.includes(group))
      unreadable.push({
        where: { program, year, group },
        code: "unknown-group",
        why: "No dimension has this group.",
      });
  for (const group of groups) {
    const count = Object.hasOwn(block.groups, group) ? block.groups[group] : undefined;
    if (count === undefined)
      unreadable.push({
        where: { program, year, group },
        code: "missing-group",
        why: "This group has no count.",
      });
    else unreadable.push(...inCount(count, { program, year, group }));
  }
  yield* unreadable;
  if (unreadable.length === 0) yield* inLines(block, table);
}

function* inCount(
  count: Count,
  where: { program: string; year: string; group: string },
): Generator<TableProblem> {
  let counts = true;
  for (const measure of measures) {
    const value = count[measure];
    const code = !Number.isInteger(value)
      ? "not-whole"
      : value < 0
        ? "negative"
        : value > countMax
          ? "too-large"
          : undefined;
    if (code === undefined) continue;
    counts = false;
    yield {
      where: { ...where, measure },
      code,
      why: `The ${named[measure]} must be a whole number, 0 to ${countMax}.`,
    };
  }
  if (counts && count.n > count.d)
    yield {
      where,
      code: "n-exceeds-d",
      why: "The numerator is larger than the denominator.",
      by: count.n - count.d,
    };
}

const at = (block: Block, group: string): Count => block.groups[group] ?? { d: 0, n: 0 };
const without = ({ d, n }: Count): number => d - n;

function* inLines(block: Block, table: Table): Generator<TableProblem> {
  const { program, year } = block;
  const all = at(block, "all");
  for (const { name, kind, values } of table.dimensions) {
    const parts = values.map((value) => ({
      group: groupKey(name, value),
      count: at(block, groupKey(name, value)),
    }));
    if (kind === "partition")
      for (const measure of measures) {
        const by = parts.reduce((sum, { count }) => sum + count[measure], 0) - all[measure];
        if (by !== 0)
          yield {
            where: { program, year, dimension: name, measure },
            code: "does-not-add-up",
            why: `The ${named[measure]}s of ${name} do not add up to all.`,
            by,
          };
      }
    else
      for (const { group, count } of parts) {
        const over = [
          { measure: "d", by: count.d - all.d, why: "This group has a larger denominator than all." },
          { measure: "n", by: count.n - all.n, why: "This group has a larger numerator than all." },
          {
            by: without(count) - without(all),
            why: "More of this group are without the outcome than of all.",
          },
        ] as const;
        for (const { by, why, ...one } of over)
          if (by > 0)
            yield {
              where: { program, year, group, dimension: name, ...one },
              code: "flag-exceeds-all",
              why,
              by,
            };
      }
  }
}

function* acrossBlocks(table: Table, groups: readonly string[]): Generator<TableProblem> {
  for (const { total, parts, missing, pool } of sumsOf(table.rollUps, table.blocks)) {
    const { program, year } = total;
    const absent = pool ? [] : missing;
    for (const place of absent)
      yield {
        where: place,
        code: "missing-group",
        why: `${program} is a sum of this program and year, which are not there.`,
      };
    if (parts.includes(total))
      yield { where: { program, year }, code: "twice", why: "This program is a sum of itself." };
    else if (absent.length === 0)
      for (const group of groups)
        for (const measure of measures) {
          const by =
            parts.reduce((sum, part) => sum + at(part, group)[measure], 0) - at(total, group)[measure];
          // Years that are not there may make up for what is missing, not for what is too much.
          if (missing.length > 0 ? by > 0 : by !== 0)
            yield {
              where: { program, year, group, measure },
              code: "does-not-add-up",
              why: `The ${named[measure]}s of the programs it is the sum of do not add up to it.`,
              by,
            };
        }
  }
}
