/**
 * Who may sign which slot now, and what a signature makes of the agreement (articulation.md 2.6; 2.5 items 13, 14).
 * Pure: the API refuses with these rules and the page greys its buttons with the same ones.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { PersonId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { delegationsMax } from "./limits.ts";
import { isParty } from "./rules.ts";
import type { Agreement } from "./schema.ts";
import type { Delegation, SignatureEvent, SignatureSlot } from "./signing-schema.ts";
import { asAgreed } from "./visibility.ts";

type Decided = { agreement: Agreement; happened: Happened };

/** A signature counts for fifteen minutes after its signer proved who they are. */
export const signInFreshMinutes = 15;

export const isSigned = ({ signatures }: Agreement, slotNo: number): boolean =>
  signatures.some((one) => one.slotNo === slotNo);

/** Who is to sign a slot: the delegate if one was named, else the person the slot names, else any signatory. */
export function signerOf({ delegations }: Agreement, slot: SignatureSlot): PersonId | undefined {
  return delegations.findLast((one) => one.slotNo === slot.slotNo)?.toPersonId ?? slot.personId;
}

/** Required slots of a lower order that are still open: they go first. */
export function before(agreement: Agreement, slot: SignatureSlot): SignatureSlot[] {
  return agreement.signatureSlots.filter(
    (one) => one.required && one.order < slot.order && !isSigned(agreement, one.slotNo),
  );
}

/** The slots whose turn it is: open, with nobody before them. */
export const turnOf = (agreement: Agreement): SignatureSlot[] =>
  agreement.status === "OUT_FOR_SIGNATURE"
    ? agreement.signatureSlots.filter(
        (slot) => !isSigned(agreement, slot.slotNo) && before(agreement, slot).length === 0,
      )
    : [];

const slotOf = (agreement: Agreement, slotNo: number): SignatureSlot | undefined =>
  agreement.signatureSlots.find((slot) => slot.slotNo === slotNo);

/** Why this slot cannot be signed now by anyone, or undefined. */
function objectionToSlot(agreement: Agreement, slotNo: number): Objection {
  if (agreement.status !== "OUT_FOR_SIGNATURE")
    return { code: "wrong-moment", why: "It is signed while it is out for signature." };
  const slot = slotOf(agreement, slotNo);
  if (!slot) return { code: "invalid-input", why: `There is no signature ${slotNo} in this version.` };
  if (isSigned(agreement, slotNo)) return { code: "already-signed", why: `${slot.function} has signed.` };
  const [first] = before(agreement, slot);
  return first ? { code: "out-of-order", why: `${first.function} signs first.` } : undefined;
}

/** Why `actor` cannot sign this slot in the hub now, or undefined. */
export function objectionToSigning(agreement: Agreement, slotNo: number, actor: Actor): Objection {
  if (!isParty(agreement, actor.organization))
    return { code: "not-a-party", why: "A signatory of a party signs." };
  if (!has(actor, "signatory"))
    return { code: "role-missing", why: "A signatory of the organization signs for it." };
  const slot = slotOf(agreement, slotNo);
  if (slot && slot.organizationId !== actor.organization)
    return { code: "not-your-side", why: "A signatory of the other organization signs here." };
  const now = objectionToSlot(agreement, slotNo);
  if (now || !slot) return now;
  const signer = signerOf(agreement, slot);
  return signer !== undefined && signer !== actor.person
    ? { code: "not-the-signer", why: `${slot.function}: someone else was named to sign here.` }
    : undefined;
}

/**
 * Why `actor` cannot upload paper that was signed by hand for this slot, or undefined: their own side does that. Until
 * someone attests to it, another page takes its place.
 */
export const objectionToPaper = (agreement: Agreement, slotNo: number, actor: Actor): Objection =>
  objectionToHandling(agreement, slotNo, actor) ?? objectionToSlot(agreement, slotNo);

/** Why `actor` cannot attest to the signed page of this slot, or undefined: a second person of that side does. */
export function objectionToAttesting(agreement: Agreement, slotNo: number, actor: Actor): Objection {
  const who = objectionToHandling(agreement, slotNo, actor);
  if (who) return who;
  const now = objectionToSlot(agreement, slotNo);
  if (now) return now;
  const paper = agreement.unattested.find((one) => one.slotNo === slotNo);
  if (!paper) return { code: "wrong-moment", why: "No signed page has been uploaded here." };
  const slot = slotOf(agreement, slotNo);
  const signer = slot && signerOf(agreement, slot);
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

function objectionToHandling(agreement: Agreement, slotNo: number, actor: Actor): Objection {
  if (!isParty(agreement, actor.organization))
    return { code: "not-a-party", why: "Someone of the party that signs does this." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, admin or signatory of that organization does this." };
  const slot = slotOf(agreement, slotNo);
  return slot && slot.organizationId !== actor.organization
    ? { code: "not-your-side", why: "Someone of the organization that signs here does this." }
    : undefined;
}

/** Why `actor` cannot name a delegate for this slot, or undefined: the named signer does, or an admin of that side. */
export function objectionToDelegating(agreement: Agreement, slotNo: number, actor: Actor): Objection {
  if (!isParty(agreement, actor.organization))
    return { code: "not-a-party", why: "The signer, or an admin of that party, names a delegate." };
  const slot = slotOf(agreement, slotNo);
  const own = slot !== undefined && signerOf(agreement, slot) === actor.person;
  if (!own && !has(actor, "admin"))
    return { code: "role-missing", why: "The signer, or an admin of that organization, names a delegate." };
  if (slot && slot.organizationId !== actor.organization)
    return { code: "not-your-side", why: "The other organization says who signs for it." };
  const status = agreement.status;
  if (status !== "DRAFT" && status !== "IN_REVIEW" && status !== "OUT_FOR_SIGNATURE")
    return { code: "wrong-moment", why: "A delegate is named before it is signed." };
  if (!slot) return { code: "invalid-input", why: `There is no signature ${slotNo} in this version.` };
  if (isSigned(agreement, slotNo)) return { code: "already-signed", why: `${slot.function} has signed.` };
  return agreement.delegations.length >= delegationsMax
    ? { code: "too-large", why: `At most ${delegationsMax} delegates are named in one version.` }
    : undefined;
}

/** The agreement with its content frozen under its hash, and the paper that signers will be shown. */
export function send(
  agreement: Agreement,
  frozen: { contentHash: string; signingDocument: { sha256: string; sizeBytes: number }; at: Date },
): Decided {
  return {
    agreement: {
      ...agreement,
      status: "OUT_FOR_SIGNATURE",
      contentHash: frozen.contentHash,
      signingDocument: frozen.signingDocument,
      frozenAt: frozen.at.toISOString(),
      signatures: [],
      unattested: [],
    },
    happened: { action: "agreement-sent-for-signature", note: `content ${frozen.contentHash.slice(0, 12)}` },
  };
}

/** Whether every required slot is signed once this signature is there too. */
const completes = (agreement: Agreement, signatures: readonly SignatureEvent[]): boolean =>
  agreement.signatureSlots.every(
    (slot) => !slot.required || signatures.some((one) => one.slotNo === slot.slotNo),
  );

/** The agreement with one more signature; executed and dated `today` with the last required one. */
export function sign(agreement: Agreement, signature: SignatureEvent, today: string): Decided {
  const signatures = [...agreement.signatures, signature];
  const unattested = agreement.unattested.filter((one) => one.slotNo !== signature.slotNo);
  const how = signature.wetInk ? `on paper, ${signature.wetInk.signedOn}` : signature.method.toLowerCase();
  const note = `${signature.nameAsSigned}, ${signature.title} (${how})`;
  if (!completes(agreement, signatures))
    return {
      agreement: { ...agreement, signatures, unattested },
      happened: { action: "agreement-signed", note },
    };
  const executed: Agreement = { ...agreement, signatures, unattested, status: "EXECUTED", dateSigned: today };
  const seen = asAgreed(agreement, executed);
  return {
    agreement: seen.agreement,
    happened: { action: "agreement-executed", note: `${note}${seen.note}` },
  };
}

/** The agreement with a signed page on it that nobody has attested to yet, in the place of one that was wrong. */
export function uploadPaper(agreement: Agreement, signature: SignatureEvent): Decided {
  const others = agreement.unattested.filter((one) => one.slotNo !== signature.slotNo);
  const instead = others.length < agreement.unattested.length ? ", in the place of another page" : "";
  return {
    agreement: { ...agreement, unattested: [...others, signature] },
    happened: {
      action: "signed-page-uploaded",
      note: `${signature.nameAsSigned}, ${signature.title}, signed ${signature.wetInk?.signedOn}${instead}`,
    },
  };
}

export function delegate(agreement: Agreement, delegation: Delegation): Decided {
  return {
    agreement: { ...agreement, delegations: [...agreement.delegations, delegation] },
    happened: { action: "delegate-named", note: `${delegation.toName}: ${delegation.reason}` },
  };
}
