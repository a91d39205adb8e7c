/** The form that is open under people and signatures: registering, signing, or handing in a page signed by hand. */
import type { Agreement } from "#shared/agreements/schema.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { SlotForm } from "../signing/slot-form.tsx";
import type { Names } from "./names.ts";
import type { OpenForm } from "./opened.ts";
import { RegisterForm } from "./register-form.tsx";

type PartProps = {
  form: OpenForm;
  agreement: Agreement;
  etag: string | undefined;
  path: string;
  names: Names;
  people: readonly MemberRow[];
  onDone: () => void;
};

export const OpenFormPart = ({ form, ...props }: PartProps) =>
  form.kind === "register" ? <RegisterForm {...props} /> : <SlotForm form={form} {...props} />;
