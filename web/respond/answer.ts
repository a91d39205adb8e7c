/** One statement's answer, changed one word at a time. Pure. */
import type { Rating, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import type { Scale } from "#shared/validations/schema.ts";

export type None = Extract<Rating, string>;

const empty: StatementAnswer = { ratings: {} };

export const isRated = (answer: StatementAnswer | undefined): boolean =>
  answer !== undefined && Object.keys(answer.ratings).length > 0;

/** A point of one scale. Who rates does not say any more that it is no part of the job. */
export function withRating(answer = empty, scale: Scale["id"], value: number): StatementAnswer {
  const kept = Object.entries(answer.ratings).filter(([, one]) => one !== "NOT_APPLICABLE");
  return { ...answer, ratings: { ...Object.fromEntries(kept), [scale]: value } };
}

/** `NOT_APPLICABLE` is said of all scales, `DONT_KNOW` of those that were not rated; saying it again takes it back. */
export function withNone(answer = empty, scales: readonly Scale[], none: None): StatementAnswer {
  const ratings = Object.fromEntries(
    Object.entries(answer.ratings).filter(([, one]) => typeof one === "number"),
  );
  if (saysNone(answer, none)) return { ...answer, ratings };
  const said = Object.fromEntries(scales.map(({ id }): [string, Rating] => [id, none]));
  return { ...answer, ratings: none === "NOT_APPLICABLE" ? said : { ...said, ...ratings } };
}

export const saysNone = (answer: StatementAnswer | undefined, none: None): boolean =>
  Object.values(answer?.ratings ?? {}).includes(none);

export function withShortage(answer = empty, shortage: StatementAnswer["shortage"]): StatementAnswer {
  const { shortage: _before, ...rest } = answer;
  return shortage ? { ...rest, shortage } : rest;
}

/** A comment is one when it says something, or what kind of trouble it is. */
export function withComment(
  answer = empty,
  { kind, text, rewording }: NonNullable<StatementAnswer["comment"]>,
): StatementAnswer {
  const { comment: _before, ...rest } = answer;
  const proposes = rewording !== undefined && rewording.trim() !== "";
  const speaks = text.trim() !== "" || proposes || (kind !== "REWORDING" && kind !== "OTHER");
  return speaks ? { ...rest, comment: { kind, text, ...(proposes ? { rewording } : {}) } } : rest;
}
