/**
 * Joining an agreement by signing the words its parties signed: only while their offer is open, and only those words
 * (data-sharing.md L12). Pure.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import type { SignatureEvent } from "../signing/schema.ts";
import type { IsoDate } from "../time.ts";
import { joindersMax } from "./limits.ts";
import type { JoinderDraft } from "./moves-schema.ts";
import { isIn } from "./roles.ts";
import type { DataPhase, DataSharing, Joinder } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";
import { bound, everyParty, executedVersions, partiesTo } from "./versions.ts";

export type HasParties = { readonly parties: readonly { organizationId: OrganizationId }[] };

/** Why `actor` cannot join it now by signing these words, or undefined. */
export function objectionToJoining(
  record: DataSharing,
  { joinder: offer }: Pick<DataTerms, "joinder">,
  actor: Actor,
  organizationType: string | undefined,
  phase: DataPhase,
  today: IsoDate,
  above?: HasParties,
): Objection {
  if (!has(actor, "signatory"))
    return { code: "role-missing", why: "A signatory of the organization that joins signs for it." };
  if (executedVersions(record).length === 0)
    return { code: "not-executed", why: "It is joined once its parties have signed it." };
  if (isIn(partiesTo(record, bound(record)), actor.organization))
    return { code: "already-there", why: "Your organization is bound by it already." };
  if (isIn(everyParty(record), actor.organization))
    return { code: "offer-closed", why: "Your organization signs, or signed, as one of its parties." };
  if (!offer) return { code: "offer-closed", why: "Its parties have offered nobody to join." };
  if (today > offer.openUntil)
    return { code: "offer-closed", why: `The offer was open until ${offer.openUntil}.` };
  if (phase !== "ACTIVE" && phase !== "PENDING_EFFECTIVE")
    return { code: "offer-closed", why: "It is joined while it is in force, or before that." };
  const types = offer.organizationTypes;
  if (types.length > 0 && (organizationType === undefined || !types.includes(organizationType)))
    return { code: "offer-closed", why: "It is offered to other kinds of organizations." };
  // Nothing under another has a party that the other has not (L6).
  if (above && !isIn(above.parties, actor.organization))
    return { code: "beyond-parent", why: "Your organization joins the agreement it stands under first." };
  return record.joinders.length >= joindersMax
    ? { code: "too-large", why: `At most ${joindersMax} organizations join one agreement.` }
    : undefined;
}

/** Why these are not the words that were offered, or undefined: another version, or another text. */
export function objectionToWords(
  record: DataSharing,
  { versionNo, contentHash }: Pick<JoinderDraft, "versionNo" | "contentHash">,
): Objection {
  const last = bound(record);
  return versionNo === last.versionNo && contentHash === last.contentHash
    ? undefined
    : {
        code: "not-what-was-frozen",
        why: `Version ${last.versionNo} is offered, as it was signed, and no other text. Read that one first.`,
      };
}

/** The first day on which it binds who joins: as asked, and never before the version does. */
export function effectiveFrom(record: DataSharing, asked: IsoDate | undefined, today: IsoDate): IsoDate {
  const { dateEffective } = bound(record);
  const earliest = dateEffective > today ? dateEffective : today;
  return asked !== undefined && asked > earliest ? asked : earliest;
}

export function join(
  record: DataSharing,
  { joinder: offer }: Pick<DataTerms, "joinder">,
  draft: Pick<JoinderDraft, "ferpaCapacity" | "contacts">,
  signature: SignatureEvent,
  effective: IsoDate,
): { record: DataSharing; happened: Happened } {
  const { versionNo } = bound(record);
  const joinder: Joinder = {
    organizationId: signature.organizationId as OrganizationId,
    role: offer?.role ?? "receiving",
    ferpaCapacity: draft.ferpaCapacity,
    contacts: draft.contacts,
    versionNo,
    effective,
    signature,
  };
  return {
    record: { ...record, joinders: [...record.joinders, joinder] },
    happened: {
      action: "data-sharing-joined",
      note: `version ${versionNo}, from ${effective}: ${signature.nameAsSigned}, ${signature.title}`,
    },
  };
}
