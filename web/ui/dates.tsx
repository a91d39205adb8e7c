/**
 * Dates as people write them: `Jul 31, 2028`, `in 40 days`; the exact one on hover and in print.
 * Calendar dates have no time zone; instants are shown in the partnership's.
 */
import { daysBetween } from "#shared/time.ts";

const day = new Intl.DateTimeFormat("en-US", {
  year: "numeric",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});
const weekday = new Intl.DateTimeFormat("en-US", {
  weekday: "long",
  month: "long",
  day: "numeric",
  year: "numeric",
  timeZone: "UTC",
});

/** `Jul 31, 2028` for the calendar date `2028-07-31`. */
export const dayInWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** `Monday, July 31, 2028`. */
export const fullDay = (date: string): string => weekday.format(new Date(`${date}T00:00:00Z`));

/** `today`, `tomorrow`, `in 40 days`, `in 3 years`, `2 days ago`. */
export function fromToday(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  const far = Math.abs(days);
  const amount =
    far < 365
      ? `${far} days`
      : far < 730
        ? `${Math.round(far / 30.44)} months`
        : `${Math.round(far / 365.25)} years`;
  return days > 0 ? `in ${amount}` : `${amount} ago`;
}

/** A calendar date; with `today`, how far away it is as well. */
export function Day({ date, today, relative }: { date: string; today?: string; relative?: boolean }) {
  const words = relative && today ? fromToday(date, today) : dayInWords(date);
  return (
    <time
      class={relative ? "relative" : undefined}
      dateTime={date}
      title={fullDay(date)}
      data-exact={dayInWords(date)}
    >
      {words}
      {!relative && today ? `, ${fromToday(date, today)}` : ""}
    </time>
  );
}

/** From one day to another, inclusive. */
export function Days({ from, until }: { from: string; until?: string | undefined }) {
  return (
    <span>
      <Day date={from} /> {until ? "to " : "on"}
      {until && <Day date={until} />}
    </span>
  );
}

/** An instant, in the partnership's time zone: `Nov 23, 2026, 4:12 PM`. */
export function Moment({ at, timeZone }: { at: string; timeZone: string }) {
  const when = new Date(at);
  const short = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone });
  const long = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "long", timeZone });
  return (
    <time dateTime={at} title={long.format(when)}>
      {short.format(when)}
    </time>
  );
}
