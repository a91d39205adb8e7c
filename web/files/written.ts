/** A file that the hub writes, handed to the browser. A plain link could not say whom the person acts for. */
import type { Actor } from "#shared/actor.ts";
import { Problem } from "../api.ts";
import { download } from "../ui/csv.ts";

/** What the hub writes, under this name and byte for byte. */
export async function downloadWritten(path: string, name: string, { organization }: Actor): Promise<void> {
  const headers = organization ? { "acting-for": organization } : undefined;
  const answer = await fetch(`/api${path}`, headers ? { headers } : {}).catch(() => undefined);
  if (!answer?.ok) throw new Problem("unexpected", "The file could not be fetched", answer?.status ?? 0);
  download(name, await answer.blob());
}
