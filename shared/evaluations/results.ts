/**
 * What ratings say together: how far organizations are apart, and how much of a principle is in place. A score is the
 * share of elements at 3 or higher; nothing is averaged, so that a disagreement is talked about. Pure.
 */
import type { Instrument, Principle } from "./instrument-schema.ts";
import type { AloneView, Rating, RatingValue } from "./schema.ts";

/** From here up an element is in place, and needs evidence that holds. */
export const inPlace = 3;
/** A difference that is shown for talk. */
export const spreadShown = 2;

export const isHigh = (value: RatingValue): boolean => value !== "NA" && value >= inPlace;

/** The distance between the lowest and the highest; undefined with fewer than two numbers. */
export function spreadOf(values: readonly (RatingValue | undefined)[]): number | undefined {
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length < 2 ? undefined : Math.max(...numbers) - Math.min(...numbers);
}

/**
 * Whether organizations are so far apart that they should talk: two steps or more, or one of them says that it is not
 * for this program while another rates it.
 */
export function isApart(values: readonly (RatingValue | undefined)[]): boolean {
  const said = values.filter((value) => value !== undefined);
  return (
    (spreadOf(said) ?? 0) >= spreadShown || (said.includes("NA") && said.some((value) => value !== "NA"))
  );
}

export type Score = {
  /** Elements at 3 or 4. */
  high: number;
  /** Elements that apply: all but those said not to. */
  of: number;
  /** Elements with any word. */
  rated: number;
  elements: number;
};

export function scoreOf(
  { elements }: Pick<Principle, "elements">,
  ratings: readonly Pick<Rating, "elementId" | "value">[],
): Score {
  const by = new Map(ratings.map(({ elementId, value }) => [elementId, value]));
  const values = elements.map(({ elementId }) => by.get(elementId));
  return {
    high: values.filter((value) => value !== undefined && isHigh(value)).length,
    of: values.filter((value) => value !== "NA").length,
    rated: values.filter((value) => value !== undefined).length,
    elements: elements.length,
  };
}

/** In whole percent, or undefined where nothing applies. Rounded down: 100 means all of them. */
export const percentOf = ({ high, of }: Score): number | undefined =>
  of === 0 ? undefined : Math.floor((100 * high) / of);

export const valueIn = (
  ratings: readonly Pick<Rating, "elementId" | "value">[],
  elementId: string,
): RatingValue | undefined => ratings.find((one) => one.elementId === elementId)?.value;

/** Elements on which the organizations' own ratings are far apart. */
export const apartIn = (
  { principles }: Pick<Instrument, "principles">,
  alone: readonly Pick<AloneView, "ratings">[],
): string[] =>
  principles
    .flatMap(({ elements }) => elements)
    .filter(({ elementId }) => isApart(alone.map(({ ratings = [] }) => valueIn(ratings, elementId))))
    .map(({ elementId }) => elementId);
