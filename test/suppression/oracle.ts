/**
 * What a reader can find out, by force: everything here is written again from the definitions and shares nothing with what it
 * judges. Lines are solved in exact fractions; ranges are found by trying every whole number and completing the table.
 */
import type { Policy, SafeTable, Table } from "#shared/suppression/types.ts";

/** "Program|year|group|d"; a complement's group begins with "not ". */
export type Cell = string;
/** Σ by · cell = 0. */
export type Line = Map<Cell, number>;

const measures = ["d", "n", "m"] as const;
export const cell = (block: { program: string; year: string }, group: string, measure: string): Cell =>
  `${block.program}|${block.year}|${group}|${measure}`;

type Shape = Pick<SafeTable, "dimensions" | "rollUps"> & { blocks: { program: string; year: string }[] };

const groupsWithComplements = ({ dimensions }: Shape): string[] => [
  "all",
  ...dimensions.flatMap(({ name, kind, values }) =>
    values.flatMap((value) =>
      kind === "flag" ? [`${name}:${value}`, `not ${name}:${value}`] : [`${name}:${value}`],
    ),
  ),
];

/** How a table's cells add up. */
export function linesOf(table: Shape): Line[] {
  const lines: Line[] = [];
  for (const block of table.blocks) {
    for (const group of groupsWithComplements(table))
      lines.push(
        new Map([
          [cell(block, group, "d"), 1],
          [cell(block, group, "n"), -1],
          [cell(block, group, "m"), -1],
        ]),
      );
    for (const measure of measures)
      for (const { name, kind, values } of table.dimensions) {
        const parts = values.map((value) => `${name}:${value}`);
        for (const of of kind === "partition" ? [parts] : parts.map((part) => [part, `not ${part}`]))
          lines.push(
            new Map([
              [cell(block, "all", measure), 1],
              ...of.map((part) => [cell(block, part, measure), -1] as const),
            ]),
          );
      }
  }
  for (const { program, of } of table.rollUps)
    for (const total of table.blocks.filter((block) => block.program === program))
      for (const group of groupsWithComplements(table))
        for (const measure of measures)
          lines.push(
            new Map([
              [cell(total, group, measure), 1],
              ...of.map((part) => [cell({ program: part, year: total.year }, group, measure), -1] as const),
            ]),
          );
  return lines;
}

/** Every cell's true value. */
export function truthOf(table: Table): Map<Cell, number> {
  const truth = new Map<Cell, number>();
  for (const block of table.blocks)
    for (const group of groupsWithComplements(table)) {
      const count = (of: string) => block.groups[of] ?? { d: 0, n: 0 };
      const [all, part] = [count("all"), count(group.replace(/^not /, ""))];
      const { d, n } = group.startsWith("not ") ? { d: all.d - part.d, n: all.n - part.n } : part;
      truth
        .set(cell(block, group, "d"), d)
        .set(cell(block, group, "n"), n)
        .set(cell(block, group, "m"), d - n);
    }
  return truth;
}

export function printedIn(safe: SafeTable): Map<Cell, number> {
  const printed = new Map<Cell, number>();
  for (const block of safe.blocks)
    for (const [group, { d, n }] of Object.entries(block.groups))
      for (const [measure, shown] of [
        ["d", d],
        ["n", n],
      ] as const)
        if (shown.state !== "suppressed")
          printed.set(cell(block, group, measure), shown.state === "zero" ? 0 : shown.value);
  return printed;
}

export function hiddenIn(safe: SafeTable): Cell[] {
  const printed = printedIn(safe);
  return safe.blocks.flatMap((block) =>
    Object.keys(block.groups).flatMap((group) =>
      ["d", "n"].map((measure) => cell(block, group, measure)).filter((each) => !printed.has(each)),
    ),
  );
}

/** R1, R2 and R4 by their words. R5 is asked for by name. */
export function primariesOf(table: Table, policy: Policy): Set<Cell> {
  const truth = truthOf(table);
  const primary = new Set<Cell>();
  const least = { homogeneity: 1, event_k: policy.k, strict: policy.n }[policy.eventMode];
  for (const block of table.blocks)
    for (const group of groupsWithComplements(table)) {
      const [d, n, m] = measures.map((measure) => truth.get(cell(block, group, measure)) ?? 0) as [
        number,
        number,
        number,
      ];
      if (d > 0 && d < policy.n) for (const measure of measures) primary.add(cell(block, group, measure));
      const extreme = Math.min(n, m);
      if (d >= policy.n && (extreme < least || (bandRoom(d, policy) > 0 && extreme <= bandRoom(d, policy))))
        primary.add(cell(block, group, "n")).add(cell(block, group, "m"));
    }
  return primary;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** The cells that follow from the known ones, whatever their values: Gauss and Jordan in whole numbers. */
export function computable(lines: readonly Line[], known: Iterable<Cell>): Set<Cell> {
  const given = new Set(known);
  const names = [...new Set(lines.flatMap((line) => [...line.keys()]))];
  const unknown = names.filter((name) => !given.has(name));
  const column = new Map(unknown.map((name, index) => [name, index]));
  const rows = lines.map((line) => {
    const row = new Map<number, bigint>();
    for (const [name, by] of line) {
      const at = column.get(name);
      if (at !== undefined) row.set(at, (row.get(at) ?? 0n) + BigInt(by));
    }
    return row;
  });
  const pivots: { at: number; row: Map<number, bigint> }[] = [];
  const clear = (row: Map<number, bigint>, pivot: { at: number; row: Map<number, bigint> }): void => {
    const has = row.get(pivot.at) ?? 0n;
    if (has === 0n) return;
    const by = pivot.row.get(pivot.at) ?? 1n;
    for (const [at, value] of row) row.set(at, value * by);
    for (const [at, value] of pivot.row) row.set(at, (row.get(at) ?? 0n) - value * has);
    let common = 0n;
    for (const [at, value] of row) {
      if (value === 0n) row.delete(at);
      else common = gcd(common, value);
    }
    if (common > 1n) for (const [at, value] of row) row.set(at, value / common);
  };
  for (const row of rows) {
    for (const pivot of pivots) clear(row, pivot);
    const at = [...row].find(([, value]) => value !== 0n)?.[0];
    if (at === undefined) continue;
    const pivot = { at, row };
    for (const other of pivots) clear(other.row, pivot);
    pivots.push(pivot);
  }
  const alone = pivots.filter(({ row }) => row.size === 1).map(({ at }) => unknown[at] as Cell);
  return new Set([...alone, ...names.filter((name) => given.has(name))]);
}

/** What a band, or that there is none, says of the numerator and of those without the outcome. */
export type Limits = Map<Cell, [least: number, most: number]>;

/** A table of whole numbers, 0 to `cap`, that agrees with everything; undefined if there is none. Tries them all. */
export function complete(
  lines: readonly Line[],
  known: ReadonlyMap<Cell, number>,
  limits: Limits,
  cap: number,
): Map<Cell, number> | undefined {
  const names = [...new Set(lines.flatMap((line) => [...line.keys()]))];
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = lines.map((line) => [...line].map(([name, by]) => [index.get(name) as number, by] as const));
  const rowsOf = names.map((): number[] => []);
  for (const [at, row] of rows.entries()) for (const [name] of row) rowsOf[name]?.push(at);
  const low = new Int32Array(names.length);
  const high = new Int32Array(names.length).fill(cap);
  for (const [name, [least, most]] of limits) {
    low[index.get(name) as number] = least;
    high[index.get(name) as number] = most;
  }
  for (const [name, value] of known) {
    const at = index.get(name);
    if (at === undefined) continue;
    if (value < (low[at] as number) || (limits.has(name) && value > (high[at] as number))) return undefined;
    low[at] = high[at] = value;
  }
  return search(rows, rowsOf, low, high)
    ? new Map(names.map((name, at) => [name, low[at] as number]))
    : undefined;
}

type Rows = readonly (readonly (readonly [name: number, by: number])[])[];

/** Narrows each cell to what its lines leave it; false if they leave one nothing. */
function narrow(
  rows: Rows,
  rowsOf: readonly number[][],
  low: Int32Array,
  high: Int32Array,
  from: number[],
): boolean {
  const waiting = new Set(from);
  for (const at of waiting) {
    waiting.delete(at);
    const row = rows[at] ?? [];
    let [least, most] = [0, 0];
    for (const [name, by] of row) {
      least += by > 0 ? (low[name] as number) : -(high[name] as number);
      most += by > 0 ? (high[name] as number) : -(low[name] as number);
    }
    if (least > 0 || most < 0) return false;
    for (const [name, by] of row) {
      const [l, h] = [low[name] as number, high[name] as number];
      const [newLow, newHigh] =
        by > 0
          ? [Math.max(l, h - most), Math.min(h, l - least)]
          : [Math.max(l, h + least), Math.min(h, l + most)];
      if (newLow > newHigh) return false;
      if (newLow === l && newHigh === h) continue;
      low[name] = newLow;
      high[name] = newHigh;
      for (const other of rowsOf[name] ?? []) waiting.add(other);
      // Later cells of this row are narrowed by bounds that no longer hold: it waits again.
      waiting.add(at);
      break;
    }
  }
  return true;
}

function search(rows: Rows, rowsOf: readonly number[][], low: Int32Array, high: Int32Array): boolean {
  const open: { low: Int32Array; high: Int32Array; from: number[] }[] = [
    { low: low.slice(), high: high.slice(), from: rows.map((_, at) => at) },
  ];
  for (let at = open.pop(); at; at = open.pop()) {
    if (!narrow(rows, rowsOf, at.low, at.high, at.from)) continue;
    let pick = -1;
    for (let name = 0; name < at.low.length; name++) {
      const width = (at.high[name] as number) - (at.low[name] as number);
      if (width > 0 && (pick === -1 || width < (at.high[pick] as number) - (at.low[pick] as number)))
        pick = name;
    }
    if (pick === -1) {
      low.set(at.low);
      high.set(at.high);
      return true;
    }
    for (let value = at.high[pick] as number; value >= (at.low[pick] as number); value--) {
      const [less, more] = [at.low.slice(), at.high.slice()];
      less[pick] = more[pick] = value;
      open.push({ low: less, high: more, from: rowsOf[pick] ?? [] });
    }
  }
  return false;
}

/** Whether the cell can have a value from `least` to `most`, with everything else as it may be. */
export const canBe = (
  lines: readonly Line[],
  known: ReadonlyMap<Cell, number>,
  limits: Limits,
  cap: number,
  name: Cell,
  [least, most]: readonly [number, number],
): boolean => {
  const [l, m] = limits.get(name) ?? [0, cap];
  const both: [number, number] = [Math.max(least, l), Math.min(most, m)];
  return both[0] <= both[1] && complete(lines, known, new Map([...limits, [name, both]]), cap) !== undefined;
};

/** How many events a band leaves room for; 0 where there is none. By its own table. */
function bandRoom(d: number, policy: Policy): number {
  const percent = d >= 300 ? 1 : d >= 100 ? 2 : d >= 40 ? 5 : d >= 20 ? 10 : d >= 10 ? 20 : 0;
  const most = Math.floor((d * percent) / 100);
  return !policy.bands || d < policy.n || most < Math.max(3, policy.k) ? 0 : most;
}

/** Every band as an inequality, and every place where there would be one if the rate were that extreme. */
export function limitsIn(safe: SafeTable, policy: Policy): Limits {
  const limits: Limits = new Map();
  for (const block of safe.blocks)
    for (const [group, { d, n, band }] of Object.entries(block.groups)) {
      if (d.state !== "published" || n.state !== "suppressed") continue;
      const most = bandRoom(d.value, policy);
      if (most === 0) continue;
      if (band) limits.set(cell(block, group, band.side === "low" ? "n" : "m"), [0, most]);
      else for (const measure of ["n", "m"]) limits.set(cell(block, group, measure), [most + 1, d.value]);
    }
  return limits;
}
