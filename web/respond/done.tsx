/** The way out for whoever shares a telephone: nothing of the person stays on it. */
import { Button } from "../ui/button.tsx";
import type { Kept } from "./keeper.ts";
import { useVoice } from "./voice.tsx";

export type DoneProps = {
  kept: Kept;
  /** Forgets whose form this is, and what was said in it on this device. */
  done: () => void;
};

export function Done({ kept, done }: DoneProps) {
  const { text } = useVoice();
  // What the hub does not have yet is on this device alone.
  const unsent = kept.status === "saving" || kept.status === "waiting" || kept.status === "refused";
  return (
    <div class="stack tight no-print">
      <div class="row">
        <Button onClick={done} because={unsent ? text("done.wait") : undefined}>
          {text("done")}
        </Button>
      </div>
      <p class="muted">{text("done.text")}</p>
    </div>
  );
}
