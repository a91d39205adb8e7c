/** pos.start: it begins no later than ninth grade, at every school whose students are to go through it. Pure. */
import { columnNo } from "../routes.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import {
  courseDecider,
  entryDecider,
  isCareer,
  isEarly,
  organizationDecider,
  slotsOf,
  type Walk,
} from "./walk.ts";
import { some, yearName } from "./words.ts";

export function start(walk: Walk): Finding[] {
  const { plan, schools } = walk;
  if (schools.length === 0)
    return [cannotTell("no high school is a party yet", "a high school among the parties")];
  const first = plan.entryPoints.map(({ column }) => columnNo(column)).sort((a, b) => a - b)[0];
  const late =
    first === undefined
      ? [fail("No entry point is named, so nobody can start in grade 9.")]
      : first > 0
        ? [
            fail(`Nobody can start in grade 9: the first entry point is in ${yearName(first)}.`, {
              deciders: plan.entryPoints.map(entryDecider),
            }),
          ]
        : [];

  // What is planned at work in grade 9 is there for every school.
  const work = plan.slots.filter(
    ({ column, row, work }) =>
      column === "G9" && row === "work-based" && work && (work.hours > 0 || work.host || work.hostId),
  );
  const found = schools.map((school) => {
    const career = walk
      .schoolCourses(school)
      .filter((taken) => taken.at === 0 && (isCareer(taken) || taken.slot.row === "work-based"));
    return { school, career, live: career.filter(({ gone }) => !gone) };
  });
  const gaps = found
    .filter(({ live }) => live.length === 0 && work.length === 0)
    .map(({ school, career }) => {
      const told = {
        routes: walk.routes
          .filter(({ schoolId, entry }) => schoolId === school && isEarly(entry))
          .map(({ key }) => key),
        slots: career.length > 0 ? slotsOf(career) : openSlots(walk),
        deciders: [organizationDecider(walk, school), ...career.map(courseDecider)],
      };
      return career.length > 0
        ? cannotTell(
            `${walk.name(school)} no longer has ${some(career.map(({ course }) => course.title))} in its catalog, its only career course in grade 9`,
            "which course takes its place",
            told,
          )
        : fail(
            `${walk.name(school)} has no career and technical course and nothing about careers in grade 9.`,
            told,
          );
    });
  const gapsAndLate = [...late, ...gaps];
  if (gapsAndLate.length > 0) return gapsAndLate;
  const live = found.flatMap((one) => one.live);
  const what = [
    ...live.map(({ course }) => course.title),
    ...(live.length === 0 ? work.map(({ intent }) => intent) : []),
  ];
  return [
    pass(`It starts in grade 9 at every school, with ${some(what)}.`, {
      slots: live.length > 0 ? slotsOf(live) : work.map(({ slotId }) => slotId),
      deciders: live.map(courseDecider),
    }),
  ];
}

/** Where a career course of grade 9 would stand. */
const openSlots = ({ plan }: Walk): string[] =>
  plan.slots.filter(({ column, row }) => column === "G9" && row === "cte").map(({ slotId }) => slotId);
