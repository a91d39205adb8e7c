/**
 * What the parties of an executed agreement do every academic year, each a record of its own: reaffirm it, say who
 * teaches its courses, and count what came of it. Counts only: no student is ever in any of them.
 */
import * as z from "zod";
import { AcademicYear } from "../academic-year.ts";
import { AgreementId, OrganizationId, PersonId, VerificationId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

export const ApprovalDecision = z.enum(["REAFFIRMED", "REAFFIRMED_WITH_CHANGES", "NOT_REAFFIRMED"]);
export type ApprovalDecision = z.infer<typeof ApprovalDecision>;

const ApprovalFields = z.strictObject({
  decision: ApprovalDecision,
  /** Whether a course of this side has changed since the agreement was signed or last reaffirmed. */
  curriculumChanged: z.boolean(),
  /** What changed, or why it is not reaffirmed. */
  note: prose(1000).optional(),
});

/** What a lead administrator says when they change their mind. */
export const ApprovalChange = ApprovalFields.superRefine(({ decision, note }, context) => {
  if (decision !== "REAFFIRMED" && !note)
    context.addIssue({
      code: "custom",
      path: ["note"],
      message:
        decision === "NOT_REAFFIRMED"
          ? "why it is not reaffirmed, in a few words"
          : "what changed, in a few words",
    });
});
export type ApprovalChange = z.infer<typeof ApprovalChange>;

/** What a lead administrator says for a year. */
export const ApprovalDraft = z
  .strictObject({ academicYear: AcademicYear, ...ApprovalFields.shape })
  .superRefine(({ academicYear: _year, ...said }, context) => {
    for (const { path, message } of ApprovalChange.safeParse(said).error?.issues ?? [])
      context.addIssue({ code: "custom", path, message });
  });

/** One side's word for one year (articulation.md 2.2 AnnualApproval). */
export const AnnualApproval = ApprovalFields.extend({
  agreementId: AgreementId,
  academicYear: AcademicYear,
  organizationId: OrganizationId,
  personId: PersonId,
  personName: z.string(),
  at: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type AnnualApproval = z.infer<typeof AnnualApproval>;

export const ApprovalState = z.enum(["GIVEN", "SIGNED", "OPEN", "OVERDUE"]);
export type ApprovalState = z.infer<typeof ApprovalState>;

/** One academic year of an agreement: who has reaffirmed it, and who has yet to. */
export const ApprovalYear = z.strictObject({
  academicYear: AcademicYear,
  /** From this day it can be given. */
  opensOn: IsoDate,
  /** The last day on which it is in time. */
  dueOn: IsoDate,
  parties: z.array(
    z.strictObject({
      organizationId: OrganizationId,
      /** SIGNED: this side signed a version for that year, which says as much. */
      state: ApprovalState,
      approval: AnnualApproval.omit({ chainHash: true }).optional(),
    }),
  ),
});
export type ApprovalYear = z.infer<typeof ApprovalYear>;

/** What entitles someone to teach a course that gives college credit. */
export const InstructorBasis = z.enum([
  "DEGREE",
  "EXPERIENCE_AND_CREDENTIAL",
  "DEVELOPMENT_PLAN",
  "APPROVED_BEFORE",
  "OTHER",
]);
export type InstructorBasis = z.infer<typeof InstructorBasis>;

const VerificationFields = z.strictObject({
  academicYear: AcademicYear,
  /** The school that teaches the course. */
  siteId: OrganizationId,
  courseCode: line(40),
  /** Staff of the school; never a student. */
  instructorName: line(120),
  /** The instructor, where they have a place in the hub. */
  personId: PersonId.optional(),
  basis: InstructorBasis,
  note: line(300).optional(),
});

export const VerificationDraft = VerificationFields.superRefine(({ basis, note }, context) => {
  if (basis === "OTHER" && !note)
    context.addIssue({ code: "custom", path: ["note"], message: "what entitles them, in a few words" });
});
export type VerificationDraft = z.infer<typeof VerificationDraft>;

/** That this person is qualified to teach this course this year, attested by the school (2.2 InstructorVerification). */
export const InstructorVerification = VerificationFields.extend({
  id: VerificationId,
  agreementId: AgreementId,
  attestedAt: Instant,
  by: PersonId,
  byName: z.string(),
  /** Taken back: it was wrong, or the person left. It stays in the list. */
  withdrawn: z.strictObject({ at: Instant, by: PersonId, byName: z.string(), reason: z.string() }).optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type InstructorVerification = z.infer<typeof InstructorVerification>;

/** A count as it may be kept: 0, 10 or more, or only that it is hidden. */
export const SafeCount = z.union([z.literal("<10"), z.literal(0), z.int().min(10).max(1_000_000)]);
export type SafeCount = z.infer<typeof SafeCount>;

/** Suppressed already: shared/agreements/outcomes.ts says how, and the API refuses what is not. */
export const OutcomeRow = z.strictObject({
  ruleNo: z.int().min(1).max(99_999),
  /** Finished the courses as the rule asks. */
  eligible: SafeCount,
  /** Asked the college for the credit. */
  claimed: SafeCount,
  /** Have it on their transcript. */
  transcripted: SafeCount,
  creditHundredths: z.union([z.literal("<10"), z.int().min(0).max(1_000_000_000)]),
});
export type OutcomeRow = z.infer<typeof OutcomeRow>;

export const OutcomeChange = z.strictObject({ rows: z.array(OutcomeRow).max(500, "at most 500 rules") });
export const OutcomeDraft = z.strictObject({ academicYear: AcademicYear, ...OutcomeChange.shape });

/** What one organization counted for one year. Seen by that organization, until a data-sharing agreement covers it. */
export const Outcomes = z.strictObject({
  agreementId: AgreementId,
  academicYear: AcademicYear,
  organizationId: OrganizationId,
  rows: z.array(OutcomeRow),
  at: Instant,
  by: PersonId,
  byName: z.string(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Outcomes = z.infer<typeof Outcomes>;
