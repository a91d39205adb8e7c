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

/** `single`: there is only one value it can have. */
export type Unmet = { goal: Goal; single: boolean };

/** The goals that are not met; undefined where no table agrees with what is known. `values`: NaN for what is not. */
export function unmetGoals(
  system: System,
  values: Float64Array,
  limits: readonly Limit[],
  goals: readonly Goal[],
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
    if (of === undefined) unmet.push({ goal, single: true });
    else asked.set(of, [...(asked.get(of) ?? []), goal]);
  }
  const members = new Map<number, number[]>();
  for (const [cell, of] of component) members.set(of, [...(members.get(of) ?? []), cell]);
  for (const [of, cells] of members) {
    const wanted = asked.get(of);
    // Nobody asks about it; but where bands are printed, it might still contradict itself.
    if (!wanted && !cells.some((cell) => bounds.has(cell))) continue;
    const found = new Component(system, values, cells, bounds).unmet(wanted ?? []);
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

  unmet(goals: readonly Goal[]): Unmet[] | undefined {
    const simplex = new Simplex(this.size, this.rows);
    if (!simplex.feasible) return undefined;
    this.see(simplex.point());
    const unmet: Unmet[] = [];
    for (const goal of goals) {
      const unknown = this.index.get(goal.cell) as number;
      for (const up of [true, false])
        if (!this.meets(goal) && !this.see(simplex.push(unknown, up, farFor(goal))))
          this.branch(unknown, up, goal);
      if (!this.meets(goal)) unmet.push({ goal, single: this.most[unknown] === this.least[unknown] });
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
    const whole = point.map((value) => Math.round(value) + 0);
    if (whole.some((value, index) => value < 0 || Math.abs(value - (point[index] as number)) > 1e-6))
      return false;
    for (const { at, by, sum } of this.rows) {
      let left = -sum;
      for (const [index, unknown] of at.entries()) left += (by[index] as number) * (whole[unknown] as number);
      if (left !== 0) return false;
    }
    for (const [unknown, value] of whole.entries()) {
      if (value < (this.least[unknown] as number)) this.least[unknown] = value;
      if (value > (this.most[unknown] as number)) this.most[unknown] = value;
    }
    return true;
  }

  /** The end of a range is no table of whole numbers: looks for one near it, by branch and bound, for so long. */
  private branch(unknown: number, up: boolean, goal: Goal): void {
    const open: { rows: Row[]; size: number }[] = [{ rows: [], size: this.size }];
    for (let branches = 0; open.length > 0 && branches < branchesMax && !this.meets(goal); branches++) {
      const { rows, size } = open.pop() as { rows: Row[]; size: number };
      const simplex = new Simplex(size, [...this.rows, ...rows]);
      if (!simplex.feasible) continue;
      const point = simplex.push(unknown, up, farFor(goal));
      const end = point[unknown] as number;
      if (up ? end <= (this.most[unknown] as number) : end >= (this.least[unknown] as number)) continue;
      if (this.see(point.slice(0, this.size))) continue;
      const split = this.cells.findIndex(
        (_, index) =>
          Math.abs((point[index] as number) % 1) > 1e-6 && Math.abs((point[index] as number) % 1) < 1 - 1e-6,
      );
      if (split === -1) continue;
      const floor = Math.floor(point[split] as number);
      const below: Row = { at: [split, size], by: [1, 1], sum: floor };
      const above: Row = { at: [split, size], by: [1, -1], sum: floor + 1 };
      open.push({ rows: [...rows, below], size: size + 1 }, { rows: [...rows, above], size: size + 1 });
    }
  }
}

/** Where there is no end to a range, as far as this is far enough, even by halves. */
export const farFor = ({ width, highest = 0 }: Goal): number => 4 * (width + highest + 1);
