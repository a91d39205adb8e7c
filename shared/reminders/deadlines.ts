/** A person's deadlines as days of a calendar: what they may see today, from the rows of the list. */
import type { AcademicYear } from "../academic-year.ts";
import type { AgreementRow } from "../agreements/schema.ts";
import type { OrganizationId, PartnershipId } from "../ids.ts";
import type { Role } from "../people/schema.ts";
import { daysBetween, type IsoDate } from "../time.ts";
import { type Around, writers } from "./around.ts";
import type { CalendarDay } from "./icalendar.ts";
import type { ReminderSettings } from "./schema.ts";
import { inWords, pathOf } from "./words.ts";
import { dayIn } from "./year.ts";

/** What is longer past stands in the hub's own pages. */
const pastDays = 90;

type On = Pick<Around, "today">;

/** The days on which an agreement ends or is to end, stops counting, or its successor begins. */
export function daysOfRow(row: AgreementRow, partnership: PartnershipId, { today }: On): CalendarDay[] {
  if (row.status !== "EXECUTED" && row.status !== "TERMINATED") return [];
  if (row.spans?.length === 0) return [];
  const { noticeDay, spans, next } = row;
  const teachOutUntil = spans?.at(-1)?.teachOutUntil;
  const last = row.expirationDate;
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
      row.status === "TERMINATED"
        ? "It was terminated."
        : "Courses finished later give no credit under it, unless another agreement follows.",
    ),
    ...(noticeDay !== undefined && noticeDay < last
      ? [
          day(
            "notice",
            noticeDay,
            `${row.name}: to end by notice`,
            "Notice was given; nobody has made it final yet.",
          ),
        ]
      : []),
    ...(teachOutUntil !== undefined && teachOutUntil > last
      ? [day("teach-out", teachOutUntil, `${row.name}: last day that counts`, "The teach-out ends.")]
      : []),
    ...(next ? [day("next", next, `${row.name}: the new version begins`, "It is signed.")] : []),
  ].filter(({ date }) => daysBetween(date, today) <= pastDays);
}

/** What is done once a year by a day, and by which parties of an agreement that is in force then. */
export type Duty = {
  kind: "approvals" | "instructors";
  academicYear: AcademicYear;
  on: IsoDate;
  does: (party: AgreementRow["parties"][number], row: AgreementRow) => boolean;
};

const dutyWords: Record<
  Duty["kind"],
  { may: readonly Role[]; title: (year: string) => string; why: string }
> = {
  approvals: {
    may: ["signatory", "admin"],
    title: (year) => `Reaffirm your agreements for ${year}`,
    why: "Each side says once a year that an agreement still stands.",
  },
  instructors: {
    may: writers,
    title: (year) => `Say who teaches in ${year}`,
    why: "Each school says once a year who teaches the courses that give credit.",
  },
};

/** One day for all agreements of a person's organizations, for whoever may do it, and whether or not it is done. */
export function daysOfDuties(
  rows: readonly AgreementRow[],
  roles: ReadonlyMap<OrganizationId, ReadonlySet<Role>>,
  duties: readonly Duty[],
  { partnership, today }: On & { partnership: PartnershipId },
): CalendarDay[] {
  return duties.flatMap(({ kind, academicYear, on, does }): CalendarDay[] => {
    const { may, title, why } = dutyWords[kind];
    const mine = rows.filter(
      (row) =>
        row.status === "EXECUTED" &&
        row.dateEffective <= on &&
        on <= row.expirationDate &&
        row.parties.some(
          (party) => does(party, row) && may.some((role) => roles.get(party.organizationId)?.has(role)),
        ),
    ).length;
    if (mine === 0 || daysBetween(on, today) > pastDays) return [];
    return [
      {
        uid: `${partnership}-${kind}-${academicYear}`,
        date: on,
        title: title(academicYear),
        text: `${mine === 1 ? "One agreement is" : `${mine} agreements are`} in force on that day. ${why}`,
        path: pathOf(partnership, {}),
        stamp: `${academicYear.slice(0, 4)}-01-01`,
      },
    ];
  });
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
