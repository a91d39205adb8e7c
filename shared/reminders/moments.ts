/**
 * On which days a thing that waits is spoken of. One moment is alive at a time: it gives way to the next, so that
 * whoever was not told in time hears once, of the latest.
 */
import { daysBetween, type IsoDate, plusDays, plusMonths } from "../time.ts";

/** Named days, in order; or every so often from a day on. Nothing is said after `last`. */
export type Moments = { last?: IsoDate | undefined } & (
  | { at: readonly { name: string; on: IsoDate }[] }
  | { from: IsoDate; everyDays: number }
  | { from: IsoDate; everyMonths: number }
);

/** For what has no day to wait for: it is said when it is found, and once. */
export const whenFound: Moments = { at: [{ name: "found", on: "1970-01-01" }] };

/** `until` is the last day on which this is the one to send; absent: for as long as the thing waits. */
export type Moment = { name: string; on: IsoDate; until?: IsoDate };

/** The moment alive on this day, if one has come. */
export function momentOn(moments: Moments, today: IsoDate): Moment | undefined {
  const { last } = moments;
  if (last !== undefined && today > last) return undefined;
  const ending = (name: string, on: IsoDate, next: IsoDate | undefined): Moment => {
    const until = next === undefined || (last !== undefined && last < next) ? last : plusDays(next, -1);
    return { name, on, ...(until === undefined ? {} : { until }) };
  };
  if ("at" in moments) {
    const days = moments.at.toSorted((a, b) => a.on.localeCompare(b.on));
    const index = days.findLastIndex(({ on }) => on <= today);
    const found = days[index];
    return found && ending(found.name, found.on, days[index + 1]?.on);
  }
  if (today < moments.from) return undefined;
  const at = (n: number) =>
    "everyDays" in moments
      ? plusDays(moments.from, n * moments.everyDays)
      : plusMonths(moments.from, n * moments.everyMonths);
  let n =
    "everyDays" in moments
      ? Math.floor(daysBetween(moments.from, today) / moments.everyDays)
      : Math.floor(daysBetween(moments.from, today) / (31 * moments.everyMonths));
  while (at(n + 1) <= today) n++;
  return ending(String(n), at(n), at(n + 1));
}

/** Days before a day (after it, when negative), as moments: `T-30`. Those not later than `after` are left out. */
export function before(
  day: IsoDate,
  days: readonly number[],
  after?: IsoDate,
): { name: string; on: IsoDate }[] {
  return days
    .map((n) => ({ name: n < 0 ? `T+${-n}` : `T-${n}`, on: plusDays(day, -n) }))
    .filter(({ on }) => after === undefined || on > after);
}
