/** il.256: what Illinois asks of a CTE program besides: orientation, advanced course, safety, teams, work at both levels. Pure. */
import type { OrganizationId } from "../../ids.ts";
import type { GridSlot } from "../plan-schema.ts";
import { inHighSchool } from "../routes.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { organizationDecider, type Taken, type Walk } from "./walk.ts";
import { some } from "./words.ts";

type Asked = {
  readonly what: string;
  /** Said of the slot itself, whoever teaches it. */
  readonly is: (slot: GridSlot) => boolean;
};

const inSchool: readonly Asked[] = [
  { what: "a course at the level of orientation", is: ({ level }) => level === "ORIENTATION" },
  { what: "a course at the advanced level", is: ({ level }) => level === "ADVANCED" || level === "CAPSTONE" },
  { what: "instruction in safety", is: ({ features }) => features.includes("SAFETY") },
  {
    what: "a team challenge or a student organization",
    is: ({ features, work }) =>
      features.includes("TEAM_CHALLENGE") ||
      features.includes("STUDENT_ORGANIZATION") ||
      work?.kind === "TEAM_CHALLENGE",
  },
];
const levelNames = inSchool.slice(0, 2).map(({ what }) => what);

export function il256(walk: Walk): Finding[] {
  const { plan, schools, colleges } = walk;
  if (schools.length === 0 || colleges.length === 0) {
    const lacks = schools.length === 0 ? "high school" : "college";
    return [cannotTell(`no ${lacks} is a party yet`, `a ${lacks} among the parties`)];
  }
  const high = plan.slots.filter(({ column }) => inHighSchool(column));
  const unsaid = high.length > 0 && !high.some(({ level }) => level);
  const lacking = inSchool.flatMap(({ what, is }): Finding[] => {
    if (unsaid && levelNames.includes(what)) return [];
    const without = schools.filter(
      (school) =>
        !walk.schoolCourses(school).some(({ slot }) => is(slot)) &&
        // Work with an employer is for everybody who attends.
        !high.some((slot) => slot.work && is(slot)),
    );
    if (without.length === 0) return [];
    return [
      fail(`${who(walk, without)} no ${what.replace(/^an? /, "")} in grades 9 to 12.`, {
        ...at(walk, without, "schoolId"),
        slots: high.filter(is).map(({ slotId }) => slotId),
      }),
    ];
  });
  const works = (taken: readonly Taken[], level: readonly GridSlot[]): boolean =>
    level.some(({ work }) => work && (work.hours > 0 || work.host || work.hostId)) ||
    taken.some(({ course }) => (course.workHours ?? 0) > 0);
  const idleSchools = schools.filter((school) => !works(walk.schoolCourses(school), high));
  const later = plan.slots.filter(({ column }) => !inHighSchool(column));
  const idleColleges = colleges.filter((college) => !works(walk.collegeCourses(college), later));
  const idle = [
    ...(idleSchools.length > 0
      ? [
          fail(
            `${who(walk, idleSchools)} no work-based learning in grades 9 to 12.`,
            at(walk, idleSchools, "schoolId"),
          ),
        ]
      : []),
    ...(idleColleges.length > 0
      ? [
          fail(
            `${who(walk, idleColleges)} no work-based learning in the college years.`,
            at(walk, idleColleges, "collegeId"),
          ),
        ]
      : []),
  ];
  const findings = [
    ...(unsaid
      ? [
          cannotTell(
            "no cell of grades 9 to 12 says at which level its course is",
            "the level of each course, from orientation to capstone",
          ),
        ]
      : []),
    ...lacking,
    ...idle,
  ];
  return findings.length > 0
    ? findings
    : [
        pass(
          "Orientation, an advanced course, safety, teams, and work-based learning in high school and college.",
          {
            slots: [
              ...high.filter((slot) => slot.work !== undefined || inSchool.some(({ is }) => is(slot))),
              ...later.filter(({ work }) => work !== undefined),
            ].map(({ slotId }) => slotId),
            deciders: [...schools, ...colleges].map((id) => organizationDecider(walk, id)),
          },
        ),
      ];
}

const who = (walk: Walk, ids: readonly OrganizationId[]): string =>
  `${some(ids.map(walk.name))} ${ids.length === 1 ? "has" : "have"}`;

const at = (walk: Walk, ids: readonly OrganizationId[], leg: "schoolId" | "collegeId") => ({
  routes: walk.routes.filter((route) => ids.includes(route[leg])).map(({ key }) => key),
  deciders: ids.map((id) => organizationDecider(walk, id)),
});
