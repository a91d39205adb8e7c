/**
 * A calendar in iCalendar (RFC 5545): whole days, no alarms, the same bytes for the same days. Lines end in CRLF and are
 * folded at 75 octets, never inside a character.
 */
import { type IsoDate, plusDays } from "../time.ts";

export type CalendarDay = {
  /** Unique and lasting: the same thing on another day moves in the reader's calendar. */
  uid: string;
  date: IsoDate;
  title: string;
  text: string;
  /** Where it stands in the hub. */
  path: string;
  /** A day that goes with the content and not with the asking (DTSTAMP). */
  stamp: IsoDate;
};

const octets = 75;
const utf8 = new TextEncoder();
const compact = (date: IsoDate) => date.replaceAll("-", "");

/** TEXT (RFC 5545 §3.3.11): control characters have no spelling there and are left out. */
export const escaped = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: leaving control characters out is the point
    .replace(/[\u0000-\u001f\u007f]/g, "");

/** A content line as it is sent (§3.1): continued lines begin with a space, which counts. */
export function folded(line: string): string {
  let sent = "";
  let room = octets;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (size > room) {
      sent += "\r\n ";
      room = octets - 1;
    }
    sent += character;
    room -= size;
  }
  return `${sent}\r\n`;
}

export function iCalendar(name: string, days: readonly CalendarDay[], hubOrigin: string): string {
  const { host } = new URL(hubOrigin);
  const events = days
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.uid.localeCompare(b.uid))
    .flatMap(({ uid, date, title, text, path, stamp }) => [
      "BEGIN:VEVENT",
      `UID:${uid}@${host}`,
      `DTSTAMP:${compact(stamp)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(date)}`,
      `DTEND;VALUE=DATE:${compact(plusDays(date, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      `URL:${hubOrigin}${path}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Causeway//Deadlines//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ...events,
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("");
}
