/** Loading a grid from a file: read, check, mend at the cell, and then save all of it at once. Nothing is saved before. */
import { useLocation, useRoute } from "preact-iso/router";
import type { FileReport } from "#shared/files/schema.ts";
import type { GridColumn, GridReport } from "#shared/programs/grid-schema.ts";
import type { Column, GridRow } from "#shared/programs/plan-schema.ts";
import { objectionToBinding, objectionToEditing } from "#shared/programs/rules.ts";
import type { Program } from "#shared/programs/schema.ts";
import { post } from "../api.ts";
import { Commit } from "../files/commit.tsx";
import { DropSheet } from "../files/drop.tsx";
import { ImportRows, type Shown } from "../files/rows.tsx";
import { type DryRun, useDryRun } from "../files/run.ts";
import { FileSheet } from "../files/sheet.tsx";
import { cellOf } from "../files/table.ts";
import { freshAfter, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { CheckField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { type Crumb, Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { programPath, useOne, whole } from "./load.ts";
import { programPaths } from "./paths.ts";
import { TakeGrid } from "./take-grid.tsx";
import { columnWords, rowWords } from "./words.ts";

const title = "Load the grid from a file";

export function ImportGridPage() {
  const { partnership, actor } = usePlace();
  const path = programPath(partnership.id, useRoute().params["program"] ?? "");
  const read = useOne(path);
  const crumbs = [{ href: paths.programs(partnership.id), label: "Programs" }];
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the program" lines={10} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const program = whole(read.data.data);
  const upward = [
    ...crumbs,
    { href: programPaths.program(partnership.id, program.id), label: program.title },
  ];
  const why = objectionToBinding(program, actor, actor.organization);
  if (why)
    return (
      <Page title={title} crumbs={upward}>
        <Notice kind="warn" title="Nothing can be loaded now">
          <p>{why.why}</p>
        </Notice>
      </Page>
    );
  return <Steps program={program} path={path} crumbs={upward} draws={!objectionToEditing(program, actor)} />;
}

type StepsProps = {
  program: Program;
  path: string;
  crumbs: readonly Crumb[];
  /** Whether the file may change the places themselves. */
  draws: boolean;
};

function Steps({ program, path, crumbs, draws }: StepsProps) {
  const [absent, setAbsent] = useAddress("absent");
  const removes = absent === "remove";
  const query = removes ? "absent=remove" : "absent=keep";
  const run = useDryRun<GridReport>(`${path}/plan/import?dryRun=true&${query}`);
  const { source, report } = run;
  if (!source || (!report && run.problem))
    return (
      <Page
        title={title}
        crumbs={crumbs}
        lede="A row for each course, or for each place that nobody has filled yet. You see every problem at its cell before anything is saved."
      >
        {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
        <div class="stack form">
          <CheckField
            label={
              draws
                ? "Take out places the file does not name"
                : "Take out your courses where the file names none"
            }
            hint={
              draws
                ? "Choose this where the file is the whole grid."
                : "Choose this where the file has all of your courses."
            }
            checked={removes}
            onChecked={(on) => setAbsent(on ? "remove" : "")}
          />
        </div>
        <div class="cols wide-left">
          <DropSheet onChoose={run.choose} />
          <section aria-labelledby="layout">
            <h2 id="layout" class="small-head">
              What the file looks like
            </h2>
            <p>
              Each row says where a place stands and what belongs there: its <b>column</b> (grade 9 to 12,
              college year 1 to 4), its <b>row</b> (English, math, CTE …) and its <b>intent</b> (Algebra I).
              With a course it also has the <b>organization</b>, the <b>course</b> code, title, credits and
              credit unit.
            </p>
            <p>
              {draws
                ? "Other partners’ courses in the file are left as they are: each binds its own."
                : "Only your own courses are read: the lead keeps the places."}
            </p>
            <p>Or take the grid as it is now, with every column, change it in a spreadsheet, and load it.</p>
            <div>
              <TakeGrid program={program} path={path} />
            </div>
          </section>
        </div>
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
      short={title}
      crumbs={crumbs}
      lede={`The grid of ${program.title}. Nothing is saved yet.`}
    >
      <FileSheet run={run} source={source} />
      {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
      {report ? (
        <div class="cols wide-left">
          <ImportRows
            report={report}
            shown={shownOf(report)}
            problems={run.open}
            onFix={run.fix}
            onKeep={run.keep}
          />
          <Would run={run} report={report} program={program} path={path} query={query} draws={draws} />
        </div>
      ) : (
        <Skeleton of="the rows" lines={12} />
      )}
    </Page>
  );
}

const cell = (report: FileReport, row: number, of: GridColumn): string =>
  cellOf(report, row, of).replace(/^'/, "");

const column = (head: string, ...of: readonly GridColumn[]): Shown => ({
  head,
  of,
  show: (report, row) =>
    of
      .map((one) => inWords(one, cell(report, row, one)))
      .filter(Boolean)
      .join(", "),
});

/** The layout's own words as people say them; what is not one of them stays as it is written. */
function inWords(of: GridColumn, written: string): string {
  if (of === "column") return columnWords[written as Column]?.word ?? written;
  if (of === "row") return rowWords[written as GridRow] ?? written;
  return of === "kind" && written === "REQUIRED" ? "" : written;
}

const all: readonly Shown[] = [
  column("Year", "column", "term"),
  column("Subject", "row"),
  column("Place", "intent", "kind", "choose", "level", "features"),
  column("Work or credential", "work", "work_hours", "work_host", "credential", "issuer"),
  column("Whose", "organization"),
  column("Course", "course", "title", "credits", "credit_unit", "content"),
  column("Early credit", "early_credit", "agreement", "rule", "college", "college_course", "early_hours"),
  column("Also", "sced", "cip", "series", "part", "prerequisites", "delivered_at", "course_work_hours"),
];

/** Without what no row says. */
const shownOf = (report: GridReport): Shown[] =>
  all.filter(({ show }) =>
    report.table.some((_, index) => index >= report.headerRow && show(report, index + 1) !== ""),
  );

type WouldProps = {
  run: DryRun<GridReport>;
  report: GridReport;
  program: Program;
  path: string;
  query: string;
  draws: boolean;
};

function Would({ run, report, program, path, query, draws }: WouldProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const add = useAction(async (key) => {
    const { body, type } = run.body();
    await freshAfter(
      path,
      post<GridReport>(`${path}/plan/import?${query}`, body, { type, ifMatch: run.etag, key }),
    );
    route(programPaths.program(partnership.id, program.id));
  });
  const { slots, courses } = report;
  return (
    <Commit
      run={run}
      report={report}
      add={add}
      words={["What would change", "Loading"]}
      yes="Load the grid"
      already="The grid says all of this already."
      name="grid"
    >
      <dl class="facts two">
        {draws && (
          <div>
            <dt>Places</dt>
            <dd>
              {slots.added} new, {slots.changed} changed
              {slots.same > 0 && <small>{slots.same} as they are</small>}
              {slots.removed > 0 && <small>{slots.removed} taken out</small>}
              {slots.left > 0 && <small>{slots.left} not in the file, left as they are</small>}
            </dd>
          </div>
        )}
        <div>
          <dt>Your courses</dt>
          <dd>
            {courses.added} new, {courses.changed} changed
            {courses.same > 0 && <small>{courses.same} as they are</small>}
            {courses.removed > 0 && <small>{courses.removed} taken out</small>}
          </dd>
        </div>
      </dl>
      <hr />
      <p>Loading the same file again changes nothing. Entries and exits are not in the file, and stay.</p>
    </Commit>
  );
}
