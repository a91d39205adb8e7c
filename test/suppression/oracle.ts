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

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** In numbers that are exact, or not at all. */
function times(a: number, b: number): number {
  const product = a * b;
  if (!Number.isSafeInteger(product)) throw new Error(`${a} times ${b} is too large to be exact`);
  return product;
}

type Sum = ReadonlyMap<number, number>;
/** Sums of unknown cells that are known; no other has the pivot of one. */
type Pivot = { at: number; row: Sum };

/** The row without the pivot's cell, as a multiple that is whole. */
function clear(row: Sum, pivot: Pivot): Sum {
  const has = row.get(pivot.at);
  if (has === undefined) return row;
  const by = pivot.row.get(pivot.at) ?? 1;
  const cleared = new Map<number, number>();
  let common = 0;
  const put = (at: number, value: number): void => {
    if (value === 0) return;
    cleared.set(at, value);
    if (common !== 1) common = gcd(common, value);
  };
  for (const [at, value] of row) put(at, times(value, by) - times(pivot.row.get(at) ?? 0, has));
  for (const [at, value] of pivot.row) if (!row.has(at)) put(at, -times(value, has));
  if (common > 1) for (const [at, value] of cleared) cleared.set(at, value / common);
  return cleared;
}

function withRow(pivots: readonly Pivot[], added: Sum): readonly Pivot[] {
  const row = pivots.reduce<Sum>(clear, added);
  const [at] = row.keys();
  if (at === undefined) return pivots;
  const pivot = { at, row };
  return [...pivots.map((other) => ({ at: other.at, row: clear(other.row, pivot) })), pivot];
}

/** Asks which cells follow from the known ones and those told besides, whatever their values: Gauss and Jordan in whole numbers. */
export function solverOf(
  lines: readonly Line[],
  known: Iterable<Cell>,
): (told?: Iterable<Cell>) => Set<Cell> {
  const given = new Set(known);
  const names = [...new Set(lines.flatMap((line) => [...line.keys()]))];
  const unknown = names.filter((name) => !given.has(name));
  const column = new Map(unknown.map((name, index) => [name, index]));
  const rows = lines.map((line) => {
    const row = new Map<number, number>();
    for (const [name, by] of line) {
      const at = column.get(name);
      if (at !== undefined) row.set(at, (row.get(at) ?? 0) + by);
    }
    return new Map([...row].filter(([, by]) => by !== 0));
  });
  const solved = rows.reduce<readonly Pivot[]>(withRow, []);
  return (told = []) => {
    const units = [...told].flatMap((name) => column.get(name) ?? []).map((at) => new Map([[at, 1]]));
    const pivots = units.reduce<readonly Pivot[]>(withRow, solved);
    const alone = pivots.filter(({ row }) => row.size === 1).map(({ at }) => unknown[at] as Cell);
    return new Set([...alone, ...names.filter((name) => given.has(name))]);
  };
}

export const computable = (lines: readonly Line[], known: Iterable<Cell>): Set<Cell> =>
  solverOf(lines, known)();

/** What a band, or that there is none, says of the numerator and of those without the outcome. */
export type Limits = Map<Cell, [least: number, most: number]>;

type Completing = (
  name?: Cell,
  range?: readonly [least: number, most: number],
) => Map<Cell, number> | undefined;

/**
 * Asks for a table of whole numbers, 0 to `cap`, that agrees with everything, and has a cell in a range; undefined if there is
 * none. Tries them all.
 */
export function completing(
  lines: readonly Line[],
  known: ReadonlyMap<Cell, number>,
  limits: Limits,
  cap: number,
): Completing {
  const names = [...new Set(lines.flatMap((line) => [...line.keys()]))];
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = lines.map((line) => ({
    names: Int32Array.from(line.keys(), (name) => index.get(name) as number),
    by: Int32Array.from(line.values()),
  }));
  const rowsOf = names.map((): number[] => []);
  for (const [at, row] of rows.entries()) for (const name of row.names) rowsOf[name]?.push(at);
  const low = new Int32Array(names.length);
  const high = new Int32Array(names.length).fill(cap);
  for (const [name, [least, most]] of limits) {
    low[index.get(name) as number] = least;
    high[index.get(name) as number] = most;
  }
  let possible = true;
  for (const [name, value] of known) {
    const at = index.get(name);
    if (at === undefined) continue;
    if (value < (low[at] as number) || (limits.has(name) && value > (high[at] as number))) possible = false;
    low[at] = high[at] = value;
  }
  possible &&= narrow(rows, rowsOf, low, high, [...rows.keys()]);
  return (name, [least, most] = [0, cap]) => {
    const at = name === undefined ? undefined : index.get(name);
    const [from, to] = [low.slice(), high.slice()];
    if (at !== undefined) {
      from[at] = Math.max(least, low[at] as number);
      to[at] = Math.min(most, high[at] as number);
      if ((from[at] as number) > (to[at] as number)) return undefined;
    }
    const found = possible && search(rows, rowsOf, from, to, at === undefined ? [] : (rowsOf[at] ?? []));
    return found ? new Map(names.map((each, place) => [each, found[place] as number])) : undefined;
  };
}

export const complete = (
  lines: readonly Line[],
  known: ReadonlyMap<Cell, number>,
  limits: Limits,
  cap: number,
): Map<Cell, number> | undefined => completing(lines, known, limits, cap)();

type Rows = readonly { readonly names: Int32Array; readonly by: Int32Array }[];

/** Narrows each cell to what its lines leave it; false if they leave one nothing. */
function narrow(
  rows: Rows,
  rowsOf: readonly number[][],
  low: Int32Array,
  high: Int32Array,
  from: readonly number[],
): boolean {
  const waiting = new Set(from);
  for (const at of waiting) {
    waiting.delete(at);
    const { names, by } = rows[at] as Rows[number];
    let least = 0;
    let most = 0;
    for (let place = 0; place < names.length; place++) {
      const name = names[place] as number;
      const times = by[place] as number;
      least += times > 0 ? (low[name] as number) : -(high[name] as number);
      most += times > 0 ? (high[name] as number) : -(low[name] as number);
    }
    if (least > 0 || most < 0) return false;
    for (let place = 0; place < names.length; place++) {
      const name = names[place] as number;
      const up = (by[place] as number) > 0;
      const l = low[name] as number;
      const h = high[name] as number;
      const newLow = Math.max(l, up ? h - most : h + least);
      const newHigh = Math.min(h, up ? l - least : l + most);
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

/** The first table between the bounds, the smallest values of the narrowest cell first. `from`: the lines to narrow by. */
function search(
  rows: Rows,
  rowsOf: readonly number[][],
  low: Int32Array,
  high: Int32Array,
  from: readonly number[],
): Int32Array | undefined {
  if (!narrow(rows, rowsOf, low, high, from)) return undefined;
  const open: { low: Int32Array; high: Int32Array; pick: number; value: number }[] = [];
  for (;;) {
    let pick = -1;
    for (let name = 0; name < low.length; name++) {
      const width = (high[name] as number) - (low[name] as number);
      if (width > 0 && (pick === -1 || width < (high[pick] as number) - (low[pick] as number))) pick = name;
    }
    if (pick === -1) return low;
    open.push({ low, high, pick, value: low[pick] as number });
    for (;;) {
      const last = open.at(-1);
      if (!last) return undefined;
      if (last.value > (last.high[last.pick] as number)) {
        open.pop();
        continue;
      }
      [low, high] = [last.low.slice(), last.high.slice()];
      low[last.pick] = high[last.pick] = last.value++;
      if (narrow(rows, rowsOf, low, high, rowsOf[last.pick] ?? [])) break;
    }
  }
}

/** Asks whether a cell can have a value in a range. A table that was found for one question answers others too. */
export function possibilities(
  lines: readonly Line[],
  known: ReadonlyMap<Cell, number>,
  limits: Limits,
  cap: number,
): (name: Cell, least: number, most: number) => boolean {
  const completed = completing(lines, known, limits, cap);
  const tables: ReadonlyMap<Cell, number>[] = [];
  return (name, least, most) => {
    const has = (table: ReadonlyMap<Cell, number>): boolean => {
      const value = table.get(name) as number;
      return value >= least && value <= most;
    };
    if (tables.some(has)) return true;
    const table = completed(name, [least, most]);
    if (table) tables.push(table);
    return table !== undefined;
  };
}

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
