/** What the pages of evaluations call things. */
import type { EvidenceKind, Standing } from "#shared/evaluations/instrument-schema.ts";
import type { EvaluationStatus, EvidenceState, RatingValue } from "#shared/evaluations/schema.ts";
import type { State } from "../ui/badge.tsx";

export const statusWords: Record<EvaluationStatus, { word: string; drawn: State }> = {
  ALONE: { word: "Each rates alone", drawn: "in-review" },
  TOGETHER: { word: "The team agrees", drawn: "signature" },
  SIGNED_OFF: { word: "Signed off", drawn: "in-force" },
  WITHDRAWN: { word: "Called off", drawn: "withdrawn" },
};

export const kindWords: Record<EvidenceKind, { one: string; choose: string }> = {
  PROGRAM_CHECK: { one: "Check of the program", choose: "Which check" },
  AGREEMENT: { one: "Agreement", choose: "Which agreement" },
  DATA_SHARING: { one: "Data-sharing agreement", choose: "Which data-sharing agreement" },
  CAMPAIGN: { one: "Business validation", choose: "Which campaign" },
  BRIDGE: { one: "Bridge program", choose: "Which bridge" },
  RELEASE: { one: "Release of counts", choose: "Which release" },
  DOCUMENT: { one: "Document", choose: "Which document" },
  NOTE: { one: "Note", choose: "" },
};

export const standingWords: Record<Standing, { word: string; means: string }> = {
  SOURCE: { word: "Source", means: "The source’s own words." },
  PARAPHRASE: { word: "In our words", means: "What the source says, told in our own words." },
  NAME: { word: "Name only", means: "Only its name stands here: the criteria belong to someone else." },
  DRAFT: {
    word: "Draft",
    means: "Nobody’s words but this product’s. Put the guide’s own in their place with another edition.",
  },
};

export const holdsWords: Record<EvidenceState["holds"], { word: string; drawn: State }> = {
  YES: { word: "Holds", drawn: "pass" },
  NO: { word: "Does not hold", drawn: "fail" },
  CANNOT_TELL: { word: "Cannot tell", drawn: "unknown" },
};

export const valueWords = (value: RatingValue | undefined): string =>
  value === undefined ? "–" : value === "NA" ? "n/a" : String(value);

/** With what the scale calls it. */
export const ratingWords = (value: RatingValue | undefined, scale: readonly string[]): string =>
  value === undefined ? "Not rated" : value === "NA" ? "Not applicable" : (scale[value] ?? "");

export const percentWords = (percent: number | undefined): string =>
  percent === undefined ? "–" : `${percent} %`;

export const answerWords = {
  IN_PLACE: { word: "In place", drawn: "pass" },
  PARTLY: { word: "Partly", drawn: "warn" },
  NOT: { word: "Not yet", drawn: "fail" },
  OPEN: { word: "Not answered", drawn: "unknown" },
} as const satisfies Record<string, { word: string; drawn: State }>;
