/** The question "what credit do I get?" and its four-valued answers (articulation.md 2.3). Nothing here names a student. */
import * as z from "zod";
import { AgreementId, OrganizationId, PartnershipId } from "../ids.ts";
import { line } from "../text.ts";
import { IsoDate } from "../time.ts";
import { AwardType, CreditUnit, Grade } from "./terms-schema.ts";

/** A course taken: no grade means it is in progress. */
export const TakenCourse = z.strictObject({
  /** An organization's code or id. */
  organization: line(60),
  code: line(40),
  grade: Grade.optional(),
  completedOn: IsoDate.optional(),
});
export type TakenCourse = z.infer<typeof TakenCourse>;

export const CreditQuestion = z.strictObject({
  partnership: PartnershipId.optional(),
  courses: z.array(TakenCourse).min(1).max(100),
  credentials: z.array(line(120)).max(40).default([]),
  /** `<agreement codedNotation>/<ruleNo>` (or a bare ruleNo where only one agreement answers) to a percent. */
  exams: z.record(z.string().max(80), z.number().min(0).max(100)).default({}),
  graduatedOn: IsoDate.optional(),
  /** The day the question is asked about: which versions were signed by then, and which deadlines have passed. */
  asOf: IsoDate.optional(),
  /** 2: also what the college courses earned bring at the next college or university (`next`). */
  hops: z.literal([1, 2]).default(1),
});
export type CreditQuestion = z.infer<typeof CreditQuestion>;

export const AnswerKind = z.enum(["EARNED", "NEEDS", "CANNOT_TELL", "NO"]);

export const NoReason = z.enum([
  "NOT_YET_EVALUATED",
  "DENIED",
  "CONTENT_GAP",
  "LAB_NOT_COMPARABLE",
  "LEVEL_NOT_COMPARABLE",
  "NO_COUNTERPART_COURSE",
  "MUST_BE_TAKEN_AT_RECEIVER",
  "PARTNER_DECLINED",
  "GRADE_TOO_LOW",
  "OUTSIDE_DATES",
  "COURSE_USED",
  "GROUP_AWARDED",
  "DEADLINE_PASSED",
]);
export type NoReason = z.infer<typeof NoReason>;

const NamedCourse = z.strictObject({
  organizationId: OrganizationId,
  code: z.string(),
  title: z.string(),
  minGrade: Grade.optional(),
});

/** One thing still missing, in a form both a page and a program can read. */
export const Missing = z.discriminatedUnion("kind", [
  NamedCourse.extend({
    kind: z.literal("COURSE"),
    /** IN_PROGRESS: taken, no grade yet. GRADE_UNKNOWN: granted without one, so a person says whether it is good enough. */
    state: z.enum(["NOT_TAKEN", "IN_PROGRESS", "GRADE_UNKNOWN"]),
    /** Courses of the same slot that would do as well. */
    or: z.array(NamedCourse).optional(),
  }),
  z.strictObject({ kind: z.literal("CREDENTIAL"), value: z.string() }),
  z.strictObject({ kind: z.literal("EXAM"), percent: z.number() }),
  /** A fact only a person can supply: the condition's type, its value, and who knows it. */
  z.strictObject({
    kind: z.literal("FACT"),
    type: z.string(),
    value: z.string().optional(),
    whoKnows: z.string(),
  }),
]);
export type Missing = z.infer<typeof Missing>;

export const Answer = z.strictObject({
  ruleNo: z.int(),
  answer: AnswerKind,
  awards: z.array(
    z.strictObject({
      type: AwardType,
      code: z.string(),
      title: z.string(),
      creditHundredths: z.int(),
      unit: CreditUnit,
    }),
  ),
  /** The courses of the question that the rule used, would use, or was refused for: `CBHS HS1`. */
  courses: z.array(z.string()),
  /** Of EARNED: the last completion, which picked the version. */
  completedOn: IsoDate.optional(),
  /** Empty for EARNED and for a NO, but for the exam that a NO for GRADE_TOO_LOW fell short of. */
  missing: z.array(Missing),
  reason: NoReason.optional(),
  revisitOn: IsoDate.optional(),
  /** Steps that never change EARNED: condition types with their value. */
  toClaim: z.array(
    z.strictObject({ type: z.string(), value: z.string().optional(), note: z.string().optional() }),
  ),
  deadline: IsoDate.optional(),
  contact: z
    .strictObject({
      name: z.string(),
      title: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
      organization: z.string(),
    })
    .optional(),
});
export type Answer = z.infer<typeof Answer>;

export const AgreementAnswer = z.strictObject({
  agreementId: AgreementId,
  agreement: z.string(),
  name: z.string(),
  versionNo: z.int(),
  answers: z.array(Answer),
  totals: z.strictObject({ earnedHundredths: z.int(), cappedHundredths: z.int(), unit: CreditUnit }),
});
export type AgreementAnswer = z.infer<typeof AgreementAnswer>;

const OrganizationAnswer = z.strictObject({
  organization: z.strictObject({ id: OrganizationId, code: z.string(), name: z.string() }),
  agreements: z.array(AgreementAnswer),
});
export type OrganizationAnswer = z.infer<typeof OrganizationAnswer>;

/** A course that was granted, taken as completed when what earned it was. No letter grade of it is known. */
const GrantedCourse = z.strictObject({
  code: z.string(),
  title: z.string(),
  creditHundredths: z.int(),
  unit: CreditUnit,
  /** What earned it: `CBHS WELD1`. */
  from: z.array(z.string()),
  completedOn: IsoDate.optional(),
  /** Rules that take it further or may. None: its credit ends here. */
  leadsTo: z.array(
    z.strictObject({
      organizationId: OrganizationId,
      agreementId: AgreementId,
      versionNo: z.int(),
      ruleNo: z.int(),
    }),
  ),
});
export type GrantedCourse = z.infer<typeof GrantedCourse>;

/** The second hop: what the courses granted at one organization bring at the next ones. */
export const NextHop = z.strictObject({
  courses: z.array(GrantedCourse),
  organizations: z.array(OrganizationAnswer),
});
export type NextHop = z.infer<typeof NextHop>;

export const CreditAnswer = z.strictObject({
  asOf: IsoDate,
  organizations: z.array(OrganizationAnswer.extend({ next: NextHop.optional() })),
});
export type CreditAnswer = z.infer<typeof CreditAnswer>;
