/** The words people use for ours, and the nearest word to one we do not know. A reading is a value, or what was expected. */
import { CreditUnit } from "../agreements/terms-schema.ts";
import { loosely } from "./cells.ts";

export type Misread = {
  expected: string;
  fix?: string | undefined;
  alternatives?: readonly string[] | undefined;
};
export type Reading<Value> = { value: Value } | Misread;

/** How many single-letter changes (two swapped letters are one) turn one word into the other. */
export function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

/** The one candidate that is clearly meant: at most a third of the letters differ, and no other is as close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === "" || word.length > 60) return undefined;
  let best: { candidate: string; edits: number; alone: boolean } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > 3) continue;
    const edits = editsBetween(loosely(word), loosely(candidate));
    if (!best || edits < best.edits) best = { candidate, edits, alone: true };
    else if (edits === best.edits && candidate !== best.candidate) best.alone = false;
  }
  const near =
    best?.alone && best.edits <= Math.max(1, Math.floor(word.length / 3)) && best.edits < word.length;
  return near ? best?.candidate : undefined;
}

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
