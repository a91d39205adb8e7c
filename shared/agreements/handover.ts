/** What a person still has to do in agreements that are not executed yet, and giving it to a colleague. Pure. */
import type { Happened } from "../activity/schema.ts";
import type { AgreementId, OrganizationId, PersonId } from "../ids.ts";
import { signerOf } from "../signing/rules.ts";
import type { Agreement, AgreementRow } from "./schema.ts";
import { isBeingWritten } from "./succession.ts";

/** Whether a version of it is being made, reviewed or signed. */
export const isOpen = ({ status, pending }: Pick<AgreementRow, "status" | "pending">): boolean =>
  isBeingWritten({ status: pending ?? status });

export type OpenTask = {
  kind: "SIGNATURE" | "REVIEW";
  agreementId: AgreementId;
  codedNotation: string;
  name: string;
  /** The office that signs. */
  office?: string;
};

type Whose = { person: PersonId; organizationId: OrganizationId };

const openSlots = (agreement: Agreement, { person, organizationId }: Whose) =>
  agreement.signatureSlots.filter(
    (slot) =>
      slot.organizationId === organizationId &&
      (slot.personId === person || signerOf(agreement, slot) === person) &&
      ![...agreement.signatures, ...agreement.unattested].some((one) => one.slotNo === slot.slotNo),
  );

const reviews = (agreement: Agreement, { person, organizationId }: Whose): boolean =>
  agreement.parties.some(
    (party) => party.organizationId === organizationId && party.reviewerIds.includes(person),
  );

/** What this person still has to sign and to judge for this organization. */
export function openTasks(agreement: Agreement, whose: Whose): OpenTask[] {
  if (!isBeingWritten(agreement)) return [];
  const { id: agreementId, codedNotation, name } = agreement;
  const about = { agreementId, codedNotation, name };
  return [
    ...openSlots(agreement, whose).map((slot) => ({
      kind: "SIGNATURE" as const,
      ...about,
      office: slot.function,
    })),
    ...(reviews(agreement, whose) ? [{ kind: "REVIEW" as const, ...about }] : []),
  ];
}

export type Colleague = { personId: PersonId; name: string };
export type Handover = Whose & {
  personName: string;
  signer?: Colleague | undefined;
  reviewer?: Colleague | undefined;
  by: { person: PersonId; name: string };
  at: Date;
};

/**
 * The agreement with the tasks moved, and the history's words for it. Where the person signed in another's place, so
 * does the colleague: the first name stays. Undefined where nothing moves.
 */
export function handedOver(
  agreement: Agreement,
  handover: Handover,
): { agreement: Agreement; happened: Happened } | undefined {
  const { person, organizationId, personName, signer, reviewer, by, at } = handover;
  const slots = signer ? openSlots(agreement, handover) : [];
  const judges = reviewer && reviews(agreement, handover);
  if (!isBeingWritten(agreement) || (slots.length === 0 && !judges)) return undefined;
  const moved = new Set(slots.map((slot) => slot.slotNo));
  const delegated = slots.filter(
    (slot) => agreement.delegations.findLast((one) => one.slotNo === slot.slotNo)?.toPersonId === person,
  );
  const said = [
    ...slots.map((slot) => `signature as ${slot.function}: ${personName} to ${signer?.name}`),
    ...(judges ? [`review: ${personName} to ${reviewer.name}`] : []),
  ];
  return {
    agreement: {
      ...agreement,
      signatureSlots: agreement.signatureSlots.map((slot) =>
        signer && moved.has(slot.slotNo) && slot.personId === person
          ? { ...slot, personId: signer.personId }
          : slot,
      ),
      delegations: [
        ...agreement.delegations,
        ...delegated.flatMap((slot) =>
          signer
            ? [
                {
                  slotNo: slot.slotNo,
                  fromPersonId: person,
                  toPersonId: signer.personId,
                  toName: signer.name,
                  reason: `Handed over by ${personName}`,
                  by: by.person,
                  byName: by.name,
                  at: at.toISOString(),
                },
              ]
            : [],
        ),
      ],
      parties: agreement.parties.map((party) =>
        reviewer && party.organizationId === organizationId
          ? {
              ...party,
              reviewerIds: [
                ...new Set(party.reviewerIds.map((id) => (id === person ? reviewer.personId : id))),
              ],
            }
          : party,
      ),
    },
    happened: { action: "handed-over", note: said.join("; ").slice(0, 1000) },
  };
}
