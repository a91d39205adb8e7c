/** What of one's own courses still names statements that are over: each followed to what took its place, after somebody looked. */
import { useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { academicYearOf } from "#shared/academic-year.ts";
import { objectionToKeeping } from "#shared/courses/rules.ts";
import type { FrameworkView } from "#shared/statements/schema.ts";
import { useYears, type Years } from "../courses/load.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Empty } from "../ui/empty.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { frameworksPath, useFramework } from "./load.ts";
import { Review } from "./migration-review.tsx";
import "../agreements/agreements.css";

const title = "Follow new statements";

export function MigrationPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["framework"] ?? "";
  const path = `${frameworksPath(partnership.id)}/${id}`;
  const crumbs = [{ href: paths.frameworks(partnership.id), label: "Knowledge and skills" }];
  if (actor.organization === undefined)
    return (
      <Page title={title} crumbs={crumbs} narrow>
        <Notice kind="warn" title="No courses are yours">
          <p>The organization that teaches a course says which statements it leads to.</p>
        </Notice>
      </Page>
    );
  return (
    <Of key={actor.organization} id={id} path={path} organization={actor.organization} crumbs={crumbs} />
  );
}

type OfProps = {
  id: string;
  path: string;
  organization: string;
  crumbs: { href: string; label: string }[];
};

function Of({ id, path, organization, crumbs }: OfProps) {
  const { partnership, actor } = usePlace();
  const read = together(useFramework(path), useYears(partnership.id, organization));
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the editions and your catalogs" lines={20} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ data: framework }, catalogs] = read.data;
  const { name } = catalogs.organization;
  const back = paths.statementFramework(partnership.id, id, { tab: "editions" });
  const why = objectionToKeeping(actor, catalogs.organization);
  const nothing =
    framework.published.length < 2
      ? {
          title: "Nothing to follow yet",
          text: "Once a second edition is published, courses that name what is over can follow it here.",
          href: back,
          first: "Back to the editions",
        }
      : catalogs.years.length === 0 && {
          title: `${name} has no catalog here`,
          text: "Courses name the statements they lead to in a catalog. Load one, with a column for statements.",
          href: paths.courses(partnership.id, organization),
          first: "Open the catalog",
        };
  return (
    <Page
      title={title}
      crumbs={[...crumbs, { href: back, label: framework.document.title }]}
      lede={`Courses of ${name} that name a statement which is over. Look at each, and say what they name from now on.`}
    >
      {why ? (
        <Notice kind="warn" title="You cannot change these courses">
          <p>{why.why}</p>
        </Notice>
      ) : nothing ? (
        <Empty
          title={nothing.title}
          action={
            <a class="button" href={nothing.href}>
              {nothing.first}
            </a>
          }
        >
          {nothing.text}
        </Empty>
      ) : (
        <Chosen framework={framework} path={path} catalogs={catalogs} />
      )}
    </Page>
  );
}

function Chosen({ framework, path, catalogs }: { framework: FrameworkView; path: string; catalogs: Years }) {
  const { partnership } = usePlace();
  const { published } = framework;
  const last = published.length;
  const now = academicYearOf(partnership.today);
  const its = catalogs.years.find(({ year }) => year === now) ?? catalogs.years[0];
  const [from, setFrom] = useAddress("from", String(last - 1));
  const [to, setTo] = useAddress("to", String(last));
  const [year, setYear] = useAddress("year", its?.year ?? now);
  /** How many courses were changed, said until something else is asked for. */
  const [done, setDone] = useState<{ of: string; courses: number }>();
  const asked = `${from} ${to} ${year}`;
  const choices = published.map(({ editionNo, document }) => ({
    value: String(editionNo),
    label: document.version ?? `Edition ${editionNo}`,
  }));
  return (
    <>
      <search class="two-versions no-print">
        <ChoiceField
          label="From"
          pointer="/from"
          value={from}
          onValue={(value) => {
            setFrom(value);
            if (Number(to) <= Number(value)) setTo(String(last));
          }}
          choices={choices.slice(0, -1)}
        />
        <ChoiceField
          label="To"
          pointer="/to"
          value={to}
          onValue={setTo}
          choices={choices.filter(({ value }) => Number(value) > Number(from))}
        />
        <ChoiceField
          label="Catalog of"
          pointer="/year"
          value={year}
          onValue={setYear}
          choices={catalogs.years.map((one) => ({ value: one.year, label: one.year }))}
        />
      </search>
      {done?.of === asked && (
        <Notice kind="good" title="Saved" live>
          <p>
            {done.courses} {done.courses === 1 ? "course now names" : "courses now name"} what you chose.{" "}
            <a href={paths.courses(partnership.id, catalogs.organization.id, year)}>Open the catalog</a>
          </p>
        </Notice>
      )}
      <Review
        key={asked}
        path={path}
        organization={catalogs.organization}
        asked={{ from: Number(from), to: Number(to), year }}
        onDone={(courses) => setDone({ of: asked, courses })}
      />
    </>
  );
}
