/** What was read of a file of statements: repairs and problems at their places, the first statements, and the one button that adds them. */
import { counted } from "#shared/agreements/table-words.ts";
import type { FileReport } from "#shared/files/schema.ts";
import type { ImportNote, StatementReport } from "#shared/statements/import-schema.ts";
import type { TableColumn } from "#shared/statements/table-columns.ts";
import { Commit } from "../files/commit.tsx";
import { ImportRows, type Shown } from "../files/rows.tsx";
import type { DryRun } from "../files/run.ts";
import { cellOf } from "../files/table.ts";
import type { Action } from "../load.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { onPage, Pages } from "../ui/pages.tsx";

type Run = DryRun<StatementReport>;
type PreviewProps = {
  run: Run;
  report: StatementReport;
  add: Action<[]>;
  adapt: boolean;
  onAdapt: () => void;
};

export function ImportPreview({ run, report, add, adapt, onAdapt }: PreviewProps) {
  return (
    <div class="cols wide-left">
      {report.format === "table" ? (
        <ImportRows report={report} shown={shown} problems={run.open} onFix={run.fix} onKeep={run.keep} />
      ) : (
        <div class="stack">
          {report.notes.length > 0 && <Notes report={report} />}
          {report.framework && <First framework={report.framework} />}
        </div>
      )}
      <Would run={run} report={report} add={add} adapt={adapt} onAdapt={onAdapt} />
    </div>
  );
}

const text = (readAs: TableColumn) => (report: FileReport, row: number) =>
  cellOf(report, row, readAs).replace(/^'/, "");
const shown: readonly Shown[] = [
  { head: "Code", of: ["code", "identifier"], show: text("code") },
  { head: "Statement", of: ["statement"], show: text("statement") },
  { head: "Under", of: ["parent", "order"], show: text("parent") },
  { head: "Type", of: ["type"], show: text("type") },
];

const formats = { case: "CASE", ctdl: "CTDL" };

/** The package that is being read: what it is and how it went. */
export function PackageSheet({ run, report, name }: { run: Run; report: StatementReport; name: string }) {
  const { stops, repaired, noted } = report;
  return (
    <section class="sheet" aria-labelledby="file">
      <div class="row between">
        <div class="who">
          <span class="face org" aria-hidden="true">
            {report.format === "table" ? "CSV" : formats[report.format]}
          </span>
          <span>
            <b id="file">{name}</b>
            <small role="status">
              {run.busy
                ? "Reading it."
                : stops > 0
                  ? `${counted(stops, "problem")} ${stops === 1 ? "stops" : "stop"} it.`
                  : repaired + noted === 0
                    ? "Read as it is: nothing had to be mended."
                    : `${counted(repaired, "repair")}${noted > 0 ? `, ${counted(noted, "note")}` : ""}.`}
            </small>
          </span>
        </div>
        <Button small onClick={run.clear}>
          Choose another file
        </Button>
      </div>
    </section>
  );
}

const severities = { stops: "Stops it", repaired: "Mended", noted: "Note" } as const;

function Notes({ report }: { report: StatementReport }) {
  const [at] = useAddress("page", "1");
  const { shown: notes, ...pages } = onPage(report.notes, at);
  return (
    <Section
      id="notes"
      title="What we mended, and what stops it"
      aside={
        <Button small kind="quiet" onClick={() => download("repairs.csv", notesAsCsv(report.notes))}>
          Download as CSV
        </Button>
      }
    >
      {report.notesLeftOff > 0 && (
        <p class="muted">
          These are the first {report.notes.length.toLocaleString("en-US")};{" "}
          {report.notesLeftOff.toLocaleString("en-US")} more are like them.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Repairs and problems">
        <table>
          <thead>
            <tr>
              <th scope="col">Result</th>
              <th scope="col">Place in the file</th>
              <th scope="col">We read</th>
              <th scope="col">What that means</th>
            </tr>
          </thead>
          <tbody>
            {notes.map(({ pointer, severity, read, said }, index) => (
              <tr key={`${index} ${pointer}`}>
                <td
                  class={`result ${severity === "stops" ? "stops" : severity === "noted" ? "asks" : "fine"}`}
                >
                  {severities[severity]}
                </td>
                <td>
                  <code>{pointer || "the whole file"}</code>
                </td>
                <td>{read}</td>
                <td>{said}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages of="repairs and problems" {...pages} />
    </Section>
  );
}

const notesAsCsv = (notes: readonly ImportNote[]): string =>
  csvOf([
    ["result", "place", "read", "meaning"],
    ...notes.map(({ pointer, severity, read, said }) => [severities[severity], pointer, read, said]),
  ]);

function First({ framework }: { framework: NonNullable<StatementReport["framework"]> }) {
  const { first, items } = framework;
  return (
    <Section id="first" title={framework.title}>
      <ul class="lines">
        {first.map(({ depth, code, statement, type }, index) => (
          <li key={`${index} ${code}`} style={{ paddingInlineStart: `${Math.min(depth, 8) * 1.25}rem` }}>
            {code && <b>{code} </b>}
            {statement}
            {type && <small>{type}</small>}
          </li>
        ))}
      </ul>
      {first.length < items && (
        <p class="muted">
          The first {first.length.toLocaleString("en-US")} of {items.toLocaleString("en-US")} statements.
        </p>
      )}
    </Section>
  );
}

function Would({ run, report, add, adapt, onAdapt }: PreviewProps) {
  const { framework, would } = report;
  const items = framework?.items ?? 0;
  return (
    <div class="stack">
      {would === "DIFFERENT" && (
        <Notice kind="warn" title="Its identifiers are taken">
          <p>
            The hub has this framework with other words, or some of its statements in another framework. As an
            adaptation, this one gets identifiers of its own, and each statement keeps which one it came from.
          </p>
          <Button small onClick={onAdapt}>
            Add it as an adaptation
          </Button>
        </Notice>
      )}
      {would === "LINK" && (
        <Notice title="Another partnership has it">
          <p>
            It says the same there, word for word. A copy will be listed here to read, as it is today; that
            partnership keeps it. A copy of an earlier day gives way to this one.
          </p>
        </Notice>
      )}
      <Commit
        run={run}
        report={report}
        add={add}
        words={["What would be added", "Adding"]}
        yes={items === 1 ? "Add this statement" : `Add these ${items.toLocaleString("en-US")} statements`}
        already={
          would === "DIFFERENT"
            ? "Its identifiers are taken by another framework."
            : "It is all here already, word for word."
        }
        name={framework?.title.slice(0, 40) ?? "statements"}
      >
        <dl class="facts two">
          <div>
            <dt>Framework</dt>
            <dd>
              {framework?.title ?? "not known yet"}
              {adapt && <small>as an adaptation</small>}
            </dd>
          </div>
          <div>
            <dt>Made by</dt>
            <dd>{framework?.creator ?? "not known yet"}</dd>
          </div>
          <div>
            <dt>Statements</dt>
            <dd>{items.toLocaleString("en-US")}</dd>
          </div>
          <div>
            <dt>Associations</dt>
            <dd>{(framework?.associations ?? 0).toLocaleString("en-US")}</dd>
          </div>
        </dl>
        <hr />
        <p>
          Your partnership reads it; others only once you publish an edition. Adding the same file again adds
          nothing.
        </p>
      </Commit>
    </div>
  );
}
