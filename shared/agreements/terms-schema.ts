/**
 * What a version says: which courses give which credit, under which conditions, and in which clauses. Names follow CTDL
 * where it has one. Credits are integer hundredths with a unit.
 */
import * as z from "zod";
import { OrganizationId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { IsoDate } from "../time.ts";
import { gradeScale } from "./grades.ts";
import { ruleNoMax } from "./numbering.ts";

export const CreditUnit = z.enum(["CarnegieUnit", "SemesterHour", "QuarterHour", "ContactHour", "ClockHour"]);
export type CreditUnit = z.infer<typeof CreditUnit>;

/** Integer hundredths: 3.00 hours is 300. */
export const Hundredths = z.int().min(0).max(1_000_000);

export const Grade = z.enum(gradeScale);
export type Grade = z.infer<typeof Grade>;

/** A course as it was agreed: a snapshot, not a pointer. Compared by organization and `code`, letter case and runs of spaces aside. */
export const CourseRef = z.strictObject({
  organizationId: OrganizationId,
  code: line(40),
  title: line(200),
  creditHundredths: Hundredths,
  unit: CreditUnit,
});
export type CourseRef = z.infer<typeof CourseRef>;

export const SendingCourse = CourseRef.extend({ minGrade: Grade.optional() });
export type SendingCourse = z.infer<typeof SendingCourse>;

/** Any `chooseN` of these courses. */
export const Slot = z.strictObject({
  slotNo: z.int().min(1).max(999),
  chooseN: z.int().min(1).max(50),
  courses: z.array(SendingCourse).max(50),
});
export type Slot = z.infer<typeof Slot>;
/** Every slot must be filled. */
export const Option = z.strictObject({ optionNo: z.int().min(1).max(999), slots: z.array(Slot).max(50) });
export type Option = z.infer<typeof Option>;

export const AwardType = z.enum(["COURSE", "ELECTIVE", "BLOCK_MEMBER", "WAIVER", "ADVANCED_STANDING"]);
export type AwardType = z.infer<typeof AwardType>;

/** `course.code` may be a pattern (`BIO 1XX`) for an elective. */
export const Award = z.strictObject({ type: AwardType, course: CourseRef, note: line(300).optional() });
export type Award = z.infer<typeof Award>;

export const ConditionType = z.enum([
  "MIN_COURSE_GRADE",
  "MIN_COURSE_PERCENT",
  "MIN_EXAM_PERCENT",
  "INDUSTRY_CREDENTIAL",
  "PORTFOLIO",
  "TEACHER_RECOMMENDATION",
  "HS_GRADUATION",
  "HS_GPA_MIN",
  "ENROLL_WITHIN_MONTHS",
  "ENROLL_IN_PROGRAM",
  "COMPLETE_COLLEGE_CREDIT_FIRST",
  "REGISTER_IN_SCHOOL_YEAR",
  "CLAIM_FORM",
  "FEE",
  "MAX_CREDITS",
  "QUALIFIED_INSTRUCTOR",
]);
export type ConditionType = z.infer<typeof ConditionType>;

/** `value` as written: a percent, months, hours with two decimals, a credential's name. */
export const Condition = z.strictObject({
  type: ConditionType,
  value: line(200).optional(),
  note: line(300).optional(),
});
export type Condition = z.infer<typeof Condition>;

export const AwardMethod = z.enum([
  "DUAL_CREDIT_TRANSCRIPT",
  "DIRECT_TRANSCRIPTION",
  "CREDIT_IN_ESCROW",
  "CREDIT_BY_EXAM",
  "PROFICIENCY_CREDIT",
]);
export type AwardMethod = z.infer<typeof AwardMethod>;

export const EquivalencyRule = z.strictObject({
  ruleNo: z.int().min(1).max(ruleNoMax),
  title: line(200).optional(),
  validFrom: IsoDate,
  validTo: IsoDate,
  /** Any one option is enough. */
  options: z.array(Option).max(20),
  /** All are granted, by one receiving organization. */
  awards: z.array(Award).max(20),
  awardMethod: AwardMethod.default("PROFICIENCY_CREDIT"),
  /** All must hold. */
  conditions: z.array(Condition).max(30).default([]),
  /** Lowest number is tried first. */
  priority: z.int().min(1).max(9_999).default(1),
  /** One award per group and receiver. */
  exclusiveGroup: line(60).optional(),
  /** ALLOWED: the courses may support another rule of the same receiver as well (2.5 item 11). */
  reuse: z.enum(["ALLOWED"]).optional(),
  /** Why an award exceeds the receiving course's catalog credit (2.5 item 8). */
  creditOverride: line(300).optional(),
  /** The state's transfer code both sides map to: Illinois `IAI M1 901`, Ohio `CTAN CTCN001`. */
  intermediaryCode: line(40).optional(),
});
export type EquivalencyRule = z.infer<typeof EquivalencyRule>;

/** Why a pair of courses gives no credit. NOT_YET_EVALUATED is not a refusal. */
export const NegativeReason = z.enum([
  "NOT_YET_EVALUATED",
  "DENIED",
  "CONTENT_GAP",
  "LAB_NOT_COMPARABLE",
  "LEVEL_NOT_COMPARABLE",
  "NO_COUNTERPART_COURSE",
  "MUST_BE_TAKEN_AT_RECEIVER",
  "PARTNER_DECLINED",
]);
export type NegativeReason = z.infer<typeof NegativeReason>;

/** A pair that was asked about and gives nothing, or that nobody has looked at yet. Shares the rules' numbering. */
export const NegativeFinding = z.strictObject({
  ruleNo: z.int().min(1).max(ruleNoMax),
  course: CourseRef,
  /** The receiver's course it was compared with, as written. */
  against: line(200).optional(),
  /** The receiving organization; may be left out where there is only one. */
  receiverId: OrganizationId.optional(),
  reason: NegativeReason,
  validFrom: IsoDate.optional(),
  validTo: IsoDate.optional(),
  revisitOn: IsoDate.optional(),
  note: line(300).optional(),
});
export type NegativeFinding = z.infer<typeof NegativeFinding>;

/** What a clause is about (ceterms:StructuredStatement). */
export const StatementType = z.enum([
  "PURPOSE",
  "ROLES",
  "ELIGIBILITY",
  "AWARDING",
  "REVIEW",
  "TERMINATION",
  "AMENDMENT",
  "DATA_SHARING",
  "COSTS",
  "MUTUAL_OBLIGATION",
]);
export type StatementType = z.infer<typeof StatementType>;

/** One numbered statement of the agreement's text. `satisfies` names items of the governing rule set. */
export const Clause = z.strictObject({
  listId: z.string().regex(/^[A-Za-z0-9]{1,4}(\.[A-Za-z0-9]{1,4}){0,3}$/, "a clause number such as 5.6"),
  statementType: StatementType,
  text: prose(8000).min(1, "at least one sentence"),
  satisfies: z.array(line(80)).max(40).default([]),
});
export type Clause = z.infer<typeof Clause>;

export const findingsMax = 5000;

/** What a version says about credit: all of it, or none of it, is saved. */
export const CourseTerms = z.strictObject({
  rules: z.array(EquivalencyRule).max(5000),
  findings: z.array(NegativeFinding).max(findingsMax),
  /** For every rule (`*` in the flat layout). */
  conditions: z.array(Condition).max(60),
});

/** Everything a version says: about credit, and in clauses. Clauses are left out where there are none. */
export const Terms = CourseTerms.extend({ clauses: z.array(Clause).max(100).optional() });
export type Terms = z.infer<typeof Terms>;
