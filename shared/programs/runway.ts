/**
 * The runway of early credit: is its agreement in force when the class that starts this fall takes the course, up to
 * three years on? Days are calendar days, inclusive; the school year is July 1 to June 30. Pure.
 */
import { type AcademicYear, daysOfYear, yearsOn } from "../academic-year.ts";
import { courseKey } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import { type IsoDate, plusDays } from "../time.ts";
import type { AgreementFact } from "./check-schema.ts";
import type { BoundCourse, Column } from "./plan-schema.ts";
import { columnNo } from "./routes.ts";

type Days = { readonly from: IsoDate; readonly until: IsoDate };

type Speaking = Pick<AgreementFact, "spans" | "rules" | "parties">;
/** A course with early credit, and whose it is. */
type Promised = {
  readonly organizationId: OrganizationId;
  readonly course: Pick<BoundCourse, "code" | "earlyCredit">;
};

/** PARTLY: on some of its days. UNSIGNED: nothing is executed. NO_RULE: it is, but never about this course. */
export type RunwayState = "COVERED" | "PARTLY" | "NOT_COVERED" | "UNSIGNED" | "NO_RULE";
export type Runway = {
  /** The school year in which the class takes it, and its days. */
  readonly year: AcademicYear;
  readonly days: Days;
  /** When the agreement, with the rule if one is named, is in force: joined up, in order. */
  readonly spans: readonly Days[];
  readonly state: RunwayState;
  /** The first day of that year on which it is not. */
  readonly firstGap?: IsoDate;
  /** It has ended already, and that year is not wholly covered. */
  readonly expired: boolean;
};

/** The school year in which the class of this cohort is in this column. */
export const yearOf = (cohort: AcademicYear, column: Column): AcademicYear =>
  yearsOn(cohort, columnNo(column));

export function runway(asked: {
  readonly cohort: AcademicYear;
  readonly column: Column;
  readonly agreement: Speaking;
  readonly promised: Promised;
  readonly today: IsoDate;
}): Runway {
  const { cohort, column, agreement, promised, today } = asked;
  const year = yearOf(cohort, column);
  const days = daysOfYear(year);
  const spans = spansOf(agreement, promised);
  const firstGap = gapIn(days, spans);
  const last = spans.at(-1)?.until;
  const state = (): RunwayState => {
    if (agreement.spans.length === 0) return "UNSIGNED";
    if (last === undefined) return "NO_RULE";
    if (firstGap === undefined) return "COVERED";
    return spans.some(({ from, until }) => from <= days.until && until >= days.from)
      ? "PARTLY"
      : "NOT_COVERED";
  };
  return {
    ...{ year, days, spans, state: state() },
    ...(firstGap === undefined ? {} : { firstGap }),
    expired: firstGap !== undefined && last !== undefined && last < today,
  };
}

/** The rules that join this course to the college course it promises; of one that it names, if it names one. */
export function rulesFor(
  { rules }: Pick<AgreementFact, "rules">,
  { organizationId, course: { code, earlyCredit } }: Promised,
): AgreementFact["rules"] {
  const [sent, college, ruleNo] = [
    courseKey({ organizationId, code }),
    earlyCredit?.college && courseKey(earlyCredit.college),
    earlyCredit?.ruleNo,
  ];
  return rules.filter(
    (rule) =>
      (ruleNo === undefined || rule.ruleNo === ruleNo) &&
      rule.sending.includes(sent) &&
      (college === undefined || rule.awards.includes(college)),
  );
}

/** Whether whose course it is, and the college it names, are parties to the agreement. */
export const isBetween = (
  { parties }: Pick<AgreementFact, "parties">,
  { organizationId, course }: Promised,
): boolean =>
  [organizationId, course.earlyCredit?.college?.organizationId].every(
    (id) => id === undefined || parties.includes(id),
  );

/**
 * The days on which the agreement is about this course, joined where one span takes up after the other: those of its
 * rules for it, or of the agreement, where that has no rules and is between the two.
 */
export function spansOf(agreement: Speaking, promised: Promised): Days[] {
  const whole = agreement.rules.length === 0 && promised.course.earlyCredit?.ruleNo === undefined;
  const own = whole && isBetween(agreement, promised) ? agreement.spans : [];
  const given: readonly Days[] = whole ? own : rulesFor(agreement, promised);
  const joined: Days[] = [];
  const inOrder = given
    .filter(({ from, until }) => from <= until)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const { from, until } of inOrder) {
    const before = joined.at(-1);
    if (before === undefined || from > plusDays(before.until, 1)) joined.push({ from, until });
    else if (until > before.until) joined[joined.length - 1] = { from: before.from, until };
  }
  return joined;
}

function gapIn(days: Days, spans: readonly Days[]): IsoDate | undefined {
  const at = spans.find(({ from, until }) => from <= days.from && days.from <= until);
  if (at === undefined) return days.from;
  return at.until >= days.until ? undefined : plusDays(at.until, 1);
}
