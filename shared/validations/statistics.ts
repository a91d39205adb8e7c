/**
 * What is computed of a statement's ratings. The unit is the employer: each counts once, with the lower median of its
 * people. Values are whole numbers; what decides is compared in whole numbers, and a ratio is only for reading.
 */
import { chanceOf } from "./binomial.ts";
import { t975 } from "./student.ts";

/** One employer's value: the lower median of its people, so that an even split never invents a value between two anchors. */
export function employerValue(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Content validity ratio (n_e − N/2)/(N/2): Lawshe 1975, Personnel Psychology 28, 563–575. From −1 to 1. */
export const cvr = (essential: number, n: number): number => (2 * essential - n) / n;

/** Item content validity index: the share that says 3 or 4 of 4. Polit, Beck & Owen 2007, doi 10.1002/nur.20199. */
export const iCvi = (agreeing: number, n: number): number => agreeing / n;

/** κ*: the I-CVI with chance agreement taken out, (I-CVI − Pc)/(1 − Pc), Pc = C(N,A)·½ᴺ (same paper). */
export function kappaStar(agreeing: number, n: number): number {
  const chance = chanceOf(agreeing, n);
  // Nobody rated it: there is one way to do so, and nothing to measure.
  return chance === 1 ? 0 : (iCvi(agreeing, n) - chance) / (1 - chance);
}

/** Same paper: above .74 excellent, .60 to .74 good, .40 to .59 fair, below poor. */
export const kappaBand = (kappa: number): "EXCELLENT" | "GOOD" | "FAIR" | "POOR" =>
  kappa > 0.74 ? "EXCELLENT" : kappa >= 0.6 ? "GOOD" : kappa >= 0.4 ? "FAIR" : "POOR";

/** Of a scale as a whole: the mean of its items' I-CVI, and the share of items on which all agree. */
export function sCvi(items: readonly { agreeing: number; n: number }[]): {
  average: number;
  universal: number;
} {
  const counted = items.filter(({ n }) => n > 0);
  const sum = counted.reduce((total, { agreeing, n }) => total + iCvi(agreeing, n), 0);
  return {
    average: sum / counted.length,
    universal: counted.filter(({ agreeing, n }) => agreeing === n).length / counted.length,
  };
}

export type Interval = { low: number; high: number };

/** Mean with its 95 % interval, mean ± t(.975, N−1)·SD/√N; no interval for one value. */
export function meanOf(values: readonly number[]): { mean: number; sd?: number; interval?: Interval } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean };
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const half = (t975(n - 1) * sd) / Math.sqrt(n);
  return { mean, sd, interval: { low: mean - half, high: mean + half } };
}

/** Wilson's 95 % score interval for a share: Wilson 1927, JASA 22, 209–212. */
export function wilson(count: number, n: number): Interval {
  const z = 1.959963984540054;
  const p = count / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const all = 1 + (z * z) / n;
  // At 0 and N one end is exact; the formula misses it in the last place.
  return { low: count === 0 ? 0 : (middle - half) / all, high: count === n ? 1 : (middle + half) / all };
}

/** The middle value, or halfway between the two. */
export function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}

/** Average deviation about the median: Burke & Dunlap 2002, Organizational Research Methods 5, 159–172. 0 is full agreement. */
export function adMd(values: readonly number[]): number {
  const middle = median([...values].sort((a, b) => a - b));
  return values.reduce((sum, value) => sum + Math.abs(value - middle), 0) / values.length;
}

/** A mean on its scale as 0 to 100, (O − L)/(H − L)·100: O*NET's standardized score. */
export const standardScore = (observed: number, lowest: number, highest: number): number =>
  ((observed - lowest) / (highest - lowest)) * 100;
