/** One round: how much of each principle is in place, and whose step is next; then its ratings, evidence and actions. */
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import { type Names, namesOf, useOrganizations } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import { together } from "../load.ts";
import { paths } from "../paths.ts";
import { programPaths } from "../programs/paths.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Days } from "../ui/dates.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { evaluationsPath, useEvaluation } from "./load.ts";
import { Moves } from "./moves.tsx";
import { nextStep } from "./next.ts";
import { evaluationPaths } from "./paths.ts";
import { parts, type TabProps } from "./tabs.ts";
import { statusWords } from "./words.ts";
import "./evaluations.css";

export function EvaluationPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["part"] ?? "";
  const path = `${evaluationsPath(partnership.id)}/${id}`;
  const read = together(useEvaluation(path), useOrganizations(partnership.id));
  const crumbs = [
    { href: paths.programs(partnership.id), label: "Programs" },
    { href: evaluationPaths.evaluations(partnership.id), label: "Evaluations" },
  ];
  if (read.state === "loading")
    return (
      <Page title="An evaluation" crumbs={crumbs} above="…">
        <Skeleton of="the evaluation" lines={16} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="An evaluation" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, organizations] = read.data;
  const { data: view } = answer;
  const { word, drawn } = statusWords[view.status];
  return (
    <Page
      title={view.title}
      crumbs={crumbs}
      above={
        <>
          <Badge state={drawn}>{word}</Badge>
          <span class="muted">
            <Days from={view.opensOn} until={view.closesOn} />
          </span>
        </>
      }
      lede={
        <>
          <a href={programPaths.program(partnership.id, view.programId, "evaluations")}>
            {view.programTitle}
          </a>{" "}
          by{" "}
          <a href={evaluationPaths.instrument(partnership.id, view.instrumentId, view.edition)}>
            {view.instrumentName}
          </a>
          , edition {view.edition}.
        </>
      }
    >
      <Whole answer={answer} path={path} names={namesOf(organizations)} />
    </Page>
  );
}

function Whole({ answer, path, names }: TabProps) {
  const { partnership, actor } = usePlace();
  const { data: view } = answer;
  const next = nextStep(view, actor.organization, partnership.today, names.name);
  const [asked] = useAddress("tab", "ratings");
  const part = parts.find(({ id }) => id === asked) ?? parts[0];
  if (!part) throw new Error("a round has parts");
  useEffect(() => void part.load(), []);
  return (
    <>
      <div class="cols wide-left">
        <div class="stack">
          <Notice kind={next.kind} title={next.title} {...(next.kind === "good" ? {} : { icon: "clock" })}>
            {next.more && <p>{next.more}</p>}
          </Notice>
          <Team view={view} names={names} />
        </div>
        <Moves answer={answer} path={path} names={names} />
      </div>
      <div class="stack" id="parts">
        <Tabs
          label="Parts of this round"
          current={part.id}
          tabs={parts.map(({ id, label, count }) => ({
            id,
            label,
            ...(count && count(view) > 0 ? { count: count(view) } : {}),
          }))}
        />
        <Part key={part.id} load={part.load} answer={answer} path={path} names={names} />
      </div>
    </>
  );
}

function Part({ load, ...props }: TabProps & Pick<(typeof parts)[number], "load">) {
  const Tab = useChunk(load, true);
  return Tab ? <Tab {...props} /> : <Skeleton of="this part" lines={12} />;
}

/** Who is on it, and how far each is. */
function Team({ view, names }: { view: Answer<EvaluationView>["data"]; names: Names }) {
  const all = view.instrument.principles.reduce((sum, { elements }) => sum + elements.length, 0);
  return (
    <ul class="lines team">
      {view.alone.map(({ organizationId, rated, done }) => {
        const word = view.signedOff.find((one) => one.organizationId === organizationId);
        return (
          <li key={organizationId}>
            <div class="row between">
              <b>{names.name(organizationId)}</b>
              {word ? (
                <Badge state="in-force">Signed off by {word.byName}</Badge>
              ) : view.left.includes(organizationId) ? (
                <Badge state="superseded">Has left the partnership</Badge>
              ) : done ? (
                <Badge state="upcoming">Has rated</Badge>
              ) : (
                <Badge state="draft">
                  {rated} of {all} rated
                </Badge>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
