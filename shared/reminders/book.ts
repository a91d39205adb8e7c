/** Who is told what, once. Pure: the round sends what `toTell` says is not in a person's book, and books it. */
import type { OrganizationId, PersonId } from "../ids.ts";
import type { MemberRow } from "../people/schema.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { dueOn, holderOn, meant, type Need, noticeOf, pressingDays, ranked } from "./need.ts";
import type { Notice } from "./schema.ts";

/** Up to which of its days a thing was spoken of, and until when that could be said again. */
type Entry = { on: IsoDate; until: IsoDate };

/** One entry for each thing, however often it was spoken of, by the thing's mark: a short word for its id. */
export type Sent = ReadonlyMap<string, Entry>;

/** A reminder for one person. `as`: the organization it is done for, where they act for several. */
export type Due = Entry & { mark: string; notice: Notice; as?: OrganizationId };

/** A thing is forgotten this long after its reminder was over: no clock is set back further. */
const rememberedDays = 60;

/** What is due on this day, by person: each thing once, whatever offices they hold. */
export function dueByPerson(
  needs: readonly Need[],
  people: readonly MemberRow[],
  today: IsoDate,
  markOf: (id: string) => string,
): Map<PersonId, Due[]> {
  const holders = people.map((person) => holderOn(person, today));
  const several = new Set(holders.filter(({ roles }) => roles.size > 1).map(({ personId }) => personId));
  const due = new Map<PersonId, Due[]>();
  for (const need of needs) {
    const moment = dueOn(need, today);
    if (!moment) continue;
    const entry = {
      mark: markOf(need.id),
      on: moment.on,
      // What has no end of its own may be said again when it still waits after more than a year.
      until: moment.until ?? plusDays(today, 400),
    };
    for (const { personId, as, words } of meant(need, holders)) {
      const one: Due = {
        ...entry,
        notice: noticeOf(need, words, today),
        ...(as !== undefined && several.has(personId) ? { as } : {}),
      };
      const known = due.get(personId);
      if (known) known.push(one);
      else due.set(personId, [one]);
    }
  }
  return due;
}

/** What this person has not been told yet, the most pressing first. */
export function toTell(due: readonly Due[], sent: Sent, today: IsoDate): Due[] {
  const unsent = due.filter(({ mark, on }) => on > (sent.get(mark)?.on ?? ""));
  return ranked(
    unsent.map((one) => ({ ...one.notice, one })),
    plusDays(today, pressingDays),
  ).map(({ one }) => one);
}

/** The book with these in it, and without what is long over. */
export function booked(sent: Sent, told: readonly Due[], today: IsoDate): Sent {
  const forget = plusDays(today, -rememberedDays);
  const all = [...sent, ...told.map(({ mark, on, until }) => [mark, { on, until }] as const)];
  return new Map(all.filter(([, { until }]) => until >= forget));
}
