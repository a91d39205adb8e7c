/** A person's deadlines as days of a calendar: what they may see today, from the rows of the list. */
import type { AgreementRow } from "../agreements/schema.ts";
import type { PartnershipId } from "../ids.ts";
import { daysBetween, type IsoDate } from "../time.ts";
import type { CalendarDay } from "./icalendar.ts";
import { lastDay } from "./needs.ts";
import type { ReminderSettings } from "./schema.ts";
import { inWords, pathOf } from "./words.ts";
import { dayIn } from "./year.ts";

/** What is longer past stands in the hub's own pages. */
const pastDays = 90;

/** The days on which an agreement ends, stops counting, or its successor begins. */
export function daysOfRow(row: AgreementRow, partnership: PartnershipId, today: IsoDate): CalendarDay[] {
  if (row.status !== "EXECUTED" && row.status !== "TERMINATED") return [];
  const { terminationDay, teachOutUntil, next } = row;
  const early = terminationDay !== undefined && terminationDay < lastDay(row);
  const last = early ? terminationDay : lastDay(row);
  const about = `${row.codedNotation} ${row.name}`;
  const day = (what: string, date: IsoDate, title: string, text: string): CalendarDay => ({
    uid: `${row.id}-${what}`,
    date,
    title,
    text: `${about}. ${text}`,
    path: pathOf(partnership, { agreementId: row.id }),
    stamp: row.dateEffective,
  });
  return [
    day(
      "ends",
      last,
      `${row.name}: last day`,
      early
        ? `Notice was given; it ends on ${inWords(last)}.`
        : "Courses finished later give no credit under it, unless another agreement follows.",
    ),
    ...(teachOutUntil !== undefined && teachOutUntil > last
      ? [day("teach-out", teachOutUntil, `${row.name}: last day that counts`, "The teach-out ends.")]
      : []),
    ...(next
      ? [day("next", next.dateEffective, `${row.name}: the new version begins`, "It is signed.")]
      : []),
  ].filter(({ date }) => daysBetween(date, today) <= pastDays);
}

/** The region's own days, a year back and two ahead. */
export function daysOfYear(
  { year }: Pick<ReminderSettings, "year">,
  partnership: PartnershipId,
  types: ReadonlySet<string>,
  today: IsoDate,
): CalendarDay[] {
  if (!year.on) return [];
  const now = Number(today.slice(0, 4));
  return year.items
    .filter(({ who }) => who.some((type) => types.has(type)))
    .flatMap(({ id, title, on, verifiedOn }) =>
      [now - 1, now, now + 1].map(
        (one): CalendarDay => ({
          uid: `${partnership}-year-${id}-${one}`,
          date: dayIn(one, on),
          title,
          text:
            verifiedOn === undefined
              ? "A day your region keeps every year. Nobody has checked it at its source yet."
              : `A day your region keeps every year, checked at its source on ${inWords(verifiedOn)}.`,
          path: pathOf(partnership, {}),
          stamp: verifiedOn ?? `${one - 1}-07-01`,
        }),
      ),
    )
    .filter(({ date }) => daysBetween(date, today) <= pastDays);
}
