/** Who may change a catalog and when, and what a changed catalog is. Pure; the page greys its buttons with the same rules. */
import { type AcademicYear, academicYearOf, daysOfYear, yearsOn } from "../academic-year.ts";
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { CreditUnit } from "../agreements/terms-schema.ts";
import { plainText } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { OrganizationType } from "../organizations/schema.ts";
import type { Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { coursesMax } from "./limits.ts";
import type { Catalog, Course, CourseChange, CourseRow } from "./schema.ts";

/** As far ahead as colleges publish. */
const yearsAhead = 2;
const yearsBack = 15;

type Its = { readonly id: OrganizationId; readonly name: string; readonly successor?: unknown };

/**
 * Why `actor` cannot change this year's courses today, or undefined. A year that is over is a record of what was taught:
 * an editor fills it once, and only an admin corrects it.
 */
export function objectionToCataloging(
  actor: Actor,
  organization: Its,
  year: AcademicYear,
  today: IsoDate,
  filled: boolean,
): Objection {
  const may = objectionToKeeping(actor, organization);
  if (may) return may;
  if (filled && daysOfYear(year).until < today && !has(actor, "admin"))
    return {
      code: "wrong-moment",
      why: `${year} is over and stays as it was. An admin of ${organization.name} can correct it.`,
    };
  return undefined;
}

/** Why `actor` keeps no catalog of this organization at all. */
export function objectionToKeeping(actor: Actor, organization: Its): Objection {
  if (actor.organization !== organization.id || !has(actor, "editor", "admin"))
    return { code: "role-missing", why: `An editor or admin of ${organization.name} keeps its catalog.` };
  if (organization.successor)
    return { code: "wrong-moment", why: `${organization.name} has merged into another and teaches no more.` };
  return undefined;
}

/** Years that can be started: fifteen back for the record, two ahead for planning. */
export function objectionToYear(year: AcademicYear, today: IsoDate): Objection {
  const now = academicYearOf(today);
  const [first, last] = [yearsOn(now, -yearsBack), yearsOn(now, yearsAhead)];
  return year >= first && year <= last
    ? undefined
    : { code: "invalid-input", why: `A year from ${first} to ${last} was expected.` };
}

/** Why this change does not fit these courses, or undefined. */
export function objectionToChange(courses: readonly Course[], { replaces, course }: CourseChange): Objection {
  const at = replaces === undefined ? undefined : placeOf(courses, replaces);
  if (at === -1) return { code: "not-found", why: `There is no course ${replaces} in this catalog.` };
  const same = placeOf(courses, course.code);
  if (same >= 0 && same !== at)
    return {
      code: "already-there",
      why: `${courses[same]?.code}, ${courses[same]?.title}, is in this catalog already.`,
    };
  if (at === undefined && courses.length >= coursesMax)
    return { code: "too-many-rows", why: `A catalog year holds at most ${coursesMax} courses.` };
  return undefined;
}

/** Where the course of this code stands; -1 for nowhere. */
export function placeOf(courses: readonly Pick<Course, "code">[], code: string): number {
  const key = plainText(code);
  return courses.findIndex((one) => plainText(one.code) === key);
}

/** The courses after the change, in the order of their codes, and what happened. Callers have insisted on the objection. */
export function withChange(
  courses: readonly Course[],
  { replaces, course }: CourseChange,
): { courses: Course[]; happened: Happened } {
  const at = replaces === undefined ? -1 : placeOf(courses, replaces);
  const before = courses[at];
  const action =
    before === undefined
      ? "course-added"
      : before.status === "ACTIVE" && course.status === "RETIRED"
        ? "course-retired"
        : "course-changed";
  const named = before && before.code !== course.code ? `${before.code}, now ${course.code}` : course.code;
  return {
    courses: inOrder(before === undefined ? [...courses, course] : courses.with(at, course)),
    happened: { action, note: `${named}, ${course.title}` },
  };
}

/** By code as people read it: WLD 9 before WLD 10; codes that read alike (WLD 1, WLD 01) by what tells them apart. */
export const byCode = (a: Pick<Course, "code">, b: Pick<Course, "code">): number => {
  const [one, other] = [plainText(a.code), plainText(b.code)];
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
};
const collator = new Intl.Collator("en", { numeric: true });
export const inOrder = (courses: readonly Course[]): Course[] => courses.toSorted(byCode);

/** Every word that was typed occurs in the course's code, title or other codes. */
export function mentions(course: CourseRow, wanted: string): boolean {
  const { code, title, stateCourseCode, sced, iai, cip } = course;
  const all = [code, title, stateCourseCode, sced, iai, cip].join(" ").toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** The unit of a file that names none: that of the courses there are, else a school's or a college's. */
export function usualUnit(type: OrganizationType, courses: readonly Pick<Course, "unit">[]): CreditUnit {
  return courses[0]?.unit ?? (type === "secondary" ? "CarnegieUnit" : "SemesterHour");
}

/** What the record says of its courses. */
export function counted(courses: readonly Course[]): Pick<Catalog, "active" | "retired"> {
  const active = courses.filter(({ status }) => status === "ACTIVE").length;
  return { active, retired: courses.length - active };
}

/** The newest of these years whose first day is not after `day`: what holds then, as far as anyone has said. */
export function yearFor<Row extends { year: AcademicYear }>(
  rows: readonly Row[],
  day: IsoDate,
): Row | undefined {
  return rows
    .filter(({ year }) => daysOfYear(year).from <= day)
    .reduce<Row | undefined>((best, row) => (best && best.year >= row.year ? best : row), undefined);
}
