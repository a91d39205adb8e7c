/**
 * What comes back every school year: approvals, the verification of instructors, a region's own days; and courses that
 * changed under an agreement. What is known of each agreement is handed in, as its own rules derive it.
 */
import { daysOfYear } from "../academic-year.ts";
import type { AgreementRow } from "../agreements/schema.ts";
import type { ApprovalYear } from "../agreements/yearly-schema.ts";
import type { AgreementId, OrganizationId } from "../ids.ts";
import type { OrganizationType } from "../organizations/schema.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { type Around, runsOut, writers } from "./around.ts";
import { before, whenFound } from "./moments.ts";
import type { Need } from "./need.ts";
import type { ReminderSettings } from "./schema.ts";
import { inWords } from "./words.ts";
import { nextOf } from "./year.ts";

type About = { id: AgreementId; name: string; parties: readonly { organizationId: OrganizationId }[] };

/** Each side that has not reaffirmed a year: from the day it opens, then every month, until it has or the year is over. */
export function approvalNeeds(about: About, years: readonly ApprovalYear[], { today, name }: Around): Need[] {
  return years.flatMap(({ academicYear, opensOn, dueOn, parties }) =>
    parties
      .filter(({ state }) => state === "OPEN" || state === "OVERDUE")
      .filter(() => today <= daysOfYear(academicYear).until)
      .map(
        ({ organizationId, state }): Need => ({
          id: `${about.id} APPROVAL ${academicYear} ${organizationId}`,
          kind: "APPROVAL",
          agreementId: about.id,
          title: `Reaffirm ${about.name} for ${academicYear}`,
          why: `Each side says once a year that the agreement still stands. ${name(organizationId)} has not said so yet for ${academicYear}${state === "OVERDUE" ? `, and it was due on ${inWords(dueOn)}` : ""}.`,
          act: "Reaffirm it",
          since: opensOn,
          ...(dueOn < today ? {} : { by: dueOn }),
          for: [{ organizationId, roles: ["signatory", "admin"] }],
          moments: { from: opensOn, everyMonths: 1, last: daysOfYear(academicYear).until },
        }),
      ),
  );
}

/** Schools with courses for which nobody has said this year who teaches them. */
export function instructorNeeds(
  about: About,
  academicYear: string,
  missing: readonly { organizationId: OrganizationId }[],
  dueOn: IsoDate,
  { today }: Around,
): Need[] {
  const opensOn = plusDays(dueOn, -30);
  if (today < opensOn) return [];
  const schools = Map.groupBy(missing, ({ organizationId }) => organizationId);
  return [...schools].map(
    ([organizationId, { length }]): Need => ({
      id: `${about.id} INSTRUCTORS ${academicYear} ${organizationId}`,
      kind: "INSTRUCTORS",
      agreementId: about.id,
      title: `Say who teaches under ${about.name}`,
      why: `${length === 1 ? "One course has" : `${length} courses have`} no verified instructor for ${academicYear}. ${dueOn < today ? "It was due on" : "It is due on"} ${inWords(dueOn)}.`,
      act: "Verify instructors",
      since: opensOn,
      ...(dueOn < today ? {} : { by: dueOn }),
      for: [{ organizationId, roles: writers }],
      moments: { at: before(dueOn, [30, 7, -1]) },
    }),
  );
}

/** Courses that the catalogs have otherwise by now. `found` names what was found: the same for the same changes. */
export function driftNeeds(about: About, { courses, found }: { courses: number; found: string }): Need[] {
  if (courses === 0) return [];
  return [
    {
      id: `${about.id} DRIFT ${found}`,
      kind: "DRIFT",
      agreementId: about.id,
      title: `Courses changed under ${about.name}`,
      why: `${courses === 1 ? "One course is" : `${courses} courses are`} no longer what was agreed. See which rules that touches.`,
      act: "See what changed",
      for: about.parties.map(({ organizationId }) => ({ organizationId, roles: writers })),
      moments: whenFound,
    },
  ];
}

/** The days a region keeps every year, for those of its partners that have agreements running. */
export function yearNeeds(
  { year }: Pick<ReminderSettings, "year">,
  organizations: readonly { id: OrganizationId; type: OrganizationType }[],
  rows: readonly AgreementRow[],
  { today }: Pick<Around, "today">,
): Need[] {
  if (!year.on) return [];
  const running = new Set(
    rows
      .filter((row) => runsOut(row) && row.expirationDate >= today)
      .flatMap(({ parties }) => parties.map(({ organizationId }) => organizationId)),
  );
  return year.items.flatMap(({ id, title, who, on, verifiedOn }): Need[] => {
    const day = nextOf(on, today);
    const since = plusDays(day, -30);
    if (today < since) return [];
    return [
      {
        id: `YEAR ${id} ${day.slice(0, 4)}`,
        kind: "YEAR",
        title,
        why: `Your region does this every year by ${inWords(day)}.${verifiedOn === undefined ? " Nobody has checked that day at its source yet." : ""}`,
        act: "See the year",
        since,
        by: day,
        for: organizations
          .filter((one) => who.includes(one.type) && running.has(one.id))
          .map((one) => ({ organizationId: one.id, roles: writers })),
        moments: { at: before(day, [30, 7]), last: day },
      },
    ];
  });
}
