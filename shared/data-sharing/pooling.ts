/**
 * Several years counted as one (data-sharing.md 4.5): a table of its own, audited together with the yearly ones. The
 * years of a pool follow one another, at most five of them.
 */
import { yearsOn } from "../academic-year.ts";

const longest = 5;

/** Each year of it, first to last; none where the last is before the first, or too far off. */
export function yearsOf(year: string, pooledTo?: string): string[] {
  if (pooledTo === undefined) return [year];
  const years = Array.from({ length: longest }, (_, n) => yearsOn(year, n));
  return years.slice(0, years.indexOf(pooledTo) + 1);
}

/** How the blocks of its table name it: `2025-26`, or `2023-24/2025-26`. */
export const spanName = (year: string, pooledTo?: string): string =>
  pooledTo === undefined || pooledTo === year ? year : `${year}/${pooledTo}`;
