/** Who counts what came of an agreement, and who sees it. Pure. */
import type { AcademicYear } from "../academic-year.ts";
import { daysOfYear } from "../academic-year.ts";
import { type Actor, has, isAuditor } from "../actor.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { type IsoDate, overlap } from "../time.ts";
import { creditEach, unsafe } from "./outcomes.ts";
import { receives, sends } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import { executedSpans } from "./spans.ts";
import type { EquivalencyRule } from "./terms-schema.ts";
import type { OutcomeRow, Outcomes } from "./yearly-schema.ts";

/** Counts are their organization's own, until a data-sharing agreement covers them. The auditor reads everything. */
export const seesOutcomes = (actor: Actor, { organizationId }: Pick<Outcomes, "organizationId">): boolean =>
  isAuditor(actor) || actor.organization === organizationId;

/** Why `actor` cannot keep counts for this year, or undefined. */
export function objectionToCounting(
  agreement: Agreement,
  actor: Actor,
  year: AcademicYear,
  today: IsoDate,
): Objection {
  const spans = executedSpans(agreement);
  const parties = [...spans.flatMap((span) => span.parties), ...agreement.parties];
  const own = parties.some(
    (party) => party.organizationId === actor.organization && (sends(party) || receives(party)),
  );
  if (!own) return { code: "not-a-party", why: "A party that sends students or grants credit keeps counts." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of the party keeps its counts." };
  if (spans.length === 0)
    return { code: "wrong-moment", why: "There is nothing to count before it has been signed by all." };
  const days = daysOfYear(year);
  if (days.from > today) return { code: "wrong-moment", why: `${year} has not begun.` };
  return spans.some((span) => overlap(span, days))
    ? undefined
    : { code: "wrong-moment", why: `The agreement did not hold in ${year}.` };
}

/** What these rules' students get each, by the rule's number. Where versions differ, the largest. */
export function creditByRule(rules: readonly EquivalencyRule[]): ReadonlyMap<number, number> {
  const each = new Map<number, number>();
  for (const rule of rules) each.set(rule.ruleNo, Math.max(creditEach(rule), each.get(rule.ruleNo) ?? 0));
  return each;
}

/** Every row that may not be kept, by pointer. Never repeats a number that was sent. */
export function outcomeProblems(
  rows: readonly OutcomeRow[],
  each: ReadonlyMap<number, number>,
): FieldProblem[] {
  const seen = new Set<number>();
  return rows.flatMap(({ ruleNo, ...counts }, index) => {
    const at = `/rows/${index}`;
    const credit = each.get(ruleNo);
    if (credit === undefined) return [{ pointer: `${at}/ruleNo`, detail: "a rule of an executed version" }];
    if (seen.has(ruleNo)) return [{ pointer: `${at}/ruleNo`, detail: "each rule once" }];
    seen.add(ruleNo);
    const problem = unsafe(counts, credit);
    return problem ? [{ pointer: `${at}/${problem.field}`, detail: problem.why }] : [];
  });
}
