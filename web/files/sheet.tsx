/** The file that is being read: its name and size, how far the reading is, and what each column was taken for. */

import type { FileReport } from "#shared/files/schema.ts";
import { xlsxType } from "#shared/files/taken.ts";
import { sizeInWords } from "../documents/words.ts";
import { Button } from "../ui/button.tsx";
import type { DryRun, Source } from "./run.ts";
import "./files.css";

export function FileSheet<Report extends FileReport>({
  run,
  source,
}: {
  run: DryRun<Report>;
  source: Source;
}) {
  const { report } = run;
  return (
    <section class="sheet" aria-labelledby="file">
      <div class="row between">
        <div class="who">
          <span class="face org" aria-hidden="true">
            {source.type === xlsxType ? "XLS" : "CSV"}
          </span>
          <span>
            <b id="file">{source.name}</b>
            <small>
              {report
                ? `${report.rows.toLocaleString("en-US")} rows, ${report.columns.length} columns${source.size === undefined ? "" : `, ${sizeInWords(source.size)}`}.`
                : "Reading it."}
              {run.mendings > 0 &&
                ` ${run.mendings} ${run.mendings === 1 ? "cell" : "cells"} changed here; your file is as it was.`}
            </small>
          </span>
        </div>
        <div class="row">
          {run.mendings > 0 && (
            <Button small kind="quiet" onClick={run.undo}>
              Undo the last change
            </Button>
          )}
          <Button small onClick={run.clear}>
            Choose another file
          </Button>
        </div>
      </div>
      <div class="stack tight">
        <progress
          aria-label="Rows read"
          {...(report && !run.busy ? { max: report.rows || 1, value: report.rows || 1 } : {})}
        />
        <div class="row between" role="status">
          <small>
            {report && !run.busy
              ? `${report.rows.toLocaleString("en-US")} of ${report.rows.toLocaleString("en-US")} rows read`
              : report
                ? "Reading it again with your changes"
                : "Reading the rows"}
          </small>
          <small>{report && problemsInWords(report.stops, report.asks)}</small>
        </div>
      </div>
      {report && (
        <details>
          <summary>What we read each column as</summary>
          <dl class="read-as">
            {report.columns.map(({ header, readAs }, index) => (
              <div key={`${index} ${header}`}>
                <dt>{header || `column ${index + 1}`}</dt>
                <dd>
                  {readAs === "ignored" ? <span class="muted">not used</span> : readAs.replaceAll("_", " ")}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function problemsInWords(stops: number, asks: number): string {
  if (stops === 0 && asks === 0) return "No problems found";
  const parts = [
    ...(stops > 0 ? [`${stops} ${stops === 1 ? "stops" : "stop"} the file`] : []),
    ...(asks > 0 ? [`${asks} ${asks === 1 ? "asks" : "ask"} you`] : []),
  ];
  return `Problems found: ${parts.join(", ")}`;
}
