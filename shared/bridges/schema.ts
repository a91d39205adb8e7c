/**
 * Bridge programs: how adults get from where they are to the entry point of a program of study (programs.md 3). Needs its
 * three required components, names its assessments, and covers cluster-level statements module by module.
 */
import * as z from "zod";
import { Visibility } from "../agreements/schema.ts";
import { EditionId } from "../framework/schema.ts";
import { BridgeId, OrganizationId, PersonId, PlanId, ProgramId } from "../ids.ts";
import { AwardKind, Level, Measure, PartId, StatementId } from "../programs/plan-schema.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { alignmentsMax, earlierMax, tasksMax } from "./limits.ts";

export const BridgeModel = z.enum(["ADULT_EDUCATION", "CTE_DEVELOPMENTAL", "ICAPS_IET"]);
export type BridgeModel = z.infer<typeof BridgeModel>;
export const BridgeStatus = z.enum(["DRAFT", "IN_FORCE", "RETIRED"]);
export type BridgeStatus = z.infer<typeof BridgeStatus>;

export const ProviderKind = z.enum([
  "ADULT_EDUCATION",
  "COLLEGE_CREDIT",
  "COLLEGE_NONCREDIT",
  "COMMUNITY",
  "OTHER",
]);
export type ProviderKind = z.infer<typeof ProviderKind>;

/** How deep a module goes: INTRODUCED counts for nothing by itself; PRACTICED and TESTED cover. */
export const Depth = z.enum(["INTRODUCED", "PRACTICED", "TESTED"]);
export type Depth = z.infer<typeof Depth>;

export const BridgeModule = z.strictObject({
  moduleId: PartId,
  name: line(120),
  hours: z.int().min(0).max(2_000),
  /** The last week of it, and the level learners reach by then where it is known: the rungs of the ladder. */
  week: z.int().min(1).max(104).optional(),
  reached: z.array(Level).max(6).default([]),
  coverage: z
    .array(z.strictObject({ statementId: StatementId, depth: Depth }))
    .max(200)
    .default([]),
});
export type BridgeModule = z.infer<typeof BridgeModule>;

/** The modules stand beside the record, as a program's plan does. */
export const BridgePlan = z.strictObject({ modules: z.array(BridgeModule).max(40) });
export type BridgePlan = z.infer<typeof BridgePlan>;

/** The entry point of a program that it leads to. */
export const Alignment = z.strictObject({
  programId: ProgramId,
  versionNo: z.int().positive(),
  entryId: PartId,
});
export type Alignment = z.infer<typeof Alignment>;

export const BridgeDraft = z.strictObject({
  title: line(200),
  summary: prose(2000).default(""),
  model: BridgeModel,
  providers: z
    .array(z.strictObject({ organizationId: OrganizationId, kind: ProviderKind }))
    .min(1)
    .max(12),
  edition: EditionId,
  clusterId: line(60),
  statementFramework: z.uuid().optional(),
  weeks: z.int().min(1).max(156).optional(),
  eligibility: z.strictObject({
    minimumAge: z.int().min(14).max(99).optional(),
    levels: z.array(Level).max(8).default([]),
    note: prose(600).default(""),
  }),
  /** The three required components; each counts with hours or with something named. */
  contextualizedInstruction: z.strictObject({
    hours: z.int().min(0).max(4_000),
    subjects: z.array(line(80)).max(12).default([]),
    note: prose(600).default(""),
  }),
  careerDevelopment: z.strictObject({
    hours: z.int().min(0).max(4_000),
    activities: z.array(line(160)).max(20).default([]),
  }),
  transitionServices: z
    .array(
      z.strictObject({
        name: line(120),
        by: OrganizationId.optional(),
        hours: z.int().min(0).max(4_000).optional(),
      }),
    )
    .max(20)
    .default([]),
  preAssessment: Measure.array().max(6).default([]),
  postAssessment: Measure.array().max(6).default([]),
  /** What those who finish reach: promised, and for the ladder measured (a median of so many, never about one). */
  exitLevels: z.array(Level).max(8).default([]),
  /** How many the exit levels are the median of; under 10 is refused. */
  exitLevelsOf: z.int().min(10).max(100_000).optional(),
  alignsTo: z.array(Alignment).max(alignmentsMax).default([]),
  exits: z
    .array(z.strictObject({ name: line(160), award: AwardKind.optional(), issuer: line(160).optional() }))
    .max(12)
    .default([]),
});
export type BridgeDraft = z.infer<typeof BridgeDraft>;

/** What somebody takes on. `key` says which gap: `statement:<uuid>` or `level:<program>/<entry>:<measure>` (gaps.ts). */
export const GapTaskDraft = z.strictObject({
  key: z.string().min(1).max(320),
  ownerId: OrganizationId,
  personId: PersonId.optional(),
  due: IsoDate.optional(),
  note: line(300).optional(),
});
export type GapTaskDraft = z.infer<typeof GapTaskDraft>;

/** A gap that somebody took on; nobody closes it but the gap itself, on the day the hub sees that it is gone. */
export const GapTask = GapTaskDraft.extend({
  what: z.string(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
  closedOn: IsoDate.optional(),
});
export type GapTask = z.infer<typeof GapTask>;

/** What a version that another followed leaves on the record; all of it stands beside, in a snapshot. */
const BridgeVersionSummary = z.strictObject({
  versionNo: z.int().positive(),
  title: z.string(),
  /** Absent where it was summed up before providers were kept. */
  providers: BridgeDraft.shape.providers.optional(),
  planId: PlanId.optional(),
  alignsTo: z.array(Alignment).max(alignmentsMax),
  inForceFrom: IsoDate,
  /** No `until`: it is in force while the next one is being made. */
  inForceUntil: IsoDate.optional(),
});

/** The record: its latest version whole, and a summary of each before. What is in force never changes; `revise` begins the next. */
export const Bridge = BridgeDraft.extend({
  id: BridgeId,
  /** The provider that started it. */
  leadId: OrganizationId,
  visibility: Visibility,
  /** Wider sight that not every provider has agreed to yet. */
  visibilityProposal: z
    .strictObject({ to: Visibility, consents: z.array(OrganizationId).max(24) })
    .optional(),
  versionNo: z.int().positive(),
  status: BridgeStatus,
  planId: PlanId.optional(),
  planHash: z.string().optional(),
  tasks: z.array(GapTask).max(tasksMax).default([]),
  earlier: z.array(BridgeVersionSummary).max(earlierMax).default([]),
  inForceFrom: IsoDate.optional(),
  retired: z.strictObject({ reason: z.string(), by: PersonId, byName: z.string(), on: IsoDate }).optional(),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Bridge = z.infer<typeof Bridge>;

/** A row of the list, of what this reader may see of it. */
export const BridgeRow = Bridge.pick({
  id: true,
  title: true,
  model: true,
  edition: true,
  clusterId: true,
  leadId: true,
  providers: true,
  visibility: true,
  status: true,
  versionNo: true,
  alignsTo: true,
}).extend({
  /** Tasks that are not closed; absent for who does not work on it. */
  openTasks: z.int().nonnegative().optional(),
  /** A version is in force while the one of this row is being made. */
  inForceBeside: z.boolean().optional(),
});
export type BridgeRow = z.infer<typeof BridgeRow>;
