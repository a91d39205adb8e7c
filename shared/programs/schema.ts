/**
 * Programs of study: one spine that several schools and colleges share, each binding its own courses and approving its
 * own part (programs.md 8). What is in force never changes; a change is a new version, and approvals start over only for
 * those whose part changed. The plan (grid, entries, exits) stands beside the record.
 */
import * as z from "zod";
import { AcademicYear } from "../academic-year.ts";
import { Visibility } from "../agreements/schema.ts";
import { EditionId, PathwayId } from "../framework/schema.ts";
import { OrganizationId, PersonId, PlanId, ProgramId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { changeSummaryMax, earlierMax, partiesMax } from "./limits.ts";

/** What somebody brought about. APPROVED follows by itself when the last party approves; SUPERSEDED when another is put in force. */
export const ProgramStatus = z.enum([
  "DRAFT",
  "IN_REVIEW",
  "APPROVED",
  "IN_FORCE",
  "SUPERSEDED",
  "RETIRED",
  "WITHDRAWN",
]);
export type ProgramStatus = z.infer<typeof ProgramStatus>;

/** What a party does in this program. A career center teaches for the schools it serves. */
export const ProgramRole = z.enum([
  "SECONDARY",
  "CAREER_CENTER",
  "COLLEGE",
  "UNIVERSITY",
  "BUSINESS",
  "ADULT_EDUCATION",
  "COMMUNITY",
  "CONVENER",
]);
export type ProgramRole = z.infer<typeof ProgramRole>;

export const ProgramParty = z.strictObject({
  organizationId: OrganizationId,
  role: ProgramRole,
  /** Of a career center: the schools whose students it teaches; empty: every school of the program. */
  serves: z.array(OrganizationId).max(partiesMax).default([]),
});
export type ProgramParty = z.infer<typeof ProgramParty>;

export const ProgramCip = z.strictObject({
  code: z.string().regex(/^\d{2}(\.\d{2}(\d{2})?)?$/, "a CIP code such as 51.3801"),
  /** `2020`, as the code set calls itself. */
  edition: line(20),
  level: z.enum(["SECONDARY", "POSTSECONDARY"]),
});
export type ProgramCip = z.infer<typeof ProgramCip>;

const Fields = {
  title: line(200),
  summary: prose(2000).default(""),
  /** The framework's edition, and a pathway of it. */
  edition: EditionId,
  pathwayId: PathwayId,
  cips: z.array(ProgramCip).max(12).default([]),
  /** SOC 2018 codes. */
  occupations: z
    .array(z.string().regex(/^\d{2}-\d{4}$/, "a SOC code such as 29-1141"))
    .max(20)
    .default([]),
  parties: z.array(ProgramParty).min(1).max(partiesMax),
  /** The school year in which the class is in ninth grade. */
  cohort: AcademicYear,
  /** The framework of knowledge-and-skill statements it goes by: its CASE identifier. */
  statementFramework: z.uuid().optional(),
} as const;

/** What a person types to start or change a draft; the plan is another request (PUT …/plan). */
export const ProgramDraft = z.strictObject({
  ...Fields,
  /** What this version changes, in a few sentences. */
  changeSummary: prose(changeSummaryMax).optional(),
});
export type ProgramDraft = z.infer<typeof ProgramDraft>;

/** One party's word for its part: it stands while `partHash` is that of its part. */
export const Approval = z.strictObject({
  organizationId: OrganizationId,
  versionNo: z.int().positive(),
  partHash: z.string(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
});
export type Approval = z.infer<typeof Approval>;

/** A party that wants something else first. */
export const Return = z.strictObject({
  organizationId: OrganizationId,
  reason: z.string(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
});

/** What each party whose word is asked for would approve today: the hash of its part. */
export const AskedParty = z.strictObject({ organizationId: OrganizationId, partHash: z.string() });
export type AskedParty = z.infer<typeof AskedParty>;

/** What a version that another followed leaves on the record; all of it stands beside, in a snapshot. */
export const ProgramVersionSummary = z.strictObject({
  versionNo: z.int().positive(),
  status: ProgramStatus,
  title: z.string(),
  edition: EditionId,
  pathwayId: PathwayId,
  cohort: AcademicYear,
  parties: z.array(ProgramParty.omit({ serves: true })),
  planId: PlanId.optional(),
  /** From when to when it was in force; no `until`: it is. */
  inForceFrom: IsoDate.optional(),
  inForceUntil: IsoDate.optional(),
  changeSummary: z.string().optional(),
});
export type ProgramVersionSummary = z.infer<typeof ProgramVersionSummary>;

/** The record: its latest version whole, and a summary of each before. `leadId` keeps the spine. */
export const Program = z.strictObject({
  id: ProgramId,
  ...Fields,
  leadId: OrganizationId,
  visibility: Visibility,
  /** Wider than now, once an editor of every party has agreed. */
  visibilityProposal: z
    .strictObject({ to: Visibility, consents: z.array(OrganizationId).max(partiesMax) })
    .optional(),
  /** A draft is its lead's alone until it is shared with the other parties. */
  shared: z.boolean(),
  versionNo: z.int().positive(),
  status: ProgramStatus,
  /** The plan stands beside the record under this id (GET …/plan). */
  planId: PlanId.optional(),
  planHash: z.string().optional(),
  /** Whose word this version needs, and the hash of the part it is about. */
  asked: z.array(AskedParty).max(partiesMax).default([]),
  approvals: z.array(Approval).max(partiesMax).default([]),
  returned: Return.optional(),
  changeSummary: z.string().optional(),
  copiedFrom: z.strictObject({ programId: ProgramId, title: z.string() }).optional(),
  inForceFrom: IsoDate.optional(),
  inForceUntil: IsoDate.optional(),
  retired: z.strictObject({ reason: z.string(), by: PersonId, byName: z.string(), on: IsoDate }).optional(),
  earlier: z.array(ProgramVersionSummary).max(earlierMax).default([]),
  /** Kept for copying: nobody approves it, nothing stands on it. */
  template: z.boolean().default(false),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Program = z.infer<typeof Program>;

/** A row of the list: of what is in force, else of the latest; `pending` is the state of a version under way beside it. */
export const ProgramRow = Program.pick({
  id: true,
  title: true,
  pathwayId: true,
  edition: true,
  cohort: true,
  leadId: true,
  visibility: true,
  shared: true,
  status: true,
  versionNo: true,
  template: true,
}).extend({
  /** Parties to what speaks, and to what is being made beside it. */
  partyIds: z.array(OrganizationId),
  /** Those of them that are parties only to what is being made. */
  joining: z.array(OrganizationId).optional(),
  pending: ProgramStatus.optional(),
  /** While it is in review: whose approval is not there yet. */
  waiting: z.array(OrganizationId).optional(),
});
export type ProgramRow = z.infer<typeof ProgramRow>;
