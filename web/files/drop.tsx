/** Where a spreadsheet is dropped or chosen. */

import { useState } from "preact/hooks";
import { csvType, xlsxType } from "#shared/files/taken.ts";
import { Icon } from "../ui/icon.tsx";
import { type Source, sourceOf } from "./run.ts";
import "./files.css";

export function DropSheet({ onChoose }: { onChoose: (source: Source) => void }) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onChoose(sourceOf(file));
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <label
      class={over ? "drop over tall" : "drop tall"}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="upload" />
      <b>Drop a CSV or Excel file here</b>
      <span class="muted">or choose one. Up to 5,000 rows and 4 MB. Column names may be your own.</span>
      <input
        type="file"
        class="sr"
        accept={`.csv,.xlsx,${csvType},${xlsxType}`}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
