/** Where a file is dropped or chosen, and what is on its way: bytes sent, what failed, and another go. */
import { useState } from "preact/hooks";
import type { Document } from "#shared/documents/schema.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { acceptedTypes } from "./prepare.ts";
import { attach, dismiss, isUnderWay, type Try, tryAgain, useTries } from "./tries.ts";
import { sizeInWords } from "./words.ts";

type DropProps = {
  /** `/partnerships/…/documents`. */
  base: string;
  /** The agreement. */
  about: string;
  /** What is wanted here: "the signed PDF". */
  what?: string;
  onAttached?: (document: Document) => void;
};

export function Drop({ base, about, what = "a file", onAttached }: DropProps) {
  const [over, setOver] = useState(false);
  const tries = useTries(about);
  const take = (files: FileList | null | undefined) => {
    for (const file of files ?? []) {
      void attach(base, about, file).then((document) => document && onAttached?.(document));
    }
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <div class="stack tight no-print">
      <label
        class={over ? "drop over" : "drop"}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          take(event.dataTransfer?.files);
        }}
      >
        <Icon name="upload" />
        <b>Drop {what} here</b>
        <span class="muted">or choose one. PDF, Word, Excel, CSV, PNG or JPEG, up to 25 MB.</span>
        <input
          type="file"
          class="sr"
          multiple
          accept={acceptedTypes}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
      {tries.length > 0 && (
        <ul class="lines" aria-label="Files on their way">
          {tries.map((one, index) => (
            <li key={`${index} ${one.file.name}`}>
              <OnItsWay one={one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One file on its way. The words change at each step and are read out; the bytes in between are only drawn. */
export function OnItsWay({ one }: { one: Try }) {
  const { file, step, sentBytes, why } = one;
  if (step === "failed")
    return (
      <div class="row between">
        <p role="alert">
          <Icon name="alert" /> <b>{file.name}</b> was not attached. {why}
          {one.document && one.again && <small>The document is kept: another go continues under it.</small>}
        </p>
        <span class="row">
          {one.again && (
            <Button small onClick={() => tryAgain(one)}>
              Try again
            </Button>
          )}
          <Button small kind="quiet" onClick={() => dismiss(one)}>
            Dismiss
          </Button>
        </span>
      </div>
    );
  const doing = { reading: "Reading", sending: "Sending", checking: "Checking", done: "Attached" }[step];
  return (
    <div class="stack tight">
      <div class="row between">
        <p role="status">
          <b>
            {doing} {file.name}
          </b>
        </p>
        {isUnderWay(one) && step === "sending" && (
          <Button small kind="quiet" onClick={() => dismiss(one)}>
            Stop
          </Button>
        )}
      </div>
      <progress
        max={file.size}
        {...(step === "sending" ? { value: Math.min(sentBytes, file.size) } : {})}
        aria-label={`${doing} ${file.name}`}
      />
      <small>
        {step === "sending"
          ? `${sizeInWords(Math.min(sentBytes, file.size))} of ${sizeInWords(file.size)}. You can go on elsewhere in the hub; keep this window open.`
          : step === "checking"
            ? "Every byte has arrived. The hub compares it with what was announced."
            : "Before anything is sent."}
      </small>
    </div>
  );
}
