/**
 * How suppression and its audit grow with the table: programs of one college, two partitions and nine flags each, from 20
 * printable counts to 2,000. The work is the browser's; one Node process stands for it.
 */
import { audit } from "#shared/suppression/audit.ts";
import { suppress } from "#shared/suppression/suppress.ts";
import type { Block, Count, Dimension, Policy, Table } from "#shared/suppression/types.ts";
import { median } from "./print.ts";

type Grown = { what: string; cells: number; suppressMs: number; auditMs: number; shown: number };

const flags = [
  "disability",
  "low-income",
  "el",
  "parent",
  "homeless",
  "foster",
  "military",
  "migrant",
  "other",
];
const races = ["asian", "black", "latino", "native", "pacific", "white", "two-or-more"];
const dimensions: Dimension[] = [
  { name: "gender", kind: "partition", values: ["female", "male"] },
  { name: "race", kind: "partition", values: races },
  { name: "special", kind: "flag", values: flags },
];
const policy: Policy = { n: 10, eventMode: "homogeneity", k: 3, bands: true };
const fresh = { viewers: [], earlier: [] };

/** The same numbers on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function block(program: string, students: number, used: readonly Dimension[], next: () => number): Block {
  const groups: Record<string, Count> = { all: { d: 0, n: 0 } };
  for (const { name, values } of used)
    for (const value of values) groups[`${name}:${value}`] = { d: 0, n: 0 };
  for (let student = 0; student < students; student++) {
    const n = next() < 0.7 ? 1 : 0;
    const add = (group: string): void => {
      const { d, n: so } = groups[group] ?? { d: 0, n: 0 };
      groups[group] = { d: d + 1, n: so + n };
    };
    add("all");
    for (const { name, kind, values } of used)
      if (kind === "partition") add(`${name}:${values[Math.floor(next() ** 2 * values.length)]}`);
      else
        for (const [rank, value] of values.entries()) if (next() < 0.4 / (rank + 1)) add(`${name}:${value}`);
  }
  return { program, year: "2026", groups };
}

function tableOf(programs: number, used: readonly Dimension[], sum: boolean): Table {
  const next = numbers(7);
  const names = Array.from({ length: programs }, (_, no) => `P${String(no).padStart(3, "0")}`);
  const blocks = names.map((name) => block(name, 20 + Math.floor(next() * 200), used, next));
  if (!sum) return { dimensions: [...used], blocks, rollUps: [] };
  const add = (group: string, of: keyof Count) =>
    blocks.reduce((all, { groups }) => all + (groups[group]?.[of] ?? 0), 0);
  const groups = Object.keys(blocks[0]?.groups ?? {}).map((group) => [
    group,
    { d: add(group, "d"), n: add(group, "n") },
  ]);
  const total = { program: "Sum", year: "2026", groups: Object.fromEntries(groups) };
  return { dimensions: [...used], blocks: [...blocks, total], rollUps: [{ program: "Sum", of: names }] };
}

/** Medians. `quick` leaves out the largest. */
export function suppressions(quick: boolean): Grown[] {
  const few: Dimension[] = [
    { name: "gender", kind: "partition", values: ["female", "male"] },
    { name: "special", kind: "flag", values: flags.slice(0, 7) },
  ];
  const tables: [what: string, table: Table][] = [
    ["one program", tableOf(1, few, false)],
    ["two programs", tableOf(2, dimensions, false)],
    ["5 programs", tableOf(5, dimensions, false)],
    ["16 programs", tableOf(16, dimensions, false)],
    ["53 programs", tableOf(53, dimensions, false)],
    ["5 programs and their sum", tableOf(5, dimensions, true)],
    ["15 programs and their sum", tableOf(15, dimensions, true)],
  ];
  // The first run of anything is the compiler's.
  suppress(tableOf(2, dimensions, false), policy, fresh);
  return tables.slice(0, quick ? 4 : undefined).map(([what, table]) => {
    const times: { suppressMs: number; auditMs: number }[] = [];
    let [cells, shown] = [0, 0];
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      const started = performance.now();
      const result = suppress(table, policy, fresh);
      const suppressMs = performance.now() - started;
      if (!result.ok) throw new Error(`The bench's own table was refused: ${result.why}`);
      const again = performance.now();
      audit(result.table, policy, fresh);
      times.push({ suppressMs, auditMs: performance.now() - again });
      const counts = result.table.blocks.flatMap(({ groups }) =>
        Object.values(groups).flatMap(({ d, n }) => [d, n]),
      );
      cells = counts.length;
      shown = counts.filter(({ state }) => state !== "suppressed").length / cells;
    }
    const middle = (of: "suppressMs" | "auditMs") => median(times.map((time) => time[of]));
    return { what, cells, shown, suppressMs: middle("suppressMs"), auditMs: middle("auditMs") };
  });
}
