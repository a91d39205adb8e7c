/** The rows of a file before anything is saved: what each was read as, and each problem at its row with its fixes. */
import { useState } from "preact/hooks";
import type { ImportColumn, ImportReport } from "#shared/agreements/import-schema.ts";
import type { ConditionType } from "#shared/agreements/schema.ts";
import type { ImportProblem } from "#shared/files/schema.ts";
import { query } from "../paths.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { conditionWords } from "./choices.ts";
import { cellOf, nameOf, rowsToShow } from "./import-table.ts";

const perPage = 60;

type RowsProps = {
  report: ImportReport;
  /** Problems still open: fixed and answered ones are taken out. */
  problems: readonly ImportProblem[];
  /** Undefined while a commit is under way. */
  onFix: (problem: ImportProblem, value: string) => void;
  onKeep: (problem: ImportProblem) => void;
};

type Shown = {
  head: string;
  of: readonly ImportColumn[];
  number?: boolean;
  show: (report: ImportReport, row: number) => string;
};

const kinds: Record<string, string> = { S: "Finishes", R: "Grants", Q: "Asks for", N: "Gives none" };
const text = (readAs: ImportColumn) => (report: ImportReport, row: number) =>
  cellOf(report, row, readAs).replace(/^'/, "");

const shown: readonly Shown[] = [
  { head: "Rule", of: ["rule_no"], number: true, show: text("rule_no") },
  {
    head: "Kind",
    of: ["row_type"],
    show: (report, row) =>
      kinds[text("row_type")(report, row).trim().toUpperCase()] ?? text("row_type")(report, row),
  },
  {
    head: "Course",
    of: ["org_code", "course_code"],
    show: (report, row) => `${text("org_code")(report, row)} ${text("course_code")(report, row)}`.trim(),
  },
  {
    head: "Title",
    of: ["course_title", "award_type", "value"],
    show: (report, row) =>
      text("course_title")(report, row) ||
      conditionIn(text("award_type")(report, row), text("value")(report, row)) ||
      `${text("award_type")(report, row)} ${text("value")(report, row)}`
        .trim()
        .toLowerCase()
        .replaceAll("_", " "),
  },
  { head: "Credit", of: ["credits"], number: true, show: text("credits") },
  { head: "Grade", of: ["min_grade"], show: text("min_grade") },
];

/** `A percent on the exam: 80`. */
function conditionIn(type: string, value: string): string | undefined {
  const name = Object.hasOwn(conditionWords, type) && conditionWords[type as ConditionType].name;
  return name ? `${name}${value && `: ${value}`}` : undefined;
}

export function ImportRows({ report, problems, onFix, onKeep }: RowsProps) {
  const [asked] = useAddress("rows", problems.length === 0 ? "all" : "");
  const [at] = useAddress("page", "1");
  const link = useLinkWith("rows");
  const all = asked === "all" || problems.length === 0;
  const wanted = rowsToShow(report, problems, all);
  const pages = Math.max(1, Math.ceil(wanted.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(at, 10) || 1));
  const rows = wanted.slice((page - 1) * perPage, page * perPage);
  const byRow = Map.groupBy(problems, ({ row }) => row);
  const aboutFile = problems.filter(({ row }) => row <= report.headerRow);
  return (
    <section aria-labelledby="rows">
      <div class="section-head">
        <h2 id="rows">Rows</h2>
        <nav class="row" aria-label="Show rows">
          {problems.length > 0 && (
            <a class="chip" href={link("")} aria-current={all ? undefined : "page"}>
              Problems and neighbors {rowsToShow(report, problems, false).length}
            </a>
          )}
          <a class="chip" href={link("all")} aria-current={all ? "page" : undefined}>
            All {report.rows.toLocaleString("en-US")}
          </a>
        </nav>
      </div>
      {report.problemsLeftOff > 0 && (
        <p class="muted">
          These are the first {report.problems.length.toLocaleString("en-US")} problems;{" "}
          {report.problemsLeftOff.toLocaleString("en-US")} more show once these are fixed.
        </p>
      )}
      {aboutFile.map((problem) => (
        <Mend key={nameOf(problem)} problem={problem} onFix={onFix} onKeep={onKeep} />
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Rows of the file">
        <table>
          <thead>
            <tr>
              <th scope="col" class="n">
                Row
              </th>
              <th scope="col">Result</th>
              {shown.map(({ head, number }) => (
                <th key={head} scope="col" class={number ? "n" : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const found = byRow.get(row) ?? [];
              return [
                <Row key={row} row={row} report={report} found={found} />,
                ...found.map((problem) => (
                  <tr key={`${row} ${nameOf(problem)}`}>
                    <td />
                    <td colSpan={shown.length + 1} class="mend">
                      <Mend problem={problem} onFix={onFix} onKeep={onKeep} />
                    </td>
                  </tr>
                )),
              ];
            })}
          </tbody>
        </table>
      </section>
      <nav class="pages" aria-label="Pages of rows">
        {pages > 1 &&
          Array.from({ length: pages }, (_, index) => (
            <a
              key={index}
              href={`${query({ rows: asked || undefined, page: index > 0 ? String(index + 1) : undefined }) || "?"}`}
              aria-current={index + 1 === page ? "page" : undefined}
            >
              {index + 1}
            </a>
          ))}
        <span class="muted">
          Rows {rows.length === 0 ? 0 : (page - 1) * perPage + 1} to {(page - 1) * perPage + rows.length} of{" "}
          {wanted.length.toLocaleString("en-US")}
        </span>
      </nav>
    </section>
  );
}

function Row({ row, report, found }: { row: number; report: ImportReport; found: readonly ImportProblem[] }) {
  const severity = found.some((one) => one.severity === "stops")
    ? "stops"
    : found.length > 0
      ? "asks"
      : "fine";
  const marked = new Set(
    found.map(({ column }) => report.columns.find(({ header }) => header === column)?.readAs ?? column),
  );
  return (
    <tr id={`row-${row}`}>
      <th scope="row" class="n">
        {row}
      </th>
      <td>
        <Result severity={severity} />
      </td>
      {shown.map(({ head, of, number, show }) => {
        const value = show(report, row);
        return (
          <td key={head} class={number ? "n" : head === "Course" ? "nowrap" : undefined}>
            {of.some((one) => marked.has(one)) ? <mark>{value || "empty"}</mark> : value}
          </td>
        );
      })}
    </tr>
  );
}

function Result({ severity }: { severity: "stops" | "asks" | "fine" }) {
  return (
    <span class={`nowrap result ${severity}`}>
      <Icon name={severity === "stops" ? "cross" : severity === "asks" ? "alert" : "check"} />{" "}
      {severity === "asks" ? "ask" : severity}
    </span>
  );
}

/** `Course code` for `course_code`. */
const named = (column: string) => column.charAt(0).toUpperCase() + column.slice(1).replaceAll("_", " ");

type MendProps = Pick<RowsProps, "onFix" | "onKeep"> & { problem: ImportProblem };

/** One problem in words, and every way out of it as a button. */
function Mend({ problem, onFix, onKeep }: MendProps) {
  const { column, severity, read, expected, fix, alternatives = [] } = problem;
  const [typing, setTyping] = useState(false);
  const [typed, setTyped] = useState(read);
  const stops = severity === "stops";
  return (
    <div class={stops ? "notice bad" : "notice warn"}>
      <Icon name={stops ? "cross" : "alert"} />
      <p>
        {column && <b>{named(column)}: </b>}
        {expected}
        {read && (
          <>
            {" "}
            We read <code>{read}</code>.
          </>
        )}
      </p>
      {typing ? (
        <form
          class="row type-it"
          onSubmit={(event) => {
            event.preventDefault();
            onFix(problem, typed);
          }}
        >
          <TextField
            label={`${named(column)}, row ${problem.row}`}
            pointer={`/${problem.row}`}
            value={typed}
            onValue={setTyped}
            autocomplete="off"
            autofocus
          />
          <Button small kind="primary" type="submit">
            Use this
          </Button>
          <Button small kind="quiet" onClick={() => setTyping(false)}>
            Never mind
          </Button>
        </form>
      ) : (
        <div class="row">
          {!stops && (
            <Button small onClick={() => onKeep(problem)}>
              Keep it as it is
            </Button>
          )}
          {fix && (
            <Button small kind={stops ? "primary" : undefined} onClick={() => onFix(problem, fix.value)}>
              {fix.label}
            </Button>
          )}
          {alternatives.slice(0, 6).map((value) => (
            <Button key={value} small onClick={() => onFix(problem, value)}>
              Use {value}
            </Button>
          ))}
          {column !== "" && (
            <Button small kind={fix ? "quiet" : undefined} onClick={() => setTyping(true)}>
              Type it
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
