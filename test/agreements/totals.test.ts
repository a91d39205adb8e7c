/** The numbers that page, file and list print alike. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EquivalencyRule } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import {
  all,
  ask,
  award,
  condition,
  course,
  done,
  health,
  plcc,
  rule,
  tracc,
  version,
  welding,
} from "./agreed.ts";

const graded = (ruleNo: number, hundredths: number, rest: Partial<EquivalencyRule> = {}) =>
  rule({ ruleNo, options: [all(course(`K${ruleNo}`))], awards: [award(`C ${ruleNo}`, hundredths)], ...rest });

describe("totals", () => {
  it("adds the welding table up to 11.00, of which one student can earn 9.00", () => {
    expect(totals(welding.terms)).toEqual({
      rules: 4,
      findings: 0,
      conditions: 2,
      clauses: 0,
      awards: [
        { organizationId: plcc, unit: "SemesterHour", sumHundredths: 1100, attainableHundredths: 900 },
      ],
    });
  });

  it("counts rules, findings and conditions of both levels in the health table", () => {
    expect(totals(health.terms)).toEqual({
      rules: 4,
      findings: 2,
      conditions: 3,
      clauses: 0,
      awards: [
        { organizationId: plcc, unit: "SemesterHour", sumHundredths: 1500, attainableHundredths: 1500 },
      ],
    });
  });

  it("counts the largest award of an exclusive group once", () => {
    const rules = [
      graded(1, 300, { exclusiveGroup: "Math" }),
      graded(2, 400, { exclusiveGroup: "math " }),
      graded(3, 200),
    ];
    expect(totals(version({ rules }).terms).awards).toMatchObject([
      { sumHundredths: 900, attainableHundredths: 600 },
    ]);
  });

  it("holds a cap to the cent, the lowest where there are two", () => {
    const terms = version({
      rules: [graded(1, 300), graded(2, 300)],
      conditions: [condition("MAX_CREDITS", "4.35"), condition("MAX_CREDITS", "5")],
    }).terms;
    expect(totals(terms).awards[0]?.attainableHundredths).toBe(435);
  });

  it("holds the cap of a single rule", () => {
    const rules = [graded(1, 300, { conditions: [condition("MAX_CREDITS", "2.00")] }), graded(2, 300)];
    expect(totals(version({ rules }).terms).awards).toMatchObject([
      { sumHundredths: 600, attainableHundredths: 500 },
    ]);
  });

  it("adds up each receiving organization by itself, in one order", () => {
    const elsewhere = {
      ...award("X 1", 250),
      course: { ...award("X 1", 250).course, organizationId: tracc },
    };
    const rules = [graded(2, 300), graded(1, 0, { awards: [elsewhere] })];
    const sums = totals(version({ rules }).terms).awards;
    expect(sums.map((one) => [one.organizationId, one.sumHundredths])).toEqual([
      [plcc, 300],
      [tracc, 250],
    ]);
    expect(totals(version({ rules: [...rules].reverse() }).terms).awards).toEqual(sums);
  });

  it("is empty for nothing", () => {
    expect(totals({ rules: [], findings: [], conditions: [] })).toEqual({
      rules: 0,
      findings: 0,
      conditions: 0,
      clauses: 0,
      awards: [],
    });
  });

  it("never promises less than the evaluator grants a student who has every course", () => {
    const some = fc.record({
      hundredths: fc.integer({ min: 0, max: 600 }),
      exclusiveGroup: fc.constantFrom(undefined, "g", "h"),
      ruleCap: fc.constantFrom(undefined, "2.50"),
    });
    const cap = fc.constantFrom(undefined, "9.00", "12.5");
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), cap, (list, most) => {
        const rules = list.map(({ hundredths, exclusiveGroup, ruleCap }, index) =>
          graded(index + 1, hundredths, {
            ...(exclusiveGroup && { exclusiveGroup }),
            conditions: ruleCap ? [condition("MAX_CREDITS", ruleCap)] : [],
          }),
        );
        const agreed = version({ rules, conditions: most ? [condition("MAX_CREDITS", most)] : [] });
        const [answer] = ask(
          [agreed],
          rules.map(({ ruleNo }) => done(`K${ruleNo}`)),
        );
        const capped = answer?.agreements[0]?.totals.cappedHundredths ?? 0;
        expect(capped).toBeLessThanOrEqual(totals(agreed.terms).awards[0]?.attainableHundredths ?? 0);
      }),
      { numRuns: 1000 },
    );
  });
});
