/**
 * A framework of knowledge-and-skill statements as a partnership keeps it: a CASE document with its contents, its
 * published editions, and what business said of it. The contents (shared/case/schema.ts) are immutable sets the record
 * points at; an edition is one of them that was published, and stays readable for good.
 */
import * as z from "zod";
import { CaseUuid, CfDocument } from "../case/schema.ts";
import { EditionId } from "../framework/schema.ts";
import { CampaignId, ContentsId, OrganizationId, PartnershipId, PersonId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

/** PARTNERSHIP: its members. PUBLIC: everyone, and the CASE provider gives it out. */
export const FrameworkVisibility = z.enum(["PARTNERSHIP", "PUBLIC"]);

/** What a statement is for, by where it stands: shared by all, by a cluster, by one pathway (derived, never stored). */
export const StatementLevel = z.enum(["essential", "cluster", "pathway"]);
export type StatementLevel = z.infer<typeof StatementLevel>;

/** The badge: how the last decided campaign ended. Shown with the framework; leaves the hub only on request. */
export const ValidationBadge = z.strictObject({
  campaignId: CampaignId,
  editionNo: z.int().positive(),
  closedOn: IsoDate,
  employers: z.int().nonnegative(),
  statements: z.int().nonnegative(),
  validated: z.int().nonnegative(),
});
export type ValidationBadge = z.infer<typeof ValidationBadge>;

/** A set of contents that was published. */
export const PublishedEdition = z.strictObject({
  editionNo: z.int().positive(),
  contentsId: ContentsId,
  contentsHash: z.string(),
  items: z.int().nonnegative(),
  /** The document as it was then: an edition names itself by its `version`. */
  document: CfDocument,
  publishedAt: Instant,
  publishedBy: PersonId,
});
export type PublishedEdition = z.infer<typeof PublishedEdition>;

export const StatementFramework = z.strictObject({
  /** The document's identifier is the framework's, in the whole hub. */
  identifier: CaseUuid,
  document: CfDocument,
  /** Whose editors keep it. */
  ownerId: OrganizationId,
  visibility: FrameworkVisibility,
  /** The cluster or pathway edition its top statements are filed under. */
  edition: EditionId.optional(),
  /** The contents being worked on: what the next edition will be. */
  contentsId: ContentsId,
  contentsHash: z.string(),
  items: z.int().nonnegative(),
  /** Oldest first. */
  published: z.array(PublishedEdition).max(60),
  /** An equal package of another partnership: read there, changed there. */
  linkedTo: PartnershipId.optional(),
  /** The framework this is a regional adaptation of. */
  adaptedFrom: z
    .strictObject({ identifier: CaseUuid, title: line(500), uri: z.string().max(2_000).optional() })
    .optional(),
  badge: ValidationBadge.optional(),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type StatementFramework = z.infer<typeof StatementFramework>;

/** What an editor types of the framework itself. */
export const FrameworkDraft = z.strictObject({
  title: line(500),
  creator: line(500),
  publisher: line(500).optional(),
  description: prose(4_000).optional(),
  language: line(35).optional(),
  frameworkType: line(200).optional(),
  version: line(100).optional(),
  adoptionStatus: CfDocument.shape.adoptionStatus,
  statusStartDate: IsoDate.optional(),
  statusEndDate: IsoDate.optional(),
  notes: prose(4_000).optional(),
  visibility: FrameworkVisibility.default("PARTNERSHIP"),
  edition: EditionId.optional(),
});
export type FrameworkDraft = z.infer<typeof FrameworkDraft>;

/** What an editor types of one statement. Changed meaning retires the old one, with `replacedBy`. */
export const StatementDraft = z.strictObject({
  fullStatement: prose(8_000).min(1, "at least one character"),
  abbreviatedStatement: line(500).optional(),
  humanCodingScheme: line(100).optional(),
  CFItemType: line(200).optional(),
  educationLevel: z.array(line(50)).max(50).optional(),
  conceptKeywords: z.array(line(200)).max(100).optional(),
  notes: prose(8_000).optional(),
  statusStartDate: IsoDate.optional(),
  statusEndDate: IsoDate.optional(),
});
export type StatementDraft = z.infer<typeof StatementDraft>;
