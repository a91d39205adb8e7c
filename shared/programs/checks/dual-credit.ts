/** pos.dual-credit: everyone who joins by grade 11 can earn dual credit in high school, under an agreement in force. Pure. */

import { daysOfYear } from "../../academic-year.ts";
import { courseKey } from "../../course-key.ts";
import type { OrganizationId } from "../../ids.ts";
import type { IsoDate } from "../../time.ts";
import type { AgreementFact } from "../check-schema.ts";
import { isBetween, rulesFor, spansOf, yearOf } from "../runway.ts";
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
  const beside: Taken[] = [];
  const gaps = [...groups.values()].flatMap((routes): Finding[] => {
    const [first] = routes;
    if (first === undefined) return [];
    const dual = walk
      .schoolCourses(first.schoolId)
      .filter(({ at, course }) => at >= first.way.from && course.earlyCredit?.kind === "DUAL_CREDIT");
    const judged = dual.map((taken) => ({ taken, against: againstIt(walk, taken) }));
    const good = judged.filter(({ against }) => against === undefined).map(({ taken }) => taken);
    counted.push(...good);
    if (good.length > 0) {
      beside.push(...dual.filter((taken) => !taken.gone && twinGone(walk, taken)));
      return [];
    }
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
  const empty = emptyPromises(walk, beside);
  if (gaps.length + empty.length > 0) return [...gaps, ...empty];
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

type Twin = { readonly organizationId: OrganizationId; readonly code: string };

/** The college course it promises, where the college keeps a catalog that does not have it, or has it no longer. */
function twinGone(walk: Walk, { course }: Taken): Twin | undefined {
  const college = course.earlyCredit?.college;
  return college && walk.facts.gone.includes(courseKey(college)) ? college : undefined;
}

/** Promises of a course that is not there, beside others that hold: nobody goes without, and still they are empty. */
const emptyPromises = (walk: Walk, beside: readonly Taken[]): Finding[] =>
  [...grouped(beside, ({ key, course }) => `${key} ${course.earlyCredit?.college?.code}`).values()].flatMap(
    (all): Finding[] => {
      const [first] = all;
      const twin = first && twinGone(walk, first);
      if (!first || !twin) return [];
      return [
        fail(
          `${walk.name(twin.organizationId)} has no ${twin.code} in its catalog, which ${first.course.title} promises.`,
          {
            slots: slotsOf(all),
            deciders: [
              courseDecider(first),
              { kind: "COURSE", id: courseKey(twin), label: twin.code },
              organizationDecider(walk, twin.organizationId),
            ],
            severity: "WARN",
          },
        ),
      ];
    },
  );

function againstIt(walk: Walk, taken: Taken): Against | undefined {
  const { title, earlyCredit } = taken.course;
  if (taken.gone) return { unknown: true, why: `${title} has left the catalog` };
  const twin = twinGone(walk, taken);
  if (twin)
    return {
      unknown: false,
      why: `${walk.name(twin.organizationId)} has no ${twin.code} in its catalog, which ${title} stands for`,
    };
  if (earlyCredit?.agreementId === undefined) return { unknown: false, why: `${title} names no agreement` };
  const agreement = walk.agreement(earlyCredit.agreementId);
  if (walk.facts.missing?.includes(earlyCredit.agreementId))
    return { unknown: false, why: `the agreement of ${title} is not there` };
  if (agreement === undefined)
    return { unknown: true, why: `the agreement of ${title} is not open to you or no longer there` };
  const { codedNotation } = agreement;
  if (agreement.spans.length === 0)
    return { unknown: false, why: `${codedNotation} is not signed by all its parties` };
  const stranger = strangerTo(walk, agreement, taken);
  if (stranger) return { unknown: false, why: stranger };
  const { ruleNo } = earlyCredit;
  const spans = spansOf(agreement, taken);
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

/** Why the agreement is not about this course and the college course it promises, or undefined: it is. */
function strangerTo(walk: Walk, agreement: AgreementFact, taken: Taken): string | undefined {
  const { codedNotation, rules } = agreement;
  const { title, earlyCredit: { ruleNo, college } = {} } = taken.course;
  const named = rules.filter((rule) => ruleNo === undefined || rule.ruleNo === ruleNo);
  if (ruleNo !== undefined && named.length === 0) return `${codedNotation} has no rule ${ruleNo}`;
  if (rulesFor(agreement, taken).length > 0) return undefined;
  if (rules.length === 0)
    return isBetween(agreement, taken)
      ? undefined
      : `${codedNotation} is not between ${some([taken.organizationId, ...(college ? [college.organizationId] : [])].map(walk.name))}`;
  const not =
    ruleNo === undefined
      ? `no rule of ${codedNotation} names`
      : `rule ${ruleNo} of ${codedNotation} does not name`;
  return named.some(({ sending }) => sending.includes(taken.key))
    ? `${not} ${college?.code} for ${title}`
    : `${not} ${title}`;
}
