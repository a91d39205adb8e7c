/** Home: what needs this person first, then the region at a glance. */
import type { AgreementRow } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { daysBetween } from "#shared/time.ts";
import { get, getAll } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { namer } from "../region/region.ts";
import { usePlace } from "../session.ts";
import { Day, fromToday, fullDay } from "../ui/dates.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Glance } from "./glance.tsx";
import { type Need, needs, worthReading } from "./needs.ts";

export function HomePage() {
  const { me, partnership, actor } = usePlace();
  const base = `/partnerships/${partnership.id}`;
  const read = together(
    useLoad(`${base}/agreements#home`, async (signal) => {
      const rows = await getAll<AgreementRow>(`${base}/agreements`, signal);
      const views = worthReading(rows, actor).map((row) =>
        get<AgreementView>(`${base}/agreements/${row.id}`, signal),
      );
      // One that cannot be read now must not keep the rest from being seen.
      const read = await Promise.allSettled(views);
      return { rows, views: read.flatMap((one) => (one.status === "fulfilled" ? [one.value.data] : [])) };
    }),
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
  const [{ rows, views }, organizations] = read.data;
  const name = namer(organizations);
  const list = needs(rows, views, actor, partnership.today, name);
  return (
    <Page title={title} short="Home" lede={`${fullDay(partnership.today)}. ${summary(list.length)}`}>
      <div class="cols wide-left">
        <section aria-labelledby="needs">
          <h2 id="needs">Needs you</h2>
          {list.length > 0 ? (
            <Docket needs={list} today={partnership.today} />
          ) : (
            <Nothing any={rows.length > 0} />
          )}
        </section>
        <Glance agreements={rows} organizations={organizations} />
      </div>
    </Page>
  );
}

function Docket({ needs: list, today }: { needs: readonly Need[]; today: string }) {
  const { partnership } = usePlace();
  return (
    <ol class="docket">
      {list.map((need, index) => {
        const href = paths.agreement(partnership.id, need.agreement);
        return (
          <li key={need.kind + need.agreement}>
            <When need={need} today={today} />
            <div class="stack tight">
              <h3>
                <a href={href}>{need.title}</a>
              </h3>
              <p>{need.why}</p>
            </div>
            <div>
              <a
                class={index === 0 ? "button primary" : "button"}
                href={href}
                aria-label={`${need.act}: ${need.title}`}
              >
                {need.act}
              </a>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function When({ need: { by, kind }, today }: { need: Need; today: string }) {
  if (by === undefined)
    return (
      <div class="when">
        {kind === "confirm" || kind === "review" ? "Your turn" : "When ready"}
        <small>no date set</small>
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
