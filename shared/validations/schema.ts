/**
 * A validation campaign: which statements a region asks its businesses about, on which scales, by what rule they count
 * as validated, and in what state it is. Scales with their anchors stand in the campaign, so that an answer given in
 * 2026 still means in 2031 what it meant when it was given.
 */
import * as z from "zod";
import { CaseUuid } from "../case/schema.ts";
import { PathwayId } from "../framework/schema.ts";
import { CampaignId, ContentsId, OrganizationId, PersonId, TallyId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { defaultRule, defaultScales } from "./scales.ts";

/** Said in both languages of the form; Spanish falls back to English where a region wrote none. */
export const Worded = z.strictObject({ en: line(300), es: line(300).optional() });
export type Worded = z.infer<typeof Worded>;

/**
 * What one scale is for, which decides what is computed of it. NEED: Lawshe's essential, useful, not necessary.
 * RELEVANCE: 1 to 4, the CVI family. FREQUENCY and CRITICALITY: 1 to 5, the shortage table. ENTRY: when it is needed.
 * OTHER: shown as a distribution.
 */
export const ScaleKind = z.enum([
  "NEED",
  "RELEVANCE",
  "FREQUENCY",
  "CRITICALITY",
  "ENTRY",
  "IMPORTANCE",
  "OTHER",
]);
export type ScaleKind = z.infer<typeof ScaleKind>;

export const Scale = z.strictObject({
  /** Stable in its campaign: `need`, `frequency`. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, "a short lowercase name such as need"),
  kind: ScaleKind,
  question: Worded,
  /** Lowest first; `value` is what is stored and computed with. NEED runs 1 not necessary, 2 useful, 3 essential. */
  points: z
    .array(z.strictObject({ value: z.int().min(0).max(10), label: Worded, hint: Worded.optional() }))
    .min(2)
    .max(8),
  /** Where the anchors come from; absent `verifiedOn`: nobody has compared them with it. */
  source: line(200).optional(),
  verifiedOn: IsoDate.optional(),
});
export type Scale = z.infer<typeof Scale>;

/** When a statement counts as validated. Counts are compared, never rounded ratios; the rule used is printed. */
export const DecisionRule = z.strictObject({
  method: z.enum(["EXACT_BINOMIAL", "LAWSHE_1975", "WILSON_2012"]),
  /** Never below five, whatever is typed here. */
  minEmployers: z.int().min(5).max(1_000),
  /** An open rewording with this many seconds blocks *validated* until it is answered. */
  blockingSeconds: z.int().min(1).max(100),
  /** Percent of employers saying essential: the second, plain-language line. */
  endorsementPercent: z.int().min(1).max(100),
});
export type DecisionRule = z.infer<typeof DecisionRule>;

export const Purpose = z.enum(["INITIAL", "ANNUAL", "REVALIDATION"]);
export const Method = z.enum(["SURVEY", "LIVE", "PANEL"]);
export type Method = z.infer<typeof Method>;

/** OPEN and CLOSED are also bounded by the days: what is asked after `closesOn` is closed, whatever is stored. */
export const CampaignState = z.enum([
  "DRAFT",
  "OPEN",
  "CLOSED",
  "TALLIED",
  "DECIDED",
  "PUBLISHED",
  "CANCELLED",
]);
export type CampaignState = z.infer<typeof CampaignState>;

/** What an editor types. */
export const CampaignDraft = z.strictObject({
  title: line(160),
  frameworkId: CaseUuid,
  /** The published edition of it that is asked about. */
  editionNo: z.int().positive(),
  /** The statements, in the order they are asked: at most what a person can rate. */
  statementIds: z.array(CaseUuid).min(1, "at least one statement").max(200),
  pathwayIds: z.array(PathwayId).max(20).default([]),
  /** The region the claim is made for, in words. */
  region: line(160),
  /** The job the question is about: "welder". */
  occupation: Worded,
  /** O*NET-SOC codes it stands for. */
  socCodes: z
    .array(z.string().regex(/^\d{2}-\d{4}(\.\d{2})?$/, "a code such as 51-4121.00"))
    .max(20)
    .default([]),
  purpose: Purpose,
  method: Method,
  opensOn: IsoDate,
  closesOn: IsoDate,
  /** Kept with the campaign; the usual five where none are given. */
  scales: z.array(Scale).min(1, "at least one scale").max(6).default(defaultScales),
  rule: DecisionRule.default(defaultRule),
  /** Said above the form, and in the letter. */
  introduction: z.strictObject({ en: prose(2_000), es: prose(2_000).optional() }).optional(),
});
export type CampaignDraft = z.infer<typeof CampaignDraft>;

/** A statement as it was when the campaign opened: what was asked is never edited under the answers. */
export const AskedStatement = z.strictObject({
  identifier: CaseUuid,
  fullStatement: prose(8_000),
  humanCodingScheme: line(100).optional(),
});
export type AskedStatement = z.infer<typeof AskedStatement>;

export const Campaign = z.strictObject({
  ...CampaignDraft.shape,
  id: CampaignId,
  ownerId: OrganizationId,
  state: CampaignState,
  /** Frozen on opening. */
  contentsId: ContentsId.optional(),
  openedAt: Instant.optional(),
  closedAt: Instant.optional(),
  talliedAt: Instant.optional(),
  /** What was counted, last. */
  tallyId: TallyId.optional(),
  decidedAt: Instant.optional(),
  publishedAt: Instant.optional(),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Campaign = z.infer<typeof Campaign>;

/** As its partnership reads it; a campaign whose last day has passed is closed. */
export const CampaignView = Campaign.omit({ chainHash: true, contentsId: true, tallyId: true });
export type CampaignView = z.infer<typeof CampaignView>;

/** A row of the list. */
export const CampaignRow = CampaignView.pick({
  id: true,
  title: true,
  ownerId: true,
  state: true,
  region: true,
  method: true,
  purpose: true,
  opensOn: true,
  closesOn: true,
  version: true,
}).extend({ statements: z.int().nonnegative() });
export type CampaignRow = z.infer<typeof CampaignRow>;
