/**
 * Calendar dates, inclusive at both ends, in the partnership's time zone. Pure: today is always an argument.
 * The schemas are marked PURE so that a page which only counts days does not carry zod.
 */
import * as z from "zod";

/** `2026-11-23`; the calendar is checked (no February 30). */
export const IsoDate = /* @__PURE__ */ z.iso.date("a date such as 2026-11-23");
export type IsoDate = string;

/** An instant in UTC, `2026-11-23T15:04:05.678Z`. */
export const Instant = /* @__PURE__ */ z.iso.datetime();

/** An IANA time zone that this runtime knows, such as `America/Chicago`. */
export const TimeZone = /* @__PURE__ */ z
  .string()
  .max(64)
  .refine(isTimeZone, "an IANA time zone such as America/Chicago");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The calendar date at this instant in this time zone. */
export function dateIn(timeZone: string, instant: Date): IsoDate {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return parts.format(instant);
}

/** The date n days later (or earlier, when n is negative). A date alone is read as UTC. */
export function plusDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The date n months later, clamped to the month's end: 2027-01-31 plus 1 is 2027-02-28. */
export function plusMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A span of days, inclusive; an open end has no `until`. */
export const Span = /* @__PURE__ */ z.strictObject({
  from: IsoDate,
  until: /* @__PURE__ */ IsoDate.optional(),
});
export type Span = { from: IsoDate; until?: IsoDate | undefined };

export function covers(span: Span, date: IsoDate): boolean {
  return span.from <= date && (span.until === undefined || date <= span.until);
}

export function overlap(a: Span, b: Span): boolean {
  return (a.until === undefined || b.from <= a.until) && (b.until === undefined || a.from <= b.until);
}
