/** Which signature is being given: named in the address, `?sign=2` or `?paper=2`, so back and reload keep the form open. */
import type { Actor } from "#shared/actor.ts";
import type { Objection } from "#shared/problem.ts";
import { objectionToPaper, objectionToSigning, type Signable } from "#shared/signing/rules.ts";
import { useAddress } from "../ui/address.ts";

export type OpenSlot = { kind: "sign" | "paper"; slotNo: number };

export function useOpenSlot(): OpenSlot | undefined {
  const [sign] = useAddress("sign");
  const [paper] = useAddress("paper");
  if (sign !== "") return { kind: "sign", slotNo: Number(sign) };
  return paper === "" ? undefined : { kind: "paper", slotNo: Number(paper) };
}

/** Why this person cannot fill it in now, or undefined. */
export const objectionToSlotForm = ({ kind, slotNo }: OpenSlot, record: Signable, actor: Actor): Objection =>
  kind === "sign" ? objectionToSigning(record, slotNo, actor) : objectionToPaper(record, slotNo, actor);
