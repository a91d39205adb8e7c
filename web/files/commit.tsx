/** What would change, and the one button that changes it: grey while something stops the file, with the rows that do. */
import type { ComponentChildren } from "preact";
import { counted, listed } from "#shared/agreements/table-words.ts";
import type { FileReport } from "#shared/files/schema.ts";
import type { Action } from "../load.ts";
import { Button } from "../ui/button.tsx";
import { download } from "../ui/csv.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import type { DryRun } from "./run.ts";
import { problemsAsCsv } from "./table.ts";
import "./files.css";

export type CommitProps<Report extends FileReport> = {
  run: DryRun<Report>;
  report: Report;
  add: Action<[]>;
  /** On the button: `Add these 4 rules`. */
  yes: string;
  /** Over the counts, and on the button while it is pressed: `["What would be added", "Adding"]`. */
  words: readonly [head: string, doing: string];
  /** Why nothing would change, in a sentence. */
  already: string;
  /** Names the file of problems. */
  name: string;
  /** The counts, and what they are added to. */
  children: ComponentChildren;
};

export function Commit<Report extends FileReport>({
  run,
  report,
  add,
  yes,
  words,
  already,
  name,
  children,
}: CommitProps<Report>) {
  const stopping = run.open.filter(({ severity }) => severity === "stops");
  const withFix = stopping.filter(({ fix }) => fix);
  return (
    <section class="sheet stick" aria-labelledby="would">
      <h2 id="would" class="small-head">
        {report.changes || report.stops > 0 ? words[0] : "Nothing would change"}
      </h2>
      {children}
      <Button
        kind="primary"
        busy={add.busy && words[1]}
        because={whyNot(run, report, already)}
        onClick={() => void add.run()}
      >
        {yes}
      </Button>
      {stopping[0] && stopping[0].row > report.headerRow && (
        <a href={`#row-${stopping[0].row}`}>Go to row {stopping[0].row}</a>
      )}
      {add.problem && (
        <ProblemNotice
          problem={add.problem}
          live
          retry={add.problem.code === "changed-meanwhile" ? run.again : undefined}
        />
      )}
      {withFix.length > 0 && (
        <Button onClick={() => run.fixAll(withFix)}>
          Fix {withFix.length === 1 ? "it" : `all ${withFix.length}`} with our{" "}
          {withFix.length === 1 ? "suggestion" : "suggestions"}
        </Button>
      )}
      {report.problems.length > 0 && (
        <Button kind="quiet" onClick={() => download(`problems-${name}.csv`, problemsAsCsv(report.problems))}>
          Download the problems as CSV
        </Button>
      )}
    </section>
  );
}

/** Why nothing can be added now, in the file's own row numbers. */
function whyNot<Report extends FileReport>(
  { open, busy, problem }: DryRun<Report>,
  report: Report,
  already: string,
): string | undefined {
  if (busy) return "The changed file is being read again.";
  if (problem) return "The file could not be read again.";
  if (report.stops > 0) {
    const rows = [...new Set(open.filter(({ severity }) => severity === "stops").map(({ row }) => row))];
    if (rows.length === 0) return `${counted(report.stops, "problem")} still stop the file.`;
    const named = rows.slice(0, 4).map(String);
    const words = rows.length > 4 ? `${named.join(", ")} and ${rows.length - 4} more` : listed(named);
    return `${rows.length === 1 ? `Row ${words} still stops` : `Rows ${words} still stop`} the file.`;
  }
  if (!report.changes) return already;
  return undefined;
}
