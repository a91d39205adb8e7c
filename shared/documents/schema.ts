/** Uploaded files: announced with length, type and SHA-256, checked on arrival, kept with what they evidence. */
import * as z from "zod";
import { AgreementId, DataSharingId, DocumentId, EvaluationId, OrganizationId, PersonId } from "../ids.ts";
import { line } from "../text.ts";
import { Instant } from "../time.ts";
import { documentTypes, sizeBytesMax } from "./kinds.ts";

export type DocumentType = keyof typeof documentTypes;
export const DocumentType = z.enum(Object.keys(documentTypes) as [DocumentType, ...DocumentType[]]);

/**
 * awaiting-upload: announced. quarantined: arrived and as announced, not yet scanned. available: may be downloaded.
 * infected, rejected (not the file announced): never served; a rejected one may be tried again.
 */
export const DocumentState = z.enum(["awaiting-upload", "quarantined", "available", "infected", "rejected"]);
export type DocumentState = z.infer<typeof DocumentState>;

/** What a scanner said. GuardDuty's own words, and an honest one for a machine without a scanner. */
export const ScanResult = z.enum([
  "NO_THREATS_FOUND",
  "THREATS_FOUND",
  "UNSUPPORTED",
  "FAILED",
  "NOT_SCANNED_HERE",
]);
export type ScanResult = z.infer<typeof ScanResult>;

/** What the record is evidence of. */
export const About = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("agreement"), id: AgreementId }),
  z.strictObject({ kind: z.literal("data-sharing"), id: DataSharingId }),
  z.strictObject({ kind: z.literal("evaluation"), id: EvaluationId }),
]);
export type About = z.infer<typeof About>;
export const AboutId = z.union([AgreementId, DataSharingId, EvaluationId]);
export type AboutId = z.infer<typeof AboutId>;

export const DocumentDraft = z.strictObject({
  name: line(180).refine((name) => !/[\\/:*?"<>|]/.test(name), 'a file name without \\ / : * ? " < > |'),
  type: DocumentType,
  sizeBytes: z.int().min(1).max(sizeBytesMax, "at most 25 MB"),
  /** Lowercase hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "the file's SHA-256 in lowercase hex"),
  about: About,
});
export type DocumentDraft = z.infer<typeof DocumentDraft>;

export const Document = DocumentDraft.extend({
  id: DocumentId,
  state: DocumentState,
  /** Why it was rejected, in words. */
  rejectedBecause: z.string().optional(),
  scan: ScanResult.optional(),
  scanner: z.string().optional(),
  uploadedBy: PersonId,
  uploadedByName: z.string(),
  organization: OrganizationId.optional(),
  announcedAt: Instant,
  arrivedAt: Instant.optional(),
  /** Text for search: pages read, and whether any was found. */
  text: z.strictObject({ pages: z.int().nonnegative(), characters: z.int().nonnegative() }).optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Document = z.infer<typeof Document>;

/** Where and how to PUT the bytes: valid for five minutes, for exactly these. */
export const UploadTicket = z.strictObject({
  method: z.literal("PUT"),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  expiresAt: Instant,
});
export type UploadTicket = z.infer<typeof UploadTicket>;

/** A row of a list; in a search, the words around the first place where the text says it. */
export const FoundDocument = Document.extend({ found: z.string().optional() });
export type FoundDocument = z.infer<typeof FoundDocument>;

/** Good for a minute, and always a download: never shown in place. */
export const DownloadLink = z.strictObject({ url: z.url(), expiresAt: Instant });
export type DownloadLink = z.infer<typeof DownloadLink>;
