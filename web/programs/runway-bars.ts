/** The runway as it is drawn: for each course with early credit the days of its agreement, and the year the class takes it. Pure. */
import { academicYearOf, daysOfYear, yearsOn } from "#shared/academic-year.ts";
import type { AgreementFact, ProgramFacts } from "#shared/programs/check-schema.ts";
import { columnNo, inHighSchool, type RouteCourse } from "#shared/programs/routes.ts";
import { type Runway, runway } from "#shared/programs/runway.ts";
import { daysBetween, type IsoDate, plusDays } from "#shared/time.ts";

/** A stretch of the drawing, 0 to 1. */
type Stretch = { a: number; b: number };

export type Lane = {
  slotId: string;
  title: string;
  /** None: the course names no agreement, or one that may not be known here. */
  agreement: AgreementFact | undefined;
  found: Runway | undefined;
  /** When the class takes it. */
  taken: Stretch;
  bars: readonly Stretch[];
};

export type Lanes = {
  lanes: readonly Lane[];
  years: readonly { label: string; at: number }[];
  /** Where today lies; undefined where it is left of all. */
  today: number | undefined;
};

/** From the class's ninth grade, or this year where that is earlier, to the year after its twelfth. */
export function lanesOf(
  cohort: string,
  courses: readonly RouteCourse[],
  { agreements, today }: Pick<ProgramFacts, "agreements" | "today">,
): Lanes {
  const now = academicYearOf(today);
  const first = now < cohort ? now : cohort;
  const last = yearsOn(cohort, columnNo("P1"));
  const [from, until] = [daysOfYear(first).from, daysOfYear(last).until];
  const at = (date: IsoDate) =>
    Math.min(1, Math.max(0, daysBetween(from, date) / daysBetween(from, plusDays(until, 1))));
  const stretch = (span: { from: IsoDate; until: IsoDate }): Stretch => ({
    a: at(span.from),
    b: at(plusDays(span.until, 1)),
  });
  const years = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, n) =>
    yearsOn(first, n),
  );
  return {
    lanes: courses
      .filter(({ slot, course }) => inHighSchool(slot.column) && course.earlyCredit !== undefined)
      .toSorted((one, other) => columnNo(one.slot.column) - columnNo(other.slot.column))
      .map((promised) => {
        const { slot, course } = promised;
        const agreement = agreements.find(({ id }) => id === course.earlyCredit?.agreementId);
        const found = agreement && runway({ cohort, column: slot.column, agreement, promised, today });
        return {
          slotId: slot.slotId,
          title: course.title,
          agreement,
          found,
          taken: stretch(daysOfYear(yearsOn(cohort, columnNo(slot.column)))),
          bars: found?.spans.filter((span) => span.until >= from && span.from <= until).map(stretch) ?? [],
        };
      }),
    years: years.map((label) => ({ label, at: at(daysOfYear(label).from) })),
    today: today >= from && today <= until ? at(today) : undefined,
  };
}
