/**
 * Two-sided review, rule by rule: either side raises problems, only the side that grants the credit approves
 * (articulation.md 2.5 item 16). A finding is about a rule as it read then: what changes for a student re-opens it, a
 * new title does not (item 21).
 */
import type { Actor } from "../actor.ts";
import { contentHash } from "../canonical.ts";
import { plainText } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { sendingCourses } from "./named.ts";
import type { Agreement, ReviewFinding, ReviewKind } from "./schema.ts";
import type { CourseRef, EquivalencyRule, Terms } from "./terms-schema.ts";

const courseForCredit = ({ organizationId, code, creditHundredths, unit }: CourseRef) => ({
  organizationId,
  code: plainText(code).replaceAll(/[\s.-]/g, ""),
  creditHundredths,
  unit,
});

type Span = Pick<Agreement, "dateEffective" | "expirationDate">;

/**
 * What of a rule matters to a student: courses, credit, grades, logic, dates and conditions; no titles, no notes. A rule
 * that runs as long as its version reads the same in the version that follows.
 */
function curricular(rule: EquivalencyRule, terms: Pick<Terms, "conditions">, span: Span): object {
  const { title: _title, creditOverride: _override, options, awards, conditions, ...rest } = rule;
  const asked = ({ type, value }: EquivalencyRule["conditions"][number]) => ({ type, value });
  return {
    ...rest,
    validFrom: rule.validFrom === span.dateEffective ? "its first day" : rule.validFrom,
    validTo: rule.validTo === span.expirationDate ? "its last day" : rule.validTo,
    options: options.map(({ optionNo, slots }) => ({
      optionNo,
      slots: slots.map(({ slotNo, chooseN, courses }) => ({
        slotNo,
        chooseN,
        courses: courses.map((course) => ({ ...courseForCredit(course), minGrade: course.minGrade })),
      })),
    })),
    awards: awards.map(({ type, course }) => ({ type, ...courseForCredit(course) })),
    conditions: conditions.map(asked),
    everywhere: terms.conditions.map(asked),
  };
}

/** SHA-256 of what of a rule matters to a student: a finding names it, and holds while it stays the same. */
export const ruleHash = (
  rule: EquivalencyRule,
  terms: Pick<Terms, "conditions">,
  span: Span,
): Promise<string> => contentHash(curricular(rule, terms, span));

/** The organization that grants this rule's credit: its reviewer alone approves. */
export const grantorOf = (rule: Pick<EquivalencyRule, "awards">): OrganizationId | undefined =>
  rule.awards[0]?.course.organizationId;

const sendersOf = (rule: EquivalencyRule): Set<OrganizationId> =>
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
  span: Span,
): Promise<Map<number, ReviewFinding[]>> {
  const now = new Map<number, string>();
  for (const rule of terms.rules) now.set(rule.ruleNo, await ruleHash(rule, terms, span));
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
  span: Span,
): Promise<{ approved: number; problems: number }> {
  const byRule = await standingFindings(findings, terms, span);
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
