/** The words people use for ours. A reading is a value, or what was expected. */
import { CreditUnit } from "../agreements/terms-schema.ts";
import { loosely } from "./cells.ts";
import { nearest } from "./nearest.ts";

export type Misread = {
  expected: string;
  fix?: string | undefined;
  alternatives?: readonly string[] | undefined;
};
export type Reading<Value> = { value: Value } | Misread;

/** A closed list: its own words in any case and spacing, the synonyms, or the nearest as a suggestion. */
export function reader<Word extends string>(
  what: string,
  words: readonly Word[],
  synonyms: [Word, string][],
) {
  const known = new Map<string, Word>();
  for (const [word, others] of synonyms)
    for (const other of others.split("|")) known.set(loosely(other), word);
  for (const word of words) known.set(loosely(word), word);
  return (text: string): Reading<Word> => {
    const value = known.get(loosely(text));
    if (value) return { value };
    const close = nearest(loosely(text), [...known.keys()]);
    return { expected: `${what}: ${words.join(", ")}.`, fix: close && known.get(close), alternatives: words };
  };
}

export const readUnit = reader("The unit of the credit", CreditUnit.options, [
  [
    "CarnegieUnit",
    "carnegie|carnegie credit|carnegie units|cu|high school credit|hs credit|high school credits",
  ],
  [
    "SemesterHour",
    "sem hr|sem hrs|sem hour|sem hours|semester hours|semester hr|semester hrs|sh|semester credit|semester|college semester hours|semester credit hour|semester credit hours|sch|sem cr",
  ],
  ["QuarterHour", "quarter hours|qtr hr|qtr hrs|qtr hours|qh|quarter credit|quarter credits|quarter"],
  ["ContactHour", "contact hours|contact hr|contact hrs|contact"],
  ["ClockHour", "clock hours|clock hr|clock hrs|clock"],
]);

/** `credit` and `hours` name no unit: a school's and a college's differ, and so do semesters and quarters. */
export const saysNoUnit = (text: string): boolean =>
  /^(credits?|cr|crs|units?|hours?|hrs?|credit hours?|cr hrs?)?$/.test(
    text.toLowerCase().replace(/\.|\s+$/g, ""),
  );
