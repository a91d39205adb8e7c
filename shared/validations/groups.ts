/**
 * Which groups of employers may be shown beside the whole: none below three, of one dimension only, and with three or
 * more, or nobody, left outside them. So whatever is added or subtracted is of nobody, or of three and more.
 */

/** Below this a group says what one business said. */
export const leastGroup = 3;

export type Group = {
  /** What it divides by: sector, size, county. An employer is in one group of it at most. */
  dimension: string;
  name: string;
  /** Who answered. */
  employers: ReadonlySet<string>;
};

const sizeOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { employers }) => sum + employers.size, 0);

/** Those of one dimension: where one or two are left outside, the smallest group goes to them. */
function shownOf(all: ReadonlySet<string>, groups: readonly Group[]): Group[] {
  const shown = groups
    .filter(({ employers }) => employers.size >= leastGroup)
    .sort((a, b) => b.employers.size - a.employers.size || (a.name < b.name ? -1 : 1));
  const outside = all.size - sizeOf(shown);
  if (outside > 0 && outside < leastGroup) shown.pop();
  return groups.filter((one) => shown.includes(one));
}

/**
 * The groups of the dimension that shows most, of two alike the one that comes first. The groups of two dimensions are
 * never shown beside each other: their sums could differ by one business.
 */
export function shownGroups(all: ReadonlySet<string>, groups: readonly Group[]): Group[] {
  if (all.size < leastGroup) return [];
  return [...Map.groupBy(groups, ({ dimension }) => dimension).values()]
    .map((ofOne) => shownOf(all, ofOne))
    .reduce((most, one) => (one.length > most.length ? one : most), []);
}
