/**
 * What the campaign's rule says of a statement, and the sentence that says why. People decide; this is what they are
 * shown to decide by, and what an override is measured against.
 */
import { type CriticalMethod, criticalCount } from "./binomial.ts";
import { leastGroup } from "./groups.ts";
import type { DecisionRule } from "./schema.ts";

export type RuleOutcome = "VALIDATED" | "RETURN" | "NOT_VALIDATED" | "TOO_FEW";

export type Evidence = {
  /** Employers with a valid answer. */
  n: number;
  essential: number;
  /** Seconds of the open rewording that has most. */
  seconds: number;
};

export type Outcome = {
  outcome: RuleOutcome;
  /** How many had to say essential, by whose rule; absent where too few answered. */
  needed?: { count: number; by: CriticalMethod };
  /** An open rewording stands in the way of what the numbers say. */
  blocked: boolean;
  why: string;
};

/** Never below five employers, whatever a campaign was told (skills.md 2.3 item 2). */
export const leastEmployers = 5;

const businesses = (n: number): string => (n === 1 ? "1 business" : `${n} businesses`);

/** `whole`: the sentence is for those who may read of one or two businesses. */
export function outcomeOf(
  { n, essential, seconds }: Evidence,
  rule: Omit<DecisionRule, "endorsementPercent">,
  whole = true,
): Outcome {
  const least = Math.max(leastEmployers, rule.minEmployers);
  const told = (count: number) => whole || count >= leastGroup;
  if (n < least)
    return {
      outcome: "TOO_FEW",
      blocked: false,
      why: `${told(n) ? businesses(n) : "Fewer than three businesses"} answered; at least ${least} are needed before anything can be said.`,
    };
  const needed = criticalCount(n, rule.method);
  const said = `${essential} of ${n} said essential`;
  if (2 * essential <= n)
    return { outcome: "NOT_VALIDATED", needed, blocked: false, why: `${said}: no more than half.` };
  if (essential < needed.count)
    return { outcome: "RETURN", needed, blocked: false, why: `${said}; ${needed.count} are needed.` };
  if (seconds >= rule.blockingSeconds)
    return {
      outcome: "RETURN",
      needed,
      blocked: true,
      why: `${said}, which is enough; a rewording${told(seconds) ? ` with ${businesses(seconds)} behind it` : ""} has to be answered first.`,
    };
  return { outcome: "VALIDATED", needed, blocked: false, why: `${said}; ${needed.count} are needed.` };
}
