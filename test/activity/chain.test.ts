/** The hash chain: any sequence of changes verifies; any single event altered, dropped or moved is found. */
import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { link, verify as verifyWith } from "#shared/activity/chain.ts";
import type { ActivityEvent, Chained } from "#shared/activity/schema.ts";
import { canonicalJson, contentHash } from "#shared/canonical.ts";
import type { PersonId } from "#shared/ids.ts";

type Note = Chained & { text: string; tags?: string[] | undefined; nested?: { deep: unknown } | undefined };

const who = { actor: "per_0123456789abcdefghjk" as PersonId, actorName: "Lin" };
const content = fc.record({
  text: fc.string(),
  tags: fc.option(fc.array(fc.string()), { nil: undefined }),
  nested: fc.option(fc.record({ deep: fc.jsonValue() }), { nil: undefined }),
});

/** As the hub hashes: the platform's own takes a thread's way there and back, fifty thousand times here. */
const hashOf = (value: unknown) => hash("sha256", canonicalJson(value), "hex");
const verify = (events: readonly ActivityEvent[], record: Note | undefined) =>
  verifyWith(events, record, hashOf);

async function lived(changes: { text: string }[]): Promise<{ record: Note; events: ActivityEvent[] }> {
  let record: Note | undefined;
  const events: ActivityEvent[] = [];
  for (const [index, change] of changes.entries()) {
    const at = new Date(Date.UTC(2026, 10, 23, 12, 0, index));
    const next = {
      ...change,
      version: record?.version ?? 0,
      ...(record?.chainHash ? { chainHash: record.chainHash } : {}),
    };
    const happened = { action: "note-changed", ...(index % 2 ? { note: "again" } : {}) };
    const linked = await link<Note>(record, next, who, at, happened, hashOf);
    record = linked.record;
    events.push(linked.event);
  }
  return { record: record as Note, events };
}

it("keeps 1,000 random histories verifiable, and finds any one event altered, dropped, doubled or moved", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(content, { minLength: 2, maxLength: 8 }),
      fc.nat(),
      fc.nat(),
      async (changes, which, how) => {
        const { record, events } = await lived(changes);
        expect(await verify(events, record)).toEqual({ intact: true, events: events.length });

        const at = which % events.length;
        const event = events[at] as ActivityEvent;
        const other = (at + 1 + (how % (events.length - 1))) % events.length;
        const swapped = [...events];
        swapped[at] = events[other] as ActivityEvent;
        swapped[other] = event;
        const alter = (change: Partial<ActivityEvent>) =>
          events.map((one) => (one === event ? { ...one, ...change } : one));
        const tampered = [
          alter({ actorName: "Someone else" }),
          alter({ action: "note-forged" }),
          alter({ at: "2020-01-01T00:00:00.000Z" }),
          alter({ after: "0".repeat(64) }),
          alter({ hash: "0".repeat(64) }),
          alter({ seq: event.seq + 1 }),
          alter({ note: `${event.note ?? ""} ` }),
          events.filter((one) => one !== event),
          [...events.slice(0, at), event, ...events.slice(at)],
          swapped,
        ];
        for (const history of tampered) expect((await verify(history, record)).intact).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
}, 300_000);

it("finds a record that was changed past its history", async () => {
  const { record, events } = await lived([{ text: "one" }, { text: "two" }]);
  expect((await verify(events, { ...record, text: "three" })).broken?.why).toContain(
    "the record was altered",
  );
});

it("finds nothing wrong with what has no record yet, and a record that is gone from its history", async () => {
  expect(await verify([], undefined)).toEqual({ intact: true, events: 0 });
  const { events } = await lived([{ text: "a" }, { text: "b" }]);
  expect(await verify(events, undefined)).toMatchObject({ intact: false, broken: { seq: 2 } });
});

it("says the first thing that does not match", async () => {
  const { record, events } = await lived([{ text: "one" }, { text: "two" }, { text: "three" }]);
  expect(await verify(events.slice(0, 2), record)).toEqual({
    intact: false,
    events: 2,
    broken: { seq: 3, why: "is missing from the end" },
  });
});

it("is the same chain whoever hashes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 3 }), async (changes) => {
      const { record, events } = await lived(changes);
      expect(await verifyWith(events, record)).toEqual({ intact: true, events: events.length });
      const [first] = events as [ActivityEvent];
      const { hash: said, ...unhashed } = first;
      expect(await contentHash(unhashed)).toBe(said);
    }),
    { numRuns: 50 },
  );
});
