/** How far a review has come and for whom a rule waits. Pure: from the rules and each side's last word on them. */
import { grantorOf, isOpen } from "#shared/agreements/reviews.ts";
import type { ReviewFinding, ReviewKind } from "#shared/agreements/schema.ts";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";

/** What reviewers say, as the page says that they said it. */
export const saidWords: Record<ReviewKind, string> = {
  OK: "approved it",
  PROBLEM: "sees a problem",
  RESOLVED_KEEP: "keeps it as it is",
  RESOLVED_DROP: "wants it dropped",
};

/**
 * Whether this rule waits for a word of `organization`: the one that grants the credit has to approve it, and either
 * side answers a problem of the other. Who raised a problem has spoken, until the other side has answered.
 */
export function waitsFor(
  rule: Pick<EquivalencyRule, "awards">,
  said: readonly ReviewFinding[],
  organization: string | undefined,
): boolean {
  const own = said.find((one) => one.organizationId === organization);
  const asked = said.some(
    (one) => one.organizationId !== organization && one.kind === "PROBLEM" && (!own || own.at < one.at),
  );
  const answered = said.some(
    (one) => one.organizationId !== organization && !isOpen(one) && own && isOpen(own) && own.at < one.at,
  );
  if (asked || answered) return true;
  return grantorOf(rule) === organization && own?.kind !== "OK" && !(own && isOpen(own));
}

export const hasProblem = (said: readonly ReviewFinding[]): boolean => said.some(isOpen);
