/** What results, decisions and comments are called on screen. */
import type * as z from "zod";
import type { Verdict } from "#shared/validations/decision-schema.ts";
import type { CommentKind, RootCause } from "#shared/validations/respondent-schema.ts";
import type { RuleOutcome, StatementResult } from "#shared/validations/results-schema.ts";
import type { Scale } from "#shared/validations/schema.ts";
import type { State } from "../ui/badge.tsx";
import { plainOf } from "../ui/read-markdown.ts";

export const verdictWords: Record<Verdict, { word: string; drawn: State; means: string }> = {
  VALIDATED: { word: "Validated", drawn: "pass", means: "It stands as it is." },
  VALIDATED_WITH_EDITS: {
    word: "Validated with edits",
    drawn: "pass",
    means: "It stands, in the words you give it.",
  },
  RETURN: {
    word: "Return for review",
    drawn: "warn",
    means: "It stays for now, and is worked on and asked about again.",
  },
  NOT_VALIDATED: {
    word: "Not validated",
    drawn: "fail",
    means: "It stays in the framework, without the businesses’ word for it.",
  },
  RETIRE: { word: "Retire", drawn: "superseded", means: "It ends; earlier editions keep it." },
};

/** What the rule says, as a decision would say it. */
export const outcomeWords: Record<z.infer<typeof RuleOutcome>, string> = {
  VALIDATED: "Validated",
  RETURN: "Return for review",
  NOT_VALIDATED: "Not validated",
  TOO_FEW: "Too few answered",
};

/** The decision that only follows the rule; where too few answered, it goes back for review. */
export const asTheRuleSays = ({ outcome }: Pick<StatementResult, "outcome">): Verdict =>
  outcome.outcome === "TOO_FEW" ? "RETURN" : outcome.outcome;

export const commentWords: Record<CommentKind, string> = {
  REWORDING: "suggests a rewording",
  UNCLEAR: "says it is unclear",
  OBSOLETE: "says it is out of date",
  DUPLICATE: "says another one says the same",
  LEVEL: "says the level is not right",
  OTHER: "says something else",
};

export const causeWords: Record<z.infer<typeof RootCause>, string> = {
  NO_APPLICANTS: "nobody applies",
  NOT_TRAINED: "applicants were not trained in it",
  NO_CREDENTIAL: "applicants lack the credential",
  NO_EXPERIENCE: "applicants lack experience",
  PAY: "pay",
  LOCATION_OR_SHIFT: "place or shift",
  OTHER: "another reason",
};

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
/** As figures are printed: .80, −.20, 1.00. */
export const figure = (value: number, digits = 2): string =>
  value
    .toFixed(digits)
    .replace(/^(-?)0(?=\.)/, "$1")
    .replace("-", "−");

/** The answers of a scale, the highest first: the order in which bars are drawn. */
export const answersOf = (scale: Scale): { value: number; label: string }[] =>
  scale.points.map(({ value, label }) => ({ value, label: label.en })).toReversed();

/** By what it is known in a list: its code, or its first words. */
export function shortName({
  humanCodingScheme,
  fullStatement,
}: Pick<StatementResult, "humanCodingScheme" | "fullStatement">): string {
  const words = plainOf(fullStatement);
  return humanCodingScheme ?? (words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words);
}
