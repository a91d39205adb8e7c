/**
 * Which groups of employers may be shown in public: none below three, and none from which another could be worked out
 * by subtraction. Shares inside a shown group are shown.
 */

/** Below this a group says what one business said. */
export const leastGroup = 3;

export type Group = {
  /** What it divides by: sector, size, region. */
  dimension: string;
  name: string;
  /** Who answered; a set, because one business may stand in several dimensions. */
  employers: ReadonlySet<string>;
};

const differing = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  // At least by as much as they differ in size: nobody has to be looked for.
  if (Math.abs(a.size - b.size) >= leastGroup) return Math.abs(a.size - b.size);
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return a.size + b.size - 2 * both;
};
const tooFew = (n: number): boolean => n > 0 && n < leastGroup;

/**
 * The groups that may be shown beside the whole. A group goes where it is small, where it is the whole or another group
 * but for one or two, or where what remains of its dimension is one or two: the smallest goes first, until none must.
 */
export function shownGroups(all: ReadonlySet<string>, groups: readonly Group[]): Group[] {
  if (all.size < leastGroup) return [];
  const bySize = (a: Group, b: Group): number =>
    a.employers.size - b.employers.size || (a.dimension + a.name < b.dimension + b.name ? -1 : 1);
  const shown = groups.filter(({ employers }) => employers.size >= leastGroup).sort(bySize);
  for (;;) {
    const gone = shown.find((one) => endangers(one, shown, all));
    if (!gone) return groups.filter((one) => shown.includes(one));
    shown.splice(shown.indexOf(gone), 1);
  }
}

function endangers(one: Group, shown: readonly Group[], all: ReadonlySet<string>): boolean {
  if (tooFew(differing(one.employers, all))) return true;
  const others = shown.filter((other) => other !== one);
  if (others.some(({ employers }) => tooFew(differing(one.employers, employers)))) return true;
  const dimension = shown.filter((other) => other.dimension === one.dimension);
  const covered = new Set(dimension.flatMap(({ employers }) => [...employers]));
  return tooFew(all.size - covered.size);
}
