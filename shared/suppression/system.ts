/**
 * A table as cells and the lines they add up in, cut into islands: blocks that no sum of programs or years connects cannot
 * tell anything about each other.
 *
 * A slot is one group of one block, or the complement of a flag; it has three cells: denominator, numerator, and the
 * difference, those without the outcome. Slot s has the cells 3s, 3s + 1 and 3s + 2.
 */
import { blockKey, groupKey, sumsOf } from "./groups.ts";
import type { Dimension, EarlierTable, GroupKey, Measure, RollUp } from "./types.ts";

export type Slot = {
  program: string;
  year: string;
  organization?: string;
  group: GroupKey;
  /** All but `group`. Never printed. */
  complement: boolean;
  /** Of the table at hand, and not only of an earlier release that is connected with it. */
  current: boolean;
};

/** Σ sign · cell = 0. `spare`: other lines say so already; it only helps to see what follows from one line. */
export type Line = { cells: number[]; signs: number[]; spare: boolean };

export type System = {
  slots: Slot[];
  lines: Line[];
  /** Which lines a cell is in. */
  linesOf: number[][];
  /** The slot of a group, as this table means it; the table at hand, or the newest that has it, if none is given. */
  find: (program: string, year: string, group: GroupKey, table?: object) => number | undefined;
  /** What a sum of blocks is made of, by its own slot: each way it was declared. */
  parts: Map<number, number[][]>;
};

export const measures: readonly Measure[] = ["d", "n", "m"];
export const cellOf = (slot: number, measure: Measure): number => slot * 3 + measures.indexOf(measure);
export const slotOf = (cell: number): number => Math.floor(cell / 3);
export const measureOf = (cell: number): Measure => measures[cell % 3] as Measure;

type Place = { program: string; year: string; organization?: string };
type Shape = { dimensions: readonly Dimension[]; blocks: readonly Place[]; rollUps: readonly RollUp[] };
type Sum = { total: Laid; parts: Laid[] };

/** A block over all tables that mean the same by it. */
type Laid = Place & {
  current: boolean;
  /** What it is the sum of, where it is one. The same program, summed over others, is another block. */
  made: string;
  dimensions: { name: string; kind: "partition" | "flag"; line: string[]; values: Set<string> }[];
};

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const inOrder = (a: Place, b: Place): number =>
  compare(a.program, b.program) || compare(a.year, b.year);

/** One system for each island of the table, with the earlier blocks that belong to it. The same in any order of anything. */
export function systemsOf(table: Shape, earlier: readonly EarlierTable[]): System[] {
  const newestFirst: readonly Shape[] = [table, ...[...earlier].reverse()];
  const laid = new Map<string, Laid[]>();
  const meant = new Map<object, Map<string, Laid>>();
  const lay = (place: Place, made: string, current: boolean, dimensions: readonly Dimension[]): Laid => {
    const key = blockKey(place.program, place.year);
    const others = laid.get(key) ?? [];
    const same = others.find((other) => other.made === "" || made === "" || other.made === made);
    const block = same ?? { ...placeOf(place), current, made, dimensions: [] };
    if (block.made === "") block.made = made;
    for (const dimension of dimensions) declare(block, dimension);
    if (!same) laid.set(key, [...others, block]);
    return block;
  };
  for (const from of newestFirst) {
    const sums = sumsOf(from.rollUps, from.blocks);
    const made = (block: Place): string =>
      [...new Set(sums.flatMap((sum) => (sum.total === block ? [nameOf(sum)] : [])))].sort().join();
    meant.set(
      from,
      new Map(
        from.blocks.map((block) => [
          blockKey(block.program, block.year),
          lay(block, made(block), from === table, from.dimensions),
        ]),
      ),
    );
  }
  const sums = new Map<string, Sum>();
  for (const from of newestFirst)
    for (const { total, parts, missing } of sumsOf(from.rollUps, from.blocks)) {
      const of = (place: Place): Laid => {
        const key = blockKey(place.program, place.year);
        // A year that was never printed is unknown, and still not less than nothing.
        return meant.get(from)?.get(key) ?? laid.get(key)?.[0] ?? lay(place, "", false, from.dimensions);
      };
      const sum = { total: of(total), parts: [...parts, ...missing].map(of).sort(inOrder) };
      const key = JSON.stringify(
        [sum.total, ...sum.parts].map(({ program, year, made }) => [program, year, made]),
      );
      if (!sum.parts.includes(sum.total)) sums.set(key, sum);
    }
  const blocks = [...laid.values()].flat().sort((a, b) => inOrder(a, b) || compare(a.made, b.made));
  const sorted = [...sums].sort(([a], [b]) => compare(a, b)).map(([, sum]) => sum);
  return islandsOf(blocks, sorted).map((island) => systemOf(island, sorted, laid, meant));
}

const placeOf = ({ program, year, organization }: Place): Place => ({
  program,
  year,
  ...(organization !== undefined && { organization }),
});

const nameOf = ({ parts, missing }: { parts: readonly Place[]; missing: readonly Place[] }): string =>
  JSON.stringify([...parts, ...missing].map(({ program, year }) => blockKey(program, year)).sort());

/** The newest table says how a partition adds up; a value that only an earlier one has still has a count. */
function declare(block: Laid, { name, kind, values }: Dimension): void {
  const known = block.dimensions.find((other) => other.name === name);
  if (!known) block.dimensions.push({ name, kind, line: [...values].sort(compare), values: new Set(values) });
  else for (const value of values) known.values.add(value);
}

function islandsOf(blocks: readonly Laid[], sums: readonly Sum[]): Laid[][] {
  const island = new Map(blocks.map((block) => [block, [block]]));
  for (const { total, parts } of sums)
    for (const part of parts) {
      const [one, other] = [island.get(total) ?? [], island.get(part) ?? []];
      if (one === other) continue;
      one.push(...other);
      for (const block of other) island.set(block, one);
    }
  return [...new Set(island.values())]
    .filter((members) => members.some(({ current }) => current))
    .map((members) => blocks.filter((block) => members.includes(block)));
}

/** Those without the outcome outside a flag, by the other counts: so no other line needs those within it. */
const remainder = (all: number, part: number, rest: number): Line => ({
  cells: [cellOf(rest, "m"), cellOf(all, "d"), cellOf(all, "n"), cellOf(part, "d"), cellOf(part, "n")],
  signs: [1, -1, 1, 1, -1],
  spare: false,
});

function systemOf(
  blocks: readonly Laid[],
  sums: readonly Sum[],
  laid: ReadonlyMap<string, readonly Laid[]>,
  meant: ReadonlyMap<object, ReadonlyMap<string, Laid>>,
): System {
  const slots: Slot[] = [];
  const lines: Line[] = [];
  const places = new Map<Laid, Map<string, number>>();
  const add = (block: Laid, group: GroupKey, complement = false): number => {
    const slot = slots.push({ ...placeOf(block), current: block.current, group, complement }) - 1;
    places.set(block, (places.get(block) ?? new Map()).set(complement ? `not ${group}` : group, slot));
    lines.push({ cells: [slot * 3, slot * 3 + 1, slot * 3 + 2], signs: [1, -1, -1], spare: complement });
    return slot;
  };
  /** One line for each measure: the total is the sum of the parts. */
  const adds = (total: number, parts: readonly number[], spare: (measure: number) => boolean): void => {
    for (let measure = 0; measure < 3; measure++)
      lines.push({
        cells: [total, ...parts].map((slot) => slot * 3 + measure),
        signs: [1, ...parts.map(() => -1)],
        spare: spare(measure),
      });
  };
  for (const block of blocks) {
    const all = add(block, "all");
    for (const { name, kind, line, values } of [...block.dimensions].sort((a, b) =>
      compare(a.name, b.name),
    )) {
      const parts = new Map(
        [...values].sort(compare).map((value) => [value, add(block, groupKey(name, value))]),
      );
      if (kind === "partition")
        adds(
          all,
          line.map((value) => parts.get(value) as number),
          (measure) => measure === 2,
        );
      else
        for (const [value, part] of parts) {
          const rest = add(block, groupKey(name, value), true);
          adds(all, [part, rest], (measure) => measure === 2);
          lines.push(remainder(all, part, rest));
        }
    }
  }
  const parts = new Map<number, number[][]>();
  for (const sum of sums)
    for (const [group, slot] of places.get(sum.total) ?? []) {
      const found = sum.parts
        .map((part) => places.get(part)?.get(group))
        .filter((part) => part !== undefined);
      if (found.length < sum.parts.length) continue;
      adds(slot, found, (measure) => slots[slot]?.complement === true || measure === 2);
      parts.set(slot, [...(parts.get(slot) ?? []), found]);
    }
  const linesOf: number[][] = Array.from({ length: slots.length * 3 }, () => []);
  for (const [index, { cells }] of lines.entries()) for (const cell of cells) linesOf[cell]?.push(index);
  return {
    slots,
    lines,
    linesOf,
    parts,
    find: (program, year, group, table = {}) => {
      const key = blockKey(program, year);
      const block = meant.get(table)?.get(key) ?? laid.get(key)?.[0];
      return block && places.get(block)?.get(group);
    },
  };
}
