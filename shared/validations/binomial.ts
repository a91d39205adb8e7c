/**
 * Exact binomial counts with fair odds: how many of N have to agree before chance is an unlikely reason. Decided in
 * whole numbers of any size, never in rounded ratios.
 */

import type { DecisionRule } from "./schema.ts";

/** Whose rule says how many employers have to say *essential*. It is printed beside every outcome. */
export type CriticalMethod = DecisionRule["method"];

/** Row n of Pascal's triangle. */
function row(n: number): bigint[] {
  const all = [1n];
  for (let k = 1; k <= n; k++) all.push(((all[k - 1] as bigint) * BigInt(n - k + 1)) / BigInt(k));
  return all;
}

/** P(X = k) for X ~ Bin(n, ½), as the nearest double. */
export function chanceOf(k: number, n: number): number {
  const ways = row(n)[k] ?? 0n;
  // 64 more bits than the answer has: the quotient of two whole numbers is right to the last place.
  return Number((ways << 64n) / (1n << BigInt(n))) / 2 ** 64;
}

const exact = new Map<number, number>();

/**
 * The smallest count k with P(X ≥ k) ≤ .05, one-tailed, X ~ Bin(n, ½); more than n where no count is enough (n < 5).
 * Ayre & Scally 2014, Measurement and Evaluation in Counseling and Development 47, 79–86.
 */
export function exactCriticalCount(n: number): number {
  const known = exact.get(n);
  if (known !== undefined) return known;
  const ways = row(n);
  const all = 1n << BigInt(n);
  let tail = 0n;
  let count = n + 1;
  // From the top down for as long as twenty tails still fit into everything.
  for (let k = n; k >= 0; k--) {
    tail += ways[k] as bigint;
    if (20n * tail > all) break;
    count = k;
  }
  exact.set(n, count);
  return count;
}

/** Lawshe 1975, Personnel Psychology 28, table 1, in hundredths, as printed. He gives no others, and none is made up. */
const lawshe = new Map([
  [5, 99],
  [6, 99],
  [7, 99],
  [8, 75],
  [9, 78],
  [10, 62],
  [11, 59],
  [12, 56],
  [13, 54],
  [14, 51],
  [15, 49],
  [20, 42],
  [25, 37],
  [30, 33],
  [35, 31],
  [40, 29],
]);

/** The smallest count whose ratio, rounded to hundredths as his table is, reaches the printed value. */
function lawsheCriticalCount(n: number): number | undefined {
  const printed = lawshe.get(n);
  if (printed === undefined) return undefined;
  for (let k = 0; k <= n; k++) {
    // Math.round of a quotient of small whole numbers: no half lies near a printed value.
    if (Math.round((100 * (2 * k - n)) / n) >= printed) return k;
  }
  return n + 1;
}

/** CVR ≥ z/√N, z = 1.6449 (Wilson, Pan & Schumsky 2012, same journal 45, 197–210): more lenient at several N. */
function wilsonCriticalCount(n: number): number {
  const zSquared = 2.705543454095465;
  for (let k = Math.ceil(n / 2); k <= n; k++) if ((2 * k - n) ** 2 >= zSquared * n) return k;
  return n + 1;
}

/** The count needed of n, and whose rule gave it: where Lawshe printed none, the exact one stands in. */
export function criticalCount(n: number, method: CriticalMethod): { count: number; by: CriticalMethod } {
  const printed = method === "LAWSHE_1975" ? lawsheCriticalCount(n) : undefined;
  if (printed !== undefined) return { count: printed, by: method };
  if (method === "WILSON_2012") return { count: wilsonCriticalCount(n), by: method };
  return { count: exactCriticalCount(n), by: "EXACT_BINOMIAL" };
}
