/**
 * What the table keeps of reminders: that they were sent, and what people and their region chose.
 *
 *   T#<p>#REMINDERS           RECORD, EVENT#…        what the convener decided about reminders, and its history
 *   T#<p>#NOTICES#<person>    BOOK                   up to which day this person was told of each thing, packed
 *   T#<p>#NOTICES#<person>    TOLD#<instant>#<id>    what they were told at one time, for thirteen months
 *   T#<p>#NOTICES#<person>    DISMISSED#<key>        a reminder they put away, until it is over
 *   P#<person>                REMINDERS              which kinds this person does not want by mail
 *   P#<person>                CALENDAR               the hash of their calendar link's secret
 *   K#<sha256>                CALENDAR               whose calendar the link is
 *
 * The book is saved on condition of its version, in one transaction with the letter: that is why nothing goes twice.
 */
import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import { type PartnershipId, PersonId } from "#shared/ids.ts";
import type { Sent } from "#shared/reminders/book.ts";
import { MailChoices, ReminderSettings, Told } from "#shared/reminders/schema.ts";
import { daysBetween, Instant, type IsoDate, plusDays } from "#shared/time.ts";
import { personal, record, secret, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type ReminderStore = ReturnType<typeof reminderStore>;

export type Book = { version: number; sent: Sent };
const BookItem = z.object({ version: z.int(), sent: z.instanceof(Uint8Array) });

/** What a thing is called in a book: eight bytes of its id's hash. Two things alike is no more likely than in a chain. */
export const markOf = (id: string): string => createHash("sha256").update(id).digest("hex").slice(0, 16);

/** Twelve bytes for each thing: its mark, and two days counted from 1970. Eight thousand fit into 100 kB. */
function packedBook(sent: Sent): Uint8Array {
  const bytes = Buffer.alloc(sent.size * 12);
  const day = (date: IsoDate) => daysBetween("1970-01-01", date);
  [...sent].forEach(([mark, { on, until }], index) => {
    bytes.write(mark, index * 12, "hex");
    bytes.writeUInt16BE(day(on), index * 12 + 8);
    bytes.writeUInt16BE(day(until), index * 12 + 10);
  });
  return bytes;
}

function openedBook(packed: Uint8Array): Sent {
  const bytes = Buffer.from(packed);
  const day = (at: number) => plusDays("1970-01-01", bytes.readUInt16BE(at));
  return new Map(
    Array.from({ length: bytes.length / 12 }, (_, index) => [
      bytes.toString("hex", index * 12, index * 12 + 8),
      { on: day(index * 12 + 8), until: day(index * 12 + 10) },
    ]),
  );
}

const CalendarItem = z.object({ tokenHash: z.string(), createdAt: Instant });

const toldDays = 400;

/** By the engine's own clock, which is not the pinned one of a laptop. */
const inDays = (days: number) => Math.floor(Date.now() / 1000) + days * 86_400;
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

export function reminderStore(table: Table) {
  const settingsPk = (partnership: PartnershipId) => tenant(partnership, "REMINDERS");
  const noticesPk = (partnership: PartnershipId, person: PersonId) => tenant(partnership, "NOTICES", person);

  return {
    settingsPk,

    async settings(partnership: PartnershipId): Promise<ReminderSettings | undefined> {
      const item = await table.get(record(settingsPk(partnership)));
      return item && recordIn(ReminderSettings, item);
    },

    async savingSettings(
      partnership: PartnershipId,
      before: ReminderSettings | undefined,
      after: ReminderSettings,
      happened: Happened,
      stamp: Stamp,
    ) {
      return change(
        { pk: settingsPk(partnership), schema: ReminderSettings, before, after, happened },
        stamp,
      );
    },

    /** The books of these people, and what they do not want by mail. */
    async read(partnership: PartnershipId, people: readonly PersonId[]) {
      const items = await table.batch(
        people.flatMap((person) => [
          { pk: noticesPk(partnership, person), sk: "BOOK" },
          { pk: personal(person), sk: "REMINDERS" },
        ]),
      );
      const byPk = new Map(items.map((item) => [item.pk, item]));
      return new Map(
        people.map((person) => {
          const item = byPk.get(noticesPk(partnership, person));
          const book = item && BookItem.parse(item);
          const choices = byPk.get(personal(person));
          return [
            person,
            {
              book: book ? { ...book, sent: openedBook(book.sent) } : { version: 0, sent: new Map() },
              off: choices ? MailChoices.parse(choices["data"]).off : [],
            },
          ] as const;
        }),
      );
    },

    /** The writes that save the book, as it was read but for what is in it, and what was said. */
    telling(
      partnership: PartnershipId,
      person: PersonId,
      { version, sent }: Book,
      { id, ...data }: Told & { id: string },
    ): Write[] {
      const pk = noticesPk(partnership, person);
      return [
        {
          put: { pk, sk: "BOOK", version: version + 1, sent: packedBook(sent) },
          when: { version },
        },
        { put: { pk, sk: `TOLD#${data.at}#${id}`, data, expiresAt: inDays(toldDays) } },
      ];
    },

    /** What this person was told, newest first. */
    async told(partnership: PartnershipId, person: PersonId, limit: number, after?: string) {
      const { items, more } = await table.query(noticesPk(partnership, person), {
        prefix: "TOLD#",
        newestFirst: true,
        limit,
        after,
      });
      return {
        items: items.map((item) => Told.parse(item["data"])),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

    async dismissed(partnership: PartnershipId, person: PersonId): Promise<ReadonlySet<string>> {
      const items = await table.all(noticesPk(partnership, person), "DISMISSED#");
      return new Set(items.map(({ sk }) => sk.slice("DISMISSED#".length)));
    },

    /** There is nothing to race for: a reminder is put away, or it is. */
    dismissing: (partnership: PartnershipId, person: PersonId, key: string): Write => ({
      put: { pk: noticesPk(partnership, person), sk: `DISMISSED#${key}`, expiresAt: inDays(toldDays) },
    }),

    async choices(person: PersonId): Promise<MailChoices & { version: number }> {
      const item = await table.get({ pk: personal(person), sk: "REMINDERS" });
      return item
        ? { ...MailChoices.parse(item["data"]), version: Number(item["version"]) }
        : { off: [], version: 0 };
    },

    choosing: (person: PersonId, seen: number, data: MailChoices): Write => ({
      put: { pk: personal(person), sk: "REMINDERS", version: seen + 1, data },
      when: seen === 0 ? "absent" : { version: seen },
      ...(seen === 0 ? { otherwise: "changed-meanwhile" as const } : {}),
    }),

    async calendar(person: PersonId): Promise<z.infer<typeof CalendarItem> | undefined> {
      const item = await table.get({ pk: personal(person), sk: "CALENDAR" });
      return item && CalendarItem.parse(item);
    },

    /** A new link. The one before, and one made at the same moment, lead nowhere: only the hash kept last counts. */
    linking(person: PersonId, before: { tokenHash: string } | undefined, at: Date) {
      const token = randomBytes(32).toString("base64url");
      const tokenHash = hashOf(token);
      const createdAt = at.toISOString();
      const writes: Write[] = [
        { put: { ...secret(tokenHash, "CALENDAR"), person } },
        { put: { pk: personal(person), sk: "CALENDAR", tokenHash, createdAt } },
        ...(before ? [{ remove: secret(before.tokenHash, "CALENDAR") }] : []),
      ];
      return { token, createdAt, writes };
    },

    unlinking: (person: PersonId, before: { tokenHash: string }): Write[] => [
      { remove: { pk: personal(person), sk: "CALENDAR" } },
      { remove: secret(before.tokenHash, "CALENDAR") },
    ],

    /** Whose calendar this secret opens, as long as it is the one that person made last. */
    async behind(token: string): Promise<PersonId | undefined> {
      const tokenHash = hashOf(token);
      const pointer = await table.get(secret(tokenHash, "CALENDAR"));
      if (!pointer) return undefined;
      const person = PersonId.parse(pointer["person"]);
      return (await this.calendar(person))?.tokenHash === tokenHash ? person : undefined;
    },
  };
}
