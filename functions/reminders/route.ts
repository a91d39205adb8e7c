/** /partnerships/{partnershipId}/notices: what waits for me, and what I was told. …/reminders: the region's choices. */
import * as z from "zod";
import { type Actor, has, isConvener } from "#shared/actor.ts";
import { AgreementId, DataSharingId, PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import type { MemberRow } from "#shared/people/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { type Holder, holderOn, meant, noticeOf, pressingDays, ranked } from "#shared/reminders/need.ts";
import { objectionToYear } from "#shared/reminders/rules.ts";
import {
  Dismissal,
  type Notice,
  ReminderSettings,
  ReminderSettingsChange,
  Told,
  Waiting,
} from "#shared/reminders/schema.ts";
import { settingsBefore } from "#shared/reminders/templates.ts";
import { type IsoDate, plusDays } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { gather } from "./gather.ts";

const One = z.object({ partnershipId: PartnershipId });
/** One agreement, about courses or about data. */
const About = z.union([AgreementId, DataSharingId]);
type About = z.output<typeof About>;

/** A page does not wait for more: one query of rows, one batch of records. The morning's round reads them all. */
const onPage = { rows: 4000, records: 100, rules: 60, owed: 40 };

/** All that waits for this person in the organization they act for, the most pressing first. */
async function waitingFor(
  services: Services,
  actor: Actor,
  today: IsoDate,
  about?: About,
): Promise<{ waiting: Notice[]; partial: boolean }> {
  const { partnership, person, organization, roles, partnershipRoles } = actor;
  const convener = isConvener(actor);
  if (!convener && organization === undefined) return { waiting: [], partial: false };
  const me: Holder = {
    personId: person,
    roles: new Map(organization === undefined ? [] : [[organization, new Set(roles)]]),
    partnershipRoles,
  };
  const { needs, partial } = await gather(services, {
    partnership,
    today,
    about,
    ...(convener ? { reading: organization ?? "nobody" } : { party: organization }),
    most: {
      ...onPage,
      approvals: has(actor, "signatory", "admin"),
      rules: has(actor, "editor", "admin") ? onPage.rules : 0,
    },
  });
  // Who else there is counts only where something falls to me because nobody else can do it.
  const asked = needs.some(({ otherwise }) => otherwise !== undefined);
  const others: MemberRow[] = asked ? await services.people.every(partnership) : [];
  const holders = [
    me,
    ...others.filter(({ personId }) => personId !== person).map((one) => holderOn(one, today)),
  ];
  const mine = needs.flatMap((need) =>
    meant(need, holders)
      .filter(({ personId }) => personId === person)
      .map(({ words }) => noticeOf(need, words, today)),
  );
  return { waiting: ranked(mine, plusDays(today, pressingDays)), partial };
}

export const reminderRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/notices",
      summary: "What waits for me now, of all I may see or of one agreement",
      audience: "member",
      params: One,
      query: z.strictObject({ about: About.optional() }),
      answers: { 200: Waiting },
    },
    async ({ services, actor, params, query, today }) => {
      const by = await actor;
      const [{ waiting: all, partial }, dismissed] = await Promise.all([
        today(params.partnershipId).then((day) => waitingFor(services, by, day, query.about)),
        services.reminders.dismissed(params.partnershipId, by.person),
      ]);
      const waiting = all.filter(({ key }) => key === undefined || !dismissed.has(key));
      return { status: 200, body: { waiting, dismissed: all.length - waiting.length, partial } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/partnerships/{partnershipId}/notices/dismiss",
      summary: "Put one reminder away; the thing comes back with its next reminder",
      audience: "member",
      params: One,
      body: Dismissal,
      answers: { 204: null },
    },
    async ({ services, actor, params, body, today }) => {
      const by = await actor;
      // A key begins with what it is about.
      const about = About.safeParse(body.key.split(" ")[0]).data;
      const { waiting: mine } = await waitingFor(services, by, await today(params.partnershipId), about);
      if (!mine.some(({ key }) => key === body.key))
        throw new Refusal("not-found", "No such reminder waits for you.");
      return {
        status: 204,
        writes: [await services.reminders.dismissing(params.partnershipId, by.person, body.key)],
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/notices/told",
      summary: "What I was reminded of, newest first",
      audience: "member",
      params: One,
      query: PageQuery,
      answers: { 200: pageOf(Told) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const { person } = await actor;
      const page = await services.reminders.told(params.partnershipId, person, query.limit, cursor.open());
      return { status: 200, body: { items: page.items, next: page.next && cursor.seal(page.next) } };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/reminders",
      summary: "The days a region keeps every year, and whether their partners are reminded of them",
      audience: "member",
      params: One,
      answers: { 200: ReminderSettings },
    },
    async ({ services, actor, params }) => {
      const [, settings, partnership] = await Promise.all([
        actor,
        services.reminders.settings(params.partnershipId),
        services.partnerships.settings(params.partnershipId),
      ]);
      const body = settings ?? settingsBefore(partnership?.jurisdiction ?? "");
      return { status: 200, body, version: body.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: "/partnerships/{partnershipId}/reminders",
      summary: "Change the region's year, or switch it on",
      audience: "member",
      params: One,
      body: ReminderSettingsChange,
      answers: { 200: ReminderSettings },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, body, stamp, sameVersion }) => {
      const { partnershipId } = params;
      const [by, stored] = await Promise.all([actor, services.reminders.settings(partnershipId)]);
      insist(objectionToYear(by));
      const before = stored ?? { ...settingsBefore(""), version: 0 };
      await sameVersion(before, await services.reminders.settingsPk(partnershipId));
      const { version, chainHash } = before;
      const saved = await services.reminders.savingSettings(
        partnershipId,
        stored,
        { ...body, version, ...(chainHash === undefined ? {} : { chainHash }) },
        { action: "reminders-changed", note: body.year.on ? "the year is on" : "the year is off" },
        stamp(by),
      );
      return { status: 200, body: saved.record, version: saved.record.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path: "/partnerships/{partnershipId}/reminders",
    params: One,
    what: "the region's reminders",
    async load({ services, actor, params }) {
      const [, settings] = await Promise.all([actor, services.reminders.settings(params.partnershipId)]);
      return settings && (await services.reminders.settingsPk(params.partnershipId));
    },
  }),
];
