/** The sentences about credit that people read, generated from the same data that decides. English; all in this file. */

import type { NoReason } from "./credit.ts";
import type { CreditUnit } from "./schema.ts";

/** `3.00` for 300 hundredths. */
export const credit = (hundredths: number): string =>
  `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;

const units: Record<CreditUnit, readonly [one: string, many: string]> = {
  CarnegieUnit: ["credit", "credits"],
  SemesterHour: ["semester hour", "semester hours"],
  QuarterHour: ["quarter hour", "quarter hours"],
  ContactHour: ["contact hour", "contact hours"],
  ClockHour: ["clock hour", "clock hours"],
};

/** `3.00 semester hours`, `1.00 credit`. */
export function creditInWords(hundredths: number, unit: CreditUnit): string {
  return `${credit(hundredths)} ${units[unit][hundredths === 100 ? 0 : 1]}`;
}

/** Why there is no credit, as one sentence. */
export const noReasons: Record<NoReason, string> = {
  NOT_YET_EVALUATED: "Nobody has looked at this course yet. This is not a refusal.",
  DENIED: "The college looked at this course and gives no credit for it.",
  CONTENT_GAP: "The content of the two courses is not comparable.",
  LAB_NOT_COMPARABLE: "The lab hours are not comparable.",
  LEVEL_NOT_COMPARABLE: "The level of the two courses is not comparable.",
  NO_COUNTERPART_COURSE: "The college has no matching course.",
  MUST_BE_TAKEN_AT_RECEIVER: "This course has to be taken at the college itself.",
  PARTNER_DECLINED: "The college declined to look at this course.",
  GRADE_TOO_LOW: "The result is below what the agreement asks for.",
  OUTSIDE_DATES: "The course was not finished within the dates of the agreement.",
  COURSE_USED: "The course already counts toward other credit at this college.",
  GROUP_AWARDED: "Credit that excludes this one has already been granted.",
  DEADLINE_PASSED: "The last day to claim this credit has passed.",
};

const knowers: Record<string, string> = {
  MIN_COURSE_PERCENT: "the school that taught the course",
  HS_GPA_MIN: "the high school's counseling office",
  TEACHER_RECOMMENDATION: "the teacher of the course",
  PORTFOLIO: "the college's reviewer",
  QUALIFIED_INSTRUCTOR: "the school that taught the course",
  COMPLETED_ON: "the school that taught the course",
};

/** Who can supply a fact the hub cannot know; the college where nobody nearer does. */
export const whoKnows = (type: string): string => knowers[type] ?? "the college's registrar";
