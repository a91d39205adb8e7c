/**
 * A table as cells and the lines they add up in, cut into islands: blocks that no sum of programs or years connects cannot
 * tell anything about each other.
 *
 * A slot is one group of one block, or the complement of a flag; it has three cells: denominator, numerator, and the
 * difference, those without the outcome. Slot s has the cells 3s, 3s + 1 and 3s + 2.
 */
import { blockKey, groupKey, sumsOf } from "./groups.ts";
import type { Dimension, GroupKey, Measure, RollUp, SafeTable } from "./types.ts";

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
  find: (program: string, year: string, group: GroupKey) => number | undefined;
  /** The slots a sum of blocks is made of, by its own slot. */
  parts: Map<number, number[]>;
};

export const measures: readonly Measure[] = ["d", "n", "m"];
export const cellOf = (slot: number, measure: Measure): number => slot * 3 + measures.indexOf(measure);
export const slotOf = (cell: number): number => Math.floor(cell / 3);
export const measureOf = (cell: number): Measure => measures[cell % 3] as Measure;

type Place = { program: string; year: string; organization?: string };
type Laid = Place & { current: boolean; dimensions: Dimension[] };
type Shape = { dimensions: readonly Dimension[]; blocks: readonly Place[]; rollUps: readonly RollUp[] };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const inOrder = (a: Place, b: Place): number =>
  compare(a.program, b.program) || compare(a.year, b.year);

/** One system for each island of the table, with the earlier blocks that belong to it. */
export function systemsOf(table: Shape, earlier: readonly SafeTable[]): System[] {
  const laid = new Map<string, Laid>();
  const newestFirst: readonly Shape[] = [table, ...[...earlier].reverse()];
  for (const from of newestFirst)
    for (const block of from.blocks) {
      const key = blockKey(block.program, block.year);
      const place = laid.get(key) ?? { ...block, current: from === table, dimensions: [] };
      for (const dimension of from.dimensions)
        if (!place.dimensions.some(({ name }) => name === dimension.name)) place.dimensions.push(dimension);
      laid.set(key, place);
    }
  const rollUps = new Map<string, RollUp>();
  for (const { rollUps: from } of newestFirst)
    for (const rollUp of from) {
      const key = JSON.stringify([rollUp.program, rollUp.year ?? null]);
      if (!rollUps.has(key)) rollUps.set(key, rollUp);
    }
  // A year that was never printed is unknown, and still not less than nothing.
  for (const { total, missing } of sumsOf([...rollUps.values()], [...laid.values()]))
    for (const place of missing)
      laid.set(blockKey(place.program, place.year), {
        ...place,
        current: false,
        dimensions: total.dimensions,
      });
  const blocks = [...laid.values()].sort(inOrder);
  const sums = sumsOf([...rollUps.values()], blocks).filter(({ total, parts }) => !parts.includes(total));
  return islandsOf(blocks, sums).map((island) => systemOf(island, sums));
}

type Sum = { total: Laid; parts: Laid[] };

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
    .map((members) => members.sort(inOrder));
}

function systemOf(blocks: readonly Laid[], sums: readonly Sum[]): System {
  const slots: Slot[] = [];
  const lines: Line[] = [];
  const places = new Map<string, number>();
  const key = (block: Place, group: GroupKey, complement: boolean): string =>
    JSON.stringify([block.program, block.year, group, complement]);
  const add = (block: Laid, group: GroupKey, complement = false): number => {
    const { dimensions: _, ...place } = block;
    places.set(key(block, group, complement), slots.length);
    const slot =
      slots.push({ program: place.program, year: place.year, current: place.current, group, complement }) - 1;
    if (place.organization !== undefined)
      slots[slot] = { ...(slots[slot] as Slot), organization: place.organization };
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
    for (const { name, kind, values } of block.dimensions) {
      const parts = values.map((value) => add(block, groupKey(name, value)));
      if (kind === "partition") adds(all, parts, (measure) => measure === 2);
      else
        for (const [index, part] of parts.entries())
          adds(all, [part, add(block, groupKey(name, values[index] as string), true)], () => false);
    }
  }
  const parts = new Map<number, number[]>();
  for (const sum of sums) {
    if (!blocks.includes(sum.total)) continue;
    for (const [slot, { program, year, group, complement }] of slots.entries()) {
      if (program !== sum.total.program || year !== sum.total.year) continue;
      const found = sum.parts.map((part) => places.get(key(part, group, complement)));
      if (found.some((part) => part === undefined)) continue;
      adds(slot, found as number[], (measure) => complement || measure === 2);
      parts.set(slot, found as number[]);
    }
  }
  const linesOf: number[][] = Array.from({ length: slots.length * 3 }, () => []);
  for (const [index, { cells }] of lines.entries()) for (const cell of cells) linesOf[cell]?.push(index);
  return {
    slots,
    lines,
    linesOf,
    parts,
    find: (program, year, group) => places.get(JSON.stringify([program, year, group, false])),
  };
}
