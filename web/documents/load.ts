/** Reading lists of documents, and looking again while something on them is still being scanned. */
import { useEffect } from "preact/hooks";
import type { FoundDocument } from "#shared/documents/schema.ts";
import { getAll } from "../api.ts";
import { changed, type Loaded, useLoad } from "../load.ts";
import { query } from "../paths.ts";

const lookAgainMs = 5_000;

export const documentsPath = (partnership: string): string => `/partnerships/${partnership}/documents`;

/** Documents this person may read; of one agreement, or with these words in them. */
export function useDocuments(
  partnership: string,
  filter: { about?: string; q?: string },
): Loaded<FoundDocument[]> {
  const base = documentsPath(partnership);
  const path = base + query({ about: filter.about, q: filter.q?.trim() });
  const documents = useLoad(path, (signal) => getAll<FoundDocument>(path, signal));
  const waiting =
    documents.state === "content" &&
    documents.data.some(({ state, scan }) => state === "quarantined" && scan === undefined);
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => changed(base), lookAgainMs);
    return () => clearInterval(timer);
  }, [waiting, base]);
  return documents;
}
