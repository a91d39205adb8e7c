/**
 * Counts of what came of a rule, made safe before they leave the browser: a number from 1 to 9, and one that differs
 * from its neighbour by 1 to 9, is kept only as `<10` (articulation.md 2.2). The API uses the same rules to refuse what
 * is not safe, or what gives a hidden number away. Pure.
 */
import type { EquivalencyRule } from "./terms-schema.ts";
import type { OutcomeRow, SafeCount } from "./yearly-schema.ts";

export const hidden = "<10";

/** What was counted, as only the browser of whoever counted it knows it. */
export type Counted = { eligible: number; claimed: number; transcripted: number; creditHundredths: number };
export type SafeCounts = Omit<OutcomeRow, "ruleNo">;
export type CountName = keyof Counted;
export type CountProblem = { field: CountName; why: string };

const isSmall = (n: number): boolean => n > 0 && n < 10;
const near = (a: SafeCount, b: number): boolean => a !== hidden && isSmall(Math.abs(a - b));

/** What one student gets under a rule: the sum of its awards. */
export const creditEach = ({ awards }: Pick<EquivalencyRule, "awards">): number =>
  awards.reduce((sum, { course }) => sum + course.creditHundredths, 0);

/** Why these cannot be what was counted: each count is part of the one before it. */
export function countProblems(counted: Counted, each: number): CountProblem[] {
  const { eligible, claimed, transcripted, creditHundredths } = counted;
  const names: CountName[] = ["eligible", "claimed", "transcripted", "creditHundredths"];
  const odd = names.filter((name) => !Number.isInteger(counted[name]) || counted[name] < 0);
  if (odd.length > 0) return odd.map((field) => ({ field, why: "A whole number, 0 or more." }));
  const problems: CountProblem[] = [];
  if (claimed > eligible)
    problems.push({ field: "claimed", why: "Not more than are eligible: only they can claim it." });
  if (transcripted > claimed) problems.push({ field: "transcripted", why: "Not more than have claimed it." });
  if (creditHundredths > 0 && (transcripted === 0 || each === 0))
    problems.push({
      field: "creditHundredths",
      why: each === 0 ? "This rule gives no credit hours." : "No credit where nobody has it on a transcript.",
    });
  return problems;
}

/**
 * The counts as they may leave this device. Of two that differ by a few, the smaller is hidden: the difference is a
 * small group too. Credit is a count of students times a known number, so it is judged as one.
 */
export function suppressed(
  { eligible, claimed, transcripted, creditHundredths }: Counted,
  each: number,
): SafeCounts {
  const e: SafeCount = isSmall(eligible) ? hidden : eligible;
  const c: SafeCount = isSmall(claimed) || near(e, claimed) ? hidden : claimed;
  const t: SafeCount =
    isSmall(transcripted) || near(c, transcripted) || near(e, transcripted) ? hidden : transcripted;
  const tells = t === hidden || givesAway(creditHundredths, each, [e, c, t]);
  return { eligible: e, claimed: c, transcripted: t, creditHundredths: tells ? hidden : creditHundredths };
}

/** Whether this much credit stands for a small group, or for all but one. */
function givesAway(creditHundredths: number, each: number, counts: readonly SafeCount[]): boolean {
  if (each === 0) return false;
  const students = creditHundredths / each;
  return isSmall(students) || counts.some((count) => near(count, students));
}

/** Why these may not be kept, or undefined: only what `suppressed` could have made of something passes. */
export function unsafe(counts: SafeCounts, each: number): CountProblem | undefined {
  const { eligible: e, claimed: c, transcripted: t, creditHundredths: credit } = counts;
  const named = { eligible: e, claimed: c, transcripted: t };
  for (const field of ["eligible", "claimed", "transcripted"] as const) {
    const count = named[field];
    if (count !== hidden && isSmall(count)) return { field, why: `0, 10 or more, or ${hidden}` };
  }
  const order = [
    ["eligible", "claimed"],
    ["claimed", "transcripted"],
    ["eligible", "transcripted"],
  ] as const;
  for (const [larger, smaller] of order) {
    const [a, b] = [named[larger], named[smaller]];
    if (a === hidden && b !== hidden && b > 0 && larger === "eligible")
      return { field: smaller, why: `at most what are eligible, which is ${hidden}` };
    if (a === hidden || b === hidden) continue;
    if (b > a) return { field: smaller, why: `at most as many as ${larger}, ${a}` };
    if (isSmall(a - b)) return { field: smaller, why: `${hidden}: it is within 9 of ${larger}` };
  }
  // What has only one possible value is not hidden by a mark.
  if (c === hidden && (e === 0 || (e !== hidden && e === t)))
    return { field: "claimed", why: `${e}: the numbers beside it leave no other` };
  if (t === hidden && (c === 0 || e === 0)) return { field: "transcripted", why: "0: nobody claimed it" };
  if (c === 0 && t !== 0) return { field: "transcripted", why: "0: nobody claimed it" };
  return unsafeCredit(credit, each, [e, c, t]);
}

function unsafeCredit(
  credit: SafeCounts["creditHundredths"],
  each: number,
  counts: readonly [SafeCount, SafeCount, SafeCount],
): CountProblem | undefined {
  const field = "creditHundredths";
  const transcripted = counts[2];
  if (transcripted === hidden)
    return credit === hidden ? undefined : { field, why: `${hidden}: the number on a transcript is hidden` };
  if (transcripted === 0 || each === 0)
    return credit === 0
      ? undefined
      : { field, why: transcripted === 0 ? "0: nobody has it" : "0: this rule gives none" };
  if (credit !== hidden && givesAway(credit, each, counts))
    return { field, why: `${hidden}: it stands for a small group, or for all but one` };
  return undefined;
}

export type ColumnTotal = {
  sum: number /** Something in the column is hidden, and counts as nothing here. */;
  atLeast: boolean;
};

/** What may be printed under a column: made of the numbers that are shown, so it cannot say more than they do. */
export function columnTotal(rows: readonly SafeCounts[], name: CountName): ColumnTotal {
  const shown = rows.map((row) => row[name]).filter((count) => count !== hidden);
  return { sum: shown.reduce((sum, count) => sum + count, 0), atLeast: shown.length < rows.length };
}
