/** One rating: 0 to 4 or not applicable. 3 and 4 stay in their place and say what they need. */

import { useId } from "preact/hooks";
import type { InstrumentElement } from "#shared/evaluations/instrument-schema.ts";
import type { RatingValue } from "#shared/evaluations/schema.ts";
import { ratingWords, valueWords } from "./words.ts";

const values: readonly RatingValue[] = [0, 1, 2, 3, 4, "NA"];

type Props = {
  element: InstrumentElement;
  scale: readonly string[];
  value: RatingValue | undefined;
  /** Why 3 and 4 cannot be given. */
  highBecause: string | undefined;
  onValue: (value: RatingValue) => void;
};

export function RateControl({ element, scale, value, highBecause, onValue }: Props) {
  const id = useId();
  return (
    <>
      <fieldset class="rate" aria-describedby={`${id}-said`}>
        <legend class="sr">{element.text}</legend>
        {values.map((one) => {
          const off = highBecause !== undefined && (one === 3 || one === 4);
          return (
            <label key={one} title={ratingWords(one, scale)}>
              <input
                type="radio"
                name={`rate-${element.elementId}`}
                checked={value === one}
                aria-disabled={off ? "true" : undefined}
                aria-label={`${valueWords(one)}: ${ratingWords(one, scale)}`}
                onClick={(event) => off && event.preventDefault()}
                onChange={() => !off && onValue(one)}
              />
              <span class="cell" aria-hidden="true">
                {valueWords(one)}
              </span>
            </label>
          );
        })}
      </fieldset>
      <small id={`${id}-said`}>
        {value === undefined ? (highBecause ?? "Not rated yet") : ratingWords(value, scale)}
        {value !== undefined && highBecause && <span class="muted"> · {highBecause}</span>}
      </small>
    </>
  );
}
