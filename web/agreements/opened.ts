/** The form that stands in the page's place while something is typed: named in the address, so back and reload keep it. */
import type { Actor } from "#shared/actor.ts";
import { objection } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Objection } from "#shared/problem.ts";
import { type OpenSlot, objectionToSlotForm, useOpenSlot } from "../signing/opened.ts";
import { useAddress, useClose } from "../ui/address.ts";

export type OpenForm = { kind: "register" } | OpenSlot;

/** What is open, and how to close it: `?register=yes`, `?sign=2`, `?paper=2`. */
export function useOpenForm(): [OpenForm | undefined, () => void] {
  const [register] = useAddress("register");
  const slot = useOpenSlot();
  const close = useClose("register", "sign", "paper");
  return [register !== "" ? { kind: "register" } : slot, () => close("signing")];
}

/** Why this person cannot fill it in now, or undefined. */
export const objectionToForm = (form: OpenForm, agreement: Agreement, actor: Actor): Objection =>
  form.kind === "register"
    ? objection("register", agreement, actor)
    : objectionToSlotForm(form, agreement, actor);
