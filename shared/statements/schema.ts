/**
 * A framework of knowledge-and-skill statements as a partnership keeps it: a CASE document with its contents, its
 * published editions, and what business said of it. The contents (shared/case/schema.ts) are immutable sets the record
 * points at; an edition is one of them that was published, and stays readable for good.
 */
import * as z from "zod";
import { CaseUuid, CfAssociation, CfDefinitions, CfDocument, CfItem } from "../case/schema.ts";
import { EditionId } from "../framework/schema.ts";
import { CampaignId, ContentsId, OrganizationId, PartnershipId, PersonId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

/** PARTNERSHIP: its members. PUBLIC: everyone, and the CASE provider gives it out. */
export const FrameworkVisibility = z.enum(["PARTNERSHIP", "PUBLIC"]);

/** What a statement is for, by where it stands: shared by all, by a cluster, by one pathway (derived, never stored). */
export const StatementLevel = z.enum(["essential", "cluster", "pathway"]);
export type StatementLevel = z.infer<typeof StatementLevel>;

/** A cluster or a pathway that statements of a framework are for, by the statement that names it. */
export const Filed = z.strictObject({
  identifier: CaseUuid,
  level: z.enum(["cluster", "pathway"]),
  code: z.string().max(100).optional(),
  name: z.string().max(200),
  /** Of a pathway: the statement that names its cluster. */
  clusterId: CaseUuid.optional(),
  /** How many statements in force stand under it. */
  statements: z.int().nonnegative(),
});
export type Filed = z.infer<typeof Filed>;

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
  /** What the last of them is for, so that the wheel finds its way there without reading it. */
  filed: z.array(Filed).max(120).optional(),
  /** A copy of an equal package of another partnership, as it was when it was copied: changed there, only read here. */
  linkedTo: PartnershipId.optional(),
  copiedAt: Instant.optional(),
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

/** As its members read it: the sets of contents behind it are the hub's own business. */
export const FrameworkView = StatementFramework.omit({
  chainHash: true,
  contentsId: true,
  published: true,
}).extend({ published: z.array(PublishedEdition.omit({ contentsId: true })) });
export type FrameworkView = z.infer<typeof FrameworkView>;

/** A row of the list. */
export const FrameworkRow = FrameworkView.pick({
  identifier: true,
  ownerId: true,
  visibility: true,
  items: true,
  filed: true,
  linkedTo: true,
  badge: true,
  version: true,
}).extend({
  title: z.string(),
  adoptionStatus: CfDocument.shape.adoptionStatus,
  /** How many editions were published, and what the last one calls itself. */
  editions: z.int().nonnegative(),
  edition: z.string().optional(),
});
export type FrameworkRow = z.infer<typeof FrameworkRow>;

/** A statement where it stands. One that stands in several places comes once for each. */
export const StandingStatement = z.strictObject({
  item: CfItem,
  /** 0 at the top. */
  depth: z.int().nonnegative(),
  parentId: CaseUuid.optional(),
  level: StatementLevel,
  /** The statements that name the cluster and the pathway it belongs to, all its places taken together. */
  clusterId: CaseUuid.optional(),
  pathwayId: CaseUuid.optional(),
});
export type StandingStatement = z.infer<typeof StandingStatement>;

/** Every statement in the order of the tree, and what else relates them. */
export const WholeContents = z.strictObject({
  identifier: CaseUuid,
  /** Absent: the contents being worked on. */
  editionNo: z.int().positive().optional(),
  statements: z.array(StandingStatement),
  /** All but `isChildOf`, which the order tells. */
  associations: z.array(CfAssociation),
  definitions: CfDefinitions.optional(),
});
export type WholeContents = z.infer<typeof WholeContents>;

/** An edition is known by what its document calls its version. */
export const PublishDraft = z.strictObject({
  version: line(100),
  adoptionStatus: CfDocument.shape.adoptionStatus,
});
export type PublishDraft = z.infer<typeof PublishDraft>;

/** What everyone may read of a public framework. */
export const PublicFramework = z.strictObject({
  partnership: PartnershipId,
  ownerName: z.string(),
  /** As its last edition has it. */
  document: CfDocument,
  edition: EditionId.optional(),
  editions: z.array(
    PublishedEdition.pick({ editionNo: true, items: true, publishedAt: true }).extend({
      version: z.string().optional(),
    }),
  ),
  filed: StatementFramework.shape.filed,
  adaptedFrom: StatementFramework.shape.adaptedFrom,
  badge: ValidationBadge.optional(),
});
export type PublicFramework = z.infer<typeof PublicFramework>;

const spot = { parentId: CaseUuid.optional(), before: CaseUuid.optional() };
/** A new statement: under `parentId` (or at the top), in front of `before` (or at the end). */
export const NewStatement = z.strictObject({ ...spot, statement: StatementDraft });
export const StatementMove = z.strictObject({ ...spot, statementId: CaseUuid });

export const ChangeKind = z.enum([
  "ADDED",
  "REMOVED",
  "REPLACED",
  "RETIRED",
  "RESTORED",
  "REWORDED",
  "CHANGED",
  "MOVED",
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

export const StatementChange = z.strictObject({
  identifier: CaseUuid,
  kinds: z.array(ChangeKind).min(1),
  before: CfItem.optional(),
  after: CfItem.optional(),
  /** What it has become, by `replacedBy`. */
  becomes: z.array(CaseUuid),
});
export type StatementChange = z.infer<typeof StatementChange>;

/** Two editions side by side; `to` absent: what is being worked on. */
export const EditionChanges = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive().optional(),
  /** How many statements say the same in the same place. */
  same: z.int().nonnegative(),
  changes: z.array(StatementChange),
});
export type EditionChanges = z.infer<typeof EditionChanges>;

export const MigrationProposal = z.strictObject({
  statementId: CaseUuid,
  title: z.string(),
  becomes: z.array(z.strictObject({ identifier: CaseUuid, title: z.string() })),
  courses: z.array(z.strictObject({ code: z.string(), title: z.string() })),
});
export type MigrationProposal = z.infer<typeof MigrationProposal>;

/** Null: pointed at no more. */
export const MigrationChoice = z.strictObject({ statementId: CaseUuid, becomes: CaseUuid.nullable() });
export type MigrationChoice = z.infer<typeof MigrationChoice>;

export const AdaptationDraft = z.strictObject({
  title: line(500),
  creator: line(500).optional(),
  /** The edition to adapt; absent: the last one, or what is being worked on where there is none. */
  editionNo: z.int().positive().optional(),
});
export type AdaptationDraft = z.infer<typeof AdaptationDraft>;
