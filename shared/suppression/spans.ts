/**
 * What a reader can compute from what is printed, in exact arithmetic.
 *
 * This is secondary suppression by Gaussian elimination as published by Statistics Norway (Ø. Langsrud; the R package
 * GaussSuppression): a cell that would let a protected one be eliminated is not printed. Every cell is a vector over the free
 * cells; a line the cells add up in is a vector that is zero, and so, up to its known value, is a cell somebody has read.
 * Dividing by those vectors one after another leaves each cell as what is still unknown of it: nothing left means it can be
 * computed. Each new vector is divided out once, so nothing is ever eliminated twice.
 */
import { inverse, nothing, plus, primes, unit, type Vector, valueAt } from "./field.ts";
import type { System } from "./system.ts";

class Quotient {
  private readonly prime: number;
  private readonly rows: Vector[];
  /** The cells that have a coordinate. */
  private readonly users: Set<number>[];

  constructor(prime: number, rows: Vector[], users: Set<number>[]) {
    this.prime = prime;
    this.rows = rows;
    this.users = users;
  }

  copy(): Quotient {
    return new Quotient(
      this.prime,
      [...this.rows],
      this.users.map((users) => new Set(users)),
    );
  }

  row(cell: number): Vector {
    return this.rows[cell] ?? nothing;
  }

  /** Σ sign · cell is zero from now on. */
  divide(cells: readonly number[], signs: readonly number[]): void {
    let sum = nothing;
    for (const [index, cell] of cells.entries())
      sum = plus(sum, this.row(cell), signs[index] as number, this.prime);
    if (sum.at.length === 0) return;
    const pivot = this.rarest(sum);
    const over = inverse(valueAt(sum, pivot), this.prime);
    for (const cell of [...(this.users[pivot] ?? [])]) {
      const before = this.row(cell);
      const after = plus(before, sum, -((valueAt(before, pivot) * over) % this.prime), this.prime);
      this.rows[cell] = after;
      this.enlist(cell, before.at, after.at);
    }
  }

  /** The cell has these coordinates instead of those; most of them it keeps. Both are in rising order. */
  private enlist(cell: number, before: readonly number[], after: readonly number[]): void {
    let i = 0;
    let j = 0;
    while (i < before.length || j < after.length) {
      const old = i < before.length ? (before[i] as number) : Number.MAX_SAFE_INTEGER;
      const now = j < after.length ? (after[j] as number) : Number.MAX_SAFE_INTEGER;
      if (old <= now) i++;
      if (now <= old) j++;
      if (old < now) this.users[old]?.delete(cell);
      else if (now < old) this.users[now]?.add(cell);
    }
  }

  /** Whether reading these cells as well leaves nothing unknown of one that is guarded. */
  reveals(cells: readonly number[], guarded: (cell: number) => boolean): boolean {
    const steps: { by: Vector; pivot: number; over: number }[] = [];
    const reduce = (vector: Vector): Vector =>
      steps.reduce((so, { by, pivot, over }) => {
        const value = valueAt(so, pivot);
        return value === 0 ? so : plus(so, by, -((value * over) % this.prime), this.prime);
      }, vector);
    const near = new Set<number>();
    for (const cell of cells) {
      const by = reduce(this.row(cell));
      if (by.at.length === 0) continue;
      const pivot = this.rarest(by);
      steps.push({ by, pivot, over: inverse(valueAt(by, pivot), this.prime) });
      for (const user of this.users[pivot] ?? []) if (guarded(user)) near.add(user);
    }
    const [only] = steps;
    for (const cell of near) {
      const row = this.row(cell);
      if (steps.length === 1 && row.at.length !== only?.by.at.length) continue;
      if (reduce(row).at.length === 0) return true;
    }
    return false;
  }

  /** The coordinate of a vector that the fewest cells have: dividing by it changes the least. */
  private rarest({ at }: Vector): number {
    let best = at[0] as number;
    for (const coordinate of at)
      if ((this.users[coordinate]?.size ?? 0) < (this.users[best]?.size ?? 0)) best = coordinate;
    return best;
  }
}

/**
 * Twice, modulo two primes, and believed as soon as either says that something is known. That something is unknown is shown
 * by the audit besides, exactly: by two tables of whole numbers that agree with all that is printed.
 */
export class Span {
  private readonly halves: Quotient[];

  private constructor(halves: Quotient[]) {
    this.halves = halves;
  }

  /** What somebody knows who has read nothing: how the cells add up. */
  static of({ slots, lines }: System): Span {
    const cells = Array.from({ length: slots.length * 3 }, (_, cell) => cell);
    const halves = primes.map(
      (prime) =>
        new Quotient(
          prime,
          cells.map((cell) => unit(cell)),
          cells.map((cell) => new Set([cell])),
        ),
    );
    for (const half of halves) for (const line of lines) half.divide(line.cells, line.signs);
    return new Span(halves);
  }

  copy(): Span {
    return new Span(this.halves.map((half) => half.copy()));
  }

  learn(cell: number): void {
    for (const half of this.halves) half.divide([cell], [1]);
  }

  knows(cell: number): boolean {
    return this.halves.some((half) => half.row(cell).at.length === 0);
  }

  reveals(cells: readonly number[], guarded: (cell: number) => boolean): boolean {
    return this.halves.some((half) => half.reveals(cells, guarded));
  }
}
