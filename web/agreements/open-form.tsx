/** The form that is open under people and signatures: registering, signing, or handing in a page signed by hand. */
import type { Agreement } from "#shared/agreements/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import type { Names } from "./names.ts";
import type { OpenForm } from "./opened.ts";
import { PaperForm } from "./paper-form.tsx";
import { RegisterForm } from "./register-form.tsx";
import { SignForm } from "./sign-form.tsx";

type PartProps = {
  form: OpenForm;
  agreement: Agreement;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  onDone: () => void;
};

export function OpenFormPart({ form, names, ...props }: PartProps) {
  if (form.kind === "register") return <RegisterForm names={names} {...props} />;
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
