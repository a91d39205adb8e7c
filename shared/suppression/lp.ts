/**
 * The simplex method, for how large or small one unknown count can be. In doubles: nothing is believed of its answers but
 * whole numbers that satisfy every row exactly, which the caller checks.
 *
 * It keeps its vertex from one question to the next, so a question costs a few pivots: the objective is always one unknown,
 * and once that is in the basis its row of the tableau is the objective.
 */

/** Σ by · unknown = sum, over unknowns that are not negative. */
export type Row = { at: readonly number[]; by: readonly number[]; sum: number };

type Kind = "positive" | "fixed" | "free";

const tiny = 1e-9;
const stallMax = 60;
const pivotsMax = 20_000;

export class Simplex {
  feasible = true;
  /** There are no debts left: see begin. */
  private paid = false;
  private readonly size: number;
  private readonly table: Float64Array[] = [];
  /** The last column: the values of the unknowns in the basis. */
  private readonly right: number;
  private readonly basis: number[] = [];
  /** The row an unknown is in the basis of, or -1. */
  private readonly place: Int32Array;
  private readonly kind: Kind[];

  /** From `fixed` on, the unknowns are fixed at zero until they are freed: then they may also be negative. */
  constructor(size: number, rows: readonly Row[], fixed = size) {
    this.size = size;
    this.right = size;
    this.place = new Int32Array(size).fill(-1);
    this.kind = new Array<Kind>(size).fill("positive").fill("fixed", fixed);
    for (const { at, by, sum } of rows) {
      const row = new Float64Array(size + 1);
      const sign = sum < 0 ? -1 : 1;
      for (const [index, unknown] of at.entries()) row[unknown] = sign * (by[index] as number);
      row[size] = sign * sum;
      this.table.push(row);
      this.basis.push(-1);
    }
    this.slack(rows);
    this.begin();
  }

  /** An unknown that is in one row only can be what is left of it, as long as that is not negative. */
  private slack(rows: readonly Row[]): void {
    const uses = new Int32Array(this.size);
    for (const { at } of rows) for (const unknown of at) uses[unknown] = (uses[unknown] as number) + 1;
    for (const [row, { at }] of rows.entries()) {
      const line = this.table[row] as Float64Array;
      const free = this.at(row, this.right) === 0;
      const own = at.find(
        (unknown) =>
          uses[unknown] === 1 && this.kind[unknown] === "positive" && (free || (line[unknown] as number) > 0),
      );
      if (own === undefined) continue;
      if ((line[own] as number) < 0) for (const unknown of at) line[unknown] = -(line[unknown] as number);
      this.basis[row] = own;
      this.place[own] = row;
    }
  }

  copy(): Simplex {
    const copy = new Simplex(this.size, []);
    copy.feasible = this.feasible;
    copy.paid = this.paid;
    copy.table.push(...this.table.map((row) => row.slice()));
    copy.basis.push(...this.basis);
    copy.place.set(this.place);
    for (let unknown = 0; unknown < this.size; unknown++) copy.kind[unknown] = this.kind[unknown] as Kind;
    return copy;
  }

  value(unknown: number): number {
    const row = this.place[unknown] as number;
    return row === -1 ? 0 : this.at(row, this.right);
  }

  free(unknown: number): void {
    this.kind[unknown] = "free";
  }

  /** The unknowns that would move this one if they could move. Only after it was pushed as far as it goes. */
  holders(unknown: number): Set<number> {
    const row = this.table[this.place[unknown] as number];
    const holds = (value: number, other: number) =>
      other < this.size && other !== unknown && Math.abs(value) > 1e-7;
    return new Set([...(row ?? [])].flatMap((value, other) => (holds(value, other) ? [other] : [])));
  }

  /** The vertex it is at. */
  point(): Float64Array {
    const point = new Float64Array(this.size);
    for (const [row, unknown] of this.basis.entries())
      if (unknown >= 0) point[unknown] = this.at(row, this.right);
    return point;
  }

  /**
   * Makes an unknown as small, or as large, as it can be, or until it is `enough`, asked of each vertex on the way. Where there
   * is no end to it, answers a point at least that `far`.
   */
  push(unknown: number, up: boolean, far: number, enough?: (point: Float64Array) => boolean): Float64Array {
    if (this.place[unknown] === -1) {
      if (!up) return this.point();
      const row = this.leaving(unknown);
      if (row === -1) return this.beyond(unknown, far);
      this.pivot(row, unknown);
    }
    let stalled = 0;
    for (let pivots = 0; pivots < pivotsMax; pivots++) {
      const row = this.place[unknown] as number;
      const before = this.at(row, this.right);
      const entering = this.entering(this.table[row] as Float64Array, up ? -1 : 1, stalled > stallMax);
      if (entering === -1) break;
      // A free unknown moves either way: turned round, it moves this way.
      if (this.kind[entering] === "free" && this.at(row, entering) * (up ? -1 : 1) < 0) this.turn(entering);
      const leaving = this.leaving(entering);
      if (leaving === -1) return this.beyond(entering, far);
      this.pivot(leaving, entering);
      if (this.place[unknown] === -1) break;
      stalled = Math.abs(this.value(unknown) - before) > tiny ? 0 : stalled + 1;
      if (stalled === 0 && enough?.(this.point())) break;
    }
    return this.point();
  }

  private at(row: number, column: number): number {
    return (this.table[row] as Float64Array)[column] as number;
  }

  /** A first vertex: every row begins with a debt, and the debts are paid as far as they can be. */
  private begin(): void {
    const debt = new Float64Array(this.size + 1);
    for (const [at, row] of this.table.entries())
      if (this.basis[at] === -1)
        for (let column = 0; column <= this.size; column++)
          debt[column] = (debt[column] as number) + (row[column] as number);
    let stalled = 0;
    for (let pivots = 0; pivots < pivotsMax && (debt[this.right] as number) > tiny; pivots++) {
      const entering = this.entering(debt, 1, stalled > stallMax);
      const leaving = entering === -1 ? -1 : this.leaving(entering);
      if (leaving === -1) break;
      stalled = this.at(leaving, this.right) > tiny ? 0 : stalled + 1;
      this.pivot(leaving, entering, debt);
    }
    for (let row = this.basis.length - 1; row >= 0; row--) {
      if (this.basis[row] !== -1) continue;
      if (this.at(row, this.right) > 1e-6) this.feasible = false;
      const line = (this.table[row] as Float64Array).subarray(0, this.size);
      const column = line.findIndex((value, at) => this.kind[at] !== "fixed" && Math.abs(value) > 1e-7);
      if (column >= 0) this.pivot(row, column);
      else if (line.every((value) => Math.abs(value) <= 1e-7)) this.drop(row);
    }
    this.paid = true;
  }

  /** The row says what other rows say. */
  private drop(row: number): void {
    this.table.splice(row, 1);
    this.basis.splice(row, 1);
    for (const [index, unknown] of this.basis.entries()) if (unknown >= 0) this.place[unknown] = index;
  }

  /** The column that improves the objective most; the first that does, once it has stalled (Bland: it cannot then cycle). */
  private entering(objective: Float64Array, sign: number, first: boolean): number {
    let best = -1;
    let most = tiny;
    for (let column = 0; column < this.size; column++) {
      const kind = this.kind[column];
      const slope = objective[column] as number;
      if (slope === 0 || kind === "fixed" || this.place[column] !== -1) continue;
      const gain = kind === "free" ? Math.abs(slope) : sign * slope;
      if (gain <= most) continue;
      if (first) return column;
      [best, most] = [column, gain];
    }
    return best;
  }

  /** The row whose unknown is the first to reach zero. Debts before others, then the lowest unknown. */
  private leaving(column: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < this.table.length; row++) {
      const by = this.at(row, column);
      const unknown = this.basis[row] as number;
      // A row without an unknown of its own says how those that were fixed hold each other. It stays at zero.
      if (this.paid && unknown === -1 && Math.abs(by) > tiny) return row;
      if (by <= tiny || this.kind[unknown] === "free") continue;
      const limit = this.at(row, this.right) / by;
      const ties = Math.abs(limit - least) <= tiny;
      if (ties ? (this.basis[row] as number) < (this.basis[best] as number) : limit < least)
        [best, least] = [row, limit];
    }
    return best;
  }

  private turn(column: number): void {
    for (const row of this.table) row[column] = -(row[column] as number);
  }

  private beyond(unknown: number, far: number): Float64Array {
    const point = this.point();
    point[unknown] = far;
    for (const [row, other] of this.basis.entries())
      if (other >= 0) point[other] = (point[other] as number) - far * this.at(row, unknown);
    return point;
  }

  private pivot(row: number, column: number, objective?: Float64Array): void {
    const pivot = this.table[row] as Float64Array;
    const by = pivot[column] as number;
    const filled: number[] = [];
    for (let index = 0; index <= this.size; index++) {
      if (pivot[index] === 0) continue;
      pivot[index] = (pivot[index] as number) / by;
      filled.push(index);
    }
    const clear = (other: Float64Array): void => {
      const times = other[column] as number;
      if (times === 0) return;
      for (const at of filled) {
        const value = (other[at] as number) - times * (pivot[at] as number);
        other[at] = Math.abs(value) < 1e-11 ? 0 : value;
      }
    };
    for (const other of this.table) if (other !== pivot) clear(other);
    if (objective) clear(objective);
    const left = this.basis[row] as number;
    if (left >= 0) this.place[left] = -1;
    this.basis[row] = column;
    this.place[column] = row;
  }
}
