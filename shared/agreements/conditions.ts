/**
 * What a rule's conditions and its agreement's conditions ask for, read once into a form the evaluator can use.
 * Three kinds stay apart: what can be checked, what only a person knows, and steps to take afterwards.
 */
import type { Missing } from "./credit.ts";
import { gradeIn, stricter } from "./grades.ts";
import { whoKnows } from "./knowers.ts";
import type { Condition, ConditionType, Grade } from "./terms-schema.ts";

type Fact = Extract<Missing, { kind: "FACT" }>;
export type ClaimStep = { type: string; value?: string; note?: string };

export type Asked = {
  floor: Grade | undefined;
  examPercent: number | undefined;
  credentials: readonly string[];
  facts: readonly Fact[];
  steps: readonly ClaimStep[];
  enrollWithinMonths: number | undefined;
};

/** In the order a student takes them. None of them ever changes EARNED. */
const claimSteps: readonly ConditionType[] = [
  "HS_GRADUATION",
  "ENROLL_IN_PROGRAM",
  "ENROLL_WITHIN_MONTHS",
  "REGISTER_IN_SCHOOL_YEAR",
  "COMPLETE_COLLEGE_CREDIT_FIRST",
  "CLAIM_FORM",
  "FEE",
];

/** What these conditions ask for together: of two floors the stricter, of two deadlines the earlier. */
export function askedBy(conditions: readonly Condition[]): Asked {
  let floor: Grade | undefined;
  let examPercent: number | undefined;
  let enrollWithinMonths: number | undefined;
  const credentials = new Set<string>();
  const facts = new Map<string, Fact>();
  const steps = new Map<string, ClaimStep>();
  for (const condition of conditions) {
    const { type, value } = condition;
    if (claimSteps.includes(type)) {
      const months = type === "ENROLL_WITHIN_MONTHS" ? wholeNumberIn(value) : undefined;
      if (months !== undefined) enrollWithinMonths = Math.min(months, enrollWithinMonths ?? months);
      steps.set(`${claimSteps.indexOf(type)} ${value ?? ""} ${condition.note ?? ""}`, stepOf(condition));
    } else if (type === "MIN_COURSE_GRADE" && gradeIn(value)) floor = stricter(floor, gradeIn(value));
    else if (type === "MIN_EXAM_PERCENT" && percentIn(value) !== undefined)
      examPercent = Math.max(percentIn(value) ?? 0, examPercent ?? 0);
    else if (type === "INDUSTRY_CREDENTIAL" && value !== undefined) credentials.add(value);
    // A condition whose value nobody can read is left to a person: guessing either way would be a false promise.
    else if (type !== "MAX_CREDITS") facts.set(`${type} ${value ?? ""}`, factOf(condition));
  }
  return {
    floor,
    examPercent,
    credentials: [...credentials].sort(),
    facts: inOrder(facts),
    steps: inOrder(steps),
    enrollWithinMonths,
  };
}

/** The cap these conditions set, in hundredths: the lowest, or undefined where there is none. */
export function capIn(conditions: readonly Condition[]): number | undefined {
  const caps = conditions.flatMap((one) =>
    one.type === "MAX_CREDITS" ? (hundredthsIn(one.value) ?? []) : [],
  );
  return caps.length > 0 ? Math.min(...caps) : undefined;
}

/** What was expected in a condition's value, or undefined when it can be read. */
export function expectedValue({ type, value }: Condition): string | undefined {
  if (type === "MIN_COURSE_GRADE" && !gradeIn(value)) return "a letter grade such as B or C+";
  if (type === "MIN_EXAM_PERCENT" && percentIn(value) === undefined)
    return "a percent from 0 to 100, such as 80";
  if (type === "MIN_COURSE_PERCENT" && percentIn(value) === undefined)
    return "a percent from 0 to 100, such as 85";
  if (type === "INDUSTRY_CREDENTIAL" && value === undefined) return "the credential's name, such as CNA";
  if (type === "ENROLL_WITHIN_MONTHS" && wholeNumberIn(value) === undefined)
    return "a whole number of months, such as 24";
  if (type === "MAX_CREDITS" && hundredthsIn(value) === undefined)
    return "hours with at most two decimals, such as 9.00";
  return undefined;
}

const wholeNumberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;

function percentIn(text: string | undefined): number | undefined {
  const found = text?.trim().match(/^(\d{1,3}(?:\.\d+)?)\s*%?$/)?.[1];
  return found !== undefined && Number(found) <= 100 ? Number(found) : undefined;
}

// By digits and not by multiplying: 0.29 * 100 is 28.999….
function hundredthsIn(text: string | undefined): number | undefined {
  const [, whole, part = ""] = text?.trim().match(/^(\d{1,4})(?:\.(\d{1,2}))?$/) ?? [];
  return whole === undefined ? undefined : Number(whole + part.padEnd(2, "0"));
}

function stepOf({ type, value, note }: Condition): ClaimStep {
  return { type, ...(value !== undefined && { value }), ...(note !== undefined && { note }) };
}

function factOf({ type, value }: Condition): Fact {
  return { kind: "FACT", type, ...(value !== undefined && { value }), whoKnows: whoKnows(type) };
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>): Value[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
