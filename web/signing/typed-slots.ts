/** The signatures that are needed, as someone types them, and what is sent: every answer is text until then. */
import type { SignatureSlot } from "#shared/signing/schema.ts";

export type TypedSlot = {
  /** Absent until it was saved once. */
  slotNo?: number;
  organizationId: string;
  function: string;
  required: boolean;
  order: string;
  personId: string;
};

export const typedSlots = (slots: readonly SignatureSlot[]): TypedSlot[] =>
  slots.map(({ order, personId = "", ...slot }) => ({ ...slot, order: String(order), personId }));

/** What was left empty and cannot be: whether, where, and the words for it. */
export const missingInSlots = (slots: readonly TypedSlot[]): [boolean, string, string][] =>
  slots.flatMap((slot, index): [boolean, string, string][] => [
    [slot.organizationId === "", `/signatureSlots/${index}/organizationId`, "Choose a party."],
    [slot.function.trim() === "", `/signatureSlots/${index}/function`, "The office that signs."],
    [!isOrder(slot.order.trim()), `/signatureSlots/${index}/order`, "A number from 1 to 40."],
  ]);

const isOrder = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 40;

/** A signature keeps its number while others come and go: delegates and signatures are tied to it. */
export function numbered(slots: readonly TypedSlot[]): object[] {
  let next = Math.max(0, ...slots.map(({ slotNo }) => slotNo ?? 0));
  return slots.map(({ slotNo, order, personId, ...slot }) => ({
    ...slot,
    slotNo: slotNo ?? ++next,
    order: Number(order),
    ...(personId ? { personId } : {}),
  }));
}
