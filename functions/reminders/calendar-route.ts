/**
 * GET /calendar/<token>.ics: a person's deadlines for their own calendar program, which cannot sign in. What they may see
 * is read anew on every call: a role that ended empties it. An unknown and a revoked link are the same 404.
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import { approvalsDueOn } from "#shared/agreements/approvals.ts";
import { receives, sends } from "#shared/agreements/roles.ts";
import { isParty } from "#shared/agreements/rules.ts";
import type { AgreementRow } from "#shared/agreements/schema.ts";
import { isTaughtAtSchool, verificationsDueOn } from "#shared/agreements/verifications.ts";
import type { DataSharingRow } from "#shared/data-sharing/schema.ts";
import type { DataSharingId, OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { YearlyDeadlines } from "#shared/partnerships/schema.ts";
import type { Member } from "#shared/people/schema.ts";
import { Refusal } from "#shared/problem.ts";
import { daysOfOwed, lastDayOfData } from "#shared/reminders/data-deadlines.ts";
import { dataTellsMore } from "#shared/reminders/data-needs.ts";
import { type Duty, daysOfDuties, daysOfRow, daysOfYear } from "#shared/reminders/deadlines.ts";
import { type CalendarDay, iCalendar } from "#shared/reminders/icalendar.ts";
import { holderOn } from "#shared/reminders/need.ts";
import { dateIn, type IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { owedInWords } from "./gather-data.ts";

const Params = z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) });

export const calendarRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/calendar/{file}",
      root: true,
      summary: "A person's deadlines as iCalendar, by the secret link they made",
      audience: "anyone",
      params: Params,
      answers: { 200: null, 304: null },
      refusals: ["not-found"],
    },
    async ({ services, params, c }) => {
      const person = await services.reminders.behind(params.file.slice(0, -".ics".length));
      if (!person) throw new Refusal("not-found");
      const text = iCalendar(
        "Causeway deadlines",
        await daysOf(services, person),
        services.config.HUB_ORIGIN,
      );
      const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
      const headers = { etag, "cache-control": "private, no-cache" };
      const asked = c.req.header("if-none-match")?.split(",") ?? [];
      if (asked.some((one) => one.trim().replace(/^W\//, "") === etag)) return { status: 304, headers };
      const response = c.body(text, 200, {
        ...headers,
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="causeway.ics"',
      });
      return { status: 200, response };
    },
  ),
];

async function daysOf(services: Services, person: PersonId): Promise<CalendarDay[]> {
  const { places } = await services.people.places(person);
  const found = await Promise.all([...places].map(([id, member]) => daysIn(services, id, member)));
  // Two of one's organizations may share an agreement.
  return [...new Map(found.flat().map((day) => [day.uid, day])).values()];
}

async function daysIn(services: Services, id: PartnershipId, member: Member): Promise<CalendarDay[]> {
  const today = await services.today(id);
  const { roles, partnershipRoles } = holderOn(member, today);
  const mine = [...roles.keys()];
  const all = partnershipRoles.length > 0;
  if (mine.length === 0 && !all) return [];
  const [settings, reminders, organizations] = await Promise.all([
    services.partnerships.settings(id),
    services.reminders.settings(id),
    services.organizations.findAll(id, mine),
  ]);
  const rows = new Map<string, AgreementRow>();
  // Who is only asked to join has no day in what the others signed.
  for (const party of all ? [undefined] : mine)
    for await (const page of services.agreements.pages(id, party))
      for (const row of page) if (party === undefined || isParty(row, party)) rows.set(row.id, row);
  const data = await dataDaysIn(services, id, today, all ? undefined : mine, new Set(mine));
  const types = new Set([...organizations.values()].map(({ type }) => type));
  const on = { partnership: id, today };
  return [
    ...data,
    ...[...rows.values()].flatMap((row) => daysOfRow(row, id, on)),
    ...daysOfDuties(
      [...rows.values()],
      roles,
      duties(settings?.deadlines ?? YearlyDeadlines.parse({}), today),
      on,
    ),
    ...(reminders ? daysOfYear(reminders, id, types, today) : []),
  ];
}

/** The last days of data-sharing agreements, and what one's own organizations owe under them. */
async function dataDaysIn(
  services: Services,
  id: PartnershipId,
  today: IsoDate,
  parties: readonly OrganizationId[] | undefined,
  mine: ReadonlySet<OrganizationId>,
): Promise<CalendarDay[]> {
  const rows = new Map<DataSharingId, DataSharingRow>();
  for (const party of parties ?? [undefined])
    for await (const page of services.dataSharing.pages(id, party))
      for (const row of page)
        if (party === undefined || row.parties.some(({ organizationId }) => organizationId === party))
          rows.set(row.id, row);
  const on = { partnership: id, today };
  const owing = [...rows.values()].filter(
    (row) => dataTellsMore(row) && row.parties.some(({ organizationId }) => mine.has(organizationId)),
  );
  const [settings, records] = await Promise.all([
    services.partnerships.settings(id),
    services.dataSharing.findAll(
      id,
      owing.map((row) => row.id),
    ),
  ]);
  const organizations = await services.organizations.every(id);
  const names = new Map(organizations.map((one) => [one.id, one.name]));
  const around = {
    today,
    dayOf: (instant: string) => dateIn(settings?.timeZone ?? "UTC", new Date(instant)),
    name: (one: OrganizationId) => names.get(one) ?? "a party",
  };
  const days = await Promise.all(
    owing.map(async (row) => {
      const record = records.get(row.id);
      return record ? daysOfOwed(row, (await owedInWords(services, id, record, around)).owed, mine, on) : [];
    }),
  );
  return [...[...rows.values()].flatMap((row) => lastDayOfData(row, on)), ...days.flat()];
}

/** What the parties do every year: for this academic year and the next. */
function duties(deadlines: YearlyDeadlines, today: IsoDate): Duty[] {
  const year = academicYearOf(today);
  return [year, yearsOn(year, 1)].flatMap((academicYear): Duty[] => [
    {
      kind: "approvals",
      academicYear,
      on: approvalsDueOn(academicYear, deadlines),
      does: (party) => sends(party) || receives(party),
    },
    {
      kind: "instructors",
      academicYear,
      on: verificationsDueOn(academicYear, deadlines),
      does: (party, row) => sends(party) && isTaughtAtSchool(row),
    },
  ]);
}
