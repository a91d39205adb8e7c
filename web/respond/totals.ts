/** What a person's answers come to: the lines of the receipt. Pure. */
import type { OpenedForm } from "#shared/validations/respondent-schema.ts";
import type { Worded } from "#shared/validations/schema.ts";
import { isRated, type None } from "./answer.ts";
import type { Said } from "./patch.ts";

export type Totals = {
  asked: number;
  rated: number;
  /** By the points of the question that decides, what counts most first. */
  points: { label: Worded; count: number }[];
  none: Record<None, number>;
  hire: number;
  comments: number;
  missing: number;
};

export function totalsOf(
  { statements, campaign }: Pick<OpenedForm, "statements" | "campaign">,
  said: Said,
): Totals {
  const answers = statements.map(({ identifier }) => said.statements[identifier]);
  const need = campaign.scales.find(({ kind }) => kind === "NEED") ?? campaign.scales[0];
  const count = (is: (answer: (typeof answers)[number]) => unknown) => answers.filter(is).length;
  const decided = (none: None) => count((one) => one?.ratings[need?.id ?? ""] === none);
  return {
    asked: statements.length,
    rated: count(isRated),
    points: (need?.points ?? [])
      .toReversed()
      .map(({ value, label }) => ({ label, count: count((one) => one?.ratings[need?.id ?? ""] === value) })),
    none: { NOT_APPLICABLE: decided("NOT_APPLICABLE"), DONT_KNOW: decided("DONT_KNOW") },
    hire: count((one) => one?.shortage),
    comments: count((one) => one?.comment),
    missing: said.missing.length,
  };
}
