/** What the rule says of a statement: counts decide, five employers at least, and an unanswered rewording waits. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { outcomeOf } from "#shared/validations/outcome.ts";

const rule = { method: "EXACT_BINOMIAL", minEmployers: 5, blockingSeconds: 2 } as const;
const outcome = (essential: number, n: number, seconds = 0) =>
  outcomeOf({ essential, n, seconds }, rule).outcome;

it("does not validate 8 of 10, and validates 8 of 9 and 10 of 13", () => {
  expect([outcome(8, 10), outcome(8, 9), outcome(10, 13)]).toEqual(["RETURN", "VALIDATED", "VALIDATED"]);
});

it("never validates below five employers, whatever the campaign was told", () => {
  for (let n = 0; n < 5; n++)
    expect(outcomeOf({ essential: n, n, seconds: 0 }, { ...rule, minEmployers: 1 }).outcome).toBe("TOO_FEW");
  expect(outcome(5, 5)).toBe("VALIDATED");
  expect(outcomeOf({ essential: 9, n: 9, seconds: 0 }, { ...rule, minEmployers: 10 }).outcome).toBe(
    "TOO_FEW",
  );
});

it("holds half or fewer for not validated", () => {
  expect([outcome(5, 10), outcome(6, 10), outcome(0, 6)]).toEqual([
    "NOT_VALIDATED",
    "RETURN",
    "NOT_VALIDATED",
  ]);
});

it("lets a seconded rewording wait for its answer", () => {
  expect(outcomeOf({ essential: 9, n: 9, seconds: 2 }, rule)).toMatchObject({
    outcome: "RETURN",
    blocked: true,
  });
  expect(outcome(9, 9, 1)).toBe("VALIDATED");
});

it("never turns worse because one more employer of the same number says essential", () => {
  const rank = { TOO_FEW: 0, NOT_VALIDATED: 1, RETURN: 2, VALIDATED: 3 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.nat(59),
      fc.constantFrom("EXACT_BINOMIAL", "LAWSHE_1975", "WILSON_2012"),
      (n, some, method) => {
        const essential = some % n;
        const at = (count: number) =>
          rank[outcomeOf({ essential: count, n, seconds: 0 }, { ...rule, method }).outcome];
        expect(at(essential + 1)).toBeGreaterThanOrEqual(at(essential));
      },
    ),
    { numRuns: 1000 },
  );
});
