/** The days of data-sharing agreements for a person's calendar: the last day of each, and what their organizations owe. Pure. */
import type { DataSharingRow } from "../data-sharing/schema.ts";
import type { OrganizationId, PartnershipId } from "../ids.ts";
import { daysBetween, type IsoDate } from "../time.ts";
import type { OwedInWords } from "./data-needs.ts";
import type { CalendarDay } from "./icalendar.ts";
import { inWords, pathOf } from "./words.ts";

/** What is longer past stands in the hub's own pages; what is further off than this is in none of them yet. */
const pastDays = 90;
const aheadDays = 800;

type On = { partnership: PartnershipId; today: IsoDate };

export function lastDayOfData(row: DataSharingRow, { partnership, today }: On): CalendarDay[] {
  if (row.status !== "EXECUTED" && row.status !== "TERMINATED") return [];
  if (daysBetween(row.expirationDate, today) > pastDays) return [];
  return [
    {
      uid: `${row.id}-ends`,
      date: row.expirationDate,
      title: `${row.name}: last day`,
      text: `${row.codedNotation} ${row.name}. From the day after, nothing is sent or read under it.`,
      path: pathOf(partnership, { dataSharingId: row.id }),
      stamp: row.dateEffective,
    },
  ];
}

/** What these organizations have yet to do; what is done or can no longer be done leaves the calendar. */
export const daysOfOwed = (
  row: DataSharingRow,
  owed: readonly OwedInWords[],
  mine: ReadonlySet<OrganizationId>,
  { partnership, today }: On,
): CalendarDay[] =>
  owed
    .filter(
      ({ owed: one }) =>
        mine.has(one.organizationId) &&
        one.state !== "DONE" &&
        one.state !== "MISSED" &&
        daysBetween(one.due, today) <= pastDays &&
        daysBetween(today, one.due) <= aheadDays,
    )
    .map(({ owed: { key, due, closesOn }, title, why }) => ({
      uid: `${row.id}-${key}`,
      date: due,
      title,
      text: `${row.codedNotation} ${row.name}. ${why}${closesOn === undefined || closesOn === due ? "" : ` At the latest on ${inWords(closesOn)}.`}`,
      path: pathOf(partnership, { dataSharingId: row.id }),
      stamp: row.dateEffective,
    }));
