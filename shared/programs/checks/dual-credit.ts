/** pos.dual-credit: everyone who joins by grade 11 can earn dual credit in high school, under an agreement in force. Pure. */

import { daysOfYear } from "../../academic-year.ts";
import type { OrganizationId } from "../../ids.ts";
import type { IsoDate } from "../../time.ts";
import { spansOf, yearOf } from "../runway.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import {
  agreementDecider,
  courseDecider,
  isEarly,
  organizationDecider,
  slotsOf,
  type Taken,
  type Walk,
} from "./walk.ts";
import { dayWords, some, yearName, yearsName } from "./words.ts";

/** What stands against one course; undefined: it counts. */
type Against = { readonly unknown: boolean; readonly why: string };

export function dualCredit(walk: Walk): Finding[] {
  const early = walk.routes.filter(({ entry }) => isEarly(entry));
  if (early.length === 0)
    return [
      cannotTell(
        "no route enters in grades 9 to 11 yet",
        "a high school, a college, an entry point by grade 11 and an exit point",
      ),
    ];
  // The school and the year somebody joins decide; college and exit do not.
  const groups = grouped(early, ({ schoolId, way }) => `${schoolId} ${way.from}`);
  const counted: Taken[] = [];
  const gaps = [...groups.values()].flatMap((routes): Finding[] => {
    const [first] = routes;
    if (first === undefined) return [];
    const dual = walk
      .schoolCourses(first.schoolId)
      .filter(({ at, course }) => at >= first.way.from && course.earlyCredit?.kind === "DUAL_CREDIT");
    const judged = dual.map((taken) => ({ taken, against: againstIt(walk, taken) }));
    const good = judged.filter(({ against }) => against === undefined).map(({ taken }) => taken);
    counted.push(...good);
    if (good.length > 0) return [];
    const agreements = dual.flatMap(({ course }) => walk.agreement(course.earlyCredit?.agreementId) ?? []);
    const about = {
      routes: routes.map(({ key }) => key),
      slots: slotsOf(dual),
      deciders: [
        organizationDecider(walk, first.schoolId),
        ...dual.map(courseDecider),
        ...agreements.map(agreementDecider),
      ],
    };
    const whys = some(judged.flatMap(({ against }) => against?.why ?? []));
    const at = where(walk, first.schoolId, first.way.from);
    if (judged.some(({ against }) => against?.unknown))
      return [cannotTell(`${at} ${whys}`, "the agreement, and the days it is in force", about)];
    return [
      dual.length === 0
        ? fail(`No course ${at} gives dual credit.`, about)
        : fail(`No dual credit ${at} stands on an agreement in force: ${whys}.`, about),
    ];
  });
  if (gaps.length > 0) return gaps;
  const agreements = counted.flatMap(({ course }) => walk.agreement(course.earlyCredit?.agreementId) ?? []);
  return [
    pass(
      `Dual credit under ${some(agreements.map(({ codedNotation }) => codedNotation))}: ${some(counted.map(({ course, at }) => `${course.title} in ${yearName(at)}`))}.`,
      {
        slots: slotsOf(counted),
        deciders: [...counted.map(courseDecider), ...agreements.map(agreementDecider)],
      },
    ),
  ];
}

const where = (walk: Walk, school: OrganizationId, from: number): string =>
  `in ${yearsName(from, 3)} of ${walk.name(school)}`;

function againstIt(walk: Walk, taken: Taken): Against | undefined {
  const { title, earlyCredit } = taken.course;
  if (taken.gone) return { unknown: true, why: `${title} has left the catalog` };
  if (earlyCredit?.agreementId === undefined) return { unknown: false, why: `${title} names no agreement` };
  const agreement = walk.agreement(earlyCredit.agreementId);
  if (agreement === undefined)
    return { unknown: true, why: `the agreement of ${title} is not open to you or no longer there` };
  const { codedNotation } = agreement;
  if (agreement.spans.length === 0)
    return { unknown: false, why: `${codedNotation} is not signed by all its parties` };
  const { ruleNo } = earlyCredit;
  const rules = agreement.rules.filter((rule) => rule.ruleNo === ruleNo);
  if (ruleNo !== undefined && rules.length === 0)
    return { unknown: false, why: `${codedNotation} has no rule ${ruleNo}` };
  if (rules.length > 0 && !rules.some(({ sending }) => sending.includes(taken.key)))
    return { unknown: false, why: `rule ${ruleNo} of ${codedNotation} does not name ${title}` };
  const spans = spansOf(agreement, ruleNo);
  const { today } = walk.facts;
  // Signed for a day to come will do, if it has come when the class takes the course.
  const taught = daysOfYear(yearOf(walk.program.cohort, taken.slot.column)).until;
  const inTime = (from: IsoDate): boolean => from <= today || from <= taught;
  if (spans.some(({ from, until }) => until >= today && inTime(from))) return undefined;
  const rule = ruleNo === undefined ? codedNotation : `rule ${ruleNo} of ${codedNotation}`;
  const last = spans.filter(({ until }) => until < today).at(-1);
  const next = spans.find(({ from }) => !inTime(from));
  if (last) return { unknown: false, why: `${rule} ended on ${dayWords(last.until)}` };
  return {
    unknown: false,
    why: next ? `${rule} begins on ${dayWords(next.from)}` : `${rule} is never in force`,
  };
}
