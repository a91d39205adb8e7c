/** The preview of an import: its rows, what would be added, and the one button that adds it. */
import { useLocation } from "preact-iso/router";
import type { ImportReport, WouldAdd } from "#shared/agreements/import-schema.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { listed, unitWords } from "#shared/agreements/table-words.ts";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import { credit } from "#shared/agreements/words.ts";
import { post } from "../api.ts";
import { Commit } from "../files/commit.tsx";
import { ImportRows } from "../files/rows.tsx";
import type { DryRun } from "../files/run.ts";
import { changed, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { shown } from "./import-shown.ts";

type PreviewProps = { run: DryRun<ImportReport>; report: ImportReport; agreement: Agreement; path: string };

export function ImportPreview({ run, report, agreement, path }: PreviewProps) {
  return (
    <div class="cols wide-left">
      <ImportRows report={report} shown={shown} problems={run.open} onFix={run.fix} onKeep={run.keep} />
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
  const rules = wouldAdd.rulesNew + wouldAdd.rulesChanged;
  return (
    <Commit
      run={run}
      report={report}
      add={add}
      words={["What would be added", "Adding"]}
      yes={rules > 0 ? `Add ${rules === 1 ? "this rule" : `these ${rules} rules`}` : "Add this"}
      already="The agreement says all of this already."
      name={agreement.codedNotation.replaceAll("/", "-")}
    >
      <Counts wouldAdd={wouldAdd} />
      <hr />
      <p>
        To the <b>draft of {agreement.name}</b>.{" "}
        {report.stops === 0 && !report.changes
          ? "It says all of this already."
          : "Adding the same file again changes nothing."}
      </p>
    </Commit>
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
