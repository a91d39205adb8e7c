/** A round as a report: one page to read and print, a tagged PDF, and the seven sections of a needs assessment as files. */
import { useRoute } from "preact-iso/router";
import { answeredBy, mappedTo } from "#shared/evaluations/mapping.ts";
import { apartIn, valueIn } from "#shared/evaluations/results.ts";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import { listed } from "#shared/listed.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import { FileButton } from "../documents/file-button.tsx";
import { downloadWritten } from "../files/written.ts";
import { together, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Day, Days } from "../ui/dates.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ElementLine } from "./element.tsx";
import { evaluationsPath, useEvaluation, useOthers } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import { Cell, ScaleKey, Strips } from "./strips.tsx";
import { answerWords, holdsWords, kindWords, ratingWords, statusWords, valueWords } from "./words.ts";
import "./evaluations.css";

export function ReportPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["part"] ?? "";
  const path = `${evaluationsPath(partnership.id)}/${id}`;
  const read = together(useEvaluation(path), useOrganizations(partnership.id));
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: evaluationPaths.evaluations(partnership.id), label: "Evaluations" },
    { href: evaluationPaths.evaluation(partnership.id, id), label: "The round" },
  ];
  if (read.state === "loading")
    return (
      <Page title="Report" crumbs={crumbs} above="…">
        <Skeleton of="the report" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Report" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [{ data: view }, organizations] = read.data;
  const { word, drawn } = statusWords[view.status];
  return (
    <Page
      title={`${view.programTitle}: ${view.title}`}
      short="Report"
      crumbs={crumbs}
      above={<Badge state={drawn}>{word}</Badge>}
      lede={`${view.instrumentName}, edition ${view.edition}.`}
    >
      <Files view={view} path={path} />
      <Report view={view} names={namesOf(organizations)} />
    </Page>
  );
}

function Files({ view, path }: { view: EvaluationView; path: string }) {
  const { actor } = usePlace();
  const base = `${view.programTitle.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${view.opensOn}`;
  const pdf = useAction(() => downloadWritten(`${path}/report`, `${base}-evaluation.pdf`, actor));
  const csv = useAction(() => downloadWritten(`${path}/clna?as=csv`, `${base}-needs-assessment.csv`, actor));
  const xlsx = useAction(() =>
    downloadWritten(`${path}/clna?as=xlsx`, `${base}-needs-assessment.xlsx`, actor),
  );
  const json = useAction(() =>
    downloadWritten(`${path}/clna?as=json`, `${base}-needs-assessment.json`, actor),
  );
  const met = view.status === "TOGETHER" || view.status === "SIGNED_OFF";
  return (
    <section aria-labelledby="files" class="no-print">
      <h2 id="files" class="small-head">
        Take it along
      </h2>
      <div class="row">
        <FileButton file={pdf}>Report (PDF)</FileButton>
        {met && <FileButton file={xlsx}>Needs assessment (workbook)</FileButton>}
        {met && <FileButton file={csv}>Needs assessment (CSV)</FileButton>}
        {met && <FileButton file={json}>Needs assessment (JSON)</FileButton>}
      </div>
      <p class="muted">
        {met
          ? "The needs assessment has its seven sections, each with what was agreed, the evidence and whether it holds, the actions, and the people of the team."
          : "The needs assessment is written once the team has met."}
      </p>
    </section>
  );
}

function Report({ view, names }: { view: EvaluationView; names: Names }) {
  const { instrument, alone, agreed } = view;
  const apart = apartIn(instrument, alone);
  const textOf = new Map(elementsOf(instrument).map((one) => [one.elementId as string, one.text]));
  return (
    <div class="stack board">
      <dl class="facts">
        <div>
          <dt>Team</dt>
          <dd>{listed(view.team.map(({ organizationId }) => names.name(organizationId)))}</dd>
        </div>
        {view.left.length > 0 && (
          <div>
            <dt>Left the partnership</dt>
            <dd>{listed(view.left.map((id) => names.name(id)))}: what was rated stays.</dd>
          </div>
        )}
        <div>
          <dt>Rated alone</dt>
          <dd>
            <Days from={view.opensOn} until={view.closesOn} />
          </dd>
        </div>
        <div>
          <dt>Signed off</dt>
          <dd>{view.signedOffOn ? <Day date={view.signedOffOn} /> : "Not yet"}</dd>
        </div>
        {view.previous && (
          <div>
            <dt>Round before</dt>
            <dd>{view.previous.title}</dd>
          </div>
        )}
      </dl>
      <section aria-labelledby="short">
        <h2 id="short">In short</h2>
        <p>A principle’s score is the share of its elements at 3 or 4. Ratings are never averaged.</p>
        <ScaleKey scale={instrument.scale} />
        <Strips view={view} ratings={agreed} />
        {apart.length > 0 && (
          <>
            <h3>Where organizations were far apart</h3>
            <ul>
              {apart.map((id) => (
                <li key={id}>
                  {textOf.get(id)}:{" "}
                  {alone
                    .flatMap(({ organizationId, ratings = [] }) => {
                      const value = valueIn(ratings, id);
                      return value === undefined
                        ? []
                        : [`${names.name(organizationId)} ${valueWords(value)}`];
                    })
                    .join(", ")}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {instrument.principles.map((principle) => (
        <section
          key={principle.principleId}
          class="principle"
          id={`p-${principle.principleId}`}
          aria-labelledby={`h-${principle.principleId}`}
        >
          <h2 id={`h-${principle.principleId}`}>{principle.name}</h2>
          {principle.statement && <p>{principle.statement}</p>}
          <ol class="elements">
            {principle.elements.map((element) => {
              const its = agreed.find((one) => one.elementId === element.elementId);
              return (
                <ElementLine
                  key={element.elementId}
                  element={element}
                  view={view}
                  names={names}
                  adds={false}
                  note={its?.note && <p class="note">{its.note}</p>}
                >
                  <Cell value={its?.value} />
                  <small>{ratingWords(its?.value, instrument.scale)}</small>
                </ElementLine>
              );
            })}
          </ol>
        </section>
      ))}
      <Rest view={view} names={names} />
    </div>
  );
}

function Rest({ view, names }: { view: EvaluationView; names: Names }) {
  const states = new Map(view.evidenceStates.map((one) => [one.evidenceId, one]));
  const progress = new Map(view.progress.actions.map((one) => [one.actionId, one.doneOn]));
  return (
    <>
      {view.evidence.length > 0 && (
        <section aria-labelledby="evidence">
          <h2 id="evidence">Evidence</h2>
          <ul class="lines">
            {view.evidence.map((one) => (
              <li key={one.evidenceId} id={one.evidenceId}>
                <b>{one.title}</b>
                <small>
                  {kindWords[one.kind].one}, <Day date={one.date} />, {names.name(one.ownerId)}.{" "}
                  {holdsWords[states.get(one.evidenceId)?.holds ?? "CANNOT_TELL"].word}:{" "}
                  {states.get(one.evidenceId)?.because}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.actions.length > 0 && (
        <section aria-labelledby="actions">
          <h2 id="actions">What is to be done</h2>
          <ul class="lines">
            {view.actions.map((one) => {
              const done = progress.get(one.actionId);
              return (
                <li key={one.actionId}>
                  <b>{one.text}</b>
                  <small>
                    {names.name(one.ownerId)}, {done ? "done" : "due"} <Day date={done ?? one.due} />
                    {one.carriedFrom && ", carried over"}
                  </small>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <Elsewhere view={view} />
    </>
  );
}

function Elsewhere({ view }: { view: EvaluationView }) {
  const { partnership } = usePlace();
  const others = useOthers(partnership.id, view.instrumentId);
  if (others.state === "loading") return <Skeleton of="the other instruments" lines={6} />;
  if (others.state === "problem") return <ProblemNotice problem={others.problem} retry={others.retry} />;
  const { instrument, agreed, evidence, evidenceStates: states } = view;
  const mapped = mappedTo(instrument, others.data);
  if (mapped.length === 0 || agreed.length === 0) return null;
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">What this answers of other instruments</h2>
      {mapped.map((other) => (
        <div key={other.instrumentId} class="stack tight">
          <h3>{other.name}</h3>
          <ul class="lines">
            {answeredBy({ instrument, agreed, evidence, states }, other).map((one) => (
              <li key={one.elementId}>
                <div class="row between">
                  <span>{one.text}</span>
                  <Badge state={answerWords[one.answer].drawn}>{answerWords[one.answer].word}</Badge>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
