/** One element: its words and whose they are, the evidence behind it, what each said alone, and what is said now. */
import type { ComponentChildren } from "preact";
import type { InstrumentElement } from "#shared/evaluations/instrument-schema.ts";
import { isApart, valueIn } from "#shared/evaluations/results.ts";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import type { Names } from "../agreements/names.ts";
import { usePlace } from "../session.ts";
import { Badge } from "../ui/badge.tsx";
import { Term } from "../ui/term.tsx";
import { evaluationPaths } from "./paths.ts";
import { Cell } from "./strips.tsx";
import { holdsWords, standingWords } from "./words.ts";

export function Standing({ of }: { of: InstrumentElement["standing"] }) {
  if (of === "SOURCE") return null;
  const { word, means } = standingWords[of];
  return (
    <span class="standing">
      <Term means={means}>{word}</Term>
    </span>
  );
}

type Props = {
  element: InstrumentElement;
  view: EvaluationView;
  names: Names;
  /** Whether this person can name evidence now. */
  adds: boolean;
  /** The control, or what was agreed. */
  children: ComponentChildren;
  note?: ComponentChildren;
};

export function ElementLine({ element, view, names, adds, children, note }: Props) {
  const { elementId, text, standing } = element;
  const values = view.alone.map(({ ratings = [] }) => valueIn(ratings, elementId));
  const apart = isApart(values);
  const said = view.alone.filter((_, at) => values[at] !== undefined);
  const before = view.previous && valueIn(view.previous.agreed, elementId);
  return (
    <li class={apart ? "element apart" : "element"} id={`e-${elementId}`}>
      <div class="said">
        <p>
          {text} <Standing of={standing} />
        </p>
        {(said.length > 0 || before !== undefined) && (
          <ul class="alone" aria-label="What each said alone">
            {said.map(({ organizationId, ratings = [] }) => (
              <li key={organizationId}>
                <abbr title={names.name(organizationId)}>{names.code(organizationId)}</abbr>
                <Cell value={valueIn(ratings, elementId)} />
              </li>
            ))}
            {apart && (
              <li>
                <Badge state="warn">Far apart</Badge>
              </li>
            )}
            {before !== undefined && (
              <li>
                Last round <Cell value={before} />
              </li>
            )}
          </ul>
        )}
        <Behind element={element} view={view} adds={adds} />
        {said.flatMap(({ organizationId, ratings = [] }) => {
          const words = ratings.find((one) => one.elementId === elementId)?.note;
          return words ? (
            <small key={organizationId}>
              <b>{names.code(organizationId)}</b> {words}
            </small>
          ) : (
            []
          );
        })}
      </div>
      <div class="mine">{children}</div>
      {note}
    </li>
  );
}

function Behind({ element, view, adds }: Pick<Props, "element" | "view" | "adds">) {
  const { partnership } = usePlace();
  const named = view.evidence.filter(({ elementIds }) => elementIds.includes(element.elementId));
  const states = new Map(view.evidenceStates.map((one) => [one.evidenceId, one.holds]));
  if (named.length === 0 && !adds) return null;
  return (
    <p class="behind">
      {named.map(({ evidenceId, title }) => {
        const holds = states.get(evidenceId) ?? "CANNOT_TELL";
        return (
          <span key={evidenceId}>
            <a href={`${evaluationPaths.evaluation(partnership.id, view.id, "evidence")}#${evidenceId}`}>
              {title}
            </a>{" "}
            ({holdsWords[holds].word.toLowerCase()})
          </span>
        );
      })}
      {adds && (
        <a
          class="no-print"
          href={evaluationPaths.evaluation(partnership.id, view.id, "evidence", { add: element.elementId })}
        >
          Name evidence<span class="sr"> for {element.text}</span>
        </a>
      )}
    </p>
  );
}
