/**
 * Data-sharing agreements: memorandum, agreement, license and privacy agreement, each with its versions
 * (data-sharing.md 3.1). `ACTIVE` is derived for a day and never stored (L1); what is signed is the signing noun's.
 */
import * as z from "zod";
import { Visibility } from "../agreements/schema.ts";
import { DataSharingId, DocumentId, OrganizationId, PersonId, TermsId } from "../ids.ts";
import { Delegation, SignatureEvent, SignatureSlot, StoredFile } from "../signing/schema.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { DataRole, FerpaCapacity } from "./bases-schema.ts";
import { ElementId } from "./terms-schema.ts";

/** AISP's chain, and the vendor's privacy agreement: a license stands under an agreement, that under a memorandum. */
export const Tier = z.enum(["mou", "dsa", "dul", "dpa"]);
export type Tier = z.infer<typeof Tier>;

/** Stored: what somebody brought about. Partly signed, lapsed, pending, active, suspended, expired: see `phase`. */
export const DataSharingStatus = z.enum([
  "DRAFT",
  "IN_REVIEW",
  /** Frozen: ready to sign, or partly signed. */
  "OUT_FOR_SIGNATURE",
  "DECLINED",
  "WITHDRAWN",
  "EXECUTED",
  "TERMINATED",
  /** Every receiver and sub-recipient has certified what became of the data (L7). */
  "CLOSED",
]);
export type DataSharingStatus = z.infer<typeof DataSharingStatus>;

/** Derived for a day (3.4). */
export const DataPhase = z.enum([
  "DRAFT",
  "IN_REVIEW",
  "READY_TO_SIGN",
  "PARTLY_SIGNED",
  "SIGNING_LAPSED",
  "DECLINED",
  "WITHDRAWN",
  "PENDING_EFFECTIVE",
  "ACTIVE",
  "SUSPENDED",
  "IN_DISPOSITION",
  "CLOSED",
]);
export type DataPhase = z.infer<typeof DataPhase>;

/** People of the party, with accounts here (B7). */
export const Contacts = z.strictObject({
  steward: PersonId.optional(),
  custodian: PersonId.optional(),
  /** Privacy questions and incidents. */
  privacy: PersonId.optional(),
});

export const DataParty = z.strictObject({
  organizationId: OrganizationId,
  roles: z.array(DataRole).min(1, "at least one role").max(7),
  ferpaCapacity: FerpaCapacity,
  contacts: Contacts.default({}),
});
export type DataParty = z.infer<typeof DataParty>;

/** By what right a slot's office binds its organization (B8). */
export const Authority = z.strictObject({
  slotNo: z.int().min(1).max(99),
  basis: z.enum(["statute", "board_resolution", "delegation"]),
  reference: line(200),
  documentId: DocumentId.optional(),
});
export type Authority = z.infer<typeof Authority>;

/** What a person types to start or change a draft; the terms stand beside it (PUT …/terms). */
export const DataSharingDraft = z.strictObject({
  name: line(200),
  tier: Tier,
  /** The memorandum or agreement it stands under. */
  parentId: DataSharingId.optional(),
  summary: prose(2000).default(""),
  codedNotation: z
    .string()
    .regex(/^[A-Z0-9][A-Z0-9./-]{2,39}$/, "3 to 40 capital letters, digits, points, slashes or hyphens")
    .optional(),
  parties: z.array(DataParty).min(1).max(30),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  noticeDays: z.int().min(0).max(730).default(30),
  /** After this day a half-signed version can no longer be signed; sending it again is a new freeze. */
  signBy: IsoDate.optional(),
  signatureSlots: z.array(SignatureSlot).max(30).default([]),
  authorities: z.array(Authority).max(30).default([]),
  changeSummary: prose(2000).optional(),
});
export type DataSharingDraft = z.infer<typeof DataSharingDraft>;

export const DataVersionKind = z.enum(["ORIGINAL", "AMENDMENT", "RENEWAL", "RESTATEMENT"]);

/** What a version that another followed leaves on the record; all of it stands beside, in a snapshot. */
export const DataVersionSummary = z.strictObject({
  versionNo: z.int().positive(),
  versionKind: DataVersionKind,
  status: DataSharingStatus,
  name: z.string(),
  parties: z.array(DataParty),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  noticeDays: z.int().nonnegative(),
  /** The last day of the one further term that follows by itself, where the terms say so. */
  renewsUntil: IsoDate.optional(),
  termsId: TermsId.optional(),
  dateSigned: IsoDate.optional(),
  frozenAt: Instant.optional(),
  contentHash: z.string().optional(),
  executedDocument: StoredFile.optional(),
  changeSummary: z.string().optional(),
});
export type DataVersionSummary = z.infer<typeof DataVersionSummary>;

const by = { by: PersonId, byName: z.string(), byOrganization: OrganizationId.optional(), at: Instant };

/** A one-sided narrowing (L11): appended, lifted only by the one who made it; a suspension is one. */
export const Restriction = z.strictObject({
  restrictionNo: z.int().positive(),
  kind: z.enum(["ELEMENTS_DROPPED", "EARLIER_END", "SUSPENSION"]),
  elementIds: z.array(ElementId).max(200).default([]),
  /** The last day, with EARLIER_END. */
  until: IsoDate.optional(),
  from: IsoDate,
  reason: z.string(),
  ...by,
  lifted: z
    .strictObject({ on: IsoDate, reason: z.string(), by: PersonId, byName: z.string(), at: Instant })
    .optional(),
});
export type Restriction = z.infer<typeof Restriction>;

/** Another organization bound by the same words (L12). */
export const Joinder = z.strictObject({
  organizationId: OrganizationId,
  role: z.enum(["disclosing", "receiving"]),
  ferpaCapacity: FerpaCapacity,
  contacts: Contacts.default({}),
  versionNo: z.int().positive(),
  effective: IsoDate,
  signature: SignatureEvent,
});
export type Joinder = z.infer<typeof Joinder>;

/** An end before the last day. */
export const DataTermination = z.strictObject({
  lastDay: IsoDate,
  reason: z.string(),
  /** The cause that the terms name, for which no notice had to run. */
  cause: z.string().optional(),
  givenOn: IsoDate,
  ...by,
});
export type DataTermination = z.infer<typeof DataTermination>;

/** What became of what was received: one from every receiver and sub-recipient (L7). */
export const Certificate = z.strictObject({
  organizationId: OrganizationId,
  /** Of a sub-recipient: its name as listed in the terms. */
  subRecipient: line(160).optional(),
  nothingReceived: z.boolean(),
  what: prose(600),
  recordsFrom: IsoDate.optional(),
  recordsTo: IsoDate.optional(),
  media: line(200).optional(),
  method: line(200).optional(),
  destroyedOn: IsoDate.optional(),
  exceptions: prose(600).optional(),
  title: line(120),
  documentId: DocumentId.optional(),
  documentHash: z.string().optional(),
  by: PersonId,
  byName: z.string(),
  /** The day it was given: what counts at the end is given after the last day. */
  givenOn: IsoDate,
  at: Instant,
});
export type Certificate = z.infer<typeof Certificate>;

export const DataSharing = z.strictObject({
  id: DataSharingId,
  codedNotation: z.string(),
  name: z.string(),
  tier: Tier,
  parentId: DataSharingId.optional(),
  summary: z.string(),
  stewardId: OrganizationId,
  visibility: Visibility,
  visibilityProposal: z.strictObject({ to: Visibility, consents: z.array(OrganizationId) }).optional(),
  versionNo: z.int().positive(),
  versionKind: DataVersionKind,
  status: DataSharingStatus,
  shared: z.boolean(),
  parties: z.array(DataParty),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  noticeDays: z.int().nonnegative(),
  renewsUntil: IsoDate.optional(),
  signBy: IsoDate.optional(),
  /** The terms stand beside the record under this id (GET …/terms). */
  termsId: TermsId.optional(),
  counts: z.strictObject({
    purposes: z.int().nonnegative(),
    elements: z.int().nonnegative(),
    transfers: z.int().nonnegative(),
    clauses: z.int().nonnegative(),
  }),
  signatureSlots: z.array(SignatureSlot).default([]),
  authorities: z.array(Authority).default([]),
  changeSummary: z.string().optional(),
  dateSigned: IsoDate.optional(),
  contentHash: z.string().optional(),
  signingDocument: StoredFile.optional(),
  frozenAt: Instant.optional(),
  signatures: z.array(SignatureEvent).default([]),
  unattested: z.array(SignatureEvent).default([]),
  delegations: z.array(Delegation).default([]),
  declined: z
    .strictObject({
      reason: z.string(),
      by: PersonId,
      byName: z.string(),
      byOrganization: OrganizationId,
      at: Instant,
    })
    .optional(),
  executedDocument: StoredFile.optional(),
  restrictions: z.array(Restriction).max(60).default([]),
  joinders: z.array(Joinder).max(20).default([]),
  termination: DataTermination.optional(),
  certificates: z.array(Certificate).max(100).default([]),
  closedOn: IsoDate.optional(),
  earlier: z.array(DataVersionSummary).max(30).default([]),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type DataSharing = z.infer<typeof DataSharing>;

const RowParty = z.strictObject({ organizationId: OrganizationId, roles: z.array(DataRole) });

/** A row of the list: at most 250 bytes, nothing of a draft beside what was executed. */
export const DataSharingRow = z.strictObject({
  id: DataSharingId,
  codedNotation: z.string(),
  name: z.string(),
  tier: Tier,
  status: DataSharingStatus,
  visibility: Visibility,
  shared: z.boolean(),
  stewardId: OrganizationId,
  parties: z.array(RowParty),
  /** Parties to a draft beside what was executed, and to nothing executed yet. */
  joining: z.array(RowParty).optional(),
  /** The first day in force of any executed version, and the last; before that, of the draft. */
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  /** The days between on which no version is in force, where there are some. */
  gaps: z.array(z.strictObject({ from: IsoDate, until: IsoDate })).optional(),
  parentId: DataSharingId.optional(),
  /** Some restriction suspends it now or from a day on. */
  suspendedFrom: IsoDate.optional(),
  signBy: IsoDate.optional(),
  partlySigned: z.literal(true).optional(),
  pending: DataSharingStatus.optional(),
});
export type DataSharingRow = z.infer<typeof DataSharingRow>;
