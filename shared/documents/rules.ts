/**
 * What may happen to an uploaded file, and who may do it. Pure: the API refuses with these and the page greys its
 * buttons with the same ones. A document is seen by whoever may read the record it is evidence of.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { DocumentId, OrganizationId } from "../ids.ts";
import type { Role } from "../people/schema.ts";
import type { Objection } from "../problem.ts";
import { documentTypes, endingsOf } from "./kinds.ts";
import type { Document, DocumentDraft, ScanResult } from "./schema.ts";

/** What a document's rules need to know of the record it is about: how much of it the actor sees, and its parties. */
export type Subject = { sight: "content" | "outline" | "none"; parties: readonly OrganizationId[] };

/** Who may attach: any of these roles in an organization that is a party. Everyone else who sees content only reads. */
export const attachingRoles: readonly Role[] = ["editor", "reviewer", "signatory", "admin"];

/** What is stored after one thing happened to a document. */
export type Outcome = { after: Document; happened: Happened };

/** Why `actor` cannot read this record's documents, or undefined. One who may not know of the record gets its 404. */
export function objectionToReading({ sight }: Pick<Subject, "sight">): Objection {
  if (sight === "none") return { code: "not-found", why: "Nothing here" };
  if (sight === "outline")
    return { code: "content-hidden", why: "Its documents are for its parties until they say otherwise." };
  return undefined;
}

export function objectionToAttaching(actor: Actor, subject: Subject): Objection {
  const hidden = objectionToReading(subject);
  if (hidden) return hidden;
  if (actor.organization === undefined || !subject.parties.includes(actor.organization))
    return { code: "not-a-party", why: "A party to the agreement attaches documents." };
  if (!has(actor, ...attachingRoles))
    return { code: "role-missing", why: "An editor, reviewer, signatory or admin attaches documents." };
  return undefined;
}

/** Why this file cannot be announced, or undefined: its name has to end as its type does. */
export function objectionToName({ name, type }: Pick<DocumentDraft, "name" | "type">): Objection {
  const endings = endingsOf(type);
  if (endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return undefined;
  return {
    code: "invalid-input",
    why: `A ${documentTypes[type].name} file's name ends in .${endings.join(" or .")}; this one is ${name}.`,
  };
}

/** Only the party that announced a file sends it, asks for its check, or tries again. */
export function objectionToSending(
  actor: Actor,
  document: Pick<Document, "organization">,
  subject: Subject,
): Objection {
  const may = objectionToAttaching(actor, subject);
  if (may) return may;
  if (document.organization !== actor.organization)
    return { code: "not-your-side", why: "The party that announced this file sends it." };
  return undefined;
}

/** Still waiting for its bytes, or for better ones. */
export const isExpected = ({ state }: Pick<Document, "state">): boolean =>
  state === "awaiting-upload" || state === "rejected";

export function objectionToRetrying(actor: Actor, document: Document, subject: Subject): Objection {
  const may = objectionToSending(actor, document, subject);
  if (may) return may;
  if (!isExpected(document))
    return { code: "wrong-moment", why: "This file has arrived. Attach another version as a new document." };
  return undefined;
}

/** Why the file cannot be downloaded now, or undefined. */
export function objectionToDownloading({ state, scan }: Pick<Document, "state" | "scan">): Objection {
  if (state === "available") return undefined;
  const why = {
    "awaiting-upload": "The file has not arrived yet.",
    quarantined:
      scan === undefined
        ? "The file waits for its malware scan."
        : "The malware scanner could not read this file, so it stays locked.",
    infected: "The malware scanner found a threat in this file. It stays locked.",
    rejected: "What arrived is not the file that was announced.",
  }[state];
  return { code: "not-available", why };
}

export function announce(draft: DocumentDraft, id: DocumentId, actor: Actor, at: Date): Outcome {
  return {
    after: {
      ...draft,
      id,
      state: "awaiting-upload",
      uploadedBy: actor.person,
      uploadedByName: actor.name,
      ...(actor.organization === undefined ? {} : { organization: actor.organization }),
      announcedAt: at.toISOString(),
      version: 0,
    },
    happened: { action: "document-announced", note: draft.name },
  };
}

/** The same record waits for the same file again. */
export function retry(document: Document): Outcome {
  const { rejectedBecause: _why, ...rest } = document;
  return { after: { ...rest, state: "awaiting-upload" }, happened: { action: "upload-retried" } };
}

/**
 * What the check of an arrived file leads to, or undefined when that is known already. `fault` is what is wrong with
 * it, in words; `scan` is there when the scanner of this hub answers at once.
 */
export function arrived(
  document: Document,
  fault: string | undefined,
  { scanner, scan }: { scanner: string; scan?: ScanResult | undefined },
  at: Date,
): Outcome | undefined {
  if (!isExpected(document)) return undefined;
  if (fault !== undefined) {
    if (document.state === "rejected" && document.rejectedBecause === fault) return undefined;
    return {
      after: { ...document, state: "rejected", rejectedBecause: fault },
      happened: { action: "upload-rejected", note: fault },
    };
  }
  const { rejectedBecause: _why, ...rest } = document;
  const checked: Document = { ...rest, state: "quarantined", scanner, arrivedAt: at.toISOString() };
  const after = scan === undefined ? checked : (scanned(checked, scan)?.after ?? checked);
  return {
    after,
    happened: {
      action: "upload-checked",
      ...(scan === "NOT_SCANNED_HERE" ? { note: "not scanned: this hub has no malware scanner" } : {}),
    },
  };
}

/**
 * What a scanner's answer leads to, or undefined when it changes nothing. A threat counts whenever it is found, even in
 * a file that was let through before; a file that the scanner cannot read stays locked.
 */
export function scanned(document: Document, scan: ScanResult): Outcome | undefined {
  if (isExpected(document) || document.state === "infected" || document.scan === scan) return undefined;
  if (scan === "THREATS_FOUND")
    return {
      after: { ...document, state: "infected", scan },
      happened: { action: "threat-found" },
    };
  if (document.state === "available") return undefined;
  const clean = scan === "NO_THREATS_FOUND" || scan === "NOT_SCANNED_HERE";
  return {
    after: { ...document, state: clean ? "available" : "quarantined", scan },
    happened: clean ? { action: "scan-passed" } : { action: "scan-not-possible", note: scan },
  };
}

/** Once per document, and only of one that may be downloaded. */
export const wantsReading = ({ state, type, text }: Pick<Document, "state" | "type" | "text">): boolean =>
  state === "available" && type === "application/pdf" && text === undefined;

export function textRead(document: Document, pages: number, characters: number): Outcome {
  return {
    after: { ...document, text: { pages, characters } },
    happened: { action: "text-read", note: `${characters} characters on ${pages} pages` },
  };
}
