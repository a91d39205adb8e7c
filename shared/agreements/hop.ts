/**
 * The second hop: what the courses a college grants bring at the next college or university, by the same evaluator.
 * A granted course counts as completed when the courses that earned it were; nobody here knows a letter grade for it,
 * so where one is asked a person has to say. Pure.
 */
import { plainText } from "../course-key.ts";
import type { IsoDate } from "../time.ts";
import type { Answer, GrantedCourse, NextHop, OrganizationAnswer } from "./credit.ts";
import { evaluate, type Facts } from "./evaluate.ts";
import type { PublicVersion } from "./public.ts";

type Granted = Omit<GrantedCourse, "leadsTo">;

/** The courses of its own that an organization grants by these answers. Electives and waivers are no course elsewhere. */
export function grantedBy({ agreements }: OrganizationAnswer): Granted[] {
  return agreements.flatMap(({ answers }) =>
    answers
      .filter(({ answer }) => answer === "EARNED")
      .flatMap(({ awards, courses, completedOn }) =>
        awards
          .filter(({ type }) => type === "COURSE")
          .map(({ code, title, creditHundredths, unit }) => ({
            code,
            title,
            creditHundredths,
            unit,
            from: courses,
            ...(completedOn && { completedOn }),
          })),
      ),
  );
}

/** `versions`: the public ones in which this organization sends. Deadlines there count from another graduation, so none is told. */
export function nextHop(
  one: OrganizationAnswer,
  versions: readonly PublicVersion[],
  facts: Facts,
  asOf: IsoDate,
): NextHop {
  const { id, code } = one.organization;
  const granted = grantedBy(one);
  const courses = [
    ...granted.map((course) => ({
      organizationId: id,
      code: course.code,
      completedOn: course.completedOn,
      credited: true,
    })),
    // Taken at the college itself, they stand beside what it grants.
    ...facts.courses.filter(({ organizationId }) => organizationId === id),
  ];
  const { graduatedOn: _school, ...rest } = facts;
  const organizations = evaluate(versions, { ...rest, courses }, asOf).filter(
    ({ organization }) => organization.id !== id,
  );
  const uses = organizations.flatMap(({ organization, agreements }) =>
    agreements.flatMap(({ agreementId, versionNo, answers }) =>
      answers
        .filter(({ answer }) => answer !== "NO")
        .map((answer) => ({
          answer,
          to: { organizationId: organization.id, agreementId, versionNo, ruleNo: answer.ruleNo },
        })),
    ),
  );
  return {
    courses: granted.map((course) => ({
      ...course,
      leadsTo: uses.flatMap(({ answer, to }) => (restsOn(answer, code, course.code) ? [to] : [])),
    })),
    organizations,
  };
}

/** Whether an answer is about this course of that organization, however either spells the code. */
export const restsOn = ({ courses }: Pick<Answer, "courses">, organization: string, code: string): boolean =>
  courses.some((name) => plainText(name) === plainText(`${organization} ${code}`));
