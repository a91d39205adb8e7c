/**
 * Who is asked, and what they say. The employer is the unit: an answer is a person's, a count is a business's. A
 * respondent needs no account; their link is known to the table by its hash alone.
 */
import * as z from "zod";
import { CaseUuid } from "../case/schema.ts";
import { CampaignId, OrganizationId, RespondentId } from "../ids.ts";
import { Email, line, prose } from "../text.ts";
import { Instant } from "../time.ts";

export const SizeBand = z.enum(["UNDER_50", "50_TO_249", "250_AND_MORE"]);
export type SizeBand = z.infer<typeof SizeBand>;

/** One business of a campaign: a partner organization, or one that has no record here. */
export const Employer = z.strictObject({
  /** Stable in its campaign: the organization's id, or a slug of its name. */
  employerId: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/),
  name: line(160),
  organizationId: OrganizationId.optional(),
  /** NAICS, two to six digits: the sector. */
  naics: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional(),
  size: SizeBand.optional(),
  county: line(80).optional(),
});
export type Employer = z.infer<typeof Employer>;

export const RespondentState = z.enum([
  "INVITED",
  "OPENED",
  "STARTED",
  "COMPLETED",
  "DECLINED",
  "BOUNCED",
  "REVOKED",
  "INELIGIBLE",
]);
export type RespondentState = z.infer<typeof RespondentState>;

export const Respondent = z.strictObject({
  id: RespondentId,
  campaignId: CampaignId,
  employer: Employer,
  name: line(120),
  email: Email,
  language: z.enum(["en", "es"]),
  /** Of the secret in their link. */
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  state: RespondentState,
  invitedAt: Instant.optional(),
  remindedAt: Instant.optional(),
  openedAt: Instant.optional(),
  startedAt: Instant.optional(),
  completedAt: Instant.optional(),
  declinedReason: line(300).optional(),
  /** `4K7-92M`: on the receipt, and what a person can read out on the telephone. */
  receipt: z.string().max(12).optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Respondent = z.infer<typeof Respondent>;

/** `value`: a point of the scale; NOT_APPLICABLE and DONT_KNOW are answers, and are kept out of N. */
export const Rating = z.union([z.int().min(0).max(10), z.enum(["NOT_APPLICABLE", "DONT_KNOW"])]);
export type Rating = z.infer<typeof Rating>;

export const CommentKind = z.enum(["REWORDING", "UNCLEAR", "OBSOLETE", "DUPLICATE", "LEVEL", "OTHER"]);
export type CommentKind = z.infer<typeof CommentKind>;

/** What one person says of one statement. A skipped one is absent. */
export const StatementAnswer = z.strictObject({
  ratings: z.record(z.string().max(30), Rating),
  comment: z
    .strictObject({ kind: CommentKind, text: prose(2_000), rewording: prose(2_000).optional() })
    .optional(),
  shortage: z
    .strictObject({
      openings: z.int().min(0).max(10_000).optional(),
      rootCause: z
        .enum([
          "NO_APPLICANTS",
          "NOT_TRAINED",
          "NO_CREDENTIAL",
          "NO_EXPERIENCE",
          "PAY",
          "LOCATION_OR_SHIFT",
          "OTHER",
        ])
        .optional(),
      response: prose(500).optional(),
    })
    .optional(),
});
export type StatementAnswer = z.infer<typeof StatementAnswer>;

export const MissingSkill = z.strictObject({
  /** Made by the form, so that saving twice is saving once. */
  id: z.uuid(),
  text: prose(1_000).min(1),
  belongsUnder: CaseUuid.optional(),
  why: prose(1_000).optional(),
});
export type MissingSkill = z.infer<typeof MissingSkill>;

/** All one respondent has said: one item, replaced whole, revisable until the campaign closes. */
export const Answers = z.strictObject({
  respondentId: RespondentId,
  employerId: Employer.shape.employerId,
  /** By statement identifier. */
  statements: z.record(z.string(), StatementAnswer),
  missing: z.array(MissingSkill).max(20),
  /** Ids of others' comments (`<respondent>/<statement>`) and proposals (`<respondent>/<uuid>`) this business stands behind. */
  seconds: z.array(z.string().max(120)).max(200),
  /** Rises by one with each save: two devices of one person do not overwrite each other unseen. */
  revision: z.int().nonnegative(),
  savedAt: Instant,
});
export type Answers = z.infer<typeof Answers>;
