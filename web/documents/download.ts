/** Files handed to the browser. */
import type { DownloadLink } from "#shared/documents/schema.ts";
import { get } from "../api.ts";
import { type Action, useAction } from "../load.ts";
import { documentsPath } from "./load.ts";

/** A file by an address that is good for a minute: `…/versions/2/document`, or an attached document's own. */
export function useFile(path: string): Action<[]> {
  return useAction(async () => {
    const { data } = await get<DownloadLink>(path);
    location.assign(data.url);
  });
}

export const attachedFile = (partnership: string, document: string): string =>
  `${documentsPath(partnership)}/${document}/download`;
