/**
 * Every key of the one table. A key begins with its scope, and there are four: a partnership (T#), a person (P#),
 * a secret known only by its hash (K#), and public pointers that carry no content (PUB#).
 */
import type { CaseUuid } from "#shared/case/schema.ts";
import type { DocumentId, OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";

export type Key = { pk: string; sk: string };

/** A partition of one partnership: `T#cedar-valley#AGREEMENT#agr_…`. */
export const tenant = (partnership: PartnershipId, ...parts: string[]): string =>
  ["T", partnership, ...parts].join("#");

/** A partition of one person: profile, pointers to memberships, idempotency keys. */
export const personal = (person: PersonId, ...parts: string[]): string => ["P", person, ...parts].join("#");

/** Something reached by a secret: a session, an invitation's link, a calendar. Only the secret's SHA-256 is a key. */
export const secret = (
  sha256Hex: string,
  kind: "SESSION" | "INVITATION" | "CALENDAR" | "RESPONDENT" | "LIVE",
): Key => ({
  pk: `K#${sha256Hex}`,
  sk: kind,
});

/** Which partnerships use this organization code, and for which organization. */
export const organizationCode = (code: string): string => `PUB#CODE#${code}`;

/** The partnership behind an organization's id. */
export const organizationPointer = (id: OrganizationId): Key => ({
  pk: `PUB#ORGANIZATION#${id}`,
  sk: "POINTER",
});

/** The partnership and id behind an agreement's number. */
export const agreementNumber = (codedNotation: string): Key => ({
  pk: `PUB#AGREEMENT#${codedNotation}`,
  sk: "POINTER",
});

/** Agreements with a public, executed version: by id, which partnership and under which number. */
export const publicAgreements = "PUB#AGREEMENTS";

/** The partnership and id behind a data-sharing agreement's number. */
export const dataSharingNumber = (codedNotation: string): Key => ({
  pk: `PUB#DATA-SHARING#${codedNotation}`,
  sk: "POINTER",
});

/** Whose the framework, statement or other part of this CASE identifier is. */
export const caseIdentifier = (identifier: CaseUuid): string => `PUB#CASE#${identifier}`;

/** Frameworks of statements with a public edition. */
export const publicFrameworks = "PUB#FRAMEWORKS";

/** An edition of published codes that an operator loaded for every partnership; public data. */
export const hubCodeSet = (system: string, edition: string): string => `PUB#CODE-SET#${system}#${edition}`;
export const hubCodeSets = "PUB#CODE-SETS";

/** Programs of study that everyone may read: by id, whose they are. */
export const publicPrograms = "PUB#PROGRAMS";

/** Partnerships with something public. */
export const publicPartnerships = "PUB#PARTNERSHIPS";

/** Every partnership of the hub, for what goes round them all by itself. */
export const everyPartnership = "PUB#HUB";

/** A key under which nothing is: asked for to hear whether the table answers. */
export const nothing: Key = { pk: "PUB#NOTHING", sk: "POINTER" };

/** The record itself, and the events of its chain, share a partition: one read gets either or both. */
export const record = (pk: string): Key => ({ pk, sk: "RECORD" });
export const event = (pk: string, seq: number): Key => ({ pk, sk: `EVENT#${String(seq).padStart(9, "0")}` });

export const organizationPk = (partnership: PartnershipId, id: OrganizationId): string =>
  tenant(partnership, "ORGANIZATION", id);
export const memberPk = (partnership: PartnershipId, id: PersonId): string =>
  tenant(partnership, "MEMBER", id);

/** Where a document's bytes are in the bucket. */
export const documentObject = (partnership: PartnershipId, id: DocumentId): string =>
  `documents/${partnership}/${id}`;

/** Where a document that is too long for one answer of the CASE provider is in the bucket, for a while. */
export const caseObject = (hash: string): string => `case/${hash}.json`;

/** Where a paper of whatever is signed is in the bucket, and beside it what it was made from: each under the paper's own hash. */
export const paperObject = (
  partnership: PartnershipId,
  id: string,
  sha256: string,
  kind: "pdf" | "json",
): string => `agreements/${partnership}/${id}/${sha256}.${kind}`;
