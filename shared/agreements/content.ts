/** What the parties agree to, and nothing else: the content whose hash is signed (product.md "Every write"). */
import { contentHash } from "../canonical.ts";
import type { Agreement } from "./schema.ts";
import type { Terms } from "./terms-schema.ts";

/** What would make it another agreement if it changed. Reviewers, visibility and history are not in it. */
const agreed = [
  "id",
  "codedNotation",
  "name",
  "agreementType",
  "purpose",
  "versionNo",
  "versionKind",
  "dateEffective",
  "expirationDate",
  "cipCodes",
  "pathwayId",
  "governingRuleSet",
  "autoRenew",
  "noticeDays",
  "teachOutUntil",
  "changeSummary",
] as const satisfies readonly (keyof Agreement)[];

export function versionContent(agreement: Agreement, terms: Terms): object {
  return {
    ...Object.fromEntries(agreed.map((field) => [field, agreement[field]])),
    parties: agreement.parties.map(({ organizationId, role }) => ({ organizationId, role })),
    // Whose signature is needed is agreed; which of an office's people gives it is not.
    signatureSlots: agreement.signatureSlots.map(({ personId: _person, ...slot }) => slot),
    terms,
  };
}

/** SHA-256 of the RFC 8785 JSON of a version's content. */
export const versionHash = (agreement: Agreement, terms: Terms): Promise<string> =>
  contentHash(versionContent(agreement, terms));
