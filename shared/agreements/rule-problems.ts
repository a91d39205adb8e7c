/** What must hold of one rule by itself (articulation.md 2.5 items 2, 5, 6 and 7). */

import { courseKey } from "../course-key.ts";
import type { FieldProblem } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { fill } from "./assign.ts";
import type { Party } from "./schema.ts";
import type { Award, EquivalencyRule, Option, Slot } from "./terms-schema.ts";

export type Frame = {
  readonly dateEffective: IsoDate;
  readonly expirationDate: IsoDate;
  readonly parties: readonly Pick<Party, "organizationId" | "role">[];
};

/** Who may stand on which side, and the days everything has to lie in. */
export type Bounds = Frame & {
  readonly sending: ReadonlySet<string>;
  readonly receiving: ReadonlySet<string>;
};

export function ruleProblems(rule: EquivalencyRule, pointer: string, bounds: Bounds): FieldProblem[] {
  const problems = dateProblems(rule, pointer, bounds);
  if (rule.options.length === 0)
    problems.push({
      pointer: `${pointer}/options`,
      detail: `Rule ${rule.ruleNo}: at least one course was expected.`,
    });
  problems.push(
    ...twice(rule.options, ({ optionNo }) => String(optionNo)).map((index) => ({
      pointer: `${pointer}/options/${index}/optionNo`,
      detail: `Option ${rule.options[index]?.optionNo} is there already: each option has a number of its own.`,
    })),
    ...rule.options.flatMap((option, index) => optionProblems(option, `${pointer}/options/${index}`, bounds)),
    ...awardProblems(rule, `${pointer}/awards`, bounds),
  );
  return problems;
}

/** 2.5 item 2: dates in order, and within the agreement's. */
export function dateProblems(
  { validFrom, validTo }: { validFrom?: IsoDate | undefined; validTo?: IsoDate | undefined },
  pointer: string,
  { dateEffective, expirationDate }: Frame,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const outside = (date: IsoDate | undefined) =>
    date !== undefined && (date < dateEffective || date > expirationDate);
  const detail = `A day within the agreement, ${dateEffective} to ${expirationDate}, was expected.`;
  if (outside(validFrom)) problems.push({ pointer: `${pointer}/validFrom`, detail });
  if (outside(validTo)) problems.push({ pointer: `${pointer}/validTo`, detail });
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    problems.push({
      pointer: `${pointer}/validTo`,
      detail: `A day on or after the first one, ${validFrom}, was expected.`,
    });
  return problems;
}

/** 2.5 item 5. */
function optionProblems(option: Option, pointer: string, bounds: Bounds): FieldProblem[] {
  const { optionNo, slots } = option;
  if (slots.length === 0)
    return [{ pointer: `${pointer}/slots`, detail: `Option ${optionNo}: at least one course was expected.` }];
  const problems = [
    ...twice(slots, ({ slotNo }) => String(slotNo)).map((index) => ({
      pointer: `${pointer}/slots/${index}/slotNo`,
      detail: `Slot ${slots[index]?.slotNo} is there already: each slot of an option has a number of its own.`,
    })),
    ...slots.flatMap((slot, index) => slotProblems(slot, `${pointer}/slots/${index}`, bounds)),
  ];
  const keys = [...new Set(slots.flatMap(({ courses }) => courses.map(courseKey)))];
  const seats = slots.flatMap(({ chooseN, courses }) =>
    new Array<number[]>(chooseN).fill(courses.map((course) => keys.indexOf(courseKey(course)))),
  );
  // Said only where every slot is sound by itself: else the reason stands there already.
  if (problems.length === 0 && fill(seats) === undefined)
    problems.push({
      pointer,
      detail: `Option ${optionNo} can never be met: one course fills only one slot, and its slots together need more courses than they name.`,
    });
  return problems;
}

function slotProblems({ chooseN, courses }: Slot, pointer: string, bounds: Bounds): FieldProblem[] {
  if (courses.length === 0)
    return [{ pointer: `${pointer}/courses`, detail: "At least one course was expected." }];
  const problems: FieldProblem[] = twice(courses, courseKey).map((index) => ({
    pointer: `${pointer}/courses/${index}`,
    detail: `${courses[index]?.code} stands in this slot already: each course once was expected.`,
  }));
  if (chooseN < 1 || chooseN > courses.length)
    problems.push({
      pointer: `${pointer}/chooseN`,
      detail: `A number from 1 to ${courses.length} was expected: the slot names ${courses.length === 1 ? "one course" : `${courses.length} courses`}.`,
    });
  courses.forEach((course, index) => {
    if (bounds.sending.has(course.organizationId)) return;
    problems.push({
      pointer: `${pointer}/courses/${index}/organizationId`,
      detail: `${course.code}: a course of a party that sends students was expected.`,
    });
  });
  return problems;
}

const withoutCredit: readonly Award["type"][] = ["WAIVER", "ADVANCED_STANDING"];

/** 2.5 items 6 and 7, and one receiver per rule. */
function awardProblems({ ruleNo, awards }: EquivalencyRule, pointer: string, bounds: Bounds): FieldProblem[] {
  const [first] = awards;
  if (!first) return [{ pointer, detail: `Rule ${ruleNo}: at least one award was expected.` }];
  return awards.flatMap(({ type, course }, index) => {
    const problems: FieldProblem[] = [];
    const credit = `${pointer}/${index}/course/creditHundredths`;
    if (!bounds.receiving.has(course.organizationId))
      problems.push({
        pointer: `${pointer}/${index}/course/organizationId`,
        detail: `${course.code}: a course of a party that grants credit was expected.`,
      });
    else if (course.organizationId !== first.course.organizationId)
      problems.push({
        pointer: `${pointer}/${index}/course/organizationId`,
        detail: `${course.code}: one rule grants credit at one organization; put this award in a rule of its own.`,
      });
    if (withoutCredit.includes(type) && course.creditHundredths !== 0)
      problems.push({
        pointer: credit,
        detail: `${course.code}: a ${type} grants no credit, so 0.00 was expected.`,
      });
    if (!withoutCredit.includes(type) && course.creditHundredths <= 0)
      problems.push({
        pointer: credit,
        detail: `${course.code}: a ${type} grants credit, so more than 0.00 was expected.`,
      });
    return problems;
  });
}

/** Positions of everything whose key stood before it. */
export function twice<Item>(items: readonly Item[], keyOf: (item: Item) => string): number[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = keyOf(item);
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}
