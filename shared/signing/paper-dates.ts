/** Days and moments as the paper prints them: in words, and an instant both where it happened and in UTC. Pure. */
import type { IsoDate } from "../time.ts";

const day = new Intl.DateTimeFormat("en-US", {
  year: "numeric",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

/** `Jul 31, 2028`. */
export const dayInWords = (date: IsoDate): string => day.format(new Date(`${date}T00:00:00Z`));

/** `Aug 1, 2026 to Jul 31, 2028`. */
export const termInWords = (from: IsoDate, until: IsoDate): string =>
  `${dayInWords(from)} to ${dayInWords(until)}`;

/** `Nov 23, 2026, 9:04:11 AM CST (2026-11-23T15:04:11.000Z)`. */
export function momentInWords(at: string, timeZone: string): string {
  const there = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  // Some versions of the time tables part hour and AM with a narrow space that few typefaces have.
  return `${there.format(new Date(at)).replaceAll("\u202f", " ")} (${at})`;
}
