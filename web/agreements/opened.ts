/** The form that stands in the page's place while something is typed: named in the address, so back and reload keep it. */
import type { Actor } from "#shared/actor.ts";
import { objection } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Objection } from "#shared/problem.ts";
import { objectionToPaper, objectionToSigning } from "#shared/signing/rules.ts";
import { useAddress, useClose } from "../ui/address.ts";

export type OpenForm = { kind: "register" } | { kind: "sign" | "paper"; slotNo: number };

/** What is open, and how to close it: `?register=yes`, `?sign=2`, `?paper=2`. */
export function useOpenForm(): [OpenForm | undefined, () => void] {
  const [register] = useAddress("register");
  const [sign] = useAddress("sign");
  const [paper] = useAddress("paper");
  const close = useClose("register", "sign", "paper");
  return [openedBy(register, sign, paper), () => close("signing")];
}

function openedBy(register: string, sign: string, paper: string): OpenForm | undefined {
  if (register !== "") return { kind: "register" };
  if (sign !== "") return { kind: "sign", slotNo: Number(sign) };
  return paper === "" ? undefined : { kind: "paper", slotNo: Number(paper) };
}

/** Why this person cannot fill it in now, or undefined. */
export function objectionToForm(form: OpenForm, agreement: Agreement, actor: Actor): Objection {
  switch (form.kind) {
    case "register":
      return objection("register", agreement, actor);
    case "sign":
      return objectionToSigning(agreement, form.slotNo, actor);
    case "paper":
      return objectionToPaper(agreement, form.slotNo, actor);
  }
}
