/**
 * Annual approval: each side's lead administrator reaffirms an agreement for every academic year in which it is in
 * force (articulation.md 2.5 item 15). Overdue warns and never cancels credit. Pure; derived for a day, never stored.
 */
import { type AcademicYear, academicYearOf, daysOfYear, yearsOn } from "../academic-year.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { YearlyDeadlines } from "../partnerships/schema.ts";
import type { Objection } from "../problem.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { receives, sends } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import { type ExecutedSpan, executedSpans } from "./spans.ts";
import type { AnnualApproval, ApprovalState } from "./yearly-schema.ts";

/** "annual approval opens 120 days before July 1" (2.7). */
const opensDaysBefore = 120;

type Given = Pick<AnnualApproval, "academicYear" | "organizationId">;
type Deadlines = Pick<YearlyDeadlines, "annualApproval">;

export type YearOfApprovals = {
  academicYear: AcademicYear;
  opensOn: IsoDate;
  dueOn: IsoDate;
  parties: { organizationId: OrganizationId; state: ApprovalState }[];
};

/** The last day on which an approval for this year is in time: in the calendar year in which it begins. */
export const approvalsDueOn = (year: AcademicYear, { annualApproval }: Deadlines): IsoDate =>
  `${year.slice(0, 4)}-${annualApproval}`;

/** The academic years that are not over and whose approval has opened: this one, and the next as it nears. */
export function yearsAsked(deadlines: Deadlines, today: IsoDate): AcademicYear[] {
  const year = academicYearOf(today);
  return [year, yearsOn(year, 1)].filter(
    (one) => plusDays(approvalsDueOn(one, deadlines), -opensDaysBefore) <= today,
  );
}

/** The years for which an approval can be given by today, newest first, and where each side stands. */
export function approvalYears(
  agreement: Agreement,
  given: readonly Given[],
  deadlines: Deadlines,
  today: IsoDate,
): YearOfApprovals[] {
  const spans = executedSpans(agreement);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  // What was over before the hub knew of the agreement is not asked for.
  const since = [first.from, agreement.startedAt.slice(0, 10)].sort().at(-1) as IsoDate;
  const years: YearOfApprovals[] = [];
  for (let year = academicYearOf(since); daysOfYear(year).from <= last.until; year = yearsOn(year, 1)) {
    const due = approvalsDueOn(year, deadlines);
    const opensOn = plusDays(due, -opensDaysBefore);
    if (opensOn > today) break;
    const { from, until } = daysOfYear(year);
    const covering = spans.filter((span) => span.from <= until && from <= span.until);
    const parties = partiesOf(covering).map((organizationId) => {
      const gave = given.some((one) => one.academicYear === year && one.organizationId === organizationId);
      const state: ApprovalState = gave
        ? "GIVEN"
        : signedFor(covering, organizationId, opensOn, { from, until })
          ? "SIGNED"
          : due < today && covering.some((span) => span.from <= today)
            ? "OVERDUE"
            : "OPEN";
      return { organizationId, state };
    });
    if (parties.length > 0) years.push({ academicYear: year, opensOn, dueOn: due, parties });
  }
  return years.reverse();
}

/** Those that send students or grant credit, each once. */
function partiesOf(spans: readonly ExecutedSpan[]): OrganizationId[] {
  const sides = spans.flatMap(({ parties }) => parties.filter((party) => sends(party) || receives(party)));
  return [...new Set(sides.map(({ organizationId }) => organizationId))];
}

/**
 * A signature given while a year's approval was open, for a version that holds in it, says as much. So does one given at
 * any time for the year in which its version begins. Every party that sends or receives has signed what was executed.
 */
const signedFor = (
  spans: readonly ExecutedSpan[],
  organization: OrganizationId,
  opensOn: IsoDate,
  year: { from: IsoDate; until: IsoDate },
): boolean =>
  spans.some(
    ({ from, dateSigned, parties }) =>
      dateSigned !== undefined &&
      ((year.from <= from && from <= year.until) || (opensOn <= dateSigned && dateSigned <= year.until)) &&
      parties.some(({ organizationId }) => organizationId === organization),
  );

/** Whether an agreement in force today lacks an approval that was due: the flag APPROVAL_OVERDUE. */
export function isApprovalOverdue(
  agreement: Agreement,
  given: readonly Given[],
  deadlines: Deadlines,
  today: IsoDate,
): boolean {
  if (!executedSpans(agreement).some(({ from, until }) => from <= today && today <= until)) return false;
  return approvalYears(agreement, given, deadlines, today).some(({ parties }) =>
    parties.some(({ state }) => state === "OVERDUE"),
  );
}

/** Why `actor` cannot speak for their side about this year now, or undefined. */
export function objectionToApproving(
  agreement: Agreement,
  actor: Actor,
  year: AcademicYear,
  deadlines: Deadlines,
  today: IsoDate,
): Objection {
  const may = objectionToLeading(agreement, actor);
  if (may) return may;
  const asked = approvalYears(agreement, [], deadlines, today).find((one) => one.academicYear === year);
  if (asked?.parties.some((party) => party.organizationId === actor.organization)) return undefined;
  if (executedSpans(agreement).length === 0)
    return { code: "wrong-moment", why: "It is reaffirmed each year once it has been signed by all." };
  const opensOn = plusDays(approvalsDueOn(year, deadlines), -opensDaysBefore);
  return {
    code: "wrong-moment",
    why:
      opensOn > today
        ? `Approval for ${year} opens on ${opensOn}.`
        : `The agreement does not hold in ${year}, or ended before it came to the hub.`,
  };
}

/** Why `actor` is no lead administrator of a side, or undefined. */
export function objectionToLeading(agreement: Agreement, actor: Actor): Objection {
  const parties = [...executedSpans(agreement).flatMap((span) => span.parties), ...agreement.parties];
  const own = parties.some(
    (party) => party.organizationId === actor.organization && (sends(party) || receives(party)),
  );
  if (!own) return { code: "not-a-party", why: "A party that sends students or grants credit reaffirms it." };
  return has(actor, "signatory", "admin")
    ? undefined
    : {
        code: "role-missing",
        why: "A signatory or admin of the party, its lead administrator, reaffirms it.",
      };
}
