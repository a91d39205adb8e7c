/**
 * What a paper is made from, and what stands behind it: the content, who signed it and how. The paper prints the hash
 * of this, so that neither can be changed without the other. Kept beside the paper as it was at that moment.
 */
import * as z from "zod";
import { contentHash, sha256 } from "../canonical.ts";
import { OrganizationId, PartnershipId } from "../ids.ts";
import { Instant, IsoDate } from "../time.ts";
import type { Signable } from "./rules.ts";
import { Delegation, Registration, SignatureEvent, SignatureSlot, StoredFile } from "./schema.ts";

/** What was agreed, exactly as it is hashed; only what a check has to look into is named here. */
const AgreedContent = z.looseObject({
  codedNotation: z.string(),
  name: z.string(),
  versionNo: z.int().positive(),
  parties: z.array(z.looseObject({ organizationId: OrganizationId })),
  signatureSlots: z.array(SignatureSlot.omit({ personId: true })),
});

/** Whose content it is. Articulation agreements, which were first, do not say so. */
const Kind = z.enum(["data-sharing"]);
export type Kind = z.infer<typeof Kind>;

export const Evidence = z.strictObject({
  kind: Kind.optional(),
  /** Where the hub was reached. */
  hub: z.string(),
  partnership: z.strictObject({ id: PartnershipId, name: z.string(), timeZone: z.string() }),
  /** What everyone in it was called then. */
  organizations: z.array(z.strictObject({ id: OrganizationId, code: z.string(), name: z.string() })),
  content: AgreedContent,
  contentHash: z.string(),
  frozenAt: Instant.optional(),
  /** The PDF as it was shown to signers. */
  signingDocument: StoredFile.optional(),
  dateSigned: IsoDate.optional(),
  signatures: z.array(SignatureEvent),
  delegations: z.array(Delegation),
  /** Signed elsewhere. */
  registration: Registration.optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Where and when, as the hub knows it: the same for every noun. */
export type Around = Pick<Evidence, "hub" | "partnership" | "organizations">;

/** The evidence of a version as it stands: the same again, whoever asks and whenever. */
export async function evidenceOf(
  record: Signable,
  content: object,
  { hub, partnership, organizations }: Around,
  kind?: Kind,
): Promise<Evidence> {
  const { signingDocument, frozenAt, dateSigned, registration, delegations } = record;
  const evidence = {
    kind,
    hub,
    partnership,
    organizations,
    content,
    contentHash: record.contentHash ?? (await contentHash(content)),
    frozenAt,
    signingDocument,
    dateSigned,
    // Who was sent a copy is known later, and is no part of the signing.
    signatures: record.signatures.map(({ copyDeliveredAt: _later, ...event }) => event),
    delegations,
    registration,
  };
  return Evidence.parse(JSON.parse(JSON.stringify(evidence)));
}

export const evidenceHash = (evidence: Evidence): Promise<string> => contentHash(evidence);

/** The line in a PDF's own description by which paper and evidence name each other. */
export const namedIn = (hashes: { content: string; evidence: string }): string =>
  `causeway-content:${hashes.content} causeway-evidence:${hashes.evidence}`;

export const fileOf = async (bytes: Uint8Array): Promise<StoredFile> => ({
  sha256: await sha256(bytes),
  sizeBytes: bytes.byteLength,
});
