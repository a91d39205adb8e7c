/**
 * One round of reminders over every partnership. It remembers nothing but what was sent: a round that was missed, cut
 * short or run twice at once leaves the next one exactly what was not sent yet.
 */
import { randomUUID } from "node:crypto";
import type { PartnershipId } from "#shared/ids.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { booked, type Due, dueByPerson, toTell } from "#shared/reminders/book.ts";
import type { MailKind } from "#shared/reminders/schema.ts";
import type { IsoDate } from "#shared/time.ts";
import { posting } from "../cloud/outbox.ts";
import { Raced } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import { log } from "../http/log.ts";
import { digest } from "./digest.ts";
import { everything, gather, theRecordsAlone } from "./gather.ts";
import { type Book, markOf } from "./store.ts";

export type Round = {
  /** Nobody is written to before this hour of their region's day. */
  earliestHour?: number;
  /** What stands beside agreements in force is read in the rounds of this hour of the day alone; absent: in every round. */
  thoroughHour?: number;
  /** Milliseconds that are left; below half a minute no new partnership is begun. */
  timeLeft?: () => number;
};

/** A letter with more is read by nobody, and would be too long for an item: of the rest it says how many there are. */
const linesMax = 100;
const reserveMs = 30_000;
const peopleAtOnce = 20;

/** Throws when a partnership's part failed, after the others had theirs. */
export async function round(services: Services, options: Round = {}): Promise<void> {
  const { timeLeft } = options;
  const all = await services.partnerships.all();
  const failed: unknown[] = [];
  const first = startOf(services.now(), all.length);
  for (const partnership of [...all.slice(first), ...all.slice(0, first)]) {
    if (timeLeft && timeLeft() < reserveMs) {
      log("warn", "reminders-unfinished", { from: partnership });
      break;
    }
    try {
      await remind(services, partnership, options);
    } catch (error) {
      log("error", "reminders-failed", { partnership, error: String(error) });
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "Some reminders could not be sent.");
}

/**
 * Each round begins elsewhere, so that what does not fit into one is not always the same: one further on every hour, and
 * one further on every day at the same hour, since there is one round a day that does more than the others.
 */
export function startOf(now: Date, partnerships: number): number {
  const hours = Math.floor(now.getTime() / 3_600_000);
  return (Math.floor(hours / 24) + (hours % 24)) % Math.max(partnerships, 1);
}

async function remind(
  services: Services,
  id: PartnershipId,
  { earliestHour = 0, thoroughHour }: Round,
): Promise<void> {
  const partnership = await services.partnerships.settings(id);
  if (!partnership) return;
  const hour = hourIn(partnership.timeZone, services.now());
  if (hour < earliestHour) return;
  const today = await services.today(id);
  const [{ needs }, people] = await Promise.all([
    gather(services, {
      partnership: id,
      today,
      most: thoroughHour === undefined || thoroughHour === hour ? everything : theRecordsAlone,
    }),
    services.people.every(id),
  ]);
  const due = dueByPerson(needs, people, today, markOf);
  const failed: unknown[] = [];
  for (let start = 0; start < people.length; start += peopleAtOnce) {
    const some = people.slice(start, start + peopleAtOnce).filter(({ personId }) => due.has(personId));
    const known = await services.reminders.read(
      id,
      some.map(({ personId }) => personId),
    );
    const told = await Promise.allSettled(
      some.map((person) =>
        tell(
          services,
          { id, name: partnership.name },
          person,
          due.get(person.personId) ?? [],
          today,
          known.get(person.personId),
        ),
      ),
    );
    failed.push(...told.flatMap((one) => (one.status === "rejected" ? [one.reason] : [])));
  }
  // One person's trouble keeps nobody else from hearing.
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} people were not told.`);
}

type Known = { book: Book; off: readonly MailKind[] };

/** Book, notice and letter in one transaction; whoever was quicker has sent some, and the rest is looked at again. */
async function tell(
  services: Services,
  partnership: { id: PartnershipId; name: string },
  person: MemberRow,
  due: readonly Due[],
  today: IsoDate,
  known: Known | undefined,
): Promise<void> {
  for (let attempt = 1, now = known; now && attempt <= 3; attempt++) {
    const { book, off } = now;
    const unsent = toTell(due, book.sent, today);
    if (unsent.length === 0) return;
    const wanted = unsent.filter(({ notice }) => !(off as readonly string[]).includes(notice.kind));
    const [first, ...rest] = wanted.slice(0, linesMax);
    const id = randomUUID();
    const letter =
      first !== undefined && person.email !== undefined
        ? digest({
            to: { name: person.name, email: person.email },
            partnership,
            hubOrigin: services.config.HUB_ORIGIN,
            lines: [first, ...rest],
            more: Math.max(0, wanted.length - linesMax),
          })
        : undefined;
    const told = {
      id,
      at: services.now().toISOString(),
      byMail: letter !== undefined,
      notices: unsent.slice(0, linesMax).map(({ notice }) => notice),
      ...(unsent.length > linesMax ? { more: unsent.length - linesMax } : {}),
    };
    const after = { version: book.version, sent: booked(book.sent, unsent, today) };
    const writes = await services.reminders.telling(partnership.id, person.personId, after, told);
    if (letter) writes.push(posting(services.seal, partnership.id, id, letter));
    try {
      return await services.table.commit(writes);
    } catch (error) {
      if (!(error instanceof Raced)) throw error;
      now = (await services.reminders.read(partnership.id, [person.personId])).get(person.personId);
    }
  }
}

const hourIn = (timeZone: string, instant: Date): number =>
  Number(new Intl.DateTimeFormat("en-US", { hour: "numeric", hourCycle: "h23", timeZone }).format(instant));
