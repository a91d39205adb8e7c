/** How released counts are said: one mark for everything hidden, a rate only of two printed counts, years as people say them. */
import type { Band, Policy, Shown } from "#shared/suppression/types.ts";

/** A group and a program's counts, as they come from the worker and from the hub. */
export type ShownGroup = { d: Shown; n: Shown; band?: Band | undefined };
export type ShownBlock = { program: string; groups: Record<string, ShownGroup> };

/** The one word for a hidden cell, on the page and in a file. */
export const hiddenWord = "not shown";

export const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)}%`;
export const count = (value: number): string => value.toLocaleString("en-US");

/** 0 to 1, where both counts are printed. */
export function shareOf({ d, n }: ShownGroup): number | undefined {
  return d.state === "published" && n.state === "published" && d.value > 0 ? n.value / d.value : undefined;
}

export type Rate = { text: string } | { hidden: true } | { none: true };

/** A rate, a range in its place, the mark, or nothing where there were no students. */
export function rateOf(group: ShownGroup): Rate {
  const { d, n, band } = group;
  if (d.state === "zero" || (d.state === "published" && d.value === 0)) return { none: true };
  if (band) return { text: band.side === "high" ? `${band.percent}% or more` : `${band.percent}% or less` };
  if (d.state === "published" && n.state === "published") return { text: percent(n.value, d.value) };
  return { hidden: true };
}

/** `2023-24 to 2025-26` for a pool. */
export const yearsInWords = (year: string, pooledTo?: string): string =>
  pooledTo === undefined || pooledTo === year ? year : `${year} to ${pooledTo}`;

/** What the second count is called: in the indicator's own word, where it has a short one. */
export function reachedWord(numerator: string): string {
  const [own] = /\b(earned|graduated|proficient)\b/i.exec(numerator) ?? [];
  return own ? own.charAt(0).toUpperCase() + own.slice(1).toLowerCase() : "Reached it";
}

/** Why cells are hidden, by the agreement's own numbers. */
export function ruleInWords({ n, eventMode, k }: Policy): string[] {
  const outcome = {
    homogeneity: "Where everyone in a group had the same result, the result is hidden too.",
    event_k: `Where fewer than ${k} reached it, or fewer than ${k} did not, the result is hidden too.`,
    strict: `Where fewer than ${n} reached it, or fewer than ${n} did not, the result is hidden too.`,
  };
  return [
    `Groups of 1 to ${n - 1} students are hidden, and so is every cell from which one could be worked out.`,
    outcome[eventMode],
    "Every hatched cell looks the same on purpose: it does not say which reason applies.",
  ];
}

const isHidden = ({ state }: Shown): boolean => state === "suppressed";

/** How many counts of a table are hidden, and of how many. */
export function hiddenIn(blocks: readonly ShownBlock[]): { hidden: number; of: number } {
  const all = blocks.flatMap(({ groups }) => Object.values(groups).flatMap(({ d, n }) => [d, n]));
  return { hidden: all.filter(isHidden).length, of: all.length };
}
