/**
 * Levels of learners against levels that are asked for. Only the same assessment, form, subject and scale are compared:
 * TABE, CASAS and NRS levels do not convert, and a guess would send somebody into a class they fail (programs.md 8). Pure.
 */
import type { Level, Measure } from "../programs/plan-schema.ts";

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();

/** Two measures are the same when their keys are: capitals and spaces aside. */
export const measureKey = ({ assessment, form, subject, scale }: Measure): string =>
  [assessment, form ?? "", subject, scale].map(plain).join("|");

/** The levels of one measure that stand twice: which of them counts, nobody could say. */
export const twice = (measures: readonly Measure[]): number[] =>
  measures.flatMap((one, index) =>
    measures.findIndex((other) => measureKey(other) === measureKey(one)) < index ? [index] : [],
  );

export type Reach =
  | { state: "REACHED"; by: number; reached: number }
  | { state: "SHORT"; by: number; reached: number }
  /** Nothing was measured in this way; `instead` is the same subject in another. */
  | { state: "UNKNOWN"; instead?: Level };

/** How `levels` stand to one that is asked for. */
export function reach(levels: readonly Level[], asked: Level): Reach {
  const key = measureKey(asked.measure);
  const same = levels.find(({ measure }) => measureKey(measure) === key);
  if (same) {
    const by = same.hundredths - asked.hundredths;
    return by >= 0
      ? { state: "REACHED", by, reached: same.hundredths }
      : { state: "SHORT", by: -by, reached: same.hundredths };
  }
  const subject = plain(asked.measure.subject);
  const instead = levels.find(({ measure }) => plain(measure.subject) === subject);
  return { state: "UNKNOWN", ...(instead ? { instead } : {}) };
}

/** `9.0` on a scale of grades, `225` where nothing stands behind the point. */
export function amount(hundredths: number, { scale }: Pick<Measure, "scale">): string {
  const places = hundredths % 10 !== 0 ? 2 : hundredths % 100 !== 0 || /\bgrade|gpa/i.test(scale) ? 1 : 0;
  return (hundredths / 100).toFixed(places);
}

/** `TABE 11/12`. */
export const testName = ({ assessment, form }: Measure): string =>
  [assessment, form].filter(Boolean).join(" ");

/** `reading 9.0`: where only one test measures it, its name adds nothing. */
export const levelWords = ({ measure, hundredths }: Level): string =>
  `${measure.subject.toLowerCase()} ${amount(hundredths, measure)}`;

/** `reading 9.0 (TABE 11/12)` */
export const levelInFull = (level: Level): string => `${levelWords(level)} (${testName(level.measure)})`;
