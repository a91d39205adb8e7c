/** The numbers of rules and findings, which share one numbering. Pure. */

export const ruleNoMax = 99_999;

/** Gives numbers that are not taken: on from the highest, and once those are used up, the lowest that are free. */
export function freeNumbers(taken: readonly number[]): () => number {
  const used = new Set(taken);
  let next = Math.max(0, ...used);
  return () => {
    do next = next < ruleNoMax ? next + 1 : 1;
    while (used.has(next));
    used.add(next);
    return next;
  };
}
