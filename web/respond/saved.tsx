/** Whether what was said is safe, in a word; out loud only when the connection goes or something is wrong. */
import { Icon } from "../ui/icon.tsx";
import type { Kept } from "./keeper.ts";
import { useVoice } from "./voice.tsx";

export function SavedLine({ kept: { status, tooLong } }: { kept: Kept }) {
  const { text } = useVoice();
  if (status === "closed" || status === "gone") return null;
  const words =
    status === "refused"
      ? text("refused", { why: text(tooLong ? "refused.long" : "refused.other") })
      : text(status);
  const troubled = status === "waiting" || status === "refused";
  return (
    <>
      <p class="kept" data-s={status}>
        <Icon name={status === "saved" ? "check" : troubled ? "alert" : "clock"} /> {words}
      </p>
      <p class="sr" role="status">
        {troubled && words}
      </p>
    </>
  );
}
