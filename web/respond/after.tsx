/** When it is sent, or nothing more is taken: fetched then, for it always follows a word of the hub's. */
import { Done, type DoneProps } from "./done.tsx";
import type { FormProps } from "./form.ts";
import { Closed, Spent } from "./over.tsx";
import { isEmpty } from "./patch.ts";
import { ReceiptPart } from "./receipt.tsx";

/** `over`: why nothing more is taken. */
export function After({
  form,
  kept,
  done,
  over,
}: Pick<FormProps, "form"> & DoneProps & { over: "gone" | "closed" | undefined }) {
  if (over === "gone") return <Spent kept={kept} />;
  return (
    <>
      {over && !(kept.receipt && isEmpty(kept.aside)) ? (
        <Closed form={form} kept={kept} />
      ) : (
        <ReceiptPart form={form} kept={kept} takes={!over} />
      )}
      <Done kept={kept} done={done} />
    </>
  );
}
