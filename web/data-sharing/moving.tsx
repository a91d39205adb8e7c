/** What every move shares: sending it with the version that was seen, what its dialog is given, and the mover's reason. */
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { ProseField } from "../ui/field.tsx";

export type DialogProps = {
  open: boolean;
  agreement: DataSharing;
  danger: boolean;
  onClose: () => void;
  path: string;
  etag: string | undefined;
};

/** One move, then everything that shows agreements reads again. */
export const useMove = (path: string, etag: string | undefined) =>
  useAction(async (key, move: string, body?: unknown) => {
    await freshAfter(path, post<unknown>(`${path}/${move}`, body, { ifMatch: etag, key }));
  });

type ReasonProps = { label: string; value: string; onValue: (reason: string) => void };

/** Why, in the mover's words. */
export const ReasonField = (props: ReasonProps) => (
  <ProseField
    {...props}
    pointer="/reason"
    hint="A sentence or two. Every party reads it, and it stays in the history."
    rows={3}
  />
);
