/** One question about a statement: a radio for each point, in words where they fit, by number where there are many. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Rating } from "#shared/validations/respondent-schema.ts";
import type { Scale } from "#shared/validations/schema.ts";
import { In, useVoice } from "./voice.tsx";

type ScaleProps = {
  scale: Scale;
  value: Rating | undefined;
  onValue: (value: number) => void;
  /** What it is asked about, where many stand under one question. */
  about?: ComponentChildren;
};

export function ScaleField({ scale: { id, kind, question, points }, value, onValue, about }: ScaleProps) {
  const name = `${useId()}-${id}`;
  const { worded } = useVoice();
  const many = points.length > 4;
  // What counts most stands first; every other scale is read as it rises.
  const shown = kind === "NEED" ? points.toReversed() : points;
  const chosen = points.find((point) => point.value === value);
  const [first, last] = [points[0], points.at(-1)];
  return (
    <fieldset class="stack tight">
      <legend>{about ?? <In of={question} />}</legend>
      <div class={many ? "tiles across" : points.length === 4 ? "tiles two" : "tiles"}>
        {shown.map((point) => (
          <label key={point.value} class="tile">
            <input
              type="radio"
              name={name}
              value={point.value}
              checked={point.value === value}
              aria-label={many ? `${point.value}, ${worded(point.label)}` : undefined}
              onChange={() => onValue(point.value)}
            />
            <span>{many ? point.value : <In of={point.label} />}</span>
            {!many && !about && point.hint && (
              <small>
                <In of={point.hint} />
              </small>
            )}
          </label>
        ))}
      </div>
      {many && first && last && (
        <p class="ends" aria-hidden="true">
          {chosen ? (
            <b>
              {chosen.value}: <In of={chosen.label} />
            </b>
          ) : (
            <>
              <span>
                {first.value}: <In of={first.label} />
              </span>
              <span>
                {last.value}: <In of={last.label} />
              </span>
            </>
          )}
        </p>
      )}
    </fieldset>
  );
}
