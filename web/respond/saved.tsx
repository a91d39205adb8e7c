/** Whether what was said is safe, in a word; out loud only when the connection goes or something is wrong. */
import { Icon } from "../ui/icon.tsx";
import type { FormProps } from "./form.ts";
import { addressOf } from "./link.ts";
import { useVoice } from "./voice.tsx";

export function SavedLine({ form, kept: { status, tooLong, refusedAt } }: Pick<FormProps, "form" | "kept">) {
  const { text } = useVoice();
  if (status === "closed" || status === "gone") return null;
  const no = form.statements.findIndex(({ identifier }) => identifier === refusedAt) + 1;
  const words =
    status === "refused"
      ? text("refused", { why: text(tooLong ? "refused.long" : "refused.other") })
      : text(status);
  const troubled = status === "waiting" || status === "refused";
  return (
    <>
      <p class="kept" data-s={status}>
        <Icon name={status === "saved" ? "check" : troubled ? "alert" : "clock"} /> {words}{" "}
        {status === "refused" && no > 0 && <a href={addressOf(no)}>{text("refused.at", { no })}</a>}
      </p>
      <p class="sr" role="status">
        {troubled && words}
      </p>
    </>
  );
}
