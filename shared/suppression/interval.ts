/**
 * How uncertain what is not printed stays: the interval audit of Fischetti and Salazar's protection levels, for every cell
 * at once, with everything that is printed taken as fixed.
 *
 * What a range reaches is shown by a table of whole numbers that adds up exactly and agrees with all that is printed. Each such
 * table serves every cell, so few questions are asked of the simplex; a range without its two tables does not pass, whatever
 * the simplex says. So rounding can refuse too much and never too little, and a cell that only whole numbers pin down is
 * found.
 */
import type { Limit } from "./facts.ts";
import { type Row, Simplex } from "./lp.ts";
import type { System } from "./system.ts";

/** A cell's range must be this wide; and where they are given, reach as low as `lowest` and as high as `highest`. */
export type Goal = { cell: number; width: number; lowest?: number; highest?: number };

/** A goal that is not met, and the range there is, by tables that were found. */
export type Unmet = { goal: Goal; least: number; most: number };

/** The goals that are not met; undefined where no table agrees with what is known. `values`: NaN for what is not. */
export function unmetGoals(
  system: System,
  values: Float64Array,
  limits: readonly Limit[],
  goals: readonly Goal[],
  pulse?: () => void,
): Unmet[] | undefined {
  const bounds = boundsOf(limits);
  for (const [cell, { least, most }] of bounds) {
    const value = values[cell] as number;
    if (value < least || value > most || least > most) return undefined;
  }
  const unmet: Unmet[] = [];
  const asked = new Map<number, Goal[]>();
  const component = componentsOf(system, values);
  for (const goal of goals) {
    const of = component.get(goal.cell);
    if (of === undefined) {
      const value = values[goal.cell] as number;
      unmet.push({ goal, least: value, most: value });
    } else asked.set(of, [...(asked.get(of) ?? []), goal]);
  }
  const members = new Map<number, number[]>();
  for (const [cell, of] of component) members.set(of, [...(members.get(of) ?? []), cell]);
  for (const [of, cells] of members) {
    const wanted = asked.get(of);
    // Nobody asks about it; but where bands are printed, it might still contradict itself.
    if (!wanted && !cells.some((cell) => bounds.has(cell))) continue;
    const found = new Component(system, values, cells, bounds).unmet(wanted ?? [], pulse);
    if (!found) return undefined;
    unmet.push(...found);
  }
  return unmet;
}

/** Each cell's limits, as one. */
export function boundsOf(limits: readonly Limit[]): Map<number, Limit> {
  const bounds = new Map<number, Limit>();
  for (const limit of limits) {
    const other = bounds.get(limit.cell) ?? limit;
    bounds.set(limit.cell, {
      cell: limit.cell,
      least: Math.max(limit.least, other.least),
      most: Math.min(limit.most, other.most),
    });
  }
  return bounds;
}

/** Unknown cells, each with the name of its component: those that lines of unknown cells connect. */
function componentsOf({ lines }: System, values: Float64Array): Map<number, number> {
  const parent = Int32Array.from(values, (_, cell) => cell);
  const root = (cell: number): number => {
    let at = cell;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const { cells } of lines) {
    let first = -1;
    for (const cell of cells) {
      if (!Number.isNaN(values[cell])) continue;
      if (first === -1) first = root(cell);
      else parent[root(cell)] = first;
    }
  }
  const component = new Map<number, number>();
  for (const [cell, value] of values.entries()) if (Number.isNaN(value)) component.set(cell, root(cell));
  return component;
}

const branchesMax = 60;

class Component {
  private readonly cells: readonly number[];
  private readonly index: Map<number, number>;
  private readonly rows: Row[] = [];
  private readonly size: number;
  private readonly least: Float64Array;
  private readonly most: Float64Array;

  constructor(
    system: System,
    values: Float64Array,
    cells: readonly number[],
    bounds: ReadonlyMap<number, Limit>,
  ) {
    this.cells = cells;
    this.index = new Map(cells.map((cell, index) => [cell, index]));
    const lines = new Set(cells.flatMap((cell) => system.linesOf[cell] ?? []));
    for (const line of lines) {
      if (system.lines[line]?.spare) continue;
      const row = { at: [] as number[], by: [] as number[], sum: 0 };
      const { cells: of, signs } = system.lines[line] as { cells: number[]; signs: number[] };
      for (const [index, cell] of of.entries()) {
        const unknown = this.index.get(cell);
        if (unknown === undefined) row.sum -= (signs[index] as number) * (values[cell] as number);
        else {
          row.at.push(unknown);
          row.by.push(signs[index] as number);
        }
      }
      this.rows.push(row);
    }
    let size = cells.length;
    for (const [unknown, cell] of cells.entries()) {
      const bound = bounds.get(cell);
      if (!bound) continue;
      if (bound.least > 0) this.rows.push({ at: [unknown, size++], by: [1, -1], sum: bound.least });
      if (Number.isFinite(bound.most)) this.rows.push({ at: [unknown, size++], by: [1, 1], sum: bound.most });
    }
    this.size = size;
    this.least = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.most = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  }

  unmet(goals: readonly Goal[], pulse?: () => void): Unmet[] | undefined {
    const first = new Simplex(this.size, this.rows);
    if (!first.feasible) return undefined;
    this.see(first.point());
    let simplex = first.copy();
    const unmet: Unmet[] = [];
    for (const goal of goals) {
      pulse?.();
      const unknown = this.index.get(goal.cell) as number;
      const enough = (point: Float64Array) => this.see(point) && this.meets(goal);
      for (const up of [true, false]) {
        if (this.meets(goal)) break;
        const end = simplex.push(unknown, up, farFor(goal), enough);
        if (this.see(end)) continue;
        this.branch(unknown, up, goal, end);
        // From a vertex that is no table, the next would be none either.
        simplex = first.copy();
      }
      if (!this.meets(goal))
        unmet.push({ goal, least: this.least[unknown] as number, most: this.most[unknown] as number });
    }
    return unmet;
  }

  private meets({ cell, width, lowest = Number.POSITIVE_INFINITY, highest = 0 }: Goal): boolean {
    const unknown = this.index.get(cell) as number;
    const [least, most] = [this.least[unknown] as number, this.most[unknown] as number];
    return most - least >= width && least <= lowest && most >= highest;
  }

  /** Takes a table into account, if it is one: whole numbers, none negative, that add up exactly. */
  private see(point: Float64Array): boolean {
    const whole = new Float64Array(this.size);
    for (let unknown = 0; unknown < this.size; unknown++) {
      const value = Math.round(point[unknown] as number) + 0;
      if (value < 0 || Math.abs(value - (point[unknown] as number)) > 1e-6) return false;
      whole[unknown] = value;
    }
    for (const { at, by, sum } of this.rows) {
      let left = -sum;
      for (let index = 0; index < at.length; index++)
        left += (by[index] as number) * (whole[at[index] as number] as number);
      if (left !== 0) return false;
    }
    for (let unknown = 0; unknown < this.size; unknown++) {
      const value = whole[unknown] as number;
      if (value < (this.least[unknown] as number)) this.least[unknown] = value;
      if (value > (this.most[unknown] as number)) this.most[unknown] = value;
    }
    return true;
  }

  /** The end of a range is no table of whole numbers: looks for one near it, by branch and bound, for so long. */
  private branch(unknown: number, up: boolean, goal: Goal, end: Float64Array): void {
    const open = this.split(end, [], this.size);
    const enough = (at: Float64Array) => this.see(at) && this.meets(goal);
    for (let branches = 0; branches < branchesMax && !this.meets(goal); branches++) {
      const next = open.pop();
      if (!next) return;
      const { rows, size } = next;
      const simplex = new Simplex(size, [...this.rows, ...rows]);
      if (!simplex.feasible) continue;
      const point = simplex.push(unknown, up, farFor(goal), enough);
      const value = point[unknown] as number;
      if (up ? value <= (this.most[unknown] as number) : value >= (this.least[unknown] as number)) continue;
      if (!this.see(point)) open.push(...this.split(point, rows, size));
    }
  }

  /** Two narrower systems: the first unknown that is not whole is at most, or at least, the whole number beside it. */
  private split(point: Float64Array, rows: readonly Row[], size: number): { rows: Row[]; size: number }[] {
    const at = this.cells.findIndex((_, unknown) => {
      const value = point[unknown] as number;
      return Math.abs(value - Math.round(value)) > 1e-6;
    });
    if (at === -1) return [];
    const floor = Math.floor(point[at] as number);
    const sides: Row[] = [
      { at: [at, size], by: [1, 1], sum: floor },
      { at: [at, size], by: [1, -1], sum: floor + 1 },
    ];
    return sides.map((side) => ({ rows: [...rows, side], size: size + 1 }));
  }
}

/** Where there is no end to a range, as far as this is far enough, even by halves. */
export const farFor = ({ width, highest = 0 }: Goal): number => 4 * (width + highest + 1);
