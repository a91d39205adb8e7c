/** /me/reminders and /me/calendar: what one person chose, whatever partnership it comes from. */

import { Refusal } from "#shared/problem.ts";
import { CalendarLink, MailChoices, NewCalendarLink } from "#shared/reminders/schema.ts";
import { endpoint } from "../http/endpoint.ts";

export const myReminderRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/me/reminders",
      summary: "Which reminders do not come by mail",
      audience: "signed-in",
      answers: { 200: MailChoices },
    },
    async ({ services, personId }) => {
      const { version, off } = await services.reminders.choices(personId);
      return { status: 200, body: { off }, version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: "/me/reminders",
      summary: "Choose which reminders come by mail; all of them stay on the page",
      audience: "signed-in",
      body: MailChoices,
      answers: { 200: MailChoices },
      ifMatch: true,
    },
    async ({ services, personId, body, seen }) => {
      const { version } = await services.reminders.choices(personId);
      if (version !== seen)
        throw new Refusal("changed-meanwhile", `You saw version ${seen}; it is at version ${version} now.`, {
          currentVersion: version,
        });
      const writes = [await services.reminders.choosing(personId, seen, body)];
      return { status: 200, body, version: seen + 1, writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/me/calendar",
      summary: "Whether there is a calendar link, and since when",
      audience: "signed-in",
      answers: { 200: CalendarLink },
    },
    async ({ services, personId }) => {
      const link = await services.reminders.calendar(personId);
      return { status: 200, body: link ? { createdAt: link.createdAt } : {} };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/me/calendar",
      summary: "Make a new calendar link; the one before leads nowhere from then on",
      audience: "signed-in",
      answers: { 201: NewCalendarLink },
      // The link is a secret: nothing keeps it but whoever asked.
      keepsNothing: true,
    },
    async ({ services, personId, now }) => {
      const before = await services.reminders.calendar(personId);
      const { token, createdAt, writes } = await services.reminders.linking(personId, before, now);
      const url = `${services.config.HUB_ORIGIN}/calendar/${token}.ics`;
      return { status: 201, body: { createdAt, url }, writes };
    },
  ),

  endpoint(
    {
      method: "DELETE",
      path: "/me/calendar",
      summary: "Revoke the calendar link",
      audience: "signed-in",
      answers: { 204: null },
    },
    async ({ services, personId }) => {
      const before = await services.reminders.calendar(personId);
      return { status: 204, writes: before ? await services.reminders.unlinking(personId, before) : [] };
    },
  ),
];
