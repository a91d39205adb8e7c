/** il.ccpe: what a pathway endorsement asks of grades 9 to 12: early college hours, hours at work, years of CTE. Pure. */
import type { GridSlot } from "../plan-schema.ts";
import { inHighSchool } from "../routes.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import { collegeKeyOf, sumOf } from "./sums.ts";
import { courseDecider, isCareer, organizationDecider, slotsOf, type Taken, type Walk } from "./walk.ts";
import { amount, count, hours, some } from "./words.ts";

/** Job shadows and team challenges are asked for too, and are no experience of so many hours. */
const experience: readonly NonNullable<GridSlot["work"]>["kind"][] = [
  "CAREER_DEVELOPMENT_EXPERIENCE",
  "INTERNSHIP",
  "APPRENTICESHIP",
];

export function ilCcpe(walk: Walk): Finding[] {
  const { schools, facts } = walk;
  if (schools.length === 0)
    return [cannotTell("no high school is a party yet", "a high school among the parties")];
  const findings = schools.flatMap((school) => {
    const name = walk.name(school);
    const taken = walk.schoolCourses(school);
    const about = {
      routes: walk.routes
        .filter(({ schoolId, way }) => schoolId === school && way.from < 4)
        .map(({ key }) => key),
      deciders: [organizationDecider(walk, school)],
    };
    return [
      ...earlyHours(walk, taken, name, about),
      ...workHours(walk, taken, name, about),
      ...years(walk, taken, name, about),
    ];
  });
  const early = schools.flatMap((school) =>
    walk.schoolCourses(school).filter(({ course }) => course.earlyCredit),
  );
  const { earlyHoursHundredths, experienceHours, cteYears } = facts.settings;
  return findings.length > 0
    ? findings
    : [
        pass(
          `At least ${amount(earlyHoursHundredths)} early college hours, ${experienceHours} hours of experience and ${count(cteYears, "year")} of career and technical courses at every school.`,
          {
            slots: slotsOf(early),
            deciders: [...schools.map((id) => organizationDecider(walk, id)), ...early.map(courseDecider)],
          },
        ),
      ];
}

type About = { readonly routes: string[]; readonly deciders: NonNullable<Finding["deciders"]> };

function earlyHours({ facts }: Walk, taken: readonly Taken[], name: string, about: About): Finding[] {
  const asks = facts.settings.earlyHoursHundredths;
  const early = taken.filter(({ course }) => course.earlyCredit);
  const counted = early.filter(({ course }) => course.earlyCredit?.hoursHundredths !== undefined);
  const { most } = sumOf(counted, ({ course }) => course.earlyCredit?.hoursHundredths ?? 0, collegeKeyOf);
  if (most >= asks) return [];
  const unsaid = early.filter((one) => !counted.includes(one));
  const all = { ...about, slots: slotsOf(early), deciders: [...about.deciders, ...early.map(courseDecider)] };
  return [
    unsaid.length > 0
      ? cannotTell(
          `${some(unsaid.map(({ course }) => course.title))} at ${name} says no number of college hours, and the others give ${amount(most)} of ${hours(asks)}`,
          "the college hours of each",
          all,
        )
      : fail(
          `${name} gives ${hours(most)} of early college credit in grades 9 to 12; ${amount(asks)} are asked.`,
          all,
        ),
  ];
}

function workHours({ facts, plan }: Walk, taken: readonly Taken[], name: string, about: About): Finding[] {
  const asks = facts.settings.experienceHours;
  const bySlot = new Map<GridSlot, number>();
  for (const slot of plan.slots)
    if (inHighSchool(slot.column) && slot.work && experience.includes(slot.work.kind))
      bySlot.set(slot, slot.work.hours);
  // Hours of a slot and of the course in it are the same hours.
  for (const [slot, courses] of grouped(taken, ({ slot }) => slot))
    bySlot.set(
      slot,
      Math.max(
        bySlot.get(slot) ?? 0,
        sumOf(
          courses,
          ({ course }) => course.workHours ?? 0,
          ({ key }) => key,
        ).most,
      ),
    );
  const sum = [...bySlot.values()].reduce((all, one) => all + one, 0);
  if (sum >= asks) return [];
  const slots = [...bySlot].filter(([, value]) => value > 0).map(([{ slotId }]) => slotId);
  return [
    fail(`${name} plans ${count(sum, "hour")} of experience at work in grades 9 to 12; ${asks} are asked.`, {
      ...about,
      slots,
    }),
  ];
}

function years({ facts }: Walk, taken: readonly Taken[], name: string, about: About): Finding[] {
  const asks = facts.settings.cteYears;
  const career = taken.filter(isCareer);
  const found = new Set(career.map(({ at }) => at)).size;
  if (found >= asks) return [];
  return [
    fail(
      `${name} has career and technical courses in ${count(found, "year")} of grades 9 to 12; ${asks} are asked.`,
      {
        ...about,
        slots: slotsOf(career),
        deciders: [...about.deciders, ...career.map(courseDecider)],
      },
    ),
  ];
}
