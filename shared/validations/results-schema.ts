/**
 * What a campaign found, as it is read: of each statement the counts, the figures computed from them, what the rule says
 * and what was decided. A group that would say what one or two businesses said is left out for those who do not run it.
 */
import * as z from "zod";
import { CampaignId } from "../ids.ts";
import { line } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { DecisionView } from "./decision-schema.ts";
import { RootCause } from "./respondent-schema.ts";
import { AskedStatement, Campaign, CampaignState, DecisionRule, Scale, ScaleKind } from "./schema.ts";

const count = z.int().nonnegative();

/** What employers are divided by. SECTOR: two digits of NAICS. */
export const Dimension = z.enum(["SECTOR", "SIZE", "COUNTY"]);
export type Dimension = z.infer<typeof Dimension>;

/** `ALL`, or a group: `SECTOR:33`, `SIZE:UNDER_50`, `COUNTY:Linn`. */
export const GroupKey = z
  .string()
  .max(100)
  .regex(/^(ALL|(SECTOR|SIZE|COUNTY):[\s\S]+)$/, "ALL, or a group such as SIZE:UNDER_50");

export const ResultGroup = z.strictObject({
  key: GroupKey,
  dimension: Dimension,
  name: z.string(),
  employers: count,
});
export type ResultGroup = z.infer<typeof ResultGroup>;

const Interval = z.strictObject({ low: z.number(), high: z.number() });

/** How employers stand on one scale. Figures are absent where nobody gave a value. */
export const ScaleResult = z.strictObject({
  scaleId: Scale.shape.id,
  kind: ScaleKind,
  /** Employers with a value on it. */
  n: count,
  /** Every point of the scale, lowest first. */
  points: z.array(z.strictObject({ value: z.int(), count })),
  mean: z.number().optional(),
  sd: z.number().optional(),
  /** Of the mean: SD/√N. */
  standardError: z.number().optional(),
  /** Of the mean, 95 %. */
  interval: Interval.optional(),
  median: z.number().optional(),
  /** Average deviation about the median. */
  adMd: z.number().optional(),
  /** The mean as 0 to 100. */
  standardScore: z.number().optional(),
});
export type ScaleResult = z.infer<typeof ScaleResult>;

/** What is decided by: the scale of the kind NEED. */
export const NeedResult = z.strictObject({
  n: count,
  essential: count,
  cvr: z.number().optional(),
  /** Employers saying essential, 0 to 1, with Wilson's 95 % interval. */
  share: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).optional(),
  /** How many have to say so, and by whose rule that is; absent where too few answered. */
  needed: z.strictObject({ count, by: DecisionRule.shape.method }).optional(),
  /** The share reaches the campaign's `endorsementPercent`: the second, plain line. */
  endorsed: z.boolean(),
});

/** Only on a relevance scale of four points. */
export const RelevanceResult = z.strictObject({
  n: count,
  /** Who say 3 or 4. */
  agreeing: count,
  iCvi: z.number(),
  kappa: z.number(),
  band: z.enum(["EXCELLENT", "GOOD", "FAIR", "POOR"]),
});

/** The I-CVI of several statements together. */
export const ScaleValidity = z.strictObject({
  statements: count,
  average: z.number(),
  universal: z.number(),
});

export const RuleOutcome = z.enum(["VALIDATED", "RETURN", "NOT_VALIDATED", "TOO_FEW"]);

/** What the rule says of all employers together; people decide. */
export const OutcomeView = z.strictObject({
  outcome: RuleOutcome,
  needed: NeedResult.shape.needed,
  /** An open rewording with enough businesses behind it stands in the way of what the numbers say. */
  blocked: z.boolean(),
  why: z.string(),
});

/**
 * Employers who cannot hire for it, the openings they name, and how many of them name which cause: for those who do not
 * lead the campaign, only what three or more named.
 */
export const ShortageFigures = z.strictObject({
  cannotHire: count,
  openings: count.optional(),
  rootCauses: z.array(z.strictObject({ cause: RootCause, employers: count })),
});

export const StatementResult = z.strictObject({
  ...AskedStatement.shape,
  /** What it says in what is being worked on, where that is something else by now; for those who run the campaign. */
  now: AskedStatement.shape.fullStatement.optional(),
  /** Fewer than three employers, or one or two could be found by subtraction: no figure is given. */
  suppressed: z.boolean(),
  scales: z.array(ScaleResult),
  need: NeedResult.optional(),
  relevance: RelevanceResult.optional(),
  shortage: ShortageFigures.optional(),
  /** Of all employers, whatever group is asked for. */
  outcome: OutcomeView,
  decision: DecisionView.optional(),
  /** The version to send as If-Match with a decision; 0 before the first. */
  decisionVersion: count,
  /** For those who run the campaign and for auditors. */
  comments: z.strictObject({ all: count, open: count }).optional(),
});
export type StatementResult = z.infer<typeof StatementResult>;

/** GET …/results?group=ALL */
export const ResultsView = z.strictObject({
  campaignId: CampaignId,
  title: line(160),
  state: CampaignState,
  closedOn: IsoDate,
  talliedAt: Instant,
  /** Employers who rated at least one statement; in this group. */
  employers: count,
  group: GroupKey,
  /** Those that can be asked for, besides ALL. */
  groups: z.array(ResultGroup),
  /** How many groups are left out, because they would say what one or two businesses said. */
  groupsLeftOut: count,
  /** Whether the reader sees every group and every cell: who runs the campaign, and auditors. */
  whole: z.boolean(),
  scales: z.array(Scale),
  rule: DecisionRule,
  /** All statements together, and by the cluster or pathway they stand under. */
  validity: ScaleValidity.optional(),
  validityBy: z.array(ScaleValidity.extend({ title: z.string() })),
  statements: z.array(StatementResult),
  /** Proposals of missing skills, for those who run the campaign and for auditors. */
  missing: z.strictObject({ all: count, open: count }).optional(),
});
export type ResultsView = z.infer<typeof ResultsView>;

/** A statement and its outcome as everyone may read them once the campaign is published. */
const PublicStatement = StatementResult.omit({
  now: true,
  comments: true,
  decision: true,
  decisionVersion: true,
}).extend({
  decision: DecisionView.pick({ decision: true, overrides: true, reason: true }).optional(),
  /** The share saying essential in each group that may be shown. */
  groups: z.array(z.strictObject({ key: GroupKey, n: count, share: z.number() })),
});

/** GET /api/public/partnerships/{partnershipId}/campaigns/{campaignId} */
export const PublicCampaign = z.strictObject({
  ...Campaign.pick({
    id: true,
    title: true,
    frameworkId: true,
    editionNo: true,
    region: true,
    occupation: true,
    socCodes: true,
    purpose: true,
    method: true,
    opensOn: true,
    scales: true,
    rule: true,
  }).shape,
  partnership: z.string(),
  ownerName: z.string(),
  framework: z.string(),
  closedOn: IsoDate,
  publishedAt: Instant,
  employers: count,
  invited: count,
  validated: count,
  groups: z.array(ResultGroup),
  validity: ScaleValidity.optional(),
  statements: z.array(PublicStatement),
});
export type PublicCampaign = z.infer<typeof PublicCampaign>;
