/** One piece of evidence, several instruments: what this round answers of each that its elements are mapped to. */

import type { Instrument } from "#shared/evaluations/instrument-schema.ts";
import { answeredBy, mappedTo } from "#shared/evaluations/mapping.ts";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useOthers } from "./load.ts";
import { evaluationPaths } from "./paths.ts";
import { Cell } from "./strips.tsx";
import type { TabProps } from "./tabs.ts";
import { answerWords } from "./words.ts";

export function ElsewhereTab({ answer }: TabProps) {
  const { partnership } = usePlace();
  const { data: view } = answer;
  const others = useOthers(partnership.id, view.instrumentId);
  if (others.state === "loading") return <Skeleton of="the other instruments" lines={10} />;
  if (others.state === "problem") return <ProblemNotice problem={others.problem} retry={others.retry} />;
  const mapped = mappedTo(view.instrument, others.data);
  if (mapped.length === 0)
    return <p class="muted">No element of this instrument is mapped to another instrument.</p>;
  return (
    <div class="stack">
      <p class="muted">
        The ratings and the evidence of this round, laid over what other instruments ask. A mapping says which
        elements speak to each other; people say whether it is enough.
      </p>
      {mapped.map((other, at) => (
        <Answers key={other.instrumentId} view={view} other={other} open={at === 0} />
      ))}
    </div>
  );
}

function Answers({ view, other, open }: { view: EvaluationView; other: Instrument; open: boolean }) {
  const { partnership } = usePlace();
  const { instrument, agreed, evidence, evidenceStates: states } = view;
  const answers = answeredBy({ instrument, agreed, evidence, states }, other);
  const inPlace = answers.filter(({ answer }) => answer === "IN_PLACE").length;
  return (
    <details class="sheet" open={open}>
      <summary>
        {other.name} <span class="muted">{`${inPlace} of ${answers.length} in place`}</span>
      </summary>
      <p class="muted">
        Edition {other.edition}.{" "}
        <a href={evaluationPaths.instrument(partnership.id, other.instrumentId)}>What it asks</a>
      </p>
      <ul class="lines pieces">
        {answers.map(({ elementId, text, by, evidence: shown, answer }) => {
          const holds = shown.filter((one) => one.holds === "YES").length;
          return (
            <li key={elementId}>
              <div class="row between">
                <b>{text}</b>
                <Badge state={answerWords[answer].drawn}>{answerWords[answer].word}</Badge>
              </div>
              {by.length > 0 && (
                <ul class="alone">
                  {by.map((one) => (
                    <li key={one.elementId}>
                      <Cell value={one.rating?.value} /> {one.text}
                    </li>
                  ))}
                </ul>
              )}
              {shown.length > 0 && (
                <small>
                  Evidence: {shown.map(({ evidence: one }) => one.title).join(", ")}. {holds} of{" "}
                  {shown.length} {shown.length === 1 ? "holds" : "hold"}.
                </small>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
