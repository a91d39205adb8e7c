/** Where a file is dropped or chosen: a spreadsheet, where the page does not say otherwise. */

import { useState } from "preact/hooks";
import { csvType, xlsxType } from "#shared/files/taken.ts";
import { Icon } from "../ui/icon.tsx";
import { type Source, sourceOf } from "./run.ts";
import "./files.css";

/** What may be dropped, and how it is read. */
export type Takes = { words: string; hint: string; accept: string; sourceOf: (file: File) => Source };

const sheets: Takes = {
  words: "Drop a CSV or Excel file here",
  hint: "or choose one. Up to 5,000 rows and 4 MB. Column names may be your own.",
  accept: `.csv,.xlsx,${csvType},${xlsxType}`,
  sourceOf,
};

export function DropSheet({
  onChoose,
  takes = sheets,
}: {
  onChoose: (source: Source) => void;
  takes?: Takes;
}) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onChoose(takes.sourceOf(file));
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
      <b>{takes.words}</b>
      <span class="muted">{takes.hint}</span>
      <input
        type="file"
        class="sr"
        accept={takes.accept}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
