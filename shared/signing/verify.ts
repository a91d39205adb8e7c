/**
 * Whether an executed PDF and its bundle belong together and are what was signed: without the hub, and naming the first
 * thing that does not match. Pure but for SHA-256; the command, the page and the tests all run this.
 */
import type { ActivityEvent } from "../activity/schema.ts";
import { canonicalJson, contentHash, sha256 } from "../canonical.ts";
import { firstBreak } from "../chain.ts";
import { Bundle } from "./bundle.ts";
import { type Evidence, evidenceHash, type Kind } from "./evidence.ts";
import type { SignatureEvent } from "./schema.ts";

export type VerifiedFacts = {
  kind?: Kind;
  number: string;
  name: string;
  versionNo: number;
  dateSigned?: string;
  contentHash: string;
  documentHash: string;
  evidenceHash: string;
  events: number;
  signatures: { name: string; title: string; organization: string; at: string }[];
  /** Signed elsewhere: who registered it here, and who confirmed it. */
  registered?: { by: string; confirmedBy: string };
};

export type Mismatch = { ok: false; check: string; first: string };
export type Verified = { ok: true; facts: VerifiedFacts } | Mismatch;

/** What a check of two files can show, and what not: said with every result. */
export const limits =
  "This shows that the PDF is the one that the history in the bundle names, and that neither file was changed since. " +
  "Someone who makes up both files anew is not found this way: compare the fingerprints above with the copy of another party, or with the one at the foot of a paper that was signed by hand. " +
  "It is evidence, not legal advice.";

const mismatch = (check: string, first: string): Mismatch => ({ ok: false, check, first });
type Maybe = Mismatch | undefined;

export async function verify(pdf: Uint8Array, unread: unknown): Promise<Verified> {
  const read = Bundle.safeParse(unread);
  if (!read.success) return notABundle(unread, read.error.issues[0]);
  const bundle = read.data;
  // What reading would fill in or tidy was not there when it was hashed.
  if (canonicalJson(bundle) !== canonicalJson(unread))
    return mismatch(
      "bundle-format",
      "The bundle is damaged: something in it is missing or was written another way.",
    );
  const { evidence, executedDocument, history } = bundle;
  const own = await evidenceHash(evidence);
  const wrong =
    (await paperIs(pdf, bundle)) ??
    (await contentIs(evidence)) ??
    signaturesAre(evidence) ??
    registrationIs(evidence) ??
    (await historyIs(bundle)) ??
    namesInPaper(pdf, evidence.contentHash, own);
  if (wrong) return wrong;
  const { kind, content, dateSigned, registration } = evidence;
  return {
    ok: true,
    facts: {
      ...(kind === undefined ? {} : { kind }),
      number: content.codedNotation,
      name: content.name,
      versionNo: content.versionNo,
      ...(dateSigned === undefined ? {} : { dateSigned }),
      contentHash: evidence.contentHash,
      documentHash: executedDocument.sha256,
      evidenceHash: own,
      events: history.length,
      signatures: evidence.signatures.map(({ nameAsSigned, title, organizationId, signedAt }) => ({
        name: nameAsSigned,
        title,
        organization: nameOf(evidence, organizationId),
        at: signedAt,
      })),
      ...(registration && evidence.signatures.length === 0
        ? { registered: { by: registration.byName, confirmedBy: registration.confirmedByName ?? "" } }
        : {}),
    },
  };
}

function notABundle(unread: unknown, issue: { path: PropertyKey[]; message: string } | undefined): Mismatch {
  const isOurs = typeof unread === "object" && unread !== null && "format" in unread;
  const where = issue && issue.path.length > 0 ? `/${issue.path.map(String).join("/")}` : "its whole";
  return mismatch(
    "bundle-format",
    isOurs
      ? `The bundle is damaged or of another version: ${where} is not as it should be (${issue?.message ?? "unreadable"}).`
      : "The second file is not a bundle of an agreement.",
  );
}

async function paperIs(pdf: Uint8Array, { evidence, executedDocument, history }: Bundle): Promise<Maybe> {
  if (new TextDecoder("latin1").decode(pdf.subarray(0, 5)) !== "%PDF-")
    return mismatch("pdf-format", "The first file is not a PDF.");
  const hash = await sha256(pdf);
  if (hash === executedDocument.sha256)
    return pdf.byteLength === executedDocument.sizeBytes
      ? undefined
      : mismatch("pdf-size", "The bundle gives another size for the PDF than it has.");
  if (hash === evidence.signingDocument?.sha256)
    return mismatch(
      "pdf-hash",
      "The PDF is the one that was sent for signature, not the executed one with its certificate.",
    );
  const other = history.find(({ paper }) => paper === hash);
  return mismatch(
    "pdf-hash",
    other
      ? `The PDF belongs to this agreement's event ${other.seq} (${other.action}), not to the execution of this version.`
      : `The PDF is not the one that was executed, or was changed since: its fingerprint is ${hash}, and the bundle names ${executedDocument.sha256}.`,
  );
}

async function contentIs({ content, contentHash: named }: Evidence): Promise<Maybe> {
  const hash = await contentHash(content);
  return hash === named
    ? undefined
    : mismatch(
        "content-hash",
        `What was agreed was changed: the content in the bundle has the fingerprint ${hash}, and ${named} was signed.`,
      );
}

const nameOf = ({ organizations }: Evidence, id: string): string =>
  organizations.find((one) => one.id === id)?.name ?? id;

/** Every required slot exactly once, each over these words and this PDF, in the order that was agreed. */
function signaturesAre(evidence: Evidence): Maybe {
  const { content, signatures, registration } = evidence;
  if (registration && signatures.length === 0) return undefined;
  const slots = new Map(content.signatureSlots.map((slot) => [slot.slotNo, slot]));
  const seen = new Map<number, SignatureEvent>();
  for (const event of signatures) {
    const who = `The signature of ${event.nameAsSigned}`;
    const slot = slots.get(event.slotNo);
    if (!slot)
      return mismatch(
        "signature-slot",
        `${who} is for a place (${event.slotNo}) that the agreement does not have.`,
      );
    if (seen.has(event.slotNo))
      return mismatch("signature-slot", `${slot.function} signed twice: only one signature can stand.`);
    if (slot.organizationId !== event.organizationId)
      return mismatch(
        "signature-slot",
        `${who} is for ${nameOf(evidence, event.organizationId)}, and ${nameOf(evidence, slot.organizationId)} signs there.`,
      );
    seen.set(event.slotNo, event);
    const wrong = signatureIs(event, evidence, who);
    if (wrong) return wrong;
  }
  for (const slot of content.signatureSlots)
    if (slot.required && !seen.has(slot.slotNo))
      return mismatch(
        "signature-missing",
        `${slot.function}, ${nameOf(evidence, slot.organizationId)}, has not signed.`,
      );
  if (seen.size === 0) return mismatch("signature-missing", "Nobody has signed.");
  for (const [slotNo, event] of seen)
    for (const [otherNo, other] of seen)
      if (
        (slots.get(slotNo)?.order ?? 0) < (slots.get(otherNo)?.order ?? 0) &&
        event.signedAt > other.signedAt
      )
        return mismatch(
          "signature-order",
          `${other.nameAsSigned} signed before ${event.nameAsSigned}, who had to be first.`,
        );
  return undefined;
}

function signatureIs(event: SignatureEvent, evidence: Evidence, who: string): Maybe {
  const { wetInk } = event;
  if (event.contentHash !== evidence.contentHash)
    return mismatch("signature-content", `${who} is over other words than those of this version.`);
  if (
    event.documentHash !== (wetInk?.documentHash ?? evidence.signingDocument?.sha256) &&
    event.documentHash !== evidence.signingDocument?.sha256
  )
    return mismatch("signature-document", `${who} is over another PDF than the one sent for signature.`);
  if (evidence.frozenAt && event.signedAt < evidence.frozenAt)
    return mismatch("signature-time", `${who} is older than the words it stands under.`);
  if (event.method === "WET_UPLOAD") {
    if (!wetInk?.attestedBy || !wetInk.attestedAt)
      return mismatch("signature-attested", `${who} is on paper, and nobody attested to it.`);
    return wetInk.attestedBy === wetInk.uploadedBy
      ? mismatch("signature-attested", `${who} is on paper, and whoever uploaded it attested to it alone.`)
      : undefined;
  }
  if (!event.consentTextVersion || !event.consentAt || !event.intentText)
    return mismatch(
      "signature-consent",
      `${who} lacks the consent to sign electronically or the sentence that was accepted.`,
    );
  return event.authAt && event.authAt > event.signedAt
    ? mismatch("signature-time", `${who} was given before its signer proved who they are.`)
    : undefined;
}

/** Signed elsewhere: registered by one party, confirmed by another, over these words. */
function registrationIs({ registration, signatures, contentHash: named }: Evidence): Maybe {
  if (!registration || signatures.length > 0) return undefined;
  if (registration.contentHash !== named)
    return mismatch("registration", "Other words were registered than those of this version.");
  if (!registration.confirmedBy || !registration.confirmedAt || !registration.confirmedByOrganization)
    return mismatch("registration", "What was signed elsewhere was registered and never confirmed.");
  if (registration.confirmedByOrganization === registration.byOrganization)
    return mismatch("registration", "One party alone registered and confirmed what was signed elsewhere.");
  return registration.confirmedAt < registration.at
    ? mismatch("registration", "It was confirmed before it was registered.")
    : undefined;
}

async function historyIs({ history, executedDocument, evidence }: Bundle): Promise<Maybe> {
  const broken = await firstBreak(history);
  if (broken) return mismatch("history", `Event ${broken.seq} of the history ${broken.why}.`);
  if (history.at(-1)?.paper !== executedDocument.sha256)
    return mismatch(
      "history-execution",
      "The history does not end with the execution in which this PDF was made.",
    );
  const { signingDocument, signatures } = evidence;
  if (signatures.length === 0) return undefined;
  const sent = history.findLastIndex(({ paper }) => paper !== undefined && paper === signingDocument?.sha256);
  if (sent < 0)
    return mismatch("history-sent", "The history does not know the PDF that the signatures are over.");
  for (const event of signatures) {
    const at = history.findIndex(({ hash }) => hash === event.prevEventHash);
    const entered = at < 0 ? undefined : history[at + 1];
    if (!entered || at < sent || !enters(entered, event))
      return mismatch(
        "history-signature",
        `The history does not show ${event.nameAsSigned} signing when the certificate says so.`,
      );
  }
  return undefined;
}

/** Whether this event of the history is the one in which the signature came in. */
function enters({ at, actor, organization }: ActivityEvent, event: SignatureEvent): boolean {
  const { wetInk } = event;
  if (!wetInk)
    return at === event.signedAt && actor === event.personId && organization === event.organizationId;
  return [
    [wetInk.uploadedAt, wetInk.uploadedBy],
    [wetInk.attestedAt, wetInk.attestedBy],
  ].some(([when, who]) => when === at && who === actor);
}

/** The PDF says itself which content and which evidence it was made from. */
function namesInPaper(pdf: Uint8Array, content: string, evidence: string): Maybe {
  const text = new TextDecoder("latin1").decode(pdf);
  const [, named, made] =
    text.match(/causeway-content:([0-9a-f]{64}) causeway-evidence:([0-9a-f]{64})/) ?? [];
  if (named === undefined) return mismatch("pdf-names", "The PDF does not say which agreement it is of.");
  if (named !== content) return mismatch("pdf-names", "The PDF is of other words than those in the bundle.");
  return made === evidence
    ? undefined
    : mismatch(
        "evidence-hash",
        `Something beside the agreed words was changed in the bundle (a name, a time, how someone signed): its evidence has the fingerprint ${evidence}, and the PDF was made from ${made}.`,
      );
}
