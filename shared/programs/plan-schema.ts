/**
 * What a program of study says: the grid of slots with each organization's own courses in them, and the points where
 * people enter and leave (programs.md 8). Immutable sets, pointed at by the record. Credits are integer hundredths.
 */
import * as z from "zod";
import { CreditUnit, Hundredths } from "../agreements/terms-schema.ts";
import { AgreementId, OrganizationId } from "../ids.ts";
import { line } from "../text.ts";
import { columns, gridRows } from "./columns.ts";
import { slotsMax } from "./limits.ts";

export const Column = z.enum(columns);
export type Column = z.infer<typeof Column>;

export const GridRow = z.enum(gridRows);
export type GridRow = z.infer<typeof GridRow>;

/** A short name inside one plan: `s12`, `e1`, `x3`. */
export const PartId = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, "a short name such as s12");
export type PartId = z.infer<typeof PartId>;

/** The id of a knowledge-and-skill statement: a CASE identifier. */
export const StatementId = z.uuid("the identifier of a statement").toLowerCase();

/** Kinds that must stay apart (programs.md 4): dual enrolment is college credit only; articulated credit is claimed later. */
export const EarlyCreditKind = z.enum(["DUAL_CREDIT", "DUAL_ENROLMENT", "ARTICULATED", "EXAM"]);
export type EarlyCreditKind = z.infer<typeof EarlyCreditKind>;

/** College credit while in high school: under which agreement, by which of its rules, for which college course. */
export const EarlyCredit = z.strictObject({
  kind: EarlyCreditKind,
  agreementId: AgreementId.optional(),
  ruleNo: z.int().min(1).max(99_999).optional(),
  /** The college's course it stands for. */
  college: z.strictObject({ organizationId: OrganizationId, code: line(40) }).optional(),
  /** What it gives, in hundredths of a semester hour. */
  hoursHundredths: Hundredths.optional(),
});
export type EarlyCredit = z.infer<typeof EarlyCredit>;

/** Academic, career and technical, or both at once. */
export const CourseContent = z.enum(["ACADEMIC", "CTE", "BOTH"]);
export type CourseContent = z.infer<typeof CourseContent>;

/** A course as its organization bound it: a snapshot of its catalog, not a pointer. */
export const BoundCourse = z.strictObject({
  code: line(40),
  title: line(200),
  creditHundredths: Hundredths,
  unit: CreditUnit,
  content: CourseContent,
  sced: line(15).optional(),
  cip: line(10).optional(),
  /** Part n of m of a sequence that `series` names (the courses of one organization share the name). */
  part: z
    .strictObject({ series: line(80), no: z.int().min(1).max(12), of: z.int().min(1).max(12) })
    .optional(),
  /** Codes of courses of the same organization that come first. */
  prerequisites: z.array(line(40)).max(12).default([]),
  /** Where it is taught, if elsewhere. */
  deliveredAt: OrganizationId.optional(),
  earlyCredit: EarlyCredit.optional(),
  statementIds: z.array(StatementId).max(80).default([]),
  /** Hours at work, in clock hours, where it is or has work-based learning. */
  workHours: z.int().min(0).max(4_000).optional(),
});
export type BoundCourse = z.infer<typeof BoundCourse>;

/** One organization's own courses in one slot; only it may change them. */
export const Binding = z.strictObject({
  organizationId: OrganizationId,
  courses: z.array(BoundCourse).min(1).max(20),
});
export type Binding = z.infer<typeof Binding>;

/** REQUIRED: every bound course. CHOOSE_N: any `chooseN` of them. ELECTIVE: may be left out. */
export const SlotKind = z.enum(["REQUIRED", "CHOOSE_N", "ELECTIVE"]);
/** Never falls inside a row from one column to the next. */
export const SlotLevel = z.enum(["ORIENTATION", "INTERMEDIATE", "ADVANCED", "CAPSTONE"]);
export type SlotLevel = z.infer<typeof SlotLevel>;

/** What safety, teamwork and work the slot is meant to give, beyond its course (il.256, il.ccpe). */
export const SlotFeature = z.enum(["SAFETY", "TEAM_CHALLENGE", "STUDENT_ORGANIZATION"]);
export const WorkKind = z.enum([
  "CAREER_AWARENESS",
  "CAREER_EXPLORATION",
  "TEAM_CHALLENGE",
  "CAREER_DEVELOPMENT_EXPERIENCE",
  "INTERNSHIP",
  "APPRENTICESHIP",
]);

/** A place in the grid that every school and college of the program fills with its own course. */
export const GridSlot = z.strictObject({
  slotId: PartId,
  column: Column,
  /** 1 to 4 within the year, where the program goes by terms. */
  term: z.int().min(1).max(4).optional(),
  row: GridRow,
  kind: SlotKind.default("REQUIRED"),
  chooseN: z.int().min(1).max(20).optional(),
  /** What belongs here, in the words of the program: "Algebra I", "Orientation to health careers". */
  intent: line(120),
  level: SlotLevel.optional(),
  features: z.array(SlotFeature).max(3).default([]),
  /** In the row of work-based learning: with which employer and for how long, whoever attends. */
  work: z
    .strictObject({
      kind: WorkKind,
      hours: z.int().min(0).max(4_000),
      hostId: OrganizationId.optional(),
      host: line(160).optional(),
    })
    .optional(),
  /** In the row of credentials. Those that lead out of the program are exits. */
  credential: z
    .strictObject({
      name: line(160),
      issuer: line(160).optional(),
      industryRecognized: z.boolean().default(false),
    })
    .optional(),
  bindings: z.array(Binding).max(40).default([]),
});
export type GridSlot = z.infer<typeof GridSlot>;

/** How a level is measured. Levels of different assessments, forms, subjects or scales are never converted. */
export const Measure = z.strictObject({
  /** TABE, CASAS, NRS, GPA, a course … */
  assessment: line(60),
  /** The form family: `11/12`, `STEPS`. */
  form: line(40).optional(),
  subject: line(60),
  scale: line(60),
});
export type Measure = z.infer<typeof Measure>;
/** A level in hundredths of its scale: grade equivalent 9.0 is 900. */
export const Level = z.strictObject({ measure: Measure, hundredths: z.int().min(0).max(10_000_000) });
export type Level = z.infer<typeof Level>;

export const EntryKind = z.enum([
  "GRADE_9",
  "TRANSFER_IN",
  "ADULT_BRIDGE",
  "POST_DIPLOMA",
  "INCUMBENT_WORKER",
]);
export type EntryKind = z.infer<typeof EntryKind>;

export const EntryPoint = z.strictObject({
  entryId: PartId,
  kind: EntryKind,
  column: Column,
  name: line(120),
  requirements: z.array(Level).max(12).default([]),
  /** In words, what no measure says. */
  note: line(300).optional(),
  /** Statements that somebody who enters here is taken to know. */
  assumesStatements: z.array(StatementId).max(200).default([]),
});
export type EntryPoint = z.infer<typeof EntryPoint>;

export const AwardKind = z.enum(["CREDENTIAL", "DIPLOMA", "CERTIFICATE", "ASSOCIATE", "BACCALAUREATE"]);
export type AwardKind = z.infer<typeof AwardKind>;

export const ExitPoint = z.strictObject({
  exitId: PartId,
  column: Column,
  award: AwardKind,
  name: line(160),
  /** Who gives it: a party, or a body by its name. */
  awardedBy: OrganizationId.optional(),
  issuer: line(160).optional(),
  industryRecognized: z.boolean().default(false),
  /** What the award asks for in all; without it nobody can tell whether the courses reach it. */
  requiresHundredths: Hundredths.optional(),
  unit: CreditUnit.optional(),
  /** Exits that this one counts toward. */
  stacksInto: z.array(PartId).max(10).default([]),
  /** Stacks into nothing and is meant to. */
  final: z.boolean().default(false),
});
export type ExitPoint = z.infer<typeof ExitPoint>;

/** Everything a version says of the way through it. At most 400 bound courses in all (checked by the rules). */
export const Plan = z.strictObject({
  slots: z.array(GridSlot).max(slotsMax),
  entryPoints: z.array(EntryPoint).max(12),
  exitPoints: z.array(ExitPoint).max(24),
  /** The statements it is expected to cover; empty: those of its pathway in `statementFramework`. */
  statementsExpected: z.array(StatementId).max(600).default([]),
});
export type Plan = z.infer<typeof Plan>;
