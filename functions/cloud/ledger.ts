/**
 * A record, its index rows and its history: written together or not at all. The audit cannot be forgotten, because
 * there is no other way to save a record; and no record is saved that could not be read again.
 *
 *   <record's pk>   RECORD              the record, with its version
 *   <record's pk>   EVENT#<seq>         one event of its hash chain
 */
import { hash } from "node:crypto";
import type * as z from "zod";
import { link, verify } from "#shared/activity/chain.ts";
import { ActivityEvent, type Chained, type Happened, type Verification } from "#shared/activity/schema.ts";
import { canonicalJson } from "#shared/canonical.ts";
import { event, record } from "./keys.ts";
import type { Item, Table, Write } from "./table.ts";

/** Who and when, as the history keeps it. */
export type Stamp = Pick<ActivityEvent, "actor" | "actorName" | "organization"> & { at: Date };

export type Change<Record extends Chained> = {
  pk: string;
  /** What the record is read with. One that it would not take is never saved. */
  schema: z.ZodType<Record>;
  before?: Record | undefined;
  after: Record;
  happened: Happened;
  /** Index rows that stood for the record before and stand for it now; only differences are written. */
  rows?: { before: readonly Item[]; after: readonly Item[] };
};

/** What is stored of a record that was read: an older hub may have hashed it without a field that now has a default. */
const stored = new WeakMap<object, Chained>();

/** The record in this item, parsed. The next change is chained to what is stored, not to what is read into it. */
export function recordIn<Schema extends z.ZodType<Chained>>(schema: Schema, item: Item): z.output<Schema> {
  const read = schema.parse(item["data"]);
  stored.set(read, item["data"] as Chained);
  return read;
}

/** On the spot: the platform's own goes to another thread and back, which takes longer than a record's hash. */
const hashOf = (value: unknown): string => hash("sha256", canonicalJson(value), "hex");

/** The record one version on, and the writes that make it so. */
export async function change<Record extends Chained>(
  { pk, schema, before, after, happened, rows }: Change<Record>,
  { at, ...who }: Stamp,
): Promise<{ record: Record; writes: Write[] }> {
  const last = before && ((stored.get(before) as Record | undefined) ?? before);
  const linked = await link(last, after, who, at, happened, hashOf);
  schema.parse(linked.record);
  return {
    record: linked.record,
    writes: [
      {
        put: { ...record(pk), version: linked.record.version, data: linked.record },
        when: before === undefined ? "absent" : { version: before.version },
        ...(before === undefined ? { otherwise: "already-there" as const } : {}),
      },
      { put: { ...event(pk, linked.event.seq), data: linked.event } },
      ...(rows ? rowWrites(rows.before, rows.after) : []),
    ],
  };
}

/** Rows that changed are put, rows that went are removed, rows that stayed cost nothing. */
export function rowWrites(before: readonly Item[], after: readonly Item[]): Write[] {
  const id = (item: Item) => `${item.pk}\u0000${item.sk}`;
  const old = new Map(before.map((item) => [id(item), JSON.stringify(item)]));
  const now = new Set(after.map(id));
  return [
    ...after.filter((item) => old.get(id(item)) !== JSON.stringify(item)).map((put): Write => ({ put })),
    ...before.filter((item) => !now.has(id(item))).map(({ pk, sk }): Write => ({ remove: { pk, sk } })),
  ];
}

/** Events of one record, oldest first, after `seq`. */
export async function eventsAfter(
  table: Table,
  pk: string,
  seq: number,
  limit: number,
): Promise<{ items: ActivityEvent[]; more: boolean }> {
  const { items, more } = await table.query(pk, { prefix: "EVENT#", after: event(pk, seq).sk, limit });
  return { items: items.map((item) => ActivityEvent.parse(item["data"])), more };
}

/** Recomputes the whole chain of a record, from what is stored: not from what this version of the hub reads into it. */
export async function verifyHistory(table: Table, pk: string): Promise<Verification> {
  const [current, items] = await Promise.all([table.get(record(pk)), table.all(pk, "EVENT#")]);
  return verify(
    items.map((item) => item["data"] as ActivityEvent),
    current?.["data"] as Chained | undefined,
    hashOf,
  );
}
