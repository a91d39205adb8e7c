/**
 * The hash chain of a record's history. Pure but for SHA-256: any altered, dropped or reordered event is found.
 */
import { contentHash, type HashOf } from "../canonical.ts";
import { firstBreak } from "../chain.ts";
import type { ActivityEvent, Chained, Happened, Verification } from "./schema.ts";

type Who = Pick<ActivityEvent, "actor" | "actorName" | "organization">;

/** The record's content as it is hashed: everything but the chain's own fields. */
function content<Record extends Chained>(record: Record): object {
  const { version: _version, chainHash: _chainHash, ...rest } = record;
  return rest;
}

/**
 * The record one version on, and the event that says how it came about. `before` is undefined for a new record.
 */
export async function link<Record extends Chained>(
  before: Record | undefined,
  after: Record,
  who: Who,
  at: Date,
  { action, note, paper }: Happened,
  hashOf: HashOf = contentHash,
): Promise<{ record: Record; event: ActivityEvent }> {
  const unhashed = {
    seq: (before?.version ?? 0) + 1,
    at: at.toISOString(),
    ...who,
    action,
    ...(note === undefined ? {} : { note }),
    ...(paper === undefined ? {} : { paper }),
    ...(before === undefined ? {} : { before: await hashOf(content(before)) }),
    after: await hashOf(content(after)),
    ...(before?.chainHash === undefined ? {} : { prevHash: before.chainHash }),
  };
  const event = { ...unhashed, hash: await hashOf(unhashed) } as ActivityEvent;
  return { record: { ...after, version: event.seq, chainHash: event.hash }, event };
}

/**
 * Whether these events, oldest first, are the whole and unaltered history of `record`.
 * The record anchors the end, so that dropping the last events is found too.
 */
export async function verify<Record extends Chained>(
  events: readonly ActivityEvent[],
  record: Record | undefined,
  hashOf: HashOf = contentHash,
): Promise<Verification> {
  const broken = (seq: number, why: string): Verification => ({
    intact: false,
    events: events.length,
    broken: { seq, why },
  });
  const found = await firstBreak(events, hashOf);
  if (found) return broken(found.seq, found.why);
  const last = events.at(-1);
  // What ships with the hub has neither record nor history until someone changes it.
  if (!record) return last ? broken(last.seq, "has no record any more") : { intact: true, events: 0 };
  if (record.version !== events.length) return broken(events.length + 1, "is missing from the end");
  if (record.chainHash !== last?.hash)
    return broken(Math.max(events.length, 1), "is not the event the record names");
  if (last && last.after !== (await hashOf(content(record))))
    return broken(last.seq, "the record was altered after it");
  return { intact: true, events: events.length };
}
