/** Instructor verification: each school says, every year, who teaches the courses that give credit. Pure. */
import { type AcademicYear, academicYearOf, daysOfYear, yearsOn } from "../academic-year.ts";
import { type Actor, has } from "../actor.ts";
import { courseKey } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import type { YearlyDeadlines } from "../partnerships/schema.ts";
import type { Objection } from "../problem.ts";
import { sendingCourses } from "../sending-courses.ts";
import { type IsoDate, overlap } from "../time.ts";
import { type ExecutedRules, rulesDuring } from "./in-force.ts";
import { sends } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import { executedSpans } from "./spans.ts";
import type { CourseRef } from "./terms-schema.ts";
import type { InstructorVerification } from "./yearly-schema.ts";

export type TaughtCourse = Pick<CourseRef, "organizationId" | "code" | "title">;

/** The courses that a school teaches in this year under rules that hold then, each once, by school and code. */
export function taughtIn(executed: readonly ExecutedRules[], year: AcademicYear): TaughtCourse[] {
  const courses = rulesDuring(executed, daysOfYear(year)).flatMap(sendingCourses);
  const each = new Map(
    courses.map(({ organizationId, code, title }) => [
      courseKey({ organizationId, code }),
      { organizationId, code, title },
    ]),
  );
  return [...each.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, course]) => course);
}

type Attested = Pick<InstructorVerification, "siteId" | "courseCode" | "academicYear" | "withdrawn">;

/** The courses for which no school has said this year who teaches them. */
export function unverified(
  executed: readonly ExecutedRules[],
  verifications: readonly Attested[],
  year: AcademicYear,
): TaughtCourse[] {
  const said = new Set(
    verifications
      .filter((one) => one.academicYear === year && !one.withdrawn)
      .map((one) => courseKey({ organizationId: one.siteId, code: one.courseCode })),
  );
  return taughtIn(executed, year).filter((course) => !said.has(courseKey(course)));
}

/** High-school teachers are verified; a college answers for its own faculty. */
export const isTaughtAtSchool = ({ agreementType }: Pick<Agreement, "agreementType">): boolean =>
  agreementType === "ARTICULATION" || agreementType === "DUAL_CREDIT_PARTNERSHIP";

/** By when this year's instructors are verified: in the calendar year in which it begins. */
export const verificationsDueOn = (
  year: AcademicYear,
  { instructorVerification }: Pick<YearlyDeadlines, "instructorVerification">,
): IsoDate => `${year.slice(0, 4)}-${instructorVerification}`;

/** Why `actor` cannot attest for this school and year, or undefined. */
export function objectionToAttesting(
  agreement: Agreement,
  actor: Actor,
  siteId: OrganizationId,
  year: AcademicYear,
  today: IsoDate,
): Objection {
  const may = objectionToSpeakingFor(agreement, actor, siteId);
  if (may) return may;
  const spans = executedSpans(agreement);
  if (spans.length === 0)
    return { code: "wrong-moment", why: "Instructors are verified once it has been signed by all." };
  if (year > yearsOn(academicYearOf(today), 1))
    return { code: "wrong-moment", why: `${year} is too far ahead: this year and the next can be verified.` };
  return spans.some((span) => overlap(span, daysOfYear(year)))
    ? undefined
    : { code: "wrong-moment", why: `The agreement does not hold in ${year}.` };
}

/** Why `actor` cannot speak for this school about who teaches there, or undefined. */
export function objectionToSpeakingFor(
  agreement: Agreement,
  actor: Actor,
  siteId: OrganizationId,
): Objection {
  const parties = [...executedSpans(agreement).flatMap((span) => span.parties), ...agreement.parties];
  const own = parties.some((party) => party.organizationId === actor.organization && sends(party));
  if (!own) return { code: "not-a-party", why: "A party that sends students says who teaches its courses." };
  if (!has(actor, "editor", "admin", "reviewer"))
    return { code: "role-missing", why: "An editor, reviewer or admin of the school attests to it." };
  return actor.organization === siteId
    ? undefined
    : { code: "not-your-side", why: "Each school says who teaches its own courses." };
}
