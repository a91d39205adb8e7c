/** Whether a form stands in the page's place: named in the address, and open to this person now. */
import type { Actor } from "#shared/actor.ts";
import { objectionToEditing } from "#shared/data-sharing/rules.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { objectionToSlotForm, useOpenSlot } from "../signing/opened.ts";
import { useAddress } from "../ui/address.ts";

export function useTyping(agreement: DataSharing | undefined, actor: Actor): boolean {
  const [tab] = useAddress("tab");
  const [change] = useAddress("change");
  const [clause] = useAddress("clause");
  const [join] = useAddress("join");
  const [certify] = useAddress("certify");
  const slot = useOpenSlot();
  if (!agreement) return false;
  if (tab === "terms") return (change !== "" || clause !== "") && !objectionToEditing(agreement, actor);
  if (tab === "parties")
    return join !== "" || (slot !== undefined && !objectionToSlotForm(slot, agreement, actor));
  return tab === "" && certify !== "";
}
