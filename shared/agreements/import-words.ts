/** The words people use for the layout's own, and the nearest word to one we do not know. A reading is a value, or what was expected. */
import { loosely } from "./import-cells.ts";
import {
  AwardMethod,
  AwardType,
  ConditionType,
  CreditUnit,
  type Grade,
  gradeScale,
  NegativeReason,
} from "./schema.ts";

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
function reader<Word extends string>(what: string, words: readonly Word[], synonyms: [Word, string][]) {
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

export const rowTypes = ["S", "R", "Q", "N"] as const;
export type RowType = (typeof rowTypes)[number];

export const readRowType = reader<RowType>(
  "What the row says: S a course a student finishes, R what it grants, Q a condition, N a pair that gives nothing",
  rowTypes,
  [
    ["S", "sends|send|sending|sending course|sender|finishes|finish|finished|course finished|takes"],
    ["R", "grants|grant|granted|award|awards|receives|receive|receiving|receiving course|gives"],
    ["Q", "condition|conditions|requirement|requires|qualifier|qualification|rule condition"],
    ["N", "finding|findings|negative|negative finding|no credit|none|refused|denied|not articulated"],
  ],
);

export const readAwardType = reader("What is granted", AwardType.options, [
  ["COURSE", "course credit|equivalent|equivalent course|direct|direct equivalent"],
  ["ELECTIVE", "elective credit|general elective"],
  ["BLOCK_MEMBER", "block|part of a block"],
  ["WAIVER", "waived|waive|requirement waived|course waiver"],
  ["ADVANCED_STANDING", "advanced|placement|advanced placement"],
]);

export const readConditionType = reader("The kind of condition", ConditionType.options, [
  ["MIN_COURSE_GRADE", "course grade|grade|minimum grade"],
  ["MIN_COURSE_PERCENT", "course percent|course percentage"],
  ["MIN_EXAM_PERCENT", "exam|exam percent|exam score|minimum exam percent|exam percentage"],
  ["INDUSTRY_CREDENTIAL", "credential|certification|certificate|industry certification|license"],
  ["TEACHER_RECOMMENDATION", "recommendation"],
  ["HS_GRADUATION", "graduation|high school graduation|graduate"],
  ["HS_GPA_MIN", "gpa|minimum gpa|hs gpa|high school gpa"],
  ["ENROLL_WITHIN_MONTHS", "enroll within|enrol within months|months to enroll|enrollment window"],
  ["ENROLL_IN_PROGRAM", "program|in program"],
  ["COMPLETE_COLLEGE_CREDIT_FIRST", "college credit first|complete college credit"],
  ["REGISTER_IN_SCHOOL_YEAR", "register same year|register in year|registration"],
  ["CLAIM_FORM", "form|application form"],
  ["FEE", "fees|cost"],
  ["MAX_CREDITS", "max credit|maximum credits|maximum credit|cap|credit cap|credit limit"],
  ["QUALIFIED_INSTRUCTOR", "instructor|qualified teacher"],
]);

export const readNegativeReason = reader("Why the pair gives no credit", NegativeReason.options, [
  ["NOT_YET_EVALUATED", "not evaluated|pending|not reviewed|not yet reviewed|under review|open"],
  ["DENIED", "refused|rejected|not accepted"],
  ["CONTENT_GAP", "content|content differs"],
  ["LAB_NOT_COMPARABLE", "lab|no comparable lab|lab differs"],
  ["LEVEL_NOT_COMPARABLE", "level|level differs"],
  ["NO_COUNTERPART_COURSE", "no counterpart|no equivalent|no equivalent course|no course"],
  ["MUST_BE_TAKEN_AT_RECEIVER", "must be taken here|must be taken at college"],
  ["PARTNER_DECLINED", "declined"],
]);

export const readAwardMethod = reader("How the credit is posted", AwardMethod.options, [
  ["DUAL_CREDIT_TRANSCRIPT", "dual credit"],
  ["DIRECT_TRANSCRIPTION", "direct|transcription|transcribed"],
  ["CREDIT_IN_ESCROW", "escrow"],
  ["CREDIT_BY_EXAM", "exam|by exam"],
  ["PROFICIENCY_CREDIT", "proficiency"],
]);

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

/** `b`, `B plus`, `B or better`, `≥ B`; empty for "no grade needed". Never a percent or a point average. */
export function readGrade(text: string): Reading<Grade | undefined> {
  const plain = text
    .toLowerCase()
    .replace(/[–—−]/g, "-")
    .replace(/\b(or|and) (better|higher|above|up)\b|\b(at least|minimum|min\.?|grade( of)?)\b|[≥>=]/g, " ")
    .replace(/\bplus\b/g, "+")
    .replace(/\bminus\b/g, "-")
    .replace(/\s+/g, "");
  if (/^(none|any|n\/a|na|-)?$/.test(plain)) return { value: undefined };
  const value = gradeScale.find((grade) => grade.toLowerCase() === plain);
  if (value) return { value };
  const scale = `A letter on the scale ${gradeScale.join(", ")}.`;
  if (/^\d+(\.\d+)?%?$/.test(plain))
    return { expected: `${scale} A percent is a condition of its own: a Q row with MIN_COURSE_PERCENT.` };
  const letter = gradeScale.find((grade) => grade.toLowerCase() === plain.replace(/[^a-z+-]/g, ""));
  return { expected: scale, fix: letter, alternatives: gradeScale };
}
