/**
 * Which cells are printed: as many as can be, the most useful first, as long as no reader could then compute one that must
 * not be known. What is not printed would, at its turn, have revealed one; so nothing is withheld without need, and nothing
 * that is withheld can be computed.
 */
import type { Span } from "./spans.ts";
import { cellOf, measureOf, type System, slotOf } from "./system.ts";

/** A reader's knowledge before the table, and after as much of it as has been printed. */
export type Knowing = { before: Span; after: Span };

export type Task = {
  system: System;
  /** Every cell's value; NaN for what is not of the table at hand. */
  values: Float64Array;
  /** Too telling to be printed or computed. */
  primary: ReadonlySet<number>;
  /** Not printed either, though nothing is told by it alone. */
  withheld: ReadonlySet<number>;
};

/** The printed cells, in the order they were found printable. Every span of `readers` has learned them. */
export function publish(
  { system, values, primary, withheld }: Task,
  readers: readonly Knowing[],
): Set<number> {
  const printed = new Set<number>();
  for (const cells of candidates(system, values)) {
    if (cells.some((cell) => primary.has(cell) || withheld.has(cell))) continue;
    if (isAlone(cells[0] as number, printed)) continue;
    const reveals = readers.some(({ before, after }) =>
      after.reveals(cells, (cell) => primary.has(cell) && !before.knows(cell)),
    );
    if (reveals) continue;
    for (const cell of cells) {
      printed.add(cell);
      for (const { after } of readers) after.learn(cell);
    }
  }
  return printed;
}

/**
 * A numerator is not printed without its denominator: where that is not known, nobody who audits the table could tell whether
 * the numerator may be.
 */
const isAlone = (cell: number, printed: ReadonlySet<number>): boolean =>
  measureOf(cell) === "n" && !printed.has(cellOf(slotOf(cell), "d"));

/**
 * What may be printed, in order: the programs' denominators, their numerators, then the larger counts before the smaller. An
 * empty group is printed whole or not at all: who learns that there was nobody learns that nobody had the outcome.
 */
export function candidates(system: System, values: Float64Array): number[][] {
  const found = system.slots.flatMap(({ current, complement, group }, slot) => {
    if (!current || complement) return [];
    const [d, n] = [cellOf(slot, "d"), cellOf(slot, "n")];
    const whole = values[d] === 0;
    return (whole ? [[d, n]] : [[d], [n]]).map((cells) => {
      const [first] = cells as [number];
      const turn = group !== "all" ? 2 : measureOf(first) === "d" ? 0 : 1;
      return { cells, turn, value: values[first] as number };
    });
  });
  // A slot's number is its key: blocks are in order, and groups as the table declares them.
  return found
    .sort((a, b) => a.turn - b.turn || b.value - a.value || (a.cells[0] as number) - (b.cells[0] as number))
    .map(({ cells }) => cells);
}
