/**
 * What to stop printing when something can still be known too nearly: the smallest count whose absence makes it less so.
 *
 * One tableau answers for a whole neighbourhood: what is not printed is unknown in it, and what is printed is fixed, until it is
 * freed to see what would follow. Its answers only choose; whether the choice was good is for the next audit to say.
 */
import type { Breach, Case } from "./examine.ts";
import { boundsOf, farFor, type Goal } from "./interval.ts";
import { type Row, Simplex } from "./lp.ts";
import type { Reader } from "./readers.ts";
import { measureOf, type System, slotOf } from "./system.ts";

/** For one breach, before the table is looked at anew. */
const triesMax = 4;

/** Printed cells to withhold, one for each breach that the ones before it do not mend; empty when nothing is left. */
export function cellsToWithhold(of: Case, breaches: readonly Breach[]): Set<number> {
  const chosen = new Set<number>();
  const regions = new Map<number, Region>();
  for (const { cell, goal, reader } of breaches) {
    if (of.facts.printed.has(cell)) {
      chosen.add(cell);
      continue;
    }
    const region = regions.get(cell) ?? new Region(of, reader, cell);
    for (const member of region.unknown) regions.set(member, region);
    if (region.isMet(goal)) continue;
    let next = region.next(goal) ?? smallest(of, chosen);
    for (let tries = 0; next !== undefined; tries++) {
      chosen.add(next);
      next = tries === triesMax || region.isMet(goal) ? undefined : region.next(goal);
    }
  }
  return chosen;
}

/** The smallest count that is printed at all, an empty group last. */
function smallest({ facts }: Case, chosen: ReadonlySet<number>): number | undefined {
  const left = [...facts.printed].filter(([cell]) => !chosen.has(cell));
  return (left.filter(([, value]) => value > 0).sort(bySize)[0] ?? left[0])?.[0];
}

const bySize = ([a, x]: [number, number], [b, y]: [number, number]): number => x - y || a - b;

class Region {
  /** Cells that are not printed, by their place in the tableau. */
  readonly unknown: number[];
  private readonly index = new Map<number, number>();
  /** Printed cells that hold them, the smallest first, and where they are in the tableau. */
  private readonly printed: { cell: number; at: number }[] = [];
  /** What a band of a slot fixes: freed with its denominator. */
  private readonly bands = new Map<number, number[]>();
  private readonly simplex: Simplex;
  private readonly freed = new Set<number>();

  constructor({ system, facts }: Case, reader: Reader, cell: number) {
    const known = (each: number): number | undefined => facts.printed.get(each) ?? reader.known.get(each);
    const { unknown, held } = reach(system, cell, (each) => known(each) !== undefined);
    this.unknown = unknown;
    for (const [at, each] of unknown.entries()) this.index.set(each, at);
    const bounds = [...boundsOf([...facts.limits, ...reader.limits]).values()].filter((limit) =>
      this.index.has(limit.cell),
    );
    let size = unknown.length + 2 * bounds.length;
    const fixed = size;
    const holders = held.flatMap((each): [number, number][] => {
      const value = reader.known.has(each) ? undefined : facts.printed.get(each);
      return value ? [[each, value]] : [];
    });
    for (const [each] of holders.sort(bySize)) {
      this.index.set(each, size);
      this.printed.push({ cell: each, at: size++ });
    }
    const rows: Row[] = [];
    for (const line of new Set(unknown.flatMap((each) => system.linesOf[each] ?? []))) {
      const { cells, signs, spare } = system.lines[line] as System["lines"][number];
      if (spare) continue;
      const terms = cells.map((each, at) => ({
        at: this.index.get(each),
        by: signs[at] as number,
        value: known(each) ?? 0,
      }));
      const there = terms.filter(
        (term): term is { at: number; by: number; value: number } => term.at !== undefined,
      );
      rows.push({
        at: there.map(({ at }) => at),
        by: there.map(({ by }) => by),
        sum: -terms.reduce((sum, { by, value }) => sum + by * value, 0),
      });
    }
    for (const [at, { cell: each, least, most }] of bounds.entries()) {
      const [above, below] = [unknown.length + 2 * at, unknown.length + 2 * at + 1];
      rows.push({ at: [this.index.get(each) as number, above], by: [1, -1], sum: least });
      rows.push({ at: [this.index.get(each) as number, below], by: [1, 1], sum: most });
      this.bands.set(slotOf(each), [...(this.bands.get(slotOf(each)) ?? []), above, below]);
    }
    this.simplex = new Simplex(size, rows, fixed);
  }

  /** Whether what was freed before has mended this as well. */
  isMet(goal: Goal): boolean {
    if (this.freed.size === 0) return false;
    const unknown = this.index.get(goal.cell) as number;
    const most = this.simplex.push(unknown, true, farFor(goal))[unknown] as number;
    const least = this.simplex.push(unknown, false, farFor(goal))[unknown] as number;
    const { width, lowest = least, highest = most } = goal;
    return most >= highest && least <= lowest && most - least >= width;
  }

  /** The printed cell to withhold for this goal, freed; undefined when nothing here helps. */
  next(goal: Goal): number | undefined {
    const unknown = this.index.get(goal.cell) as number;
    const far = farFor(goal);
    const most = this.simplex.push(unknown, true, far)[unknown] as number;
    const up = this.simplex.copy();
    const least = this.simplex.push(unknown, false, far)[unknown] as number;
    const tooLow = goal.highest !== undefined && most < goal.highest;
    const tooHigh = goal.lowest !== undefined && least > goal.lowest;
    const either = !tooLow && !tooHigh;
    const sides = [
      ...(tooLow || either ? [{ from: up, up: true, end: most }] : []),
      ...(tooHigh || either ? [{ from: this.simplex, up: false, end: least }] : []),
    ].map((side) => ({ ...side, holders: side.from.holders(unknown) }));
    const left = this.printed.filter(({ cell }) => !this.freed.has(cell));
    const best = left.find(({ cell, at }) =>
      sides.some(({ from, up: rising, end, holders }) => {
        if (![at, ...this.with(cell)].some((each) => holders.has(each))) return false;
        const trial = from.copy();
        this.free(trial, cell);
        const then = trial.push(unknown, rising, far)[unknown] as number;
        return Math.abs(then - end) > 0.5;
      }),
    );
    // Held by two lines at once, no one cell sets it free: the smallest of those that hold it, then.
    const next = best ?? left.find(({ at }) => sides.some(({ holders }) => holders.has(at))) ?? left[0];
    if (!next) return undefined;
    this.free(this.simplex, next.cell);
    this.freed.add(next.cell);
    return next.cell;
  }

  private with(cell: number): number[] {
    return measureOf(cell) === "d" ? (this.bands.get(slotOf(cell)) ?? []) : [];
  }

  private free(simplex: Simplex, cell: number): void {
    for (const at of [this.index.get(cell) as number, ...this.with(cell)]) simplex.free(at);
  }
}

/** The cells that lines connect with this one through what is not known, and the known ones in those lines. */
function reach(
  system: System,
  cell: number,
  isKnown: (cell: number) => boolean,
): { unknown: number[]; held: number[] } {
  const unknown = new Set([cell]);
  const held = new Set<number>();
  for (const at of unknown)
    for (const line of system.linesOf[at] ?? [])
      if (!system.lines[line]?.spare)
        for (const other of system.lines[line]?.cells ?? []) (isKnown(other) ? held : unknown).add(other);
  return { unknown: [...unknown], held: [...held] };
}
