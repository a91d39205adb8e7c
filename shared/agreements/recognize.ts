/** From a version of an agreement to what it says about one school's courses. Pure. */
import { courseKey } from "../course-key.ts";
import type { OrganizationId } from "../ids.ts";
import { sendingCourses } from "../sending-courses.ts";
import { receiversOf } from "./cases.ts";
import { askedBy } from "./conditions.ts";
import { gradeScale, stricter } from "./grades.ts";
import type { PublicVersion } from "./public.ts";
import type { Statement } from "./recognition.ts";
import type { Award, Condition, EquivalencyRule, Option, SendingCourse } from "./terms-schema.ts";
import { type Dated, daysOf, earliest } from "./versions.ts";

/** What a version with its days says of the courses of `school`. */
export function saidBy({ version, ...dated }: Dated, school: OrganizationId): Statement[] {
  const { terms, versionNo } = version;
  const days = (of: Parameters<typeof daysOf>[0]) => {
    const { from, until } = daysOf(of, { version, ...dated });
    return { from, until, inForceUntil: earliest(until, dated.inForceUntil) };
  };
  const rules = terms.rules.flatMap((rule) =>
    coursesOf(rule, school).flatMap((course) =>
      [...new Set(rule.awards.map((award) => award.course.organizationId))].map(
        (receiverId): Statement => ({
          ...asked(rule, course, terms.conditions),
          course: plain(course),
          receiverId,
          versionNo,
          ruleNo: rule.ruleNo,
          ...days(rule),
          grants: rule.awards.filter((one) => one.course.organizationId === receiverId).map(granted),
        }),
      ),
    ),
  );
  const findings = terms.findings
    .filter(({ course }) => course.organizationId === school)
    .flatMap((finding) =>
      (finding.receiverId ? [finding.receiverId] : receiversOf(version)).map(
        (receiverId): Statement => ({
          course: finding.course,
          receiverId,
          versionNo,
          ruleNo: finding.ruleNo,
          ...days(finding),
          grants: [],
          together: [],
          conditions: [],
          reason: finding.reason,
          ...(finding.against && { against: finding.against }),
          ...(finding.revisitOn && { revisitOn: finding.revisitOn }),
        }),
      ),
    );
  return [...rules, ...findings];
}

/** The same of a version on its way: nothing of it holds yet, whatever its dates. */
export function wouldSay(version: PublicVersion, school: OrganizationId): Statement[] {
  const { dateEffective: from, expirationDate: until } = version;
  return saidBy({ version, days: { from, until }, inForceUntil: until }, school).map((one) => ({
    ...one,
    underWay: true,
  }));
}

/** Each course of the school that the rule names, once. */
function coursesOf(rule: EquivalencyRule, school: OrganizationId): SendingCourse[] {
  const all = sendingCourses(rule);
  const own = all.filter(({ organizationId }) => organizationId === school);
  return [...new Map(own.map((course) => [courseKey(course), course])).values()];
}

/** What is asked besides the course, in the option that asks for least. */
function asked(rule: EquivalencyRule, course: SendingCourse, general: readonly Condition[]) {
  const { floor } = askedBy([...rule.conditions, ...general]);
  const [least] = rule.options
    .flatMap((option) => besides(option, course))
    .map(({ minGrade, ...rest }) => ({ ...rest, minGrade: stricter(minGrade, floor) }))
    .sort((a, b) => a.seats - b.seats || rankOf(b.minGrade) - rankOf(a.minGrade) || a.optionNo - b.optionNo);
  return {
    ...(least?.minGrade && { minGrade: least.minGrade }),
    together: least?.together ?? [],
    // A readable grade is told once, as the grade; a cap says nothing about this course.
    conditions: [...rule.conditions, ...general]
      .filter(({ type }) => type !== "MAX_CREDITS" && !(type === "MIN_COURSE_GRADE" && floor))
      .map(({ type, value }) => ({ type, ...(value !== undefined && { value }) })),
  };
}

const rankOf = (grade: (typeof gradeScale)[number] | undefined): number =>
  grade === undefined ? gradeScale.length : gradeScale.indexOf(grade);

/** The other slots of an option in which the course has a seat; its own again where that asks for several. */
function besides({ optionNo, slots }: Option, course: SendingCourse) {
  const key = courseKey(course);
  return slots.flatMap((own) => {
    const seat = own.courses.find((one) => courseKey(one) === key);
    if (!seat) return [];
    const others = slots.filter((one) => one !== own);
    const rest = own.courses.filter((one) => one !== seat);
    const together = [
      ...others.map(({ chooseN, courses }) => slotText(chooseN, courses)),
      ...(own.chooseN > 1 ? [slotText(own.chooseN - 1, rest)] : []),
    ];
    const seats = own.chooseN - 1 + others.reduce((sum, { chooseN }) => sum + chooseN, 0);
    return [{ optionNo, minGrade: seat.minGrade, together: together.sort(), seats }];
  });
}

/** `HS2`, `BIO1 or BIO1H`, `2 of PHB, EKG, PCS`. */
function slotText(chooseN: number, courses: readonly SendingCourse[]): string {
  const codes = courses.map(({ code }) => code.trim()).sort();
  if (codes.length === chooseN) return codes.join(" and ");
  return chooseN === 1 ? codes.join(" or ") : `${chooseN} of ${codes.join(", ")}`;
}

function granted({ type, course: { code, title, creditHundredths, unit } }: Award) {
  return { type, code, title, creditHundredths, unit };
}

const plain = ({ minGrade: _grade, ...course }: SendingCourse) => course;
