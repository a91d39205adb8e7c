/** One organization's catalog: its years, the courses of the one that is asked for, and the agreements they touch. */
import { useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { academicYearOf } from "#shared/academic-year.ts";
import { unitWords } from "#shared/agreements/table-words.ts";
import { credit } from "#shared/agreements/words.ts";
import { objectionToCataloging, objectionToKeeping } from "#shared/courses/rules.ts";
import type { CatalogRow, CourseRow } from "#shared/courses/schema.ts";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import { downloadWritten } from "../files/written.ts";
import { together, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Empty } from "../ui/empty.tsx";
import { Filter, matches } from "../ui/filter.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { type CatalogAnswer, catalogsPath, useCatalog, useTouched, useYears, type Years } from "./load.ts";
import { StartYear } from "./start.tsx";
import { TouchedList } from "./touched-list.tsx";
import "./courses.css";

export function CatalogPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["organization"] ?? "";
  const read = useYears(partnership.id, id);
  const crumbs = [{ href: paths.organizations(partnership.id), label: "Organizations" }];
  if (read.state === "loading")
    return (
      <Page title="Courses" crumbs={crumbs}>
        <Skeleton of="the catalog" lines={12} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Courses" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  return <Catalogs {...read.data} />;
}

function Catalogs({ organization, years }: Years) {
  const { partnership, actor } = usePlace();
  const [asked] = useAddress("year");
  const [course] = useAddress("course");
  const [aligning] = useAddress("align");
  const link = useLinkWith("course");
  const { id, name } = organization;
  const shown = years.find(({ year }) => year === asked) ?? years[0];
  const path = catalogsPath(partnership.id, id);
  const catalog = useCatalog(path, shown?.year);
  const keeps = !objectionToKeeping(actor, organization);
  const year = shown?.year ?? academicYearOf(partnership.today);
  const why = objectionToCataloging(
    actor,
    organization,
    year,
    partnership.today,
    shown !== undefined && shown.active + shown.retired > 0,
  );
  const typing = course !== "" && !why && catalog.state === "content" && !catalog.stale;
  const CourseForm = useChunk(async () => (await import("./form.tsx")).CourseForm, typing);
  const Align = useChunk(async () => (await import("./align.tsx")).Align, aligning !== "");
  const crumbs = [
    { href: paths.organizations(partnership.id), label: "Organizations" },
    { href: paths.organization(partnership.id, id), label: name },
  ];
  return (
    <Page
      title={`Courses of ${name}`}
      crumbs={crumbs}
      lede="What it teaches, year by year. A year that is over stays as it was, so that an old agreement can still be read."
      actions={
        keeps &&
        !typing &&
        aligning === "" && (
          <>
            <StartYear organization={organization} years={years} />
            <LinkButton
              kind={why ? undefined : "primary"}
              because={why?.why}
              href={paths.importCourses(partnership.id, id, year)}
            >
              <Icon name="upload" /> Load from a file
            </LinkButton>
          </>
        )
      }
    >
      {!shown ? (
        <Empty
          title="No catalog yet"
          action={
            keeps && (
              <a class="button primary" href={paths.importCourses(partnership.id, id, year)}>
                Load the {year} catalog from a file
              </a>
            )
          }
        >
          With a catalog, rules offer its courses, an award is checked against it, and every agreement says
          when a course it names has changed.
        </Empty>
      ) : aligning !== "" ? (
        Align ? (
          <Align
            key={aligning}
            asked={aligning}
            year={shown.year}
            path={path}
            because={keeps ? why?.why : `An editor or admin of ${name} maps its courses.`}
          />
        ) : (
          <Skeleton of="what the course teaches" />
        )
      ) : typing ? (
        CourseForm ? (
          <CourseForm key={course} asked={course} answer={catalog.data} path={path} reload={catalog.reload} />
        ) : (
          <Skeleton of="the form" />
        )
      ) : (
        <>
          {years.length > 1 && <YearSwitch years={years} shown={shown.year} />}
          {catalog.state === "loading" && <Skeleton of="the courses" lines={12} />}
          {catalog.state === "problem" && <ProblemNotice problem={catalog.problem} retry={catalog.retry} />}
          {catalog.state === "content" && (
            <Courses
              answer={catalog.data}
              code={organization.code}
              path={path}
              href={keeps ? link : undefined}
              because={why?.why}
            />
          )}
          {catalog.state === "content" && <Touched organization={id} />}
        </>
      )}
    </Page>
  );
}

function YearSwitch({ years, shown }: { years: readonly CatalogRow[]; shown: string }) {
  const link = useLinkWith("year", "page");
  return (
    <nav class="row no-print" aria-label="Catalog years">
      {years.map(({ year, active }) => (
        <a key={year} class="chip" href={link(year)} aria-current={year === shown ? "page" : undefined}>
          {year} <span class="sr">with</span> {active.toLocaleString("en-US")}
          <span class="sr"> courses</span>
        </a>
      ))}
    </nav>
  );
}

type CoursesProps = {
  answer: Answer<CatalogAnswer>;
  code: string;
  path: string;
  /** Where a course is changed, for those who keep the catalog. */
  href: ((code: string) => string) | undefined;
  /** Why they cannot change this year. */
  because: string | undefined;
};

function Courses({ answer, code, path, href, because }: CoursesProps) {
  const [wanted] = useAddress("q");
  const align = useLinkWith("align");
  const { catalog, items } = answer.data;
  const found = items.filter((one) =>
    matches(wanted, one.code, one.title, one.sced, one.iai, one.cip, one.stateCourseCode),
  );
  if (items.length === 0)
    return (
      <Empty
        title={`${catalog.year} has no courses yet`}
        action={
          href && (
            <LinkButton because={because} href={href("new")}>
              Type the first course
            </LinkButton>
          )
        }
      >
        Load them from the file your student system exports, or type them.
      </Empty>
    );
  return (
    <section aria-labelledby="courses">
      <div class="section-head">
        <h2 id="courses">{catalog.year}</h2>
        <div class="row no-print">
          {href && (
            <LinkButton small because={because} href={href("new")}>
              <Icon name="plus" /> Add a course
            </LinkButton>
          )}
          <Whole path={`${path}/${catalog.year}`} name={`${code}-courses-${catalog.year}`} />
        </div>
      </div>
      <Table
        of={{ one: "course", many: "courses" }}
        rows={found}
        paged
        columns={columnsFor(items, because === undefined ? href : undefined, align)}
        rowKey={(one) => one.code}
        csv={`${code}-${catalog.year}`}
        aside={<Filter label="Filter by code, title or another code" />}
      />
      {found.length === 0 && <p class="muted">No course of {catalog.year} has these words.</p>}
    </section>
  );
}

/** Columns beyond the first four stand only where some course has something to say there. */
function columnsFor(
  items: readonly CourseRow[],
  href: ((code: string) => string) | undefined,
  align: (code: string) => string,
): [Column<CourseRow>, ...Column<CourseRow>[]] {
  const further: readonly [keyof CourseRow, string][] = [
    ["level", "Level"],
    ["grades", "Grades"],
    ["stateCourseCode", "State code"],
    ["sced", "SCED"],
    ["iai", "IAI"],
    ["pcs", "PCS"],
    ["cip", "CIP"],
  ];
  return [
    {
      id: "code",
      head: "Code",
      text: ({ code }) => code,
      cell: ({ code, status }) => (
        <span class={status === "RETIRED" ? "nowrap retired" : "nowrap"}>
          {href ? <a href={href(code)}>{code}</a> : code}
        </span>
      ),
    },
    {
      id: "title",
      head: "Title",
      text: ({ title }) => title,
      cell: ({ title, status }) => (
        <>
          {title}
          {status === "RETIRED" && <small class="muted"> retired</small>}
        </>
      ),
    },
    {
      id: "credit",
      head: "Credit",
      number: true,
      by: ({ creditHundredths }) => creditHundredths,
      text: ({ creditHundredths }) => credit(creditHundredths),
      cell: ({ creditHundredths }) => credit(creditHundredths),
    },
    { id: "unit", head: "In", text: ({ unit }) => unitWords[unit], cell: ({ unit }) => unitWords[unit] },
    ...further
      .filter(([key]) => items.some((one) => one[key] !== undefined))
      .map(
        ([key, head]): Column<CourseRow> => ({
          id: key,
          head,
          text: (one) => String(one[key] ?? ""),
          cell: (one) => one[key],
        }),
      ),
    {
      id: "aligned",
      head: "Statements",
      number: true,
      by: ({ aligned = 0 }) => aligned,
      text: ({ aligned }) => String(aligned ?? ""),
      cell: ({ code, aligned }) => (
        <a href={align(code)}>
          {aligned ?? (href ? "map" : "none")}
          <span class="sr"> statements of {code}</span>
        </a>
      ),
    },
    ...(items.some(({ status }) => status === "RETIRED")
      ? [
          {
            id: "status",
            head: "Taught",
            text: ({ status }: CourseRow) => (status === "ACTIVE" ? "yes" : "no"),
            cell: ({ status }: CourseRow) => (status === "ACTIVE" ? "yes" : "no"),
          },
        ]
      : []),
  ];
}

/** The whole year in the layout that import reads. A plain link could not say whom the person acts for. */
function Whole({ path, name }: { path: string; name: string }) {
  const { actor } = usePlace();
  const fetching = useAction(() => downloadWritten(`${path}/courses.csv`, `${name}.csv`, actor));
  return (
    <>
      <Button small onClick={() => void fetching.run()} busy={fetching.busy && "Fetching"}>
        <Icon name="download" /> Whole catalog as CSV
      </Button>
      {fetching.problem && <ProblemNotice problem={fetching.problem} live />}
    </>
  );
}

/** Every agreement of the organization is compared with the catalog, which takes a while: only when it is asked for. */
function Touched({ organization }: { organization: string }) {
  const [asked, setAsked] = useState(false);
  return (
    <Section id="touched" title="Agreements that say otherwise">
      {asked ? (
        <Compared organization={organization} />
      ) : (
        <div class="stack tight">
          <p class="muted">Which agreements name a course differently from how it is taught now?</p>
          <div>
            <Button onClick={() => setAsked(true)}>Compare the agreements</Button>
          </div>
        </div>
      )}
    </Section>
  );
}

function Compared({ organization }: { organization: string }) {
  const { partnership } = usePlace();
  const read = together(useTouched(partnership.id, organization), useOrganizations(partnership.id));
  if (read.state === "loading") return <Skeleton of="the agreements these courses touch" />;
  if (read.state === "problem") return <ProblemNotice problem={read.problem} retry={read.retry} />;
  const [agreements, organizations] = read.data;
  return (
    <TouchedList
      agreements={agreements}
      code={namesOf(organizations).code}
      none="Every agreement you may read names its courses as they are taught now."
    />
  );
}
