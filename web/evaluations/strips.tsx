/** Every principle as a strip of its elements, filled as far as each is in place, with its score and the last round's. */
import { percentOf, scoreOf, valueIn } from "#shared/evaluations/results.ts";
import type { EvaluationView, Rating, RatingValue } from "#shared/evaluations/schema.ts";
import { percentWords, ratingWords, valueWords } from "./words.ts";

export function Cell({ value }: { value: RatingValue | undefined }) {
  return (
    <span class="cell" data-v={value ?? ""}>
      {valueWords(value)}
    </span>
  );
}

export function ScaleKey({ scale }: { scale: readonly string[] }) {
  return (
    <ul class="scale-key">
      {scale.map((name, value) => (
        <li key={name}>
          <Cell value={value} /> {name}
        </li>
      ))}
    </ul>
  );
}

type Props = { view: EvaluationView; ratings: readonly Pick<Rating, "elementId" | "value">[] };

export function Strips({ view: { instrument, previous }, ratings }: Props) {
  return (
    <ol class="strips">
      {instrument.principles.map((principle) => {
        const score = scoreOf(principle, ratings);
        const before = previous && percentOf(scoreOf(principle, previous.agreed));
        return (
          <li key={principle.principleId}>
            <a href={`#p-${principle.principleId}`}>{principle.name}</a>
            <ol class="strip" aria-label={`Elements of ${principle.name}`}>
              {principle.elements.map(({ elementId, text }) => {
                const value = valueIn(ratings, elementId);
                return (
                  <li key={elementId}>
                    <a
                      class="cell"
                      data-v={value ?? ""}
                      href={`#e-${elementId}`}
                      title={text}
                      aria-label={`${text}: ${ratingWords(value, instrument.scale)}`}
                    >
                      {valueWords(value)}
                    </a>
                  </li>
                );
              })}
            </ol>
            <p class="score">
              <b>
                {score.high} of {score.of}
              </b>{" "}
              in place
              {previous && <small>Last round {percentWords(before)}</small>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
