/** What other businesses say, behind a line that fetches it when it is opened. */
import { useState } from "preact/hooks";
import { useChunk } from "../ui/chunk.ts";
import type { OthersProps } from "./others-read.tsx";
import { useVoice } from "./voice.tsx";

export function Others(props: OthersProps) {
  const { text } = useVoice();
  const [wanted, setWanted] = useState(false);
  const Read = useChunk(async () => (await import("./others-read.tsx")).OthersRead, wanted);
  return (
    <details onToggle={({ currentTarget: { open } }) => open && setWanted(true)}>
      <summary>{text(props.statementId ? "others.title" : "others.missing")}</summary>
      <div class="stack tight">
        {Read ? (
          <Read {...props} />
        ) : (
          <p role="status">{text(navigator.onLine ? "others.loading" : "others.failed")}</p>
        )}
      </div>
    </details>
  );
}
