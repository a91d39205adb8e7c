/**
 * What passes under a data-sharing agreement: tables of counts that were suppressed before they left their sender, and
 * the gate's word on each attempt (data-sharing.md 4). The table's shapes are those of `shared/suppression/types.ts`.
 */
import * as z from "zod";
import { DataSharingId, OrganizationId, PersonId, ReleaseId } from "../ids.ts";
import { line } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { DataParty, DataPhase, Joinder } from "./schema.ts";
import { DataTerms, PurposeId, ReportingYear, SuppressionPolicy } from "./terms-schema.ts";

/** An indicator as data: Perkins V's, and a state's own. */
export const IndicatorId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/, "a short code such as 5S1");
export const Indicator = z.strictObject({
  /** `5S1` */
  id: IndicatorId,
  name: line(160),
  level: z.enum(["secondary", "postsecondary", "other"]),
  denominator: line(300),
  numerator: line(300),
  source: line(200).optional(),
  verifiedOn: IsoDate.optional(),
  /** Not offered to new agreements from this day; what passes under those that name it goes on. */
  retiredOn: IsoDate.optional(),
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
export type SafeGroup = z.infer<typeof SafeGroup>;
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
    .array(
      z.strictObject({
        program: line(60),
        of: z.array(line(60)).min(1).max(119),
        /** Of a pool: the span its blocks name, and the years it is the sum of. */
        year: line(20).optional(),
        years: z.array(line(20)).min(2).max(5).optional(),
      }),
    )
    .max(240)
    .default([]),
});
export type SafeTable = z.infer<typeof SafeTable>;

/** What was released before, as the next release is suppressed with it: of the same students, or of the same outcome too. */
export const EarlierTable = SafeTable.extend({
  blocks: z.array(SafeBlock.extend({ groups: z.record(z.string(), SafeGroup.partial({ n: true })) })),
});

const cipCode = /^\d{2}(\.\d{2,4})?$/;
export const ReleasedProgram = z.strictObject({
  /** As the table's blocks name it. Nothing freer: an id could be a student's. */
  id: z
    .string()
    .regex(/^(\d{2}(\.\d{2,4})?|[a-z][a-z0-9-]{0,39})$/, "a CIP code such as 51.3901, or a word such as all"),
  name: line(160),
  cipCode: z.string().regex(cipCode, "a CIP code such as 51.3901").optional(),
});

/** What a sender submits: never a raw value. */
export const ReleaseDraft = z.strictObject({
  indicatorId: IndicatorId,
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
  /** As it was audited: the strictest of all agreements that reach one of its readers. */
  policy: SuppressionPolicy,
  audit: z.array(ReaderAudit).max(60),
  /** Earlier releases it was audited together with, of this agreement and of others. */
  auditedWith: z.array(ReleaseId).max(400),
  by: PersonId,
  byName: z.string(),
  at: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Release = z.infer<typeof Release>;

/** The same without its table, which stands beside it under this hash; of the table, by what it is broken down. */
export const ReleaseRecord = Release.omit({ table: true }).extend({
  dimensions: z.array(z.string()).max(12),
  tableHash: z.string(),
});
export type ReleaseRecord = z.infer<typeof ReleaseRecord>;

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
  /** It would have passed, and did not stand the audit. */
  "NOT_SUPPRESSED",
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

/** A line of the list: that it is there and that it was audited, no count of it, and whether the reader may open it. */
export const ReleaseLine = ReleaseRecord.pick({
  id: true,
  dataSharingId: true,
  indicatorId: true,
  year: true,
  pooledTo: true,
  senderId: true,
  releaseNo: true,
  versionNo: true,
  policy: true,
  audit: true,
  byName: true,
  at: true,
}).extend({ auditedWith: z.int().nonnegative(), decision: GateDecision });
export type ReleaseLine = z.infer<typeof ReleaseLine>;

/** What the gate goes by today, so that a page can ask it the same question. */
export const AgreedView = z.strictObject({
  versionNo: z.int().positive().optional(),
  phase: DataPhase,
  parties: z.array(DataParty.pick({ organizationId: true, roles: true })),
  joined: z.array(Joinder.pick({ organizationId: true, role: true })),
  dropped: z.array(z.string()),
  terms: DataTerms.pick({ purposes: true, elements: true, transfers: true, retention: true }),
  policy: SuppressionPolicy.optional(),
});
export type AgreedView = z.infer<typeof AgreedView>;

/** One program of one sender over the years: of each span the newest release, and those that the gate kept back. */
export const Trend = z.strictObject({
  dimensions: z.array(SafeTable.shape.dimensions.element),
  items: z.array(
    z.strictObject({
      releaseId: ReleaseId,
      releaseNo: z.int().positive(),
      year: ReportingYear,
      pooledTo: ReportingYear.optional(),
      groups: z.record(z.string(), SafeGroup),
    }),
  ),
  /** Of these only that they are there, and why they cannot be read. */
  closed: z.array(
    z.strictObject({
      year: ReportingYear,
      pooledTo: ReportingYear.optional(),
      reason: GateReason,
      why: z.string(),
    }),
  ),
});
export type Trend = z.infer<typeof Trend>;

/** How many decisions there were under one agreement; each is an event of this record's chain. */
export const GateLog = z.strictObject({
  dataSharingId: DataSharingId,
  allowed: z.int().nonnegative(),
  denied: z.int().nonnegative(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type GateLog = z.infer<typeof GateLog>;
