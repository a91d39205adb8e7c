/** The numbers inside conditions. Nothing is guessed: what is nearly a number becomes a suggestion. */
import { readCredit } from "../files/numbers.ts";
import type { Reading } from "../files/words.ts";
import { readGrade } from "./import-words.ts";
import type { ConditionType } from "./terms-schema.ts";

const percents: readonly ConditionType[] = ["MIN_COURSE_PERCENT", "MIN_EXAM_PERCENT"];
const named: readonly ConditionType[] = ["INDUSTRY_CREDENTIAL"];

/** A condition's value is kept as written once it is what its type needs. */
export function readConditionValue(type: ConditionType, text: string): Reading<string | undefined> {
  const number = /^(\d{1,6}(?:\.\d+)?)\s*(?:%|percent|months?|hours?|credits?)?$/i.exec(text)?.[1];
  const unless = (fine: boolean, expected: string, fix?: string): Reading<string | undefined> =>
    fine ? { value: text } : { expected, fix: fix === text ? undefined : fix };
  if (percents.includes(type))
    return unless(
      /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100,
      `${type} needs a percent from 0 to 100 without the sign, such as 80.`,
      number && Number(number) <= 100 ? number : undefined,
    );
  if (type === "ENROLL_WITHIN_MONTHS") {
    const months = number && Number.isInteger(Number(number)) && Number(number) > 0 ? number : undefined;
    return unless(
      /^[1-9]\d{0,2}$/.test(text),
      "ENROLL_WITHIN_MONTHS needs a number of months, such as 24.",
      months,
    );
  }
  if (type === "MAX_CREDITS") {
    const read = readCredit(text);
    if ("value" in read) return unless(/^\d/.test(text), "MAX_CREDITS needs hours, such as 9.00.");
    return { expected: `MAX_CREDITS needs hours: ${read.expected}`, fix: read.fix };
  }
  if (type === "HS_GPA_MIN")
    return unless(
      /^\d(\.\d{1,3})?$/.test(text) && Number(text) <= 5,
      "HS_GPA_MIN needs a grade point average from 0 to 5, such as 2.0.",
    );
  if (type === "MIN_COURSE_GRADE") {
    const grade = readGrade(text);
    if (!("value" in grade)) return grade;
    return unless(text === grade.value, "MIN_COURSE_GRADE needs a letter grade, such as B.", grade.value);
  }
  if (text === "")
    return named.includes(type)
      ? { expected: `${type} needs the credential's name, such as CNA.` }
      : { value: undefined };
  return { value: text };
}
