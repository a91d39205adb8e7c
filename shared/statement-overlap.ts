/** How much two courses teach of the same: by the statements they were mapped to, for whichever noun asks. Pure. */

export type Overlap = {
  /** Taught by both, in the order of the first. */
  common: string[];
  /** Of the shorter list, in whole percent: a course that is wholly inside another overlaps by 100. */
  percent: number;
};

/** Undefined where one of them was mapped to nothing: then nobody can tell. */
export function statementOverlap(one: readonly string[], other: readonly string[]): Overlap | undefined {
  const [mine, theirs] = [new Set(one), new Set(other)];
  const least = Math.min(mine.size, theirs.size);
  if (least === 0) return undefined;
  const common = [...mine].filter((id) => theirs.has(id));
  return { common, percent: Math.floor((100 * common.length) / least) };
}
