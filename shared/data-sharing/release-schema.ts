/**
 * What passes under a data-sharing agreement: tables of counts that were suppressed before they left their sender, and
 * the gate's word on each attempt (data-sharing.md 4). The table's shapes are those of `shared/suppression/types.ts`.
 */
import * as z from "zod";
import { DataSharingId, OrganizationId, PersonId, ReleaseId } from "../ids.ts";
import { line } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { PurposeId, ReportingYear, SuppressionPolicy } from "./terms-schema.ts";

/** An indicator as data: Perkins V's, and a state's own. */
export const Indicator = z.strictObject({
  /** `5S1` */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/, "a short code such as 5S1"),
  name: line(160),
  level: z.enum(["secondary", "postsecondary", "other"]),
  denominator: line(300),
  numerator: line(300),
  source: line(200).optional(),
  verifiedOn: IsoDate.optional(),
});
export type Indicator = z.infer<typeof Indicator>;

/** How subgroups divide everyone: parts that add up, or flags that overlap. */
export const SubgroupDimension = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "lowercase letters, digits or hyphens"),
  name: line(120),
  kind: z.enum(["partition", "flag"]),
  values: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), name: line(120) }))
    .min(1)
    .max(24),
});
export type SubgroupDimension = z.infer<typeof SubgroupDimension>;

/** Both as a partnership uses them. */
export const IndicatorSetChange = z.strictObject({
  indicators: z.array(Indicator).min(1).max(60),
  dimensions: z.array(SubgroupDimension).max(12),
});
export type IndicatorSetChange = z.infer<typeof IndicatorSetChange>;
export const IndicatorSet = IndicatorSetChange.extend({
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type IndicatorSet = z.infer<typeof IndicatorSet>;

const count = z.int().nonnegative().max(10_000_000);
export const ShownCell = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("published"), value: count }),
  z.strictObject({ state: z.literal("suppressed") }),
  z.strictObject({ state: z.literal("zero") }),
]);
export const SafeGroup = z.strictObject({
  d: ShownCell,
  n: ShownCell,
  band: z.strictObject({ side: z.enum(["low", "high"]), percent: z.int().min(1).max(99) }).optional(),
});
export const SafeBlock = z.strictObject({
  program: line(60),
  year: line(20),
  groups: z.record(z.string().max(90), SafeGroup),
});
export const SafeTable = z.strictObject({
  dimensions: z
    .array(
      z.strictObject({
        name: line(40),
        kind: z.enum(["partition", "flag"]),
        values: z.array(line(40)).max(24),
      }),
    )
    .max(12),
  blocks: z.array(SafeBlock).min(1).max(120),
  rollUps: z
    .array(z.strictObject({ program: line(60), of: z.array(line(60)).min(2).max(100) }))
    .max(10)
    .default([]),
});
export type SafeTable = z.infer<typeof SafeTable>;

export const ReleasedProgram = z.strictObject({
  /** As the table's blocks name it: a CIP code, or a word such as `all`. */
  id: line(60),
  name: line(160),
  cipCode: line(10).optional(),
});

/** What a sender submits: never a raw value. */
export const ReleaseDraft = z.strictObject({
  indicatorId: line(40),
  /** One year, or several pooled: the first and the last. */
  year: ReportingYear,
  pooledTo: ReportingYear.optional(),
  purposeId: PurposeId,
  programs: z.array(ReleasedProgram).min(1).max(120),
  table: SafeTable,
  /** The algorithm that suppressed it. */
  algorithm: line(40),
});
export type ReleaseDraft = z.infer<typeof ReleaseDraft>;

export const ReaderAudit = z.strictObject({
  viewer: z.string(),
  hidden: z.int().nonnegative(),
  exposed: z.int().nonnegative(),
});

/** Immutable once it is there; a later one for the same place has a higher number. */
export const Release = ReleaseDraft.extend({
  id: ReleaseId,
  dataSharingId: DataSharingId,
  versionNo: z.int().positive(),
  senderId: OrganizationId,
  releaseNo: z.int().positive(),
  policy: SuppressionPolicy,
  audit: z.array(ReaderAudit),
  by: PersonId,
  byName: z.string(),
  at: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Release = z.infer<typeof Release>;

export const ReleaseRow = z.strictObject({
  id: ReleaseId,
  dataSharingId: DataSharingId,
  indicatorId: z.string(),
  year: z.string(),
  pooledTo: z.string().optional(),
  senderId: OrganizationId,
  releaseNo: z.int().positive(),
  versionNo: z.int().positive(),
  on: IsoDate,
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;

/** Why the gate lets something pass or not: one code a decision. */
export const GateReason = z.enum([
  "ALLOWED",
  "OWN_SUBMISSION",
  "KEPT_AFTER_END",
  "NOT_ACTIVE",
  "SUSPENDED",
  "NOT_DISCLOSING",
  "NOT_RECEIVING",
  "INDICATOR_NOT_AGREED",
  "YEAR_NOT_AGREED",
  "SUBGROUP_NOT_AGREED",
  "PURPOSE_NOT_AGREED",
  "OUTSIDE_WINDOW",
  "ROLE_MISSING",
]);
export type GateReason = z.infer<typeof GateReason>;

export const GateDecision = z.strictObject({
  allowed: z.boolean(),
  reason: GateReason,
  /** In a sentence. */
  why: z.string(),
  versionNo: z.int().positive().optional(),
});
export type GateDecision = z.infer<typeof GateDecision>;
