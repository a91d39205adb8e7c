/** A chain of events, each hashed over itself and the one before: what an altered, dropped or moved one looks like. */
import { contentHash, type HashOf } from "./canonical.ts";

type Linked = {
  seq: number;
  before?: string | undefined;
  after: string;
  prevHash?: string | undefined;
  hash: string;
};

/** The first of these events, oldest first, that does not follow from those before it; undefined for a whole chain. */
export async function firstBreak(
  events: readonly Linked[],
  hashOf: HashOf = contentHash,
): Promise<{ seq: number; why: string } | undefined> {
  let previous: Linked | undefined;
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    const { hash, ...unhashed } = event;
    if (event.seq !== seq) return { seq, why: `expected event ${seq}, found event ${event.seq}` };
    if (event.prevHash !== previous?.hash) return { seq, why: "does not follow the event before it" };
    if (event.before !== previous?.after)
      return { seq, why: "starts from another content than the last one left" };
    if ((await hashOf(unhashed)) !== hash) return { seq, why: "was altered: its hash does not match" };
    previous = event;
  }
  return undefined;
}
