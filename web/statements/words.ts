/** What statements are called on screen. */
import type { AdoptionStatus, CfItem } from "#shared/case/schema.ts";
import type { StatementLevel, ValidationBadge } from "#shared/statements/schema.ts";
import type { State } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";
import { plainOf } from "../ui/read-markdown.ts";

export const levelWords: Record<StatementLevel, string> = {
  essential: "Shared by all",
  cluster: "For a cluster",
  pathway: "For one pathway",
};

/** CASE's words, and what they mean here. */
export const adoptionWords: Record<AdoptionStatus, string> = {
  Draft: "Draft",
  "Pending Implementation": "Decided, not in use yet",
  Implemented: "In use",
  Retired: "Retired",
};

/** How the last decided campaign ended, in one sentence. */
export const badgeWords = ({ validated, statements, employers, closedOn }: ValidationBadge): string =>
  `${validated} of ${statements} validated by ${employers} ${employers === 1 ? "employer" : "employers"}, ${dayInWords(closedOn)}`;

export const statementsInWords = (count: number): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? "statement" : "statements"}`;

/** The words that name it in a sentence: the short ones where there are any. */
export const nameOf = ({ humanCodingScheme, abbreviatedStatement, fullStatement }: CfItem): string => {
  const words = plainOf(abbreviatedStatement ?? fullStatement);
  const short = words.length > 90 ? `${words.slice(0, 89).trimEnd()}…` : words;
  return humanCodingScheme ? `${humanCodingScheme} ${short}` : short;
};

/** How it is drawn. */
export const standingOf = (status: AdoptionStatus | undefined): State =>
  status === "Implemented"
    ? "in-force"
    : status === "Pending Implementation"
      ? "upcoming"
      : status === "Retired"
        ? "superseded"
        : "draft";

const relations: Record<string, [out: string, back: string]> = {
  isPeerOf: ["Stands beside", "Stands beside"],
  isPartOf: ["Is part of", "Has as a part"],
  exactMatchOf: ["Says the same as", "Says the same as"],
  precedes: ["Comes before", "Comes after"],
  isRelatedTo: ["Is related to", "Is related to"],
  replacedBy: ["Was replaced by", "Took the place of"],
  exemplar: ["Is shown by", "Is an example of"],
  hasSkillLevel: ["Has the skill level", "Is the skill level of"],
  isTranslationOf: ["Is a translation of", "Is translated by"],
};

/** An association as it reads from one of its ends. */
export const relationWords = (type: string, out: boolean): string =>
  relations[type]?.[out ? 0 : 1] ?? type.replace(/^ext:/, "");
