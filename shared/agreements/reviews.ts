/**
 * Two-sided review, rule by rule: either side raises problems, only the side that grants the credit approves
 * (articulation.md 2.5 item 16). A finding is about a rule as it read then: what changes for a student re-opens it, a
 * new title does not (item 21).
 */
import type { Actor } from "../actor.ts";
import { contentHash } from "../canonical.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { sendingCourses } from "../sending-courses.ts";
import { sorted } from "./compare-parts.ts";
import { conditionForm, curricularForm, ownDays, type Term } from "./curricular.ts";
import type { ReviewFinding, ReviewKind } from "./schema.ts";
import type { EquivalencyRule, Terms } from "./terms-schema.ts";

/** SHA-256 of what of a rule matters to a student: a finding names it, and holds while it stays the same. */
export const ruleHash = (
  rule: EquivalencyRule,
  { conditions }: Pick<Terms, "conditions">,
  term: Term,
): Promise<string> =>
  contentHash({
    ...curricularForm(ownDays(rule, term)),
    everywhere: sorted(conditions.map(conditionForm)),
  });

/** The organization that grants this rule's credit: its reviewer alone approves. */
export const grantorOf = (rule: Pick<EquivalencyRule, "awards">): OrganizationId | undefined =>
  rule.awards[0]?.course.organizationId;

/** The organizations whose courses this rule asks for. */
export const sendersOf = (rule: Pick<EquivalencyRule, "options">): Set<OrganizationId> =>
  new Set(sendingCourses(rule).map(({ organizationId }) => organizationId));

/** Which side `organization` takes in this rule; the granting side where it takes both. */
export const sideIn = (rule: EquivalencyRule, organization: OrganizationId | undefined) =>
  grantorOf(rule) === organization ? "RECEIVING" : "SENDING";

/** Why `actor` cannot say this of this rule, or undefined. */
export function objectionToFinding(rule: EquivalencyRule, kind: ReviewKind, actor: Actor): Objection {
  if (kind !== "OK") return undefined;
  if (grantorOf(rule) !== actor.organization)
    return { code: "not-the-receiver", why: "Only the party that grants the credit approves a rule." };
  return sendersOf(rule).has(actor.organization as OrganizationId)
    ? { code: "not-the-receiver", why: "Nobody approves the equivalency of their own course." }
    : undefined;
}

/** The last word of each side on each rule as it reads now. */
export async function standingFindings(
  findings: readonly ReviewFinding[],
  terms: Terms,
  term: Term,
): Promise<Map<number, ReviewFinding[]>> {
  const now = new Map<number, string>();
  for (const rule of terms.rules) now.set(rule.ruleNo, await ruleHash(rule, terms, term));
  const last = new Map<string, ReviewFinding>();
  for (const finding of findings) {
    if (now.get(finding.ruleNo) !== finding.ruleHash) continue;
    last.set(`${finding.ruleNo} ${finding.organizationId}`, finding);
  }
  const byRule = new Map<number, ReviewFinding[]>();
  for (const finding of last.values())
    byRule.set(finding.ruleNo, [...(byRule.get(finding.ruleNo) ?? []), finding]);
  return byRule;
}

/** A problem nobody has closed: also a rule that was to be dropped and is still there. */
export const isOpen = ({ kind }: Pick<ReviewFinding, "kind">): boolean =>
  kind === "PROBLEM" || kind === "RESOLVED_DROP";

/** How far the review has come: what the record says beside its rules. */
export async function reviewOf(
  findings: readonly ReviewFinding[],
  terms: Terms,
  term: Term,
): Promise<{ approved: number; problems: number }> {
  const byRule = await standingFindings(findings, terms, term);
  let approved = 0;
  let problems = 0;
  for (const rule of terms.rules) {
    const said = byRule.get(rule.ruleNo) ?? [];
    if (said.some(isOpen)) problems += 1;
    else if (said.some((one) => one.kind === "OK" && one.organizationId === grantorOf(rule))) approved += 1;
  }
  return { approved, problems };
}

/** What is wrong with these findings, field by field. */
export function findingProblems(
  said: readonly { ruleNo: number; kind: ReviewKind; text?: string | undefined }[],
  terms: Terms,
): FieldProblem[] {
  const known = new Set(terms.rules.map(({ ruleNo }) => ruleNo));
  return said.flatMap(({ ruleNo, kind, text }, index) => [
    ...(known.has(ruleNo)
      ? []
      : [{ pointer: `/findings/${index}/ruleNo`, detail: "a rule of this version" }]),
    ...(kind === "PROBLEM" && !text
      ? [{ pointer: `/findings/${index}/text`, detail: "a sentence that says what the problem is" }]
      : []),
  ]);
}
