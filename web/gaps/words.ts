/** How gaps and differences are told: a word and a mark for each, and the sentences beside them. English; all in this file. */
import type { Difference } from "#shared/agreements/fairness.ts";
import { type Gap, type GapKind, inTeachOut, type Said } from "#shared/agreements/gaps.ts";
import { conditionInWords, creditInWords, gradeInWords, noReasons } from "#shared/agreements/words.ts";
import type { State } from "../ui/badge.tsx";
import { dayInWords } from "../ui/dates.tsx";

const kinds: Record<GapKind, { state: State; word: string }> = {
  IN_FORCE: { state: "in-force", word: "In force" },
  UPCOMING: { state: "upcoming", word: "Not yet in force" },
  EXPIRED: { state: "expired", word: "Expired" },
  REFUSED: { state: "declined", word: "Refused" },
  NOT_YET_EVALUATED: { state: "unknown", word: "Never evaluated" },
  NO_AGREEMENT: { state: "withdrawn", word: "No agreement" },
};
export const kindWord = (kind: GapKind): string => kinds[kind].word;

export function badgeOf({ kind, said }: Gap, today: string): { state: State; word: string } {
  // Completions count to the end of a teach-out, but nobody should plan on it.
  if (kind === "IN_FORCE" && said && inTeachOut(said, today))
    return { state: "teach-out", word: "Teach-out" };
  return kinds[kind];
}

/** `3.00 semester hours as HLT 101`. */
export function grantInWords({ grants }: Pick<Said, "grants">): string {
  const [first] = grants;
  if (!first) return "no credit";
  const sum = grants.reduce((total, { creditHundredths }) => total + creditHundredths, 0);
  const codes = grants.map(({ code }) => code).join(", ");
  return sum > 0 ? `${creditInWords(sum, first.unit)} as ${codes}` : `no credit hours: ${codes}`;
}

const offerInWords = (said: Said): string =>
  said.together.length > 0 ? `${grantInWords(said)}, ${togetherText(said)}` : grantInWords(said);

/** The sentence under the badge. */
export function gapInWords({ kind, said }: Gap, today: string): string {
  if (!said) return "";
  switch (kind) {
    case "IN_FORCE":
      return `${offerInWords(said)}, ${inTeachOut(said, today) ? "completions count" : "in force"} until ${dayInWords(said.until)}`;
    case "UPCOMING":
      return `${offerInWords(said)}, from ${dayInWords(said.from)}`;
    case "EXPIRED":
      return `${offerInWords(said)}, ended ${dayInWords(said.until)}`;
    default:
      return [
        kind === "REFUSED" ? noReasons[said.reason ?? "DENIED"] : "",
        said.against ? `${kind === "REFUSED" ? "Compared" : "To be compared"} with ${said.against}.` : "",
        said.revisitOn ? `To be looked at again ${dayInWords(said.revisitOn)}.` : "",
        said.until < today ? `Said until ${dayInWords(said.until)}.` : "",
      ]
        .filter(Boolean)
        .join(" ");
  }
}

export const agreementInWords = ({ agreement, versionNo }: Pick<Said, "agreement" | "versionNo">): string =>
  `${agreement}, version ${versionNo}`;

/** What the CSV says of a cell: all that the screen does. */
export const gapText = (gap: Gap, today: string): string =>
  [
    badgeOf(gap, today).word,
    gapInWords(gap, today),
    gap.said && agreementInWords(gap.said),
    gap.underWay && underWayText(gap.underWay),
  ]
    .filter(Boolean)
    .join("; ");

export const underWayText = ({ agreement }: Said): string => `On its way in ${agreement}`;

export const differenceWords: Record<Difference, string> = {
  STATE: "whether it still counts",
  CREDIT: "credit",
  COUNTERPART: "the college course",
  GRADE: "grade",
  TOGETHER: "what else has to be taken",
  CONDITIONS: "conditions",
};

export const gradeText = ({ minGrade }: Pick<Said, "minGrade">): string =>
  minGrade ? gradeInWords(minGrade).replace(/^an? /, "") : "any passing grade";

export const togetherText = ({ together }: Pick<Said, "together">): string =>
  together.length > 0 ? `together with ${together.join(" and ")}` : "by itself";

export const conditionsText = ({ conditions }: Pick<Said, "conditions">): string[] =>
  [
    ...new Set(conditions.map((one) => conditionInWords(one).replace("Every rule asks for", "It asks for"))),
  ].sort();
