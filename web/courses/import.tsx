/** Loading a catalog year from a file: read, check, see which agreements it touches, and then save all of it at once. */
import { useLocation, useRoute } from "preact-iso/router";
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import { counted } from "#shared/agreements/table-words.ts";
import type { CatalogColumn, CatalogReport } from "#shared/courses/import-schema.ts";
import { objectionToCataloging, objectionToYear } from "#shared/courses/rules.ts";
import type { FileReport } from "#shared/files/schema.ts";
import { namesOf, useOrganizations } from "../agreements/names.ts";
import { post } from "../api.ts";
import { Commit } from "../files/commit.tsx";
import { DropSheet } from "../files/drop.tsx";
import { ImportRows, type Shown } from "../files/rows.tsx";
import { useDryRun } from "../files/run.ts";
import { FileSheet } from "../files/sheet.tsx";
import { cellOf } from "../files/table.ts";
import { changed, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { CheckField, ChoiceField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { catalogsPath, useYears, type Years } from "./load.ts";
import { TouchedList } from "./touched-list.tsx";
import "./courses.css";

export function CatalogImportPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["organization"] ?? "";
  const read = useYears(partnership.id, id);
  const title = "Load courses from a file";
  const crumbs = [{ href: paths.organizations(partnership.id), label: "Organizations" }];
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the catalog" lines={10} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  return <Steps {...read.data} />;
}

const lastYears = 5;

function Steps({ organization, years }: Years) {
  const { partnership, actor } = usePlace();
  const { id, name } = organization;
  const now = academicYearOf(partnership.today);
  const [year, setYear] = useAddress("year", now);
  const [absent, setAbsent] = useAddress("absent");
  const there = years.find((one) => one.year === year);
  const filled = there !== undefined && there.active + there.retired > 0;
  const path = catalogsPath(partnership.id, id);
  const retire = absent === "retire";
  const run = useDryRun<CatalogReport>(`${path}/${year}/import?dryRun=true${retire ? "&absent=retire" : ""}`);
  const { source, report } = run;
  const crumbs = [
    { href: paths.organizations(partnership.id), label: "Organizations" },
    { href: paths.organization(partnership.id, id), label: name },
    { href: paths.courses(partnership.id, id, there && year), label: "Courses" },
  ];
  const why =
    objectionToCataloging(actor, organization, year, partnership.today, filled) ??
    (there ? undefined : objectionToYear(year, partnership.today));
  const choices = Array.from({ length: lastYears + 3 }, (_, index) => yearsOn(now, 2 - index)).map((one) => ({
    value: one,
    label: one === now ? `${one}, this year` : one,
  }));
  const title = `Load courses of ${name}`;
  if (!source || why || (!report && run.problem))
    return (
      <Page
        title={title}
        short="Load courses from a file"
        crumbs={crumbs}
        lede="Choose the file your student system exports. You see every row, and every agreement it touches, before anything is saved."
      >
        {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
        <div class="stack form">
          <ChoiceField
            label="Catalog year"
            pointer="/year"
            value={year}
            onValue={setYear}
            choices={
              choices.some(({ value }) => value === year)
                ? choices
                : [...choices, { value: year, label: year }]
            }
            hint={
              there
                ? `It has ${counted(there.active, "course")} now. The file changes those it names.`
                : "It is not there yet: the file starts it."
            }
          />
          {filled && (
            <CheckField
              label="Retire courses the file does not name"
              hint="Choose this where the file is the whole catalog."
              checked={retire}
              onChecked={(on) => setAbsent(on ? "retire" : "")}
            />
          )}
        </div>
        {why ? (
          <Notice kind="warn" title="Nothing can be loaded here">
            <p>{why.why}</p>
          </Notice>
        ) : (
          <div class="cols wide-left">
            <DropSheet onChoose={run.choose} />
            <section aria-labelledby="layout">
              <h2 id="layout" class="small-head">
                What the file looks like
              </h2>
              <p>
                One row for each course: its <b>code</b>, its <b>title</b>, its <b>credits</b> and their{" "}
                <b>credit unit</b>. It may also say status, level, grades, state course code, SCED, IAI, PCS,
                CIP, description, outline hash and skill statements.
              </p>
              <p>Column names may be your own; what we do not know we leave out, and say so.</p>
            </section>
          </div>
        )}
      </Page>
    );
  return (
    <Page
      title={
        report?.stops !== 0
          ? "Check before you load"
          : report.changes
            ? "Ready to load"
            : "It is all there already"
      }
      short="Load courses from a file"
      crumbs={crumbs}
      lede={`The ${year} catalog of ${name}. Nothing is saved yet.`}
    >
      <FileSheet run={run} source={source} />
      {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
      {report ? (
        <>
          <div class="cols wide-left">
            <ImportRows report={report} shown={shown} problems={run.open} onFix={run.fix} onKeep={run.keep} />
            <Would
              run={run}
              report={report}
              path={path}
              year={year}
              organization={organization}
              retire={retire}
            />
          </div>
          {report.stops === 0 && report.changes && <Touches report={report} year={year} />}
        </>
      ) : (
        <Skeleton of="the rows" lines={12} />
      )}
    </Page>
  );
}

const text = (readAs: CatalogColumn) => (report: FileReport, row: number) =>
  cellOf(report, row, readAs).replace(/^'/, "");
const shown: readonly Shown[] = [
  { head: "Code", of: ["code"], show: text("code") },
  { head: "Title", of: ["title"], show: text("title") },
  { head: "Credit", of: ["credits"], number: true, show: text("credits") },
  { head: "In", of: ["credit_unit"], show: text("credit_unit") },
  {
    head: "Also",
    of: ["status", "level", "grades", "state_course_code", "sced", "iai", "pcs", "cip"],
    show: (report, row) =>
      (["status", "level", "grades", "state_course_code", "sced", "iai", "pcs", "cip"] as const)
        .map((column) => text(column)(report, row))
        .filter(Boolean)
        .join(", "),
  },
];

type WouldProps = {
  run: ReturnType<typeof useDryRun<CatalogReport>>;
  report: CatalogReport;
  path: string;
  year: string;
  organization: Years["organization"];
  retire: boolean;
};

function Would({ run, report, path, year, organization, retire }: WouldProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const add = useAction(async (key) => {
    const { body, type } = run.body();
    await post<CatalogReport>(`${path}/${year}/import${retire ? "?absent=retire" : ""}`, body, {
      type,
      ifMatch: run.etag,
      key,
    });
    changed(path.slice(0, path.indexOf("/organizations")));
    route(paths.courses(partnership.id, organization.id, year));
  });
  const { added, changed: differ, same, retired, left } = report.wouldChange;
  return (
    <Commit
      run={run}
      report={report}
      add={add}
      words={["What would change", "Saving"]}
      yes={`Load the ${year} catalog`}
      already="The catalog says all of this already."
      name={`${organization.code}-${year}`}
    >
      <dl class="facts two">
        <div>
          <dt>New courses</dt>
          <dd>{added.toLocaleString("en-US")}</dd>
        </div>
        <div>
          <dt>Changed</dt>
          <dd>
            {differ.toLocaleString("en-US")}
            {same > 0 && <small>{same.toLocaleString("en-US")} as they are</small>}
          </dd>
        </div>
        {retired + left > 0 && (
          <div>
            <dt>Not in the file</dt>
            <dd>{retired > 0 ? `${retired} retired` : `${left} left as they are`}</dd>
          </div>
        )}
        <div>
          <dt>Agreements touched</dt>
          <dd>
            {report.stops > 0 ? "known once nothing stops" : report.touched.length}
            {report.touchedMore && <small>of the first 50 that were looked at</small>}
          </dd>
        </div>
      </dl>
      <hr />
      <p>Loading the same file again changes nothing. Earlier years stay as they are.</p>
    </Commit>
  );
}

function Touches({ report, year }: { report: CatalogReport; year: string }) {
  const { partnership } = usePlace();
  const organizations = useOrganizations(partnership.id);
  const { code } = namesOf(organizations.state === "content" ? organizations.data : []);
  return (
    <Section id="touches" title="Agreements this touches">
      <TouchedList
        agreements={report.touched}
        code={code}
        none={`Every agreement we looked at names its courses as ${year} has them.`}
      />
      {report.programs.length > 0 && (
        <Notice kind="warn" title="Programs of study that lose a course">
          <ul class="plain">
            {report.programs.map(({ programId, title, courses }) => (
              <li key={programId}>
                <a href={`${paths.programs(partnership.id)}/${programId}`}>{title}</a>: {courses.join(", ")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Section>
  );
}
