/** The signatures a person still has to give, and giving them to a colleague: whatever it is that is signed. Pure. */
import type { OrganizationId, PersonId } from "../ids.ts";
import { type Signable, signerOf } from "./rules.ts";
import type { SignatureSlot } from "./schema.ts";

export type Whose = { person: PersonId; organizationId: OrganizationId };
export type Colleague = { personId: PersonId; name: string };
export type SlotsHandover = Whose & {
  personName: string;
  signer?: Colleague | undefined;
  by: { person: PersonId; name: string };
  at: Date;
};

/** What names this person for this organization and is not signed yet, on paper neither. */
export const openSlots = (
  { signatureSlots, signatures, unattested, delegations }: Signable,
  { person, organizationId }: Whose,
): SignatureSlot[] =>
  signatureSlots.filter(
    (slot) =>
      slot.organizationId === organizationId &&
      (slot.personId === person || signerOf({ delegations }, slot) === person) &&
      ![...signatures, ...unattested].some((one) => one.slotNo === slot.slotNo),
  );

/**
 * The record with them moved, and the history's words for each. Where the person signed in another's place, so does the
 * colleague: the first name stays.
 */
export function slotsHandedOver<Doc extends Signable>(
  record: Doc,
  handover: SlotsHandover,
): { record: Doc; said: string[] } {
  const { person, personName, signer, by, at } = handover;
  const slots = signer ? openSlots(record, handover) : [];
  if (!signer || slots.length === 0) return { record, said: [] };
  const moved = new Set(slots.map((slot) => slot.slotNo));
  const delegated = slots.filter(
    (slot) => record.delegations.findLast((one) => one.slotNo === slot.slotNo)?.toPersonId === person,
  );
  return {
    record: {
      ...record,
      signatureSlots: record.signatureSlots.map((slot) =>
        moved.has(slot.slotNo) && slot.personId === person ? { ...slot, personId: signer.personId } : slot,
      ),
      delegations: [
        ...record.delegations,
        ...delegated.map((slot) => ({
          slotNo: slot.slotNo,
          fromPersonId: person,
          toPersonId: signer.personId,
          toName: signer.name,
          reason: `Handed over by ${personName}`,
          by: by.person,
          byName: by.name,
          at: at.toISOString(),
        })),
      ],
    },
    said: slots.map((slot) => `signature as ${slot.function}: ${personName} to ${signer.name}`),
  };
}
