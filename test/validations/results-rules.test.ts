/** When a campaign is counted and decided, and what no reason can validate. */
import { describe, expect, it } from "vitest";
import { outcomeOf } from "#shared/validations/outcome.ts";
import {
  closedOnOf,
  objectionToDeciding,
  objectionToDecision,
  objectionToTallying,
} from "#shared/validations/results-rules.ts";
import { defaultRule } from "#shared/validations/scales.ts";

const closedAt = "2026-11-23T18:00:00.000Z";
const closed = { state: "CLOSED" as const, closesOn: "2026-12-11", closedAt };
const seconds = (n: number) => new Date(Date.parse(closedAt) + n * 1000);

describe("counting", () => {
  it("begins two minutes after the close: one for late answers, one for what is being saved", () => {
    const why = (n: number) => objectionToTallying(closed, "2026-11-23", "2026-11-23", seconds(n))?.why;
    expect(why(119)).toContain("still arriving");
    expect(why(121)).toBeUndefined();
  });

  it("of a campaign that nobody closed begins two minutes into the next day", () => {
    const open = { state: "OPEN" as const, closesOn: "2026-11-23" };
    expect(objectionToTallying(open, "2026-11-24", "2026-11-23", seconds(0))?.why).toContain(
      "still arriving",
    );
    expect(objectionToTallying(open, "2026-11-24", "2026-11-24", seconds(0))).toBeUndefined();
  });

  it.each([
    ["DRAFT", "once a campaign has closed"],
    ["CANCELLED", "once a campaign has closed"],
    ["DECIDED", "has been decided"],
    ["PUBLISHED", "has been decided"],
  ] as const)("is refused while %s", (state, why) => {
    expect(
      objectionToTallying({ ...closed, state }, "2026-11-24", "2026-11-24", seconds(500))?.why,
    ).toContain(why);
  });
});

it("ends a campaign on its last day, or on the day it was closed before", () => {
  const dayOf = (at: string) => at.slice(0, 10);
  expect(closedOnOf(closed, dayOf)).toBe("2026-11-23");
  expect(closedOnOf({ closesOn: "2026-11-20", closedAt }, dayOf)).toBe("2026-11-20");
  expect(closedOnOf({ closesOn: "2026-11-20" }, dayOf)).toBe("2026-11-20");
});

describe("a decision", () => {
  const evidence = (n: number, essential: number, more: object = {}) => ({
    outcome: outcomeOf({ n, essential, seconds: 0 }, defaultRule),
    blocked: false,
    reworded: false,
    ...more,
  });
  const reason = "There is one.";

  it("agrees with the rule, or gives a reason", () => {
    for (const [n, essential, agreeing] of [
      [9, 8, ["VALIDATED"]],
      [9, 6, ["RETURN"]],
      [9, 3, ["NOT_VALIDATED", "RETIRE"]],
      [4, 4, ["RETURN"]],
    ] as const)
      for (const decision of ["VALIDATED", "RETURN", "NOT_VALIDATED", "RETIRE"] as const) {
        const bare = objectionToDecision({ decision }, evidence(n, essential));
        const agrees = (agreeing as readonly string[]).includes(decision);
        expect([n, essential, decision, bare === undefined]).toEqual([n, essential, decision, agrees]);
        const never = n < 5 && decision === "VALIDATED";
        const reasoned = objectionToDecision({ decision, reason }, evidence(n, essential));
        expect([decision, reasoned !== undefined]).toEqual([decision, never]);
      }
  });

  it("validates nothing while a rewording with enough businesses behind it is open", () => {
    for (const decision of ["VALIDATED", "VALIDATED_WITH_EDITS"] as const)
      expect(objectionToDecision({ decision, reason }, evidence(9, 9, { blocked: true }))?.code).toBe(
        "wrong-moment",
      );
    expect(
      objectionToDecision({ decision: "RETURN", reason }, evidence(9, 9, { blocked: true })),
    ).toBeUndefined();
  });

  it("with edits says which, or rests on a comment's wording that was accepted", () => {
    const decision = "VALIDATED_WITH_EDITS";
    expect(objectionToDecision({ decision }, evidence(9, 9))?.pointer).toBe("/change");
    expect(objectionToDecision({ decision }, evidence(9, 9, { reworded: true }))).toBeUndefined();
    const change = { kind: "EDIT" as const, fullStatement: "New words" };
    expect(objectionToDecision({ decision, change }, evidence(9, 9))).toBeUndefined();
  });
});

it("closes the decisions when none is missing, once", () => {
  expect(objectionToDeciding({ state: "TALLIED" }, 0)).toBeUndefined();
  expect(objectionToDeciding({ state: "TALLIED" }, 1)?.why).toBe("One statement has no decision yet.");
  expect(objectionToDeciding({ state: "CLOSED" }, 0)?.why).toContain("not been counted");
  expect(objectionToDeciding({ state: "DECIDED" }, 0)?.why).toContain("has been decided");
});
