/** What a table prints, as values of cells; and what follows from those values, one line at a time. */
import { bandFor } from "./bands.ts";
import { cellOf, type System, slotOf } from "./system.ts";
import type { Band, EarlierGroup, Policy, SafeTable, Shown } from "./types.ts";

/** A cell's value is at least, or at most, this. */
export type Limit = { cell: number; least: number; most: number };

export type Facts = {
  /** What is printed, by cell. */
  printed: Map<number, number>;
  /** Denominators and numerators that bear the mark of suppression. */
  hidden: number[];
  limits: Limit[];
};

export const printedValue = (shown: Shown): number | undefined =>
  shown.state === "published" ? shown.value : shown.state === "zero" ? 0 : undefined;

/** What a band says of the numerator and of those without the outcome. */
export function limitsOf(slot: number, d: number, band: Band | undefined, most: number): Limit[] {
  if (band) return [{ cell: cellOf(slot, band.side === "low" ? "n" : "m"), least: 0, most }];
  return (["n", "m"] as const).map((measure) => ({ cell: cellOf(slot, measure), least: most + 1, most: d }));
}

/** Each group of a table that the system has, with its slot. */
export function* groupsIn<Group extends EarlierGroup>(
  system: System,
  table: { blocks: readonly { program: string; year: string; groups: Record<string, Group> }[] },
): Generator<{ slot: number; group: Group }> {
  for (const { program, year, groups } of table.blocks)
    for (const [key, group] of Object.entries(groups)) {
      const slot = system.find(program, year, key, table);
      if (slot !== undefined) yield { slot, group };
    }
}

export function factsOf(system: System, table: SafeTable, policy: Policy): Facts {
  const facts: Facts = { printed: new Map(), hidden: [], limits: [] };
  for (const { slot, group } of groupsIn(system, table)) {
    const [d, n] = [printedValue(group.d), printedValue(group.n)];
    for (const [measure, value] of [
      ["d", d],
      ["n", n],
    ] as const)
      if (value === undefined) facts.hidden.push(cellOf(slot, measure));
      else facts.printed.set(cellOf(slot, measure), value);
    const band = d !== undefined && n === undefined ? bandFor(d, policy) : undefined;
    if (d !== undefined && band) facts.limits.push(...limitsOf(slot, d, group.band, band.most));
  }
  return facts;
}

/**
 * The value of every cell that follows from those known, line by line, NaN where none does; undefined if they contradict
 * each other.
 */
export function settle(system: System, known: ReadonlyMap<number, number>): Float64Array | undefined {
  const values = new Float64Array(system.slots.length * 3).fill(Number.NaN);
  const open = system.lines.map(({ cells }) => cells.length);
  const waiting: number[] = [];
  const empty: number[] = [];
  let holds = true;
  const set = (cell: number, value: number): void => {
    const before = values[cell] as number;
    if (!Number.isNaN(before)) holds &&= before === value;
    else {
      values[cell] = value;
      holds &&= value >= 0;
      // Of nobody, nobody had the outcome, and nobody had not.
      if (value === 0 && cell === cellOf(slotOf(cell), "d")) empty.push(cell);
      for (const line of system.linesOf[cell] ?? []) if (--(open[line] as number) <= 1) waiting.push(line);
    }
  };
  for (const [cell, value] of known) set(cell, value);
  for (;;) {
    for (const cell of empty.splice(0)) for (const part of [1, 2]) set(cell + part, 0);
    const line = waiting.pop();
    if (line === undefined) break;
    const { cells, signs } = system.lines[line] as { cells: number[]; signs: number[] };
    let sum = 0;
    let missing = -1;
    for (const [index, cell] of cells.entries()) {
      const value = values[cell] as number;
      if (Number.isNaN(value)) missing = index;
      else sum += value * (signs[index] as number);
    }
    if (missing >= 0) set(cells[missing] as number, -sum * (signs[missing] as number) + 0);
    else holds &&= sum === 0;
  }
  return holds ? values : undefined;
}
