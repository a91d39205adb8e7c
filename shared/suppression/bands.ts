/**
 * The band that is printed in place of a numerator that is not (R3): at most, or at least, so many percent. Whether there is
 * one depends on the counts alone, so its absence tells something too, and the audit reckons with both.
 */
import type { Band, Policy } from "./types.ts";

/** How uncertain a numerator must stay beside a known denominator. */
export const eventWidth = (policy: Policy): number => Math.max(3, policy.k);

/** By denominator. Follows the usual top and bottom coding of state report cards (check): nobody has verified it yet. */
export const bandTable: readonly { from: number; percent: number }[] = [
  { from: 300, percent: 1 },
  { from: 100, percent: 2 },
  { from: 40, percent: 5 },
  { from: 20, percent: 10 },
  { from: 10, percent: 20 },
];

/** The band for a denominator, and how many events it leaves room for; undefined where that would be too few to hide among. */
export function bandFor(d: number, policy: Policy): { percent: number; most: number } | undefined {
  const row = policy.bands && d >= policy.n ? bandTable.find(({ from }) => d >= from) : undefined;
  if (!row) return undefined;
  const most = Math.floor((d * row.percent) / 100);
  return most >= eventWidth(policy) ? { percent: row.percent, most } : undefined;
}

/** The band a group gets whose denominator is printed and whose numerator is not. */
export function bandOf(d: number, n: number, policy: Policy): Band | undefined {
  const band = bandFor(d, policy);
  if (!band) return undefined;
  if (n <= band.most) return { side: "low", percent: band.percent };
  return d - n <= band.most ? { side: "high", percent: band.percent } : undefined;
}
