/**
 * Who may sign which slot now, and what a signature makes of what is signed (articulation.md 2.6; 2.5 items 13, 14),
 * whichever noun it is of. Pure: the API refuses with these rules and the page greys its buttons with the same ones.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId, PersonId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { delegationsMax } from "./limits.ts";
import type { Delegation, Registration, SignatureEvent, SignatureSlot, StoredFile } from "./schema.ts";

/**
 * A record with a version of something that is signed. Its states before signing are DRAFT and IN_REVIEW; frozen and
 * out, it is OUT_FOR_SIGNATURE; with the last signature it is EXECUTED. What else there is, its noun says.
 */
export type Signable = {
  id: string;
  /** The number people call it by. */
  codedNotation: string;
  name: string;
  versionNo: number;
  status: string;
  parties: readonly { organizationId: OrganizationId }[];
  signatureSlots: SignatureSlot[];
  signatures: SignatureEvent[];
  /** Signed on paper and uploaded, and not yet attested to by a second person. */
  unattested: SignatureEvent[];
  delegations: Delegation[];
  /** Fixed when it goes out: of the content, and of the PDF as it is shown to signers. */
  contentHash?: string | undefined;
  signingDocument?: StoredFile | undefined;
  frozenAt?: string | undefined;
  /** The executed PDF with its signature certificate. */
  executedDocument?: StoredFile | undefined;
  dateSigned?: IsoDate | undefined;
  /** Signed elsewhere. */
  registration?: Registration | undefined;
  chainHash?: string | undefined;
};

/** What is particular to the signing of one noun. */
export type Signing<Doc extends Signable> = {
  /** What its history calls it: `agreement` gives `agreement-signed`. */
  readonly thing: string;
  /** What else its execution changes, and what the history says of that. */
  executed?(before: Doc, after: Doc): { record: Doc; note: string };
};

type Decided<Doc> = { record: Doc; happened: Happened };

/** A signature counts for fifteen minutes after its signer proved who they are. */
export const signInFreshMinutes = 15;

const isOut = ({ status }: Pick<Signable, "status">): boolean => status === "OUT_FOR_SIGNATURE";

/** Whether it can still come to be signed: it is being written, reviewed or signed. */
export const isOpen = (record: Pick<Signable, "status">): boolean =>
  record.status === "DRAFT" || record.status === "IN_REVIEW" || isOut(record);

const isParty = ({ parties }: Signable, { organization }: Actor): boolean =>
  parties.some(({ organizationId }) => organizationId === organization);

export const isSigned = ({ signatures }: Pick<Signable, "signatures">, slotNo: number): boolean =>
  signatures.some((one) => one.slotNo === slotNo);

/** Who is to sign a slot: the delegate if one was named, else the person the slot names, else any signatory. */
export function signerOf(
  { delegations }: Pick<Signable, "delegations">,
  slot: SignatureSlot,
): PersonId | undefined {
  return delegations.findLast((one) => one.slotNo === slot.slotNo)?.toPersonId ?? slot.personId;
}

/** Required slots of a lower order that are still open: they go first. */
export function before(record: Signable, slot: SignatureSlot): SignatureSlot[] {
  return record.signatureSlots.filter(
    (one) => one.required && one.order < slot.order && !isSigned(record, one.slotNo),
  );
}

/** The slots whose turn it is: open, with nobody before them. */
export const turnOf = (record: Signable): SignatureSlot[] =>
  isOut(record)
    ? record.signatureSlots.filter(
        (slot) => !isSigned(record, slot.slotNo) && before(record, slot).length === 0,
      )
    : [];

const slotOf = (record: Signable, slotNo: number): SignatureSlot | undefined =>
  record.signatureSlots.find((slot) => slot.slotNo === slotNo);

/** Why this slot cannot be signed now by anyone, or undefined. */
function objectionToSlot(record: Signable, slotNo: number): Objection {
  if (!isOut(record)) return { code: "wrong-moment", why: "It is signed while it is out for signature." };
  const slot = slotOf(record, slotNo);
  if (!slot) return { code: "invalid-input", why: `There is no signature ${slotNo} in this version.` };
  if (isSigned(record, slotNo)) return { code: "already-signed", why: `${slot.function} has signed.` };
  const [first] = before(record, slot);
  return first ? { code: "out-of-order", why: `${first.function} signs first.` } : undefined;
}

/** Why `actor` cannot sign this slot in the hub now, or undefined. */
export function objectionToSigning(record: Signable, slotNo: number, actor: Actor): Objection {
  if (!isParty(record, actor)) return { code: "not-a-party", why: "A signatory of a party signs." };
  if (!has(actor, "signatory"))
    return { code: "role-missing", why: "A signatory of the organization signs for it." };
  const slot = slotOf(record, slotNo);
  if (slot && slot.organizationId !== actor.organization)
    return { code: "not-your-side", why: "A signatory of the other organization signs here." };
  const now = objectionToSlot(record, slotNo);
  if (now || !slot) return now;
  const signer = signerOf(record, slot);
  return signer !== undefined && signer !== actor.person
    ? { code: "not-the-signer", why: `${slot.function}: someone else was named to sign here.` }
    : undefined;
}

/**
 * Why `actor` cannot upload paper that was signed by hand for this slot, or undefined: their own side does that. Until
 * someone attests to it, another page takes its place.
 */
export const objectionToPaper = (record: Signable, slotNo: number, actor: Actor): Objection =>
  objectionToHandling(record, slotNo, actor) ?? objectionToSlot(record, slotNo);

/** Why `actor` cannot attest to the signed page of this slot, or undefined: a second person of that side does. */
export function objectionToAttesting(record: Signable, slotNo: number, actor: Actor): Objection {
  const who = objectionToHandling(record, slotNo, actor);
  if (who) return who;
  const now = objectionToSlot(record, slotNo);
  if (now) return now;
  const paper = record.unattested.find((one) => one.slotNo === slotNo);
  if (!paper) return { code: "wrong-moment", why: "No signed page has been uploaded here." };
  const slot = slotOf(record, slotNo);
  const signer = slot && signerOf(record, slot);
  if (signer !== undefined && signer !== paper.personId)
    return {
      code: "not-the-signer",
      why: "Someone else was named to sign here since: upload the page that person signed.",
    };
  return paper.wetInk?.uploadedBy === actor.person || paper.personId === actor.person
    ? {
        code: "second-person",
        why: "Someone other than the one who signed, or who uploaded the page, attests to it.",
      }
    : undefined;
}

function objectionToHandling(record: Signable, slotNo: number, actor: Actor): Objection {
  if (!isParty(record, actor))
    return { code: "not-a-party", why: "Someone of the party that signs does this." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, admin or signatory of that organization does this." };
  const slot = slotOf(record, slotNo);
  return slot && slot.organizationId !== actor.organization
    ? { code: "not-your-side", why: "Someone of the organization that signs here does this." }
    : undefined;
}

/** Why `actor` cannot name a delegate for this slot, or undefined: the named signer does, or an admin of that side. */
export function objectionToDelegating(record: Signable, slotNo: number, actor: Actor): Objection {
  if (!isParty(record, actor))
    return { code: "not-a-party", why: "The signer, or an admin of that party, names a delegate." };
  const slot = slotOf(record, slotNo);
  const own = slot !== undefined && signerOf(record, slot) === actor.person;
  if (!own && !has(actor, "admin"))
    return { code: "role-missing", why: "The signer, or an admin of that organization, names a delegate." };
  if (slot && slot.organizationId !== actor.organization)
    return { code: "not-your-side", why: "The other organization says who signs for it." };
  if (!isOpen(record)) return { code: "wrong-moment", why: "A delegate is named before it is signed." };
  if (!slot) return { code: "invalid-input", why: `There is no signature ${slotNo} in this version.` };
  if (isSigned(record, slotNo)) return { code: "already-signed", why: `${slot.function} has signed.` };
  return record.delegations.length >= delegationsMax
    ? { code: "too-large", why: `At most ${delegationsMax} delegates are named in one version.` }
    : undefined;
}

/** The record with its content frozen under its hash, and the paper that signers will be shown. */
export function send<Doc extends Signable>(
  { thing }: Signing<Doc>,
  record: Doc,
  frozen: { contentHash: string; signingDocument: StoredFile; at: Date },
): Decided<Doc> {
  return {
    record: {
      ...record,
      status: "OUT_FOR_SIGNATURE",
      contentHash: frozen.contentHash,
      signingDocument: frozen.signingDocument,
      frozenAt: frozen.at.toISOString(),
      signatures: [],
      unattested: [],
    },
    happened: { action: `${thing}-sent-for-signature`, note: `content ${frozen.contentHash.slice(0, 12)}` },
  };
}

/** Whether every required slot is signed once this signature is there too. */
const completes = ({ signatureSlots }: Signable, signatures: readonly SignatureEvent[]): boolean =>
  signatureSlots.every((slot) => !slot.required || signatures.some((one) => one.slotNo === slot.slotNo));

/** The record with one more signature; executed and dated `today` with the last required one. */
export function sign<Doc extends Signable>(
  { thing, executed }: Signing<Doc>,
  from: Doc,
  signature: SignatureEvent,
  today: IsoDate,
): Decided<Doc> {
  const signatures = [...from.signatures, signature];
  const unattested = from.unattested.filter((one) => one.slotNo !== signature.slotNo);
  const how = signature.wetInk ? `on paper, ${signature.wetInk.signedOn}` : signature.method.toLowerCase();
  const note = `${signature.nameAsSigned}, ${signature.title} (${how})`;
  if (!completes(from, signatures))
    return {
      record: { ...from, signatures, unattested },
      happened: { action: `${thing}-signed`, note },
    };
  const after: Doc = { ...from, signatures, unattested, status: "EXECUTED", dateSigned: today };
  const { record, note: besides } = executed?.(from, after) ?? { record: after, note: "" };
  return { record, happened: { action: `${thing}-executed`, note: `${note}${besides}` } };
}

/** The record with a signed page on it that nobody has attested to yet, in the place of one that was wrong. */
export function uploadPaper<Doc extends Signable>(from: Doc, signature: SignatureEvent): Decided<Doc> {
  const others = from.unattested.filter((one) => one.slotNo !== signature.slotNo);
  const instead = others.length < from.unattested.length ? ", in the place of another page" : "";
  return {
    record: { ...from, unattested: [...others, signature] },
    happened: {
      action: "signed-page-uploaded",
      note: `${signature.nameAsSigned}, ${signature.title}, signed ${signature.wetInk?.signedOn}${instead}`,
    },
  };
}

export function delegate<Doc extends Signable>(from: Doc, delegation: Delegation): Decided<Doc> {
  return {
    record: { ...from, delegations: [...from.delegations, delegation] },
    happened: { action: "delegate-named", note: `${delegation.toName}: ${delegation.reason}` },
  };
}

/** What happened, naming by its hash the paper that came of it: so the history holds the paper too. */
export function withPaper(before: Papers | undefined, after: Papers, happened: Happened): Happened {
  for (const kind of ["executedDocument", "signingDocument"] as const) {
    const paper = after[kind]?.sha256;
    if (paper !== undefined && paper !== before?.[kind]?.sha256) return { ...happened, paper };
  }
  return happened;
}
type Papers = Pick<Signable, "executedDocument" | "signingDocument">;
