/** Reminders: what I was told, what comes by mail, my deadlines in my own calendar, and the region's year. */
import type { Page as PageOf } from "#shared/page.ts";
import type { CalendarLink, MailChoices, ReminderSettings, Told } from "#shared/reminders/schema.ts";
import { get } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CalendarPart } from "./calendar.tsx";
import { MailPart } from "./mail.tsx";
import { ToldPart } from "./told.tsx";
import { YearPart } from "./year.tsx";

export function RemindersPage() {
  const { partnership } = usePlace();
  const base = `/partnerships/${partnership.id}`;
  const read = together(
    useLoad(
      `${base}/notices/told`,
      async (signal) => (await get<PageOf<Told>>(`${base}/notices/told?limit=20`, signal)).data,
    ),
    useLoad("/me/reminders", (signal) => get<MailChoices>("/me/reminders", signal)),
    useLoad("/me/calendar", async (signal) => (await get<CalendarLink>("/me/calendar", signal)).data),
    useLoad(`${base}/reminders`, (signal) => get<ReminderSettings>(`${base}/reminders`, signal)),
  );
  const head = {
    title: "Reminders",
    lede: "What you were told, what comes by mail, and your deadlines in your own calendar.",
    crumbs: [{ href: paths.home(partnership.id), label: "Home" }],
  };
  if (read.state === "loading")
    return (
      <Page {...head}>
        <Skeleton of="your reminders" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page {...head}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [told, choices, link, settings] = read.data;
  return (
    <Page {...head}>
      <Section id="told" title="What you were told">
        <ToldPart told={told} />
      </Section>
      <div class="cols">
        <Section id="mail" title="By mail">
          <MailPart answer={choices} />
        </Section>
        <Section id="calendar" title="In your calendar">
          <CalendarPart link={link} />
        </Section>
      </div>
      <YearPart answer={settings} />
    </Page>
  );
}
