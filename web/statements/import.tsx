/** Adding a framework from a file or an address: read, look at every repair, and then add all of it. Nothing is saved before. */

import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { has, isConvener } from "#shared/actor.ts";
import { csvType, xlsxType } from "#shared/files/taken.ts";
import type { StatementReport } from "#shared/statements/import-schema.ts";
import { objectionToStarting } from "#shared/statements/rules.ts";
import { template } from "#shared/statements/table-columns.ts";
import { post } from "../api.ts";
import { DropSheet, type Takes } from "../files/drop.tsx";
import { type DryRun, sourceOf, useDryRun } from "../files/run.ts";
import { FileSheet } from "../files/sheet.tsx";
import { changed, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { csvOf, download } from "../ui/csv.ts";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ImportPreview, PackageSheet } from "./import-preview.tsx";

const jsonType = "application/json";
const takes: Takes = {
  words: "Drop a CASE package, CTDL-ASN or a spreadsheet here",
  hint: "or choose one: JSON, JSON-LD, CSV or Excel, up to 4 MB and 10,000 statements (5,000 rows in a spreadsheet).",
  accept: `.json,.jsonld,.csv,.xlsx,${jsonType},application/ld+json,${csvType},${xlsxType}`,
  sourceOf: (file) =>
    /\.json(ld)?$/i.test(file.name) ? { ...sourceOf(file), type: jsonType } : sourceOf(file),
};

export function FrameworkImportPage() {
  const { partnership, actor } = usePlace();
  const { route } = useLocation();
  const [title, setTitle] = useState("");
  const [adapt, setAdapt] = useState(false);
  const base = `/partnerships/${partnership.id}/frameworks`;
  const asked = new URLSearchParams({
    ...(title.trim() ? { title: title.trim() } : {}),
    ...(adapt ? { as: "adaptation" } : {}),
  });
  const run = useDryRun<StatementReport>(
    `${base}/import?${new URLSearchParams([["dryRun", "true"], ...asked])}`,
  );
  const { source, report } = run;
  const add = useAction(async (key) => {
    const { body, type } = run.body();
    const { data } = await post<StatementReport>(`${base}/import?${asked}`, body, { type, key });
    await changed(base);
    if (data.framework) route(paths.statementFramework(partnership.id, data.framework.identifier));
  });
  const crumbs = [{ href: paths.frameworks(partnership.id), label: "Knowledge and skills" }];
  const name = "Add a framework from a file";
  const why = objectionToStarting(actor);
  if (why)
    return (
      <Page title={name} crumbs={crumbs}>
        <Notice kind="warn" title="Nothing can be added here">
          <p>{why.why}</p>
        </Notice>
      </Page>
    );
  if (!source || (!report && run.problem))
    return (
      <Page
        title={name}
        crumbs={crumbs}
        lede="Choose the file that another system gave you. You see what we read before anything is saved."
      >
        {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
        <Choose run={run} mayFetch={has(actor, "admin") || isConvener(actor)} />
      </Page>
    );
  return (
    <Page title={titleOf(report)} short={name} crumbs={crumbs} lede="Nothing is saved yet.">
      {report && report.format !== "table" ? (
        <PackageSheet run={run} report={report} name={source.name} />
      ) : (
        <FileSheet run={run} source={source} />
      )}
      {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
      {report?.format === "table" && (
        <div class="form">
          <TextField
            label="What the framework is called"
            pointer="/title"
            hint="Leave this empty if a row #title in the file says it."
            optional
            value={title}
            onValue={setTitle}
            autocomplete="off"
          />
        </div>
      )}
      {report ? (
        <ImportPreview run={run} report={report} add={add} onAdapt={() => setAdapt(true)} adapt={adapt} />
      ) : (
        <Skeleton of="the statements" lines={12} />
      )}
    </Page>
  );
}

function titleOf(report: StatementReport | undefined): string {
  if (!report) return "Reading the file";
  if (report.stops > 0) return "Check before you add";
  if (report.would === "SAME") return "It is all there already";
  return report.would === "DIFFERENT" ? "Another framework has this identifier" : "Ready to add";
}

function Choose({ run, mayFetch }: { run: DryRun<StatementReport>; mayFetch: boolean }) {
  return (
    <div class="cols wide-left">
      <DropSheet onChoose={run.choose} takes={takes} />
      <div class="stack">
        {mayFetch && <FromAddress run={run} />}
        <section aria-labelledby="layout">
          <h2 id="layout" class="small-head">
            What the file looks like
          </h2>
          <p>
            A <b>CASE</b> package (1.0 or 1.1) and <b>CTDL-ASN</b> are read as they come. What is not quite in
            order is mended, and you see each repair.
          </p>
          <p>
            A spreadsheet has one row for each statement: its <b>code</b>, the <b>statement</b>, and its{" "}
            <b>parent</b>'s code. OpenSALT's columns are read too.
          </p>
          <Button small onClick={() => download("statements-template.csv", csvOf(template))}>
            Download a template
          </Button>
        </section>
      </div>
    </div>
  );
}

function FromAddress({ run }: { run: DryRun<StatementReport> }) {
  const [url, setUrl] = useState("");
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        const address = url.trim();
        if (address) run.choose({ name: address, type: jsonType, body: { url: address } });
      }}
    >
      <TextField
        label="Or from an address"
        pointer="/url"
        type="url"
        hint="It begins with https:// and is open to everyone."
        value={url}
        onValue={setUrl}
        autocomplete="off"
        spellcheck={false}
      />
      <Button small type="submit">
        Read it
      </Button>
    </form>
  );
}
