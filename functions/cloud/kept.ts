/**
 * Sets that were read lately. A set is never changed, only replaced by another under another id, so one that was read is
 * as good as the table's; what was asked for last stays longest, within a bound on memory.
 */

/** A set, and how long it is as text. */
export type Sized<Content> = { readonly content: Content; readonly bytes: number };

/** As text: as objects it is two or three times that. What alone is more is read anew each time. */
const bytesAtMost = 24 * 1024 * 1024;

export function keptSets<Content>(bytesMax = bytesAtMost) {
  const kept = new Map<string, Sized<Content>>();
  let size = 0;
  const drop = (id: string) => {
    size -= kept.get(id)?.bytes ?? 0;
    kept.delete(id);
  };
  return async (
    id: string,
    read: () => Promise<Sized<Content> | undefined>,
  ): Promise<Content | undefined> => {
    const found = kept.get(id) ?? (await read());
    // Nothing found may be a draft's set that was replaced a moment ago: it is asked for again next time.
    if (!found) return undefined;
    drop(id);
    if (found.bytes > bytesMax) return found.content;
    kept.set(id, found);
    size += found.bytes;
    for (const oldest of kept.keys()) {
      if (size <= bytesMax) break;
      drop(oldest);
    }
    return found.content;
  };
}
