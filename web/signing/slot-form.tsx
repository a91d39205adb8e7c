/** The form of the signature that is open: in the hub, or by hand on paper. */
import type { Names } from "../agreements/names.ts";
import type { OpenSlot } from "./opened.ts";
import { PaperForm } from "./paper-form.tsx";
import { SignForm, type SlotFormProps } from "./sign-form.tsx";

type Props = Omit<SlotFormProps, "slot" | "organization"> & { form: OpenSlot; names: Pick<Names, "name"> };

export function SlotForm({ form, names, ...props }: Props) {
  const slot = props.agreement.signatureSlots.find(({ slotNo }) => slotNo === form.slotNo);
  if (!slot) return null;
  const Form = form.kind === "sign" ? SignForm : PaperForm;
  // Names of people arrive a moment after the rest; a form that began without them would not know its signer's title.
  return (
    <Form
      key={props.people.length === 0 ? "waiting" : "ready"}
      slot={slot}
      organization={names.name(slot.organizationId)}
      {...props}
    />
  );
}
