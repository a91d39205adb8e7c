/** Which counts are too telling to be printed (R1, R2; the same rules for the complement of a flag are R4). */
import { bandOf } from "./bands.ts";
import type { Policy } from "./types.ts";

/** R1: a group so small that its members may be recognized. An empty group is nobody's secret. */
export const isSmall = (d: number, policy: Policy): boolean => d > 0 && d < policy.n;

/** How many must share the outcome, and how many must not, for the numerator to be printed (R2). */
function eventsNeeded(policy: Policy): number {
  if (policy.eventMode === "strict") return policy.n;
  return policy.eventMode === "event_k" ? Math.max(1, policy.k) : 1;
}

/**
 * R2: the group is large enough, but its numerator tells too much about each member. Where bands are printed, a rate within one
 * is told by the band and not by its counts: were only the most extreme counts hidden behind it, the band would give them away.
 */
export const isTelling = (d: number, n: number, policy: Policy): boolean =>
  d >= policy.n && (Math.min(n, d - n) < eventsNeeded(policy) || bandOf(d, n, policy) !== undefined);

/** How uncertain a suppressed denominator must stay, or any count of a group whose denominator is not known: 1 to n - 1. */
export const groupWidth = (policy: Policy): number => policy.n - 2;

/** R5: a sum over several organizations needs this many with students in it. With two, each learns the other's part. */
export const contributorsMin = 3;
