/** The preview of an import: its rows, what would be added, and the one button that adds it. */
import { useLocation } from "preact-iso/router";
import type { ImportReport, WouldAdd } from "#shared/agreements/import-schema.ts";
import type { Agreement, CreditUnit } from "#shared/agreements/schema.ts";
import { counted, listed, unitWords } from "#shared/agreements/table-words.ts";
import { credit } from "#shared/agreements/words.ts";
import { post } from "../api.ts";
import { changed, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { download } from "../ui/csv.ts";
import { ProblemNotice } from "../ui/problem.tsx";
import { ImportRows } from "./import-rows.tsx";
import type { DryRun } from "./import-run.ts";
import { problemsAsCsv } from "./import-table.ts";

type PreviewProps = { run: DryRun; report: ImportReport; agreement: Agreement; path: string };

export function ImportPreview({ run, report, agreement, path }: PreviewProps) {
  return (
    <div class="cols wide-left">
      <ImportRows report={report} problems={run.open} onFix={run.fix} onKeep={run.keep} />
      <Would run={run} report={report} agreement={agreement} path={path} />
    </div>
  );
}

function Would({ run, report, agreement, path }: PreviewProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const add = useAction(async (key) => {
    const { body, type } = run.body();
    await post<ImportReport>(`${path}/rules/import`, body, { type, ifMatch: run.etag, key });
    changed(path.slice(0, path.lastIndexOf("/")));
    route(paths.agreement(partnership.id, agreement.id));
  });
  const { wouldAdd } = report;
  const stopping = run.open.filter(({ severity }) => severity === "stops");
  const withFix = stopping.filter(({ fix }) => fix);
  const rules = wouldAdd.rulesNew + wouldAdd.rulesChanged;
  return (
    <section class="sheet stick" aria-labelledby="would">
      <h2 id="would" class="small-head">
        {report.changes || report.stops > 0 ? "What would be added" : "Nothing would change"}
      </h2>
      <Counts wouldAdd={wouldAdd} />
      <hr />
      <p>
        To the <b>draft of {agreement.name}</b>.{" "}
        {report.stops === 0 && !report.changes
          ? "It says all of this already."
          : "Adding the same file again changes nothing."}
      </p>
      <Button
        kind="primary"
        busy={add.busy && "Adding"}
        because={whyNot(run, report)}
        onClick={() => void add.run()}
      >
        {rules > 0 ? `Add ${rules === 1 ? "this rule" : `these ${rules} rules`}` : "Add this"}
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
        <Button
          kind="quiet"
          onClick={() =>
            download(
              `problems-${agreement.codedNotation.replaceAll("/", "-")}.csv`,
              problemsAsCsv(report.problems),
            )
          }
        >
          Download the problems as CSV
        </Button>
      )}
    </section>
  );
}

function Counts({ wouldAdd }: { wouldAdd: WouldAdd }) {
  const { rulesNew, rulesChanged, rulesSame, findings, conditions, coursesNew, creditHundredthsByUnit } =
    wouldAdd;
  const sums = Object.entries(creditHundredthsByUnit) as [CreditUnit, number][];
  return (
    <dl class="facts two">
      <div>
        <dt>Rules</dt>
        <dd>
          {rulesNew} new, {rulesChanged} changed
          {rulesSame > 0 && <small>{rulesSame} as they are</small>}
        </dd>
      </div>
      <div>
        <dt>Refused or open pairs</dt>
        <dd>{findings}</dd>
      </div>
      <div>
        <dt>Credit in all rules</dt>
        <dd>
          {sums.length === 0
            ? "none"
            : listed(sums.map(([unit, sum]) => `${credit(sum)} ${unitWords[unit]}`))}
        </dd>
      </div>
      <div>
        <dt>Conditions</dt>
        <dd>{conditions}</dd>
      </div>
      {coursesNew > 0 && (
        <div>
          <dt>Courses</dt>
          <dd>{coursesNew} not in it yet</dd>
        </div>
      )}
    </dl>
  );
}

/** Why nothing can be added now, in the file's own row numbers. */
function whyNot({ open, busy, problem }: DryRun, report: ImportReport): string | undefined {
  if (busy) return "The changed file is being read again.";
  if (problem) return "The file could not be read again.";
  if (report.stops > 0) {
    const rows = [...new Set(open.filter(({ severity }) => severity === "stops").map(({ row }) => row))];
    if (rows.length === 0) return `${counted(report.stops, "problem")} still stop the file.`;
    const named = rows.slice(0, 4).map(String);
    const words = rows.length > 4 ? `${named.join(", ")} and ${rows.length - 4} more` : listed(named);
    return `${rows.length === 1 ? `Row ${words} still stops` : `Rows ${words} still stop`} the file.`;
  }
  if (!report.changes) return "The agreement says all of this already.";
  return undefined;
}
