/**
 * From what was chosen to what the evaluator asks for, and what would follow if everything still missing came true.
 * A school year ends on May 31 here, or with graduation where that comes first.
 */

import type { CreditAnswer } from "#shared/agreements/credit.ts";
import { evaluate, type Facts } from "#shared/agreements/evaluate.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import { type Dated, daysOf, executedBy } from "#shared/agreements/versions.ts";
import { plainText } from "#shared/course-key.ts";
import { type IsoDate, plusDays, plusMonths } from "#shared/time.ts";
import type { Offered } from "./catalogue.ts";
import type { Chosen, ChosenCourse } from "./fragment.ts";
import { isOf } from "./same.ts";

/** The calendar year in which the school year of this day ends. */
export const schoolYearOf = (today: IsoDate): number =>
  Number(today.slice(0, 4)) + Number(today.slice(5, 7) >= "07");

/** The month of graduation: the chosen one, or this school year's spring. */
export const graduationOf = (chosen: Chosen, today: IsoDate): string =>
  chosen.graduates ?? `${schoolYearOf(today)}-05`;

export const lastDayOf = (month: string): IsoDate => plusDays(plusMonths(`${month}-01`, 1), -1);

/** The school year of a course: the chosen one; else this one, or that of graduation where it came earlier. */
export function yearOf(course: Pick<ChosenCourse, "year">, graduation: string, today: IsoDate): number {
  return course.year ?? Math.min(schoolYearOf(today), schoolYearOf(`${graduation}-01`));
}

/** The course on offer that this choice means. */
export const meant = (course: ChosenCourse, courses: readonly Offered[]): Offered | undefined =>
  courses.find(
    (one) => one.organization === course.organization && plainText(one.code) === plainText(course.code),
  );

/** Courses that are no longer on offer are left out. */
export function factsOf(chosen: Chosen, courses: readonly Offered[], today: IsoDate): Facts {
  const graduation = graduationOf(chosen, today);
  const graduatedOn = lastDayOf(graduation);
  return {
    courses: chosen.courses.flatMap((course) => {
      const offer = meant(course, courses);
      if (!offer) return [];
      const end = `${yearOf(course, graduation, today)}-05-31`;
      return [
        {
          organizationId: offer.organizationId,
          code: offer.code,
          grade: course.grade,
          completedOn: [end, graduatedOn].sort()[0],
        },
      ];
    }),
    credentials: chosen.credentials,
    exams: chosen.exams,
    graduatedOn,
  };
}

export type Amount = { unit: CreditUnit; now: number; reach: number };
type Organizations = CreditAnswer["organizations"];

/**
 * Per receiving organization and unit: the hundredths that count now, and those that would be added if every NEEDS were
 * supplied at once. Asked of the evaluator itself, so that a course two answers wait for is not promised twice.
 */
export function amounts(
  versions: readonly PublicVersion[],
  facts: Facts,
  organizations: Organizations,
  asOf: IsoDate,
): Map<string, Amount[]> {
  const hoped = evaluate(versions, supplied(facts, organizations, executedBy(versions, asOf).flat()), asOf);
  return new Map(
    organizations.map(({ organization, agreements }) => {
      const later = hoped.find((one) => one.organization.id === organization.id)?.agreements ?? [];
      const units = [...new Set(agreements.map(({ totals }) => totals.unit))];
      return [
        organization.id,
        units.map((unit) => {
          const now = counted(agreements, unit);
          return { unit, now, reach: Math.max(0, counted(later, unit) - now) };
        }),
      ];
    }),
  );
}

const counted = (agreements: Organizations[number]["agreements"], unit: CreditUnit): number =>
  agreements.reduce((sum, { totals }) => sum + (totals.unit === unit ? totals.cappedHundredths : 0), 0);

/** The same student once everything that a NEEDS names is there. */
function supplied(facts: Facts, organizations: Organizations, versions: readonly Dated[]): Facts {
  const courses: Facts["courses"][number][] = facts.courses.map((course) => ({
    ...course,
    grade: course.grade ?? "A+",
  }));
  const credentials = [...facts.credentials];
  const exams: Record<string, number> = { ...facts.exams };
  for (const from of organizations.flatMap((one) => one.agreements)) {
    const dated = versions.find(({ version }) => isOf(version, from));
    for (const { answer, ruleNo, missing } of from.answers) {
      if (answer !== "NEEDS" || !dated) continue;
      const rule = dated.version.terms.rules.find((one) => one.ruleNo === ruleNo);
      const last = daysOf(rule ?? {}, dated).until;
      for (const one of missing) {
        if (one.kind === "CREDENTIAL") credentials.push(one.value);
        else if (one.kind === "EXAM") exams[`${from.agreement}/${ruleNo}`] = 100;
        else if (one.kind === "COURSE" && one.state === "NOT_TAKEN")
          courses.push({
            organizationId: one.organizationId,
            code: one.code,
            grade: "A+",
            completedOn: [last, facts.graduatedOn ?? last].sort()[0],
          });
      }
    }
  }
  return { ...facts, courses, credentials, exams };
}
