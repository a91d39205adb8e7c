/** Choosing a file of an agreement, or attaching it there and then; what is still being checked cannot be used yet. */
import { useRef } from "preact/hooks";
import type { FoundDocument } from "#shared/documents/schema.ts";
import { usePlace } from "../session.ts";
import { ChoiceField } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Drop } from "./drop.tsx";
import { documentsPath, useDocuments } from "./load.ts";

type Wanted = {
  /** The agreement. */
  about: string;
  /** In words: "the signed PDF". */
  what: string;
  types: readonly string[];
  /** What was chosen or attached last. */
  value: string;
};

export type Attached = Wanted & {
  read: ReturnType<typeof useDocuments>;
  /** Those of the wanted types. */
  files: readonly FoundDocument[];
  /** The file's id, once it can be used; until then why not. */
  id: string;
  because: string | undefined;
};

/** What stands behind the field: a form asks it for the id that it sends. */
export function useAttached(wanted: Wanted): Attached {
  const { about, types } = wanted;
  const read = useDocuments(usePlace().partnership.id, { about });
  const files = read.state === "content" ? read.data.filter(({ type }) => types.includes(type)) : [];
  return { ...wanted, read, files, ...usable(wanted, files) };
}

export function usable(
  { what, value }: Pick<Wanted, "what" | "value">,
  files: readonly Pick<FoundDocument, "id" | "state" | "scan">[],
): { id: string; because: string | undefined } {
  if (value === "") return { id: "", because: `Attach ${what} first.` };
  const file = files.find(({ id }) => id === value);
  if (file?.state === "available") return { id: value, because: undefined };
  // One that has just arrived is not on the list yet.
  const checking = file === undefined || (file.state === "quarantined" && file.scan === undefined);
  return {
    id: "",
    because: checking ? "It is still being checked." : `This file cannot be used. Attach ${what} again.`,
  };
}

export function AttachedField({
  file: { about, what, read, files, id, value, because },
  label,
  pointer,
  onValue,
}: {
  file: Attached;
  label: string;
  pointer: string;
  onValue: (value: string) => void;
}) {
  const { partnership } = usePlace();
  // A file arrives long after it was dropped: by then more may have been typed.
  const latest = useRef(onValue);
  latest.current = onValue;
  const ready = files.filter(({ state }) => state === "available");
  return (
    <>
      {read.state === "loading" && <Skeleton of="the documents" lines={2} />}
      {read.state === "problem" && <ProblemNotice problem={read.problem} retry={read.retry} />}
      {files.length > 0 && (
        <ChoiceField
          label={label}
          pointer={pointer}
          hint={
            value !== "" && because
              ? because
              : "One of the documents of this agreement. Attach it below if it is not there yet."
          }
          value={id}
          onValue={onValue}
          choices={ready.map((one) => ({ value: one.id, label: one.name }))}
          none="Choose one"
        />
      )}
      <Drop
        base={documentsPath(partnership.id)}
        about={about}
        what={what}
        onAttached={(document) => latest.current(document.id)}
      />
    </>
  );
}
