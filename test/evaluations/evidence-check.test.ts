/** eval.evidence: a passing, a failing and a cannot-tell example, and where a rating is refused. */
import { describe, expect, it } from "vitest";
import { evaluationChecks } from "#shared/evaluations/check-table.ts";
import { evidenceCheck, ratingProblems, signOffProblems } from "#shared/evaluations/evidence-check.ts";
import type { Instrument } from "#shared/evaluations/instrument-schema.ts";
import { shippedEditions } from "#shared/evaluations/instruments.ts";
import type { Evidence, EvidenceState, Rating } from "#shared/evaluations/schema.ts";
import type { CheckResult } from "#shared/programs/check-schema.ts";

const [instrument] = shippedEditions("perkins-v-pos") as [Instrument];
const piece = (evidenceId: string, ...elementIds: string[]): Evidence => ({
  evidenceId,
  kind: "AGREEMENT",
  refId: `agr_${evidenceId}`,
  title: `Agreement ${evidenceId}`,
  note: "",
  date: "2026-11-23",
  ownerId: "org_1" as never,
  elementIds,
});
const state = (evidenceId: string, holds: EvidenceState["holds"]): EvidenceState => ({
  evidenceId,
  holds,
  because: "",
});
const rating = (elementId: string, value: Rating["value"], note = ""): Rating => ({ elementId, value, note });

type Example = {
  agreed: Rating[];
  evidence: Evidence[];
  states: EvidenceState[];
  result: CheckResult;
  because: string;
};

/** One of each, as every check of the table has. */
const examples: Record<string, Example> = {
  "holds behind every 3 and 4": {
    agreed: [rating("e", 4), rating("f", 2)],
    evidence: [piece("v1", "e"), piece("v2", "e")],
    states: [state("v1", "NO"), state("v2", "YES")],
    result: "PASS",
    because: "Each of the 1 elements",
  },
  "has ended behind a 3": {
    agreed: [rating("e", 3)],
    evidence: [piece("v1", "e")],
    states: [state("v1", "NO")],
    result: "FAIL",
    because: "without evidence that holds: “Has multiple entry",
  },
  "is named for another element": {
    agreed: [rating("e", 3)],
    evidence: [piece("v1", "f")],
    states: [state("v1", "YES")],
    result: "FAIL",
    because: "without evidence that holds",
  },
  "cannot be asked": {
    agreed: [rating("e", 3)],
    evidence: [piece("v1", "e")],
    states: [state("v1", "CANNOT_TELL")],
    result: "CANNOT_TELL",
    because: "nobody can say today whether it holds",
  },
  "has nothing to stand behind yet": {
    agreed: [],
    evidence: [],
    states: [],
    result: "CANNOT_TELL",
    because: "agreed on no rating",
  },
};

describe("eval.evidence", () => {
  it("is in the table, and refuses", () => {
    expect(evaluationChecks.map(({ id, severity }) => [id, severity])).toEqual([["eval.evidence", "REFUSE"]]);
  });

  it.each(Object.entries(examples))(
    "evidence that %s",
    (_, { agreed, evidence, states, result, because }) => {
      const answer = evidenceCheck(agreed, instrument, { evidence, states });
      expect(answer.result).toBe(result);
      expect(answer.because).toContain(because);
      expect(answer.missing !== undefined).toBe(result === "CANNOT_TELL");
      const stops = signOffProblems(agreed, instrument, { evidence, states });
      expect(stops.some((one) => one.includes("evidence"))).toBe(agreed.length > 0 && result !== "PASS");
      expect(stops[0]).toContain("no agreed rating");
    },
  );

  it("names the records that decide it", () => {
    const { agreed, evidence, states } = examples["has ended behind a 3"] as Example;
    expect(evidenceCheck(agreed, instrument, { evidence, states }).deciders).toEqual([
      { kind: "AGREEMENT", id: "agr_v1", label: "Agreement v1" },
    ]);
  });
});

it("ratings are refused at their place: unknown or repeated elements, NA without a reason, 3 or 4 without evidence", () => {
  const problems = ratingProblems(
    [
      rating("a", 3),
      rating("b", 2),
      rating("b", 1),
      rating("zz", 1),
      rating("c", "NA"),
      rating("d", "NA", "A program for adults"),
      rating("e", 4),
      rating("f", 4),
    ],
    instrument,
    { evidence: [piece("v1", "e"), piece("v2", "f")], states: [state("v1", "YES"), state("v2", "NO")] },
  );
  expect(problems.map(({ pointer }) => pointer)).toEqual([
    "/ratings/0/value",
    "/ratings/2/elementId",
    "/ratings/3/elementId",
    "/ratings/4/note",
    "/ratings/7/value",
  ]);
});
