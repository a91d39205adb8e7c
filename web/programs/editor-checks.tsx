/** What the checks say of the plan as it stands here, saved or not, on any route: each points at the places to open. */
import { useEffect, useState } from "preact/hooks";
import type { CheckAnswer } from "#shared/programs/check-schema.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import { Badge } from "../ui/badge.tsx";
import { useChunk } from "../ui/chunk.ts";
import type { Editing } from "./editor.tsx";
import { spotById } from "./plan-places.ts";
import { resultWords } from "./words.ts";

/** While somebody types, the checks wait. */
const waitMs = 400;
const placesAtOnce = 6;

export function EditorChecks({ program, plan, facts, setOpen }: Editing) {
  const checking = useChunk(() => import("./checking.ts"), facts !== undefined);
  const settled = useSettled(plan);
  if (!checking || !facts) return null;
  const answers = checking.everywhere(program, settled, facts).filter(({ result }) => result !== "PASS");
  const by = [...Map.groupBy(answers, ({ checkId }) => checkId)].map(
    ([id, its]) => [id, its.toSorted((a, b) => rank(a) - rank(b))] as const,
  );
  const failing = by.filter(([, [worst]]) => worst && rank(worst) === 0).length;
  return (
    <section aria-labelledby="plan-checks">
      <div class="section-head">
        <h2 id="plan-checks" class="small-head">
          Checks of what stands here
        </h2>
        <p role="status">
          {by.length === 0
            ? "Every check passes."
            : `${failing === 0 ? "Nothing keeps it" : failing === 1 ? "1 check keeps it" : `${failing} checks keep it`} from being put in force.`}
        </p>
      </div>
      <ul class="checks plan-checks">
        {by
          .toSorted(([, a], [, b]) => rank(a[0]) - rank(b[0]))
          .map(([id, its]) => {
            const [worst] = its;
            if (!worst) return null;
            const { state, word } = resultWords(worst.result, worst.severity);
            const places = [...new Set(its.flatMap(placesOf))].flatMap((one) => spotById(one, settled) ?? []);
            return (
              <li key={id}>
                <div class="row">
                  <Badge state={state}>{word}</Badge>
                  <b>{checking.nameOf(id)}</b>
                </div>
                <span>{worst.because}</span>
                {places.length > 0 && (
                  <span class="pointers">
                    {places.slice(0, placesAtOnce).map((place) => (
                      <button
                        key={place.id}
                        type="button"
                        class="quiet plain"
                        onClick={() => setOpen(place.id)}
                      >
                        {place.short}
                      </button>
                    ))}
                    {places.length > placesAtOnce && (
                      <span class="muted">and {places.length - placesAtOnce} more</span>
                    )}
                  </span>
                )}
              </li>
            );
          })}
      </ul>
    </section>
  );
}

const rank = (answer: CheckAnswer | undefined): number =>
  answer === undefined ? 4 : (answer.severity === "REFUSE" ? 0 : 2) + (answer.result === "FAIL" ? 0 : 1);

const placesOf = ({ slots, deciders }: CheckAnswer): string[] => [
  ...slots,
  ...deciders.flatMap(({ kind, id }) => (kind === "ENTRY" || kind === "EXIT" ? [id] : [])),
];

function useSettled(plan: Plan): Plan {
  const [settled, setSettled] = useState(plan);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(plan), waitMs);
    return () => clearTimeout(timer);
  }, [plan]);
  return settled;
}
