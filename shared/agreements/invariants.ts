/**
 * What must hold of an agreement's terms before they are saved (articulation.md 2.5 items 1, 2, 4 to 8 and 19).
 * Each problem points (RFC 6901) into the Terms, or at the agreement's own date, and says in a sentence what was expected.
 */
import type { FieldProblem } from "../problem.ts";
import { plusMonths } from "../time.ts";
import type { CatalogLookUp } from "./catalog.ts";
import { expectedValue } from "./conditions.ts";
import { problemsBetween } from "./conflicts.ts";
import { type Bounds, dateProblems, type Frame, ruleProblems } from "./rule-problems.ts";
import type { Party } from "./schema.ts";
import type { Condition, NegativeFinding, Terms } from "./terms-schema.ts";

/** How long an agreement runs at most where its rule set says nothing else. */
export const usualMonths = 60;

/** Every problem of these terms within this agreement; none means that they may be saved. */
export function problemsIn(
  agreement: Frame,
  terms: Terms,
  maxMonths: number,
  catalog: CatalogLookUp | undefined,
): FieldProblem[] {
  const withRole = (...roles: Party["role"][]) =>
    new Set<string>(
      agreement.parties.filter(({ role }) => roles.includes(role)).map((one) => one.organizationId),
    );
  const bounds: Bounds = {
    ...agreement,
    sending: withRole("SENDING", "SENDING_AND_RECEIVING"),
    receiving: withRole("RECEIVING", "SENDING_AND_RECEIVING"),
  };
  return [
    ...termProblems(agreement, maxMonths),
    ...terms.rules.flatMap((rule, index) => ruleProblems(rule, `/rules/${index}`, bounds)),
    ...terms.rules.flatMap((rule, index) => conditionProblems(rule.conditions, `/rules/${index}/conditions`)),
    ...terms.findings.flatMap((finding, index) => findingProblems(finding, `/findings/${index}`, bounds)),
    ...conditionProblems(terms.conditions, "/conditions"),
    ...problemsBetween(terms, bounds, catalog),
  ];
}

/** 2.5 item 1. */
function termProblems({ dateEffective, expirationDate }: Frame, maxMonths: number): FieldProblem[] {
  const latest = plusMonths(dateEffective, maxMonths);
  if (expirationDate < dateEffective)
    return [
      {
        pointer: "/expirationDate",
        detail: `A day on or after the first day, ${dateEffective}, was expected.`,
      },
    ];
  if (expirationDate > latest)
    return [
      {
        pointer: "/expirationDate",
        detail: `An agreement runs for ${maxMonths} months at most: a day up to ${latest} was expected.`,
      },
    ];
  return [];
}

function findingProblems(finding: NegativeFinding, pointer: string, bounds: Bounds): FieldProblem[] {
  const problems = dateProblems(finding, pointer, bounds);
  if (!bounds.sending.has(finding.course.organizationId))
    problems.push({
      pointer: `${pointer}/course/organizationId`,
      detail: `${finding.course.code}: a course of a party that sends students was expected.`,
    });
  if (finding.receiverId !== undefined && !bounds.receiving.has(finding.receiverId))
    problems.push({ pointer: `${pointer}/receiverId`, detail: "A party that grants credit was expected." });
  if (finding.receiverId === undefined && bounds.receiving.size > 1)
    problems.push({
      pointer: `${pointer}/receiverId`,
      detail: "More than one party grants credit: say which of them this is about.",
    });
  return problems;
}

function conditionProblems(conditions: readonly Condition[], pointer: string): FieldProblem[] {
  return conditions.flatMap((condition, index) => {
    const expected = expectedValue(condition);
    return expected
      ? [{ pointer: `${pointer}/${index}/value`, detail: `${condition.type}: ${expected} was expected.` }]
      : [];
  });
}
