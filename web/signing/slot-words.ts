/** One signature as a step of the timeline: who, in which state, and when. Pure, from the record and the people. */

import { listed } from "#shared/listed.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { before, isOpen, isSigned, type Signable, signerOf, turnOf } from "#shared/signing/rules.ts";
import type { SignatureEvent, SignatureSlot } from "#shared/signing/schema.ts";
import { holders } from "../agreements/names.ts";
import { dayInWords } from "../ui/dates.tsx";

export type SlotStep = {
  slot: SignatureSlot;
  state: "done" | "now" | "no" | "";
  who: string;
  /** What is said under the office: "Their turn", "Signs after the Superintendent". */
  about: string[];
  signature?: SignatureEvent;
  /** Uploaded, and waiting for a second person. */
  page?: SignatureEvent;
};

type Around = { people: readonly MemberRow[]; today: string };

/** In the order in which they are signed. */
export const slotSteps = (agreement: Signable, around: Around): SlotStep[] =>
  agreement.signatureSlots
    .toSorted((a, b) => a.order - b.order || a.slotNo - b.slotNo)
    .map((slot) => step(agreement, slot, around));

function step(agreement: Signable, slot: SignatureSlot, { people, today }: Around): SlotStep {
  const signature = agreement.signatures.find((one) => one.slotNo === slot.slotNo);
  const deputed = agreement.delegations.findLast((one) => one.slotNo === slot.slotNo);
  const nameOf = (id: string | undefined) => people.find(({ personId }) => personId === id)?.name;
  const instead =
    deputed && deputed.toPersonId !== deputed.fromPersonId
      ? [`In place of ${nameOf(deputed.fromPersonId) ?? "the office"}: ${deputed.reason}`]
      : [];
  if (signature)
    return {
      slot,
      state: "done",
      who: signature.nameAsSigned,
      about: [howSigned(signature), ...instead],
      signature,
    };
  const page = agreement.unattested.find((one) => one.slotNo === slot.slotNo);
  const signer = nameOf(signerOf(agreement, slot)) ?? deputed?.toName;
  const could = holders(people, slot.organizationId, "signatory", today).map((one) => one.name);
  const who = page?.nameAsSigned ?? signer ?? (could.length > 0 ? listed(could, "or") : "A signatory");
  const optional = slot.required ? [] : ["Not needed for it to be executed."];
  const out = agreement.status === "OUT_FOR_SIGNATURE";
  if (!out) {
    const over = !isOpen(agreement);
    return {
      slot,
      state: over && slot.required ? "no" : "",
      who,
      about: [over ? "Did not sign" : "Signs once it is sent out for signature", ...instead, ...optional],
    };
  }
  if (page)
    return {
      slot,
      state: "now",
      who,
      page,
      about: [
        `Signed by hand on ${dayInWords(page.wetInk?.signedOn ?? today)}; ${page.wetInk?.uploadedByName} uploaded the page. It counts once a second person attests to it.`,
        ...instead,
      ],
    };
  const turn = turnOf(agreement).some((one) => one.slotNo === slot.slotNo);
  const first = before(agreement, slot)
    .filter((one) => !isSigned(agreement, one.slotNo))
    .map((one) => one.function);
  return {
    slot,
    state: turn ? "now" : "",
    who,
    about: [turn ? "Their turn to sign" : `Signs after the ${listed(first)}`, ...instead, ...optional],
  };
}

/** `Signed with a typed name`, `Signed by hand on Nov 10, 2026; attested by Lena Marchetti`. */
export function howSigned({ method, wetInk }: SignatureEvent): string {
  if (wetInk)
    return `Signed by hand on ${dayInWords(wetInk.signedOn)}; attested by ${wetInk.attestedByName ?? "nobody yet"}`;
  return method === "DRAWN" ? "Signed with a drawn signature" : "Signed with a typed name";
}
