/** Home: what needs this person first, then the region at a glance. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { Notice, Waiting } from "#shared/reminders/schema.ts";
import { daysBetween } from "#shared/time.ts";
import { get, getAll, post } from "../api.ts";
import { changed, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Day, fromToday, fullDay } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Glance } from "./glance.tsx";

export function HomePage() {
  const { me, partnership } = usePlace();
  const base = `/partnerships/${partnership.id}`;
  const read = together(
    useLoad(`${base}/notices`, async (signal) => (await get<Waiting>(`${base}/notices`, signal)).data),
    useLoad(`${base}/agreements`, (signal) => getAll<AgreementRow>(`${base}/agreements`, signal)),
    useLoad(`${base}/organizations`, (signal) => getAll<OrganizationRow>(`${base}/organizations`, signal)),
  );
  const title = `${greeting(partnership.timeZone)}, ${me.person.name.split(" ")[0]}`;

  if (read.state === "loading")
    return (
      <Page title={title} short="Home" lede={`${fullDay(partnership.today)}.`}>
        <Skeleton of="what needs you" lines={12} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} short="Home">
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ waiting, dismissed, partial }, rows, organizations] = read.data;
  return (
    <Page title={title} short="Home" lede={`${fullDay(partnership.today)}. ${summary(waiting.length)}`}>
      <div class="cols wide-left">
        <Section
          id="needs"
          title="Needs you"
          aside={<a href={paths.reminders(partnership.id)}>Reminders, mail and calendar</a>}
        >
          {waiting.length > 0 ? (
            <Docket notices={waiting} today={partnership.today} />
          ) : (
            <Nothing any={rows.length > 0} />
          )}
          {partial && (
            <p class="muted">
              There are more agreements than this page looks at. What waits in the others comes by mail, and
              stands on the page of each.
            </p>
          )}
          {dismissed > 0 && (
            <p class="muted">
              {dismissed === 1 ? "One thing is" : `${dismissed} things are`} put away until the next reminder.
            </p>
          )}
        </Section>
        <Glance agreements={rows} organizations={organizations} />
      </div>
    </Page>
  );
}

function Docket({ notices, today }: { notices: readonly Notice[]; today: string }) {
  const { partnership } = usePlace();
  const path = `/partnerships/${partnership.id}/notices`;
  return (
    <ol class="docket">
      {notices.map((notice, index) => {
        const href = notice.agreementId
          ? paths.agreement(partnership.id, notice.agreementId)
          : notice.dataSharingId
            ? `${paths.dataSharing(partnership.id)}/${notice.dataSharingId}`
            : (notice.programId ?? notice.bridgeId)
              ? `${paths.programs(partnership.id)}/${notice.programId ?? `bridges/${notice.bridgeId}`}`
              : paths.reminders(partnership.id, "year");
        return (
          <li key={notice.id}>
            <When notice={notice} today={today} />
            <div class="stack tight">
              <h3>
                <a href={href}>{notice.title}</a>
              </h3>
              <p>{notice.why}</p>
            </div>
            <div class="stack tight">
              <a
                class={index === 0 ? "button primary" : "button"}
                href={href}
                aria-label={`${notice.act}: ${notice.title}`}
              >
                {notice.act}
              </a>
              {notice.key !== undefined && <PutAway path={path} reminder={notice.key} title={notice.title} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function PutAway({ path, reminder, title }: { path: string; reminder: string; title: string }) {
  const dismiss = useAction(async () => {
    await post(`${path}/dismiss`, { key: reminder });
    changed(path);
  });
  return (
    <>
      <Button small kind="quiet" busy={dismiss.busy && "Saving"} onClick={() => void dismiss.run()}>
        Not now<span class="sr"> for {title}</span>
      </Button>
      {dismiss.problem && <ProblemNotice problem={dismiss.problem} live />}
    </>
  );
}

function When({ notice: { by, key, since }, today }: { notice: Notice; today: string }) {
  if (by === undefined)
    return (
      <div class="when">
        {key === undefined ? "When ready" : "Your turn"}
        {key === undefined ? (
          <small>no date set</small>
        ) : (
          since !== undefined && (
            <small>
              since <Day date={since} />
            </small>
          )
        )}
      </div>
    );
  return (
    <div class={daysBetween(today, by) <= 60 ? "when soon" : "when"}>
      {fromToday(by, today)}
      <small>
        <Day date={by} />
      </small>
    </div>
  );
}

function Nothing({ any }: { any: boolean }) {
  const { partnership, actor } = usePlace();
  const starts = actor.roles.some((role) => role === "editor" || role === "admin");
  return (
    <Empty
      title={any ? "Nothing waits for you" : "No agreements yet"}
      action={
        starts ? (
          <a class="button primary" href={paths.newAgreement(partnership.id)}>
            Start an agreement
          </a>
        ) : (
          <a class="button" href={paths.agreements(partnership.id)}>
            See the agreements
          </a>
        )
      }
    >
      {any
        ? "When a partner shares a draft, asks for a review, or an agreement nears its last day, it stands here."
        : "An agreement says which courses earn credit where. Start with who takes part and for how long; the courses can come from a spreadsheet."}
    </Empty>
  );
}

function summary(count: number): string {
  if (count === 0) return "Nothing needs you today.";
  return count === 1 ? "One thing needs you." : `${words[count] ?? count} things need you.`;
}
const words = ["", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

function greeting(timeZone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat("en-US", { hour: "numeric", hourCycle: "h23", timeZone }).format(new Date()),
  );
  return hour < 12 ? "Good morning" : hour < 17 ? "Good afternoon" : "Good evening";
}
