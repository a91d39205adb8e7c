/** The words people use for the layout's own. A reading is a value, or what was expected. */
import { type Reading, reader } from "../files/words.ts";
import { gradeScale } from "./grades.ts";
import { AwardMethod, AwardType, ConditionType, type Grade, NegativeReason } from "./terms-schema.ts";

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
