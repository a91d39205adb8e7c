/** Loading a publisher's file: say what it is, see every problem and what it would change, and load all of it or nothing. */
import { useLocation } from "preact-iso/router";
import type { CodesReport, MapReport } from "#shared/codes/import-schema.ts";
import { familiesOf, nameOf, objectionToLoading, systemWords } from "#shared/codes/rules.ts";
import type { CodeSystem } from "#shared/codes/schema.ts";
import type { FileReport } from "#shared/files/schema.ts";
import { defaultEdition } from "#shared/framework/browse.ts";
import { post } from "../api.ts";
import { Commit } from "../files/commit.tsx";
import { DropSheet } from "../files/drop.tsx";
import { ImportRows, type Shown } from "../files/rows.tsx";
import { type DryRun, sourceOf, useDryRun } from "../files/run.ts";
import { FileSheet } from "../files/sheet.tsx";
import { cellOf } from "../files/table.ts";
import { changed, useAction } from "../load.ts";
import { paths, query } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { setPath } from "./load.ts";
import { codePaths } from "./paths.ts";
import { targetWords } from "./words.ts";

type Report = CodesReport | MapReport;
const isMap = (report: Report): report is MapReport => "lines" in report.wouldChange;

export function LoadCodesPage() {
  const { partnership, actor } = usePlace();
  const [word, setWord] = useAddress("set", "CIP-2020");
  const [to, setTo] = useAddress("to");
  const [revision, setRevision] = useAddress("as-of", partnership.today.slice(0, 4));
  const [standing, setStanding] = useAddress("standing", "OFFICIAL");
  const [source, setSource] = useAddress("source");
  const [system = "CIP", ...rest] = word.split("-");
  const edition = rest.join("-");
  const path = setPath(partnership.id, word);
  const asked = to
    ? { path: `${path}/maps/${encodeURIComponent(to)}/import`, of: { standing } }
    : { path: `${path}/import`, of: { revision } };
  const said = { ...asked.of, source: source.trim() || undefined };
  const run = useDryRun<Report>(`${asked.path}${query({ dryRun: "true", ...said })}`);
  const why = objectionToLoading(actor);
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: codePaths.codes(partnership.id), label: "Published codes" },
  ];
  const { report } = run;
  const name = nameOf(system as CodeSystem, edition);
  if (!run.source || why || (!report && run.problem))
    return (
      <Page
        title="Load published codes"
        crumbs={crumbs}
        lede="Choose the file as its publisher puts it out. You see every row, and what would change, before anything is saved."
      >
        {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
        {why ? (
          <Notice kind="warn" title="Nothing can be loaded here">
            <p>{why.why}</p>
          </Notice>
        ) : (
          <div class="cols wide-left">
            <div class="stack form">
              <div class="line">
                <ChoiceField
                  label="Codes of"
                  pointer="/system"
                  value={system}
                  onValue={(next) => setWord(`${next}-${known[next as CodeSystem]}`)}
                  choices={(["CIP", "SOC", "SCED"] as const).map((one) => ({
                    value: one,
                    label: `${one}: ${systemWords[one].of}`,
                  }))}
                />
                <TextField
                  label="Edition"
                  pointer="/edition"
                  value={edition}
                  onValue={(next) => setWord(`${system}-${next.trim()}`)}
                />
              </div>
              <ChoiceField
                label="The file"
                pointer="/target"
                value={to}
                onValue={setTo}
                none={`lists the codes of ${name}`}
                choices={targets(system as CodeSystem, edition).map((one) => ({
                  value: one,
                  label: `leads from them to ${targetWords(one)}`,
                }))}
              />
              {to ? (
                <ChoiceField
                  label="Who says so"
                  pointer="/standing"
                  value={standing}
                  onValue={setStanding}
                  choices={[
                    { value: "OFFICIAL", label: "its publisher: official" },
                    { value: "SUGGESTED", label: "somebody worked it out: suggested" },
                  ]}
                />
              ) : (
                <TextField
                  label="As of"
                  pointer="/revision"
                  value={revision}
                  onValue={setRevision}
                  hint="The year, or year and month, in which this state of the edition came out. Publishers add and rename codes within an edition."
                />
              )}
              <TextField
                label="Where it is from"
                pointer="/source"
                value={source}
                onValue={setSource}
                optional
                hint="Shown beside the codes, with the words its licence asks for."
              />
            </div>
            <DropSheet
              onChoose={run.choose}
              takes={{
                words: "Drop a CSV or Excel file here",
                hint: "or choose one. Up to 15,000 rows and 4 MB.",
                accept: ".csv,.xlsx",
                sourceOf,
              }}
            />
          </div>
        )}
      </Page>
    );
  return (
    <Page
      title={report?.stops !== 0 ? "Check before you load" : "Ready to load"}
      short="Load published codes"
      crumbs={crumbs}
      lede={`${to ? `From ${name} to ${targetWords(to)}` : `${name} as of ${revision}`}. Nothing is saved yet.`}
    >
      <FileSheet run={run} source={run.source} />
      {run.problem && <ProblemNotice problem={run.problem} retry={run.again} live />}
      {report ? (
        <div class="cols wide-left">
          <ImportRows
            report={report as FileReport}
            shown={isMap(report) ? shownOfMap : shownOfCodes}
            problems={run.open}
            onFix={run.fix}
            onKeep={run.keep}
          />
          <Would run={run} report={report} address={`${asked.path}${query(said)}`} word={word} name={name} />
        </div>
      ) : (
        <Skeleton of="the rows" lines={12} />
      )}
    </Page>
  );
}

const known: Readonly<Record<CodeSystem, string>> = { CIP: "2020", SOC: "2018", SCED: "12" };

/** Where a map may lead from these codes: later editions, occupations, pathways. */
function targets(system: CodeSystem, edition: string): string[] {
  const editions = ["2010", "2020", "2018", "12"].filter(
    (one) => one !== edition && familiesOf(system, one).length > 0,
  );
  return [
    ...editions.map((one) => `${system}-${one}`),
    ...(system === "SOC" ? [] : ["SOC-2018"]),
    `PATHWAY-${defaultEdition}`,
  ];
}

const text = (readAs: string) => (report: FileReport, row: number) =>
  cellOf(report, row, readAs).replace(/^'/, "");
const shownOfCodes: readonly Shown[] = [
  { head: "Code", of: ["code"], show: text("code") },
  { head: "Title", of: ["title"], show: text("title") },
  { head: "Change", of: ["action"], show: text("action") },
];
const shownOfMap: readonly Shown[] = [
  { head: "From", of: ["from"], show: text("from") },
  { head: "To", of: ["to"], show: text("to") },
  { head: "Title", of: ["to_title"], show: text("to_title") },
  { head: "Also", of: ["action", "cluster", "share"], show: also },
];

function also(report: FileReport, row: number): string {
  return ["action", "cluster", "share"]
    .map((column) => text(column)(report, row))
    .filter(Boolean)
    .join(", ");
}

function Would({
  run,
  report,
  address,
  word,
  name,
}: {
  run: DryRun<Report>;
  report: Report;
  address: string;
  word: string;
  name: string;
}) {
  const { partnership } = usePlace();
  const { route } = useLocation();
  const add = useAction(async (key) => {
    const { body, type } = run.body();
    await post<Report>(address, body, { type, ifMatch: run.etag, key });
    await changed(setPath(partnership.id, word).split("/").slice(0, 4).join("/"));
    route(codePaths.codeSet(partnership.id, word));
  });
  return (
    <Commit
      run={run as unknown as DryRun<FileReport>}
      report={report as FileReport}
      add={add}
      words={["What would change", "Loading"]}
      yes="Load it"
      already={`${name} says all of this already.`}
      name={word}
    >
      {isMap(report) ? <MapCounts {...report.wouldChange} /> : <CodeCounts {...report.wouldChange} />}
      <hr />
      <p>What earlier revisions said stays. Loading the same file again changes nothing.</p>
    </Commit>
  );
}

function MapCounts({ lines, codes, leftOut, replaced }: MapReport["wouldChange"]) {
  return (
    <dl class="facts two">
      <Count label="Lines" count={lines} more={`from ${codes.toLocaleString("en-US")} codes`} />
      <Count label="Left out" count={leftOut} more="no match, or nothing changes" />
      {replaced > 0 && <Count label="In place of" count={replaced} more="lines of the map before" />}
    </dl>
  );
}

function CodeCounts({ codes, added, retitled, gone, described, samples }: CodesReport["wouldChange"]) {
  const some = (all: readonly { code: string; title: string }[]) =>
    all
      .slice(0, 3)
      .map(({ code, title }) => `${code} ${title}`)
      .join("; ");
  return (
    <dl class="facts two">
      <Count label="Codes" count={codes} more={described ? "with what they mean" : "with their titles"} />
      <Count label="New" count={added} more={added < codes ? some(samples.added) : undefined} />
      <Count label="Renamed" count={retitled} more={some(samples.retitled)} />
      <Count label="Dropped" count={gone} more={some(samples.gone)} />
    </dl>
  );
}

function Count({ label, count, more }: { label: string; count: number; more: string | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {count.toLocaleString("en-US")}
        {more && <small>{more}</small>}
      </dd>
    </div>
  );
}
