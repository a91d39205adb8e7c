/** What the parties to a data-sharing agreement agree to, and nothing else: the content whose hash is signed (L2). */
import { contentHash } from "../canonical.ts";
import type { DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";

/** What would make it another agreement if it changed. Visibility, contacts and history are not in it. */
const agreed = [
  "id",
  "codedNotation",
  "name",
  "tier",
  "parentId",
  "summary",
  "versionNo",
  "versionKind",
  "dateEffective",
  "expirationDate",
  "noticeDays",
  "changeSummary",
] as const satisfies readonly (keyof DataSharing)[];

export function versionContent(record: DataSharing, terms: DataTerms): object {
  return {
    ...Object.fromEntries(agreed.map((field) => [field, record[field]])),
    // Who the contacts are may change while it runs; that there are some is checked.
    parties: record.parties.map(({ organizationId, roles, ferpaCapacity }) => ({
      organizationId,
      roles,
      ferpaCapacity,
    })),
    // Whose signature is needed is agreed; which of an office's people gives it is not.
    signatureSlots: record.signatureSlots.map(({ personId: _person, ...slot }) => slot),
    authorities: record.authorities.map(({ documentId: _scan, ...authority }) => authority),
    terms,
  };
}

/** SHA-256 of the RFC 8785 JSON of a version's content. */
export const versionHash = (record: DataSharing, terms: DataTerms): Promise<string> =>
  contentHash(versionContent(record, terms));
