/**
 * Who signs what is agreed, in which order, and what is kept as evidence that they did (articulation.md 2.6): the same
 * for every kind of agreement. Names follow 2.2.
 */
import * as z from "zod";
import { DocumentId, OrganizationId, PersonId } from "../ids.ts";
import { line } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

/** One signature that is needed. Slots of a lower `order` are signed first; those of one order in any order. */
export const SignatureSlot = z.strictObject({
  slotNo: z.int().min(1).max(99),
  organizationId: OrganizationId,
  /** The office that signs: "Vice President of Instruction". */
  function: line(120),
  required: z.boolean().default(true),
  order: z.int().min(1).max(40).default(1),
  /** Who is expected to; left out, any signatory of the organization may. */
  personId: PersonId.optional(),
});
export type SignatureSlot = z.infer<typeof SignatureSlot>;

/** Bytes that are kept under their own hash. */
export const StoredFile = z.strictObject({ sha256: z.string(), sizeBytes: z.int().positive() });
export type StoredFile = z.infer<typeof StoredFile>;

/** Someone who signs in another's place; the first name is kept. */
export const Delegation = z.strictObject({
  slotNo: z.int(),
  /** Whose place it is; absent where the slot named nobody. */
  fromPersonId: PersonId.optional(),
  toPersonId: PersonId,
  toName: z.string(),
  reason: z.string(),
  /** The letter that says so, where there is one. */
  documentId: DocumentId.optional(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
});
export type Delegation = z.infer<typeof Delegation>;

/** Where something was asked from, and with what: the network only (/24 or /48), never the address. */
const Whence = z.strictObject({ ipTruncated: z.string().optional(), userAgent: z.string().optional() });
export type Whence = z.infer<typeof Whence>;

/** Paper signed by hand: uploaded by one person, and counted once a second one attests to it. */
export const WetInk = z.strictObject({
  documentId: DocumentId,
  documentHash: z.string(),
  signedOn: IsoDate,
  uploadedBy: PersonId,
  uploadedByName: z.string(),
  uploadedAt: Instant,
  /** Of whoever uploaded it: of the one who signed by hand the hub knows no network and no program. */
  uploadedFrom: Whence.optional(),
  attestedBy: PersonId.optional(),
  attestedByName: z.string().optional(),
  attestedAt: Instant.optional(),
});

/** The evidence of one signature (articulation.md 2.6; UETA §§ 2, 7, 9). */
export const SignatureEvent = z.strictObject({
  slotNo: z.int(),
  organizationId: OrganizationId,
  personId: PersonId,
  personName: z.string(),
  nameAsSigned: z.string(),
  title: z.string(),
  authorityBasis: z.enum(["OFFICE", "DELEGATION"]),
  delegationDocumentId: DocumentId.optional(),
  method: z.enum(["TYPED", "DRAWN", "WET_UPLOAD"]),
  /** An SVG path of what was drawn, in a field of 600 by 200. */
  drawing: z.string().optional(),
  consentTextVersion: z.string().optional(),
  consentAt: Instant.optional(),
  /** The sentence that was shown and accepted. */
  intentText: z.string().optional(),
  contentHash: z.string(),
  /** Of the PDF as it was shown. */
  documentHash: z.string(),
  signedAt: Instant,
  authMethod: z.enum(["SESSION", "BEARER", "PAPER"]),
  authAt: Instant.optional(),
  ...Whence.shape,
  /** The history's last hash when it was signed. */
  prevEventHash: z.string().optional(),
  wetInk: WetInk.optional(),
  /** When the signer was sent a copy of the executed paper. */
  copyDeliveredAt: Instant.optional(),
});
export type SignatureEvent = z.infer<typeof SignatureEvent>;

/** Someone who signed elsewhere, as typed from the signed PDF. */
export const Signer = z.strictObject({
  name: line(120),
  title: line(120),
  organizationId: OrganizationId,
  signedOn: IsoDate.optional(),
});

/** Registering what was signed elsewhere: typed by a signatory of one party, confirmed by one of another. */
export const RegistrationDraft = z.strictObject({
  documentId: DocumentId,
  dateSigned: IsoDate,
  signers: z.array(Signer).min(1).max(40),
});
export type RegistrationDraft = z.infer<typeof RegistrationDraft>;

export const Registration = RegistrationDraft.extend({
  method: z.literal("WET_UPLOAD"),
  by: PersonId,
  byName: z.string(),
  byOrganization: OrganizationId,
  at: Instant,
  /** What was registered: a changed byte afterwards makes the confirmation refuse. */
  contentHash: z.string(),
  /** Of the PDF. */
  documentHash: z.string(),
  confirmedBy: PersonId.optional(),
  confirmedByName: z.string().optional(),
  confirmedByOrganization: OrganizationId.optional(),
  confirmedAt: Instant.optional(),
});
export type Registration = z.infer<typeof Registration>;
