/** The sentences about credit that people read, generated from the same data that decides. English; all in this file. */

import { listed } from "../listed.ts";
import type { NoReason } from "./credit.ts";
import type {
  Condition,
  CreditUnit,
  EquivalencyRule,
  Grade,
  NegativeFinding,
  Option,
  SendingCourse,
  Slot,
} from "./terms-schema.ts";

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

/** `a B or better`. */
export const gradeInWords = (grade: Grade): string =>
  `${grade.startsWith("A") || grade === "F" ? "an" : "a"} ${grade} or better`;

/**
 * What a student has to finish for a rule, as one sentence.
 * @example "Both Health Science courses, each with a B or better."
 */
export function inWords(rule: Pick<EquivalencyRule, "options" | "conditions">): string {
  const ways = [...rule.options].sort((a, b) => a.optionNo - b.optionNo).map(optionInWords);
  const besides = rule.conditions.flatMap((one) => phraseOf(one) ?? []);
  const courses = ways.length === 2 ? `either ${ways[0]}, or ${ways[1]}` : ways.join("; or ");
  const parts = [courses, ...besides].filter((part) => part !== "");
  return sentence(
    parts.length > 1 ? `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}` : (parts[0] ?? ""),
  );
}

/** What was asked about a course, and what came of it. */
export function findingInWords({ course, against, reason }: NegativeFinding): string {
  const what = against?.replace(/^(was )?(requested against|compared with|against)\s+/i, "");
  const asked = reason === "NOT_YET_EVALUATED" ? "was requested against" : "was compared with";
  return `${course.title}${what === undefined ? ":" : ` ${asked} ${what}.`} ${noReasons[reason]}`;
}

/** A condition that holds for every rule, as one sentence. */
export function conditionInWords(condition: Condition): string {
  const { type, value = "", note } = condition;
  const phrase = phraseOf(condition);
  const sentences: Partial<Record<Condition["type"], string>> = {
    HS_GRADUATION: "The student graduates from high school",
    ENROLL_WITHIN_MONTHS: `The student enrolls within ${value} months of graduation`,
    ENROLL_IN_PROGRAM: value
      ? `The student enrolls in ${value}`
      : "The student enrolls in a matching program",
    COMPLETE_COLLEGE_CREDIT_FIRST: value
      ? `The student first completes ${value} at the college`
      : "The student first completes credit at the college",
    REGISTER_IN_SCHOOL_YEAR: "The student registers in the school year of the course",
    CLAIM_FORM: "The student files the claim form",
    FEE: value ? `There is a fee of ${value}` : "There is a fee",
    MAX_CREDITS: `No student is granted more than ${value} under this agreement`,
  };
  const said = sentences[type] ?? (phrase ? `Every rule asks for ${phrase}` : type);
  return sentence(phrase || note === undefined ? said : `${said} (${note})`);
}

/** What a condition adds to a rule's own sentence; undefined for steps that come after it. */
function phraseOf({ type, value, note }: Condition): string | undefined {
  const phrases: Partial<Record<Condition["type"], string>> = {
    MIN_COURSE_GRADE: `${value === undefined ? "a minimum grade" : gradeInWords(value as Grade)} in every course`,
    MIN_COURSE_PERCENT: `${value?.replace("%", "") ?? ""}% or better in the course`,
    MIN_EXAM_PERCENT: `${value?.replace("%", "") ?? ""}% or better on the exam`,
    INDUSTRY_CREDENTIAL: `the ${value ?? "industry"} credential`,
    PORTFOLIO: "a portfolio",
    TEACHER_RECOMMENDATION: "the teacher's recommendation",
    HS_GPA_MIN: `a grade point average of ${value ?? "the college's choice"} or better`,
    QUALIFIED_INSTRUCTOR: "a qualified instructor",
  };
  const phrase = phrases[type];
  return phrase === undefined || note === undefined ? phrase : `${phrase} (${note})`;
}

function optionInWords({ slots }: Option): string {
  const inOrder = [...slots].sort((a, b) => a.slotNo - b.slotNo);
  const plain = inOrder.flatMap(({ courses }) => (courses.length === 1 ? courses : []));
  const oneGrade = new Set(plain.map(({ minGrade }) => minGrade)).size === 1;
  if (plain.length === inOrder.length && plain.length > 1 && oneGrade) return together(plain);
  return inOrder.map(slotInWords).join(", and ");
}

function slotInWords({ chooseN, courses }: Slot): string {
  const [only] = courses;
  if (only && courses.length === 1) return `${only.title}${graded(only.minGrade, 1)}`;
  if (chooseN >= courses.length && new Set(courses.map((one) => one.minGrade)).size === 1)
    return together(courses);
  const oneGrade = new Set(courses.map(({ minGrade }) => minGrade)).size === 1;
  const names = courses.map(({ title, minGrade }) => (oneGrade ? title : `${title}${graded(minGrade, 1)}`));
  const grade = oneGrade ? graded(only?.minGrade, chooseN) : "";
  const stem = stemOf(courses);
  if (chooseN === 1 && courses.length === 2)
    return `${stem ? `either ${stem} course` : `either ${names.join(" or ")}`}${grade}`;
  const many = countInWords(chooseN);
  if (stem) return `any ${many} of the ${countInWords(courses.length)} ${stem} courses${grade}`;
  return `any ${many} of ${listed(names)}${grade}`;
}

/** All of these courses, at one grade. */
function together(courses: readonly SendingCourse[]): string {
  const stem = stemOf(courses);
  const all = courses.length === 2 ? "both" : `all ${countInWords(courses.length)}`;
  const names = stem ? `${all} ${stem} courses` : listed(courses.map(({ title }) => title));
  return `${names}${graded(courses[0]?.minGrade, courses.length)}`;
}

/** `Health Science` for Health Science I and II: what the titles share, where only a number or a level tells them apart. */
function stemOf(courses: readonly SendingCourse[]): string | undefined {
  const ending = /\s+(?:[IVX]+|\d+|[A-D]|Honors)$/;
  const stems = new Set(courses.map(({ title }) => title.replace(ending, "")));
  const titles = new Set(courses.map(({ title }) => title));
  return stems.size === 1 && titles.size === courses.length ? [...stems][0] : undefined;
}

function graded(grade: Grade | undefined, courses: number): string {
  const floor = grade === undefined ? "a passing grade" : gradeInWords(grade);
  return courses > 1 ? `, each with ${floor}` : ` with ${floor}`;
}

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const countInWords = (count: number): string => numbers[count] ?? String(count);

const sentence = (text: string): string => (text === "" ? "" : `${text[0]?.toUpperCase()}${text.slice(1)}.`);
