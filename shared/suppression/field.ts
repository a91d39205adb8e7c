/**
 * Sparse vectors over the numbers modulo a prime just under 2^26: products stay under 2^53, so plain numbers are exact.
 * A vector is its coordinates in rising order and their values, none of them zero.
 */
export type Vector = { at: readonly number[]; by: readonly number[] };

/** 2^26 - 5 and 2^26 - 27, both prime. */
export const primes = [67_108_859, 67_108_837] as const;

export const nothing: Vector = { at: [], by: [] };

export const unit = (coordinate: number): Vector => ({ at: [coordinate], by: [1] });

/** The remainder of a whole number under 2^53, never negative. */
function remainder(value: number, prime: number): number {
  const rest = value - Math.floor(value / prime) * prime;
  return rest >= prime ? rest - prime : rest < 0 ? rest + prime : rest;
}

export function inverse(value: number, prime: number): number {
  let [a, b, x, y] = [value, prime, 1, 0];
  while (a > 1) {
    const times = Math.floor(b / a);
    [a, b] = [b - times * a, a];
    [x, y] = [y - times * x, x];
  }
  return remainder(x, prime);
}

/** What a vector has at a coordinate. */
export function valueAt({ at, by }: Vector, coordinate: number): number {
  let [low, high] = [0, at.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = at[middle] as number;
    if (here === coordinate) return by[middle] as number;
    if (here < coordinate) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** a + times · b. */
export function plus(a: Vector, b: Vector, times: number, prime: number): Vector {
  const at: number[] = [];
  const by: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.at.length || j < b.at.length) {
    const left = i < a.at.length ? (a.at[i] as number) : Number.MAX_SAFE_INTEGER;
    const right = j < b.at.length ? (b.at[j] as number) : Number.MAX_SAFE_INTEGER;
    let value = 0;
    if (left <= right) value = a.by[i++] as number;
    if (right <= left) value = remainder(value + times * (b.by[j++] as number), prime);
    if (value === 0) continue;
    at.push(Math.min(left, right));
    by.push(value);
  }
  return at.length === 0 ? nothing : { at, by };
}
