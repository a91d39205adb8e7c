/** Files of an agreement handed to the browser. A plain link could not say whom the person acts for. */
import type { Actor } from "#shared/actor.ts";
import type { DownloadLink } from "#shared/documents/schema.ts";
import { get, Problem } from "../api.ts";
import { documentsPath } from "../documents/load.ts";
import { type Action, useAction } from "../load.ts";
import { download } from "../ui/csv.ts";

/** What the hub writes, under this name and byte for byte. */
export async function downloadWritten(path: string, name: string, { organization }: Actor): Promise<void> {
  const headers = organization ? { "acting-for": organization } : undefined;
  const answer = await fetch(`/api${path}`, headers ? { headers } : {}).catch(() => undefined);
  if (!answer?.ok) throw new Problem("unexpected", "The file could not be fetched", answer?.status ?? 0);
  download(name, await answer.blob());
}

/** A file by an address that is good for a minute: `…/versions/2/document`, or an attached document's own. */
export function useFile(path: string): Action<[]> {
  return useAction(async () => {
    const { data } = await get<DownloadLink>(path);
    location.assign(data.url);
  });
}

export const attachedFile = (partnership: string, document: string): string =>
  `${documentsPath(partnership)}/${document}/download`;
