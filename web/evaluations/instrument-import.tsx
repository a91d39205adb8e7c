/** An edition from a file, one element a row: read, look at every problem at its cell, and then add all of it. */
import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import type { InstrumentReport } from "#shared/evaluations/instrument-table.ts";
import { objectionToInstruments } from "#shared/evaluations/rules.ts";
import { post } from "../api.ts";
import { Commit } from "../files/commit.tsx";
import { DropSheet } from "../files/drop.tsx";
import { ImportRows, type Shown } from "../files/rows.tsx";
import { useDryRun } from "../files/run.ts";
import { FileSheet } from "../files/sheet.tsx";
import { cellOf } from "../files/table.ts";
import { changed, useAction } from "../load.ts";
import { paths, query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { ProseField, TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { instrumentsPath, useInstrument } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import "./evaluations.css";

const title = "Read an edition from a file";

export function InstrumentImportPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["part"] ?? "";
  const path = `${instrumentsPath(partnership.id)}/${id}`;
  const read = useInstrument(path);
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: evaluationPaths.instruments(partnership.id), label: "Instruments" },
  ];
  if (read.state === "loading")
    return (
      <Page title={title} crumbs={crumbs}>
        <Skeleton of="the instrument" lines={10} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={title} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const why = objectionToInstruments(actor);
  if (why)
    return (
      <Page title={title} crumbs={crumbs}>
        <Notice kind="warn" title="You cannot add an edition">
          <p>{why.why}</p>
        </Notice>
      </Page>
    );
  const { instrumentId, name, source } = read.data.data;
  return <Steps path={path} id={instrumentId} name={name} source={source} />;
}

type Props = { path: string; id: string; name: string; source: string };

function Steps(props: Props) {
  const { path, id, name } = props;
  const { partnership } = usePlace();
  // What a file does not say is typed beside the report: reading needs none of it.
  const run = useDryRun<InstrumentReport>(
    `${path}/import${query({ dryRun: "true", edition: "-", name: "-" })}`,
  );
  const { source, report } = run;
  const crumbs = [
    { href: evaluationPaths.instruments(partnership.id), label: "Instruments" },
    { href: evaluationPaths.instrument(partnership.id, id), label: name },
  ];
  if (!source || (!report && run.problem))
    return (
      <Page
        title={title}
        crumbs={crumbs}
        lede="Put the guide’s own words in place of the drafts, in a spreadsheet, and read it in as another edition."
      >
        {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
        <div class="cols wide-left">
          <DropSheet onChoose={run.choose} />
          <section aria-labelledby="layout">
            <h2 id="layout" class="small-head">
              What the file looks like
            </h2>
            <p>
              One row for each element: its <b>principle</b> and its <b>element</b> text. It may also say
              whose words they are, which kinds of evidence answer it, and which elements of other instruments
              it maps to, such as <code>perkins-v-pos/e</code>.
            </p>
            <p>
              Begin with the <a href={evaluationPaths.instrument(partnership.id, id)}>table of an edition</a>:
              what keeps its element id stays comparable with earlier rounds.
            </p>
          </section>
        </div>
      </Page>
    );
  return (
    <Page
      title={report?.stops === 0 ? "Ready to add" : "Check before you add"}
      short={title}
      crumbs={crumbs}
      lede="Nothing is added yet."
    >
      <FileSheet run={run} source={source} />
      {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
      {report ? (
        <div class="cols wide-left">
          <ImportRows report={report} shown={shown} problems={run.open} onFix={run.fix} onKeep={run.keep} />
          <Would run={run} report={report} {...props} />
        </div>
      ) : (
        <Skeleton of="the rows" lines={12} />
      )}
    </Page>
  );
}

const column = (head: string, of: Shown["of"][number]): Shown => ({
  head,
  of: [of],
  show: (report, row) => cellOf(report, row, of).replace(/^'/, ""),
});
const shown: readonly Shown[] = [
  column("Principle", "principle"),
  column("Id", "element_id"),
  column("Element", "element"),
  column("Whose words", "words"),
  column("Evidence", "evidence"),
  column("Maps to", "maps_to"),
];

type WouldProps = Props & { run: ReturnType<typeof useDryRun<InstrumentReport>>; report: InstrumentReport };

function Would({ run, report, path, id, name, source }: WouldProps) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const [head, setHead] = useState({ edition: partnership.today.slice(0, 4), name, source, verifiedOn: "" });
  const add = useAction(async (key) => {
    const { body, type } = run.body();
    await post<InstrumentReport>(`${path}/import${query(head)}`, body, { type, key, ifMatch: run.etag });
    await changed(instrumentsPath(partnership.id));
    route(evaluationPaths.instrument(partnership.id, id, head.edition));
  });
  const { principles, elements, drafts } = report.wouldChange;
  return (
    <Commit
      run={run}
      report={report}
      add={add}
      words={["What would be added", "Adding"]}
      yes="Add this edition"
      already="The file has no element."
      name="edition"
    >
      <dl class="facts two">
        <div>
          <dt>Principles</dt>
          <dd>{principles}</dd>
        </div>
        <div>
          <dt>Elements</dt>
          <dd>
            {elements}
            {drafts > 0 && <small>{drafts} of them drafts</small>}
          </dd>
        </div>
      </dl>
      <TextField
        label="Edition"
        pointer="/edition"
        hint="A name no edition has yet."
        value={head.edition}
        onValue={(edition) => setHead({ ...head, edition })}
      />
      <TextField
        label="Name"
        pointer="/name"
        value={head.name}
        onValue={(now) => setHead({ ...head, name: now })}
      />
      <ProseField
        label="Where it comes from"
        pointer="/source"
        optional
        rows={3}
        value={head.source}
        onValue={(now) => setHead({ ...head, source: now })}
      />
      <TextField
        label="Compared with its source on"
        pointer="/verifiedOn"
        type="date"
        optional
        max={partnership.today}
        value={head.verifiedOn}
        onValue={(verifiedOn) => setHead({ ...head, verifiedOn })}
      />
    </Commit>
  );
}
