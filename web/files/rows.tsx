/** The rows of a file before anything is saved: what each was read as, and each problem at its row with its fixes. */
import { useState } from "preact/hooks";
import type { FileReport, ImportProblem } from "#shared/files/schema.ts";
import { useAddress, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { onPage, Pages } from "../ui/pages.tsx";
import { nameOf, rowsToShow } from "./table.ts";

const perPage = 60;

type RowsProps = {
  report: FileReport;
  /** What is shown of a row, as it was read. */
  shown: readonly Shown[];
  /** Problems still open: fixed and answered ones are taken out. */
  problems: readonly ImportProblem[];
  /** Undefined while a commit is under way. */
  onFix: (problem: ImportProblem, value: string) => void;
  onKeep: (problem: ImportProblem) => void;
};

export type Shown = {
  head: string;
  /** The columns of the layout it is made of: a problem in one of them marks it. */
  of: readonly string[];
  number?: boolean;
  show: (report: FileReport, row: number) => string;
};

export function ImportRows({ report, shown, problems, onFix, onKeep }: RowsProps) {
  const [asked] = useAddress("rows", problems.length === 0 ? "all" : "");
  const [at] = useAddress("page", "1");
  const link = useLinkWith("rows", "page");
  const all = asked === "all" || problems.length === 0;
  const wanted = rowsToShow(report, problems, all);
  const { shown: rows, ...pages } = onPage(wanted, at, perPage);
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
                <Row key={row} row={row} report={report} shown={shown} found={found} />,
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
      <Pages of="rows" {...pages} />
    </section>
  );
}

type RowProps = Pick<RowsProps, "report" | "shown"> & { row: number; found: readonly ImportProblem[] };

function Row({ row, report, shown, found }: RowProps) {
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
          <td key={head} class={number ? "n" : head === "Course" || head === "Code" ? "nowrap" : undefined}>
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
