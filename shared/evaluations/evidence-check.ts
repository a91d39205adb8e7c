/**
 * eval.evidence: 3 or 4 only with evidence whose record is still in force. Asked when an organization rates alone, when
 * the team agrees and once more when it is signed off, because a record may have ended meanwhile. Pure.
 */
import { listed } from "../listed.ts";
import type { FieldProblem } from "../problem.ts";
import type { CheckAnswer } from "../programs/check-schema.ts";
import type { Instrument } from "./instrument-schema.ts";
import { isHigh } from "./results.ts";
import type { Evidence, EvidenceState, Rating } from "./schema.ts";
import { elementsOf } from "./tree.ts";

type Behind = { evidence: readonly Evidence[]; states: readonly EvidenceState[] };

/** YES where anything named for the element holds; NONE where nothing is named. */
export function evidenceFor(
  elementId: string,
  { evidence, states }: Behind,
): "YES" | "NO" | "CANNOT_TELL" | "NONE" {
  const named = evidence.filter(({ elementIds }) => elementIds.includes(elementId));
  if (named.length === 0) return "NONE";
  const holds = named.map(
    ({ evidenceId }) => states.find((one) => one.evidenceId === evidenceId)?.holds ?? "CANNOT_TELL",
  );
  return holds.includes("YES") ? "YES" : holds.includes("CANNOT_TELL") ? "CANNOT_TELL" : "NO";
}

const expected = {
  NONE: "a rating of 0, 1 or 2: 3 and 4 need evidence, and none is named for it",
  NO: "a rating of 0, 1 or 2: none of the evidence named for it holds today",
  CANNOT_TELL: "a rating of 0, 1 or 2: nobody can tell today whether the evidence named for it holds",
} as const;

/** What is wrong with these ratings, by pointer into them. */
export function ratingProblems(
  ratings: readonly Rating[],
  instrument: Pick<Instrument, "principles">,
  behind: Behind,
): FieldProblem[] {
  const known = new Set(elementsOf(instrument).map(({ elementId }) => elementId));
  const seen = new Set<string>();
  return ratings
    .flatMap(({ elementId, value, note }, at): FieldProblem[] => {
      const again = seen.has(elementId);
      seen.add(elementId);
      if (!known.has(elementId))
        return [{ pointer: `/ratings/${at}/elementId`, detail: "an element of this instrument" }];
      if (again) return [{ pointer: `/ratings/${at}/elementId`, detail: "each element once" }];
      if (value === "NA" && note === "")
        return [{ pointer: `/ratings/${at}/note`, detail: "why it is not applicable, in a sentence" }];
      const behindIt = isHigh(value) ? evidenceFor(elementId, behind) : "YES";
      return behindIt === "YES" ? [] : [{ pointer: `/ratings/${at}/value`, detail: expected[behindIt] }];
    })
    .slice(0, 100);
}

/** The check over what the team agreed. */
export function evidenceCheck(
  agreed: readonly Rating[],
  instrument: Pick<Instrument, "principles">,
  behind: Behind,
): CheckAnswer {
  const answer = { checkId: "eval.evidence", severity: "REFUSE" as const, routes: [], slots: [] };
  const textOf = new Map(elementsOf(instrument).map(({ elementId, text }) => [elementId, text]));
  const high = agreed.filter(({ value }) => isHigh(value));
  const without = high.filter(({ elementId }) => ["NONE", "NO"].includes(evidenceFor(elementId, behind)));
  const unknown = high.filter(({ elementId }) => evidenceFor(elementId, behind) === "CANNOT_TELL");
  const about = (ratings: readonly Rating[]) =>
    listed(ratings.map(({ elementId }) => `“${textOf.get(elementId) ?? elementId}”`));
  const deciding = (ratings: readonly Rating[]) =>
    behind.evidence
      .filter(({ elementIds }) => ratings.some(({ elementId }) => elementIds.includes(elementId)))
      .flatMap(({ kind, refId, documentId, title }) => {
        const id = documentId ?? refId;
        const of = deciderOf[kind];
        return id && of ? [{ kind: of, id, label: title }] : [];
      });
  if (without.length > 0)
    return {
      ...answer,
      result: "FAIL",
      because: `Rated 3 or 4 without evidence that holds: ${about(without)}.`,
      deciders: deciding(without),
    };
  if (unknown.length > 0)
    return {
      ...answer,
      result: "CANNOT_TELL",
      because: `Cannot tell, because of some evidence nobody can say today whether it holds: ${about(unknown)}.`,
      missing: "Evidence of which it is known that it holds.",
      deciders: deciding(unknown),
    };
  if (agreed.length === 0)
    return {
      ...answer,
      result: "CANNOT_TELL",
      because: "Cannot tell, because the team has agreed on no rating yet.",
      missing: "The ratings that the team agrees on.",
      deciders: [],
    };
  return {
    ...answer,
    result: "PASS",
    because:
      high.length === 0
        ? "Nothing is rated 3 or 4."
        : `Each of the ${high.length} elements at 3 or 4 has evidence that holds.`,
    deciders: deciding(high),
  };
}

const deciderOf: Partial<Record<Evidence["kind"], CheckAnswer["deciders"][number]["kind"]>> = {
  AGREEMENT: "AGREEMENT",
  DATA_SHARING: "DATA_SHARING",
  RELEASE: "DATA_SHARING",
  CAMPAIGN: "CAMPAIGN",
  DOCUMENT: "DOCUMENT",
};

/** Why the round cannot be signed off as it stands, one sentence each; empty: it can. */
export function signOffProblems(
  agreed: readonly Rating[],
  instrument: Pick<Instrument, "principles">,
  behind: Behind,
): string[] {
  const rated = new Set(agreed.map(({ elementId }) => elementId));
  const open = elementsOf(instrument).filter(({ elementId }) => !rated.has(elementId));
  const { result, because } = evidenceCheck(agreed, instrument, behind);
  return [
    ...(open.length > 0
      ? [
          open.length === 1
            ? "One element has no agreed rating."
            : `${open.length} elements have no agreed rating.`,
        ]
      : []),
    ...(result === "PASS" || agreed.length === 0 ? [] : [because]),
  ];
}
