/** The published examples to the digit, and every count against an enumeration that knows no formula. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf, criticalCount, exactCriticalCount } from "#shared/validations/binomial.ts";
import {
  adMd,
  cvr,
  employerValue,
  iCvi,
  kappaBand,
  kappaStar,
  meanOf,
  sCvi,
  standardScore,
  wilson,
} from "#shared/validations/statistics.ts";
import { t975 } from "#shared/validations/student.ts";

/** How many of all 2ⁿ patterns of yes and no have at least (or exactly) this many yes: by looking at each. */
function patterns(n: number, wanted: (yes: number) => boolean): number {
  let count = 0;
  for (let bits = 0; bits < 2 ** n; bits++) {
    let yes = 0;
    for (let left = bits; left > 0; left >>= 1) yes += left & 1;
    if (wanted(yes)) count++;
  }
  return count;
}

describe("how many are needed", () => {
  it("is, for every N up to 12, what looking at all patterns gives", () => {
    for (let n = 1; n <= 12; n++) {
      let needed = n + 1;
      while (needed > 0 && patterns(n, (yes) => yes >= needed - 1) / 2 ** n <= 0.05) needed--;
      expect(exactCriticalCount(n), `N = ${n}`).toBe(needed);
    }
  });

  it.each([
    [5, 5, 1, 0.736],
    [6, 6, 1, 0.672],
    [7, 7, 1, 0.622],
    [8, 7, 0.75, 0.582],
    [9, 8, 0.778, 0.548],
    [10, 9, 0.8, 0.52],
    [11, 9, 0.636, 0.496],
    [12, 10, 0.667, 0.475],
    [13, 10, 0.538, 0.456],
    [14, 11, 0.571, 0.44],
    [15, 12, 0.6, 0.425],
    [16, 12, 0.5, 0.411],
    [18, 13, 0.444, 0.388],
    [20, 15, 0.5, 0.368],
    [25, 18, 0.44, 0.329],
    [30, 20, 0.333, 0.3],
    [35, 23, 0.314, 0.278],
    [40, 26, 0.3, 0.26],
  ])("for N = %i is %i, CVR %f, and Wilson’s least ratio %f", (n, count, ratio, leastRatio) => {
    expect(exactCriticalCount(n)).toBe(count);
    expect(cvr(count, n)).toBeCloseTo(ratio, 3);
    const wilsonCount = criticalCount(n, "WILSON_2012").count;
    expect(cvr(wilsonCount, n)).toBeGreaterThanOrEqual(leastRatio - 0.0005);
    expect(cvr(wilsonCount - 1, n)).toBeLessThan(leastRatio);
  });

  it("agrees with Lawshe’s printed table wherever he printed a value", () => {
    for (const n of [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 25, 30, 35, 40])
      expect(criticalCount(n, "LAWSHE_1975")).toEqual({ count: exactCriticalCount(n), by: "LAWSHE_1975" });
  });

  it("uses the exact rule, and says so, where he printed none", () => {
    expect(criticalCount(17, "LAWSHE_1975")).toEqual({ count: exactCriticalCount(17), by: "EXACT_BINOMIAL" });
  });

  it("is more lenient by Wilson: 8 of 10", () => {
    expect(criticalCount(10, "WILSON_2012").count).toBe(8);
    expect(criticalCount(10, "EXACT_BINOMIAL").count).toBe(9);
  });

  it("is out of reach below five", () => {
    for (const n of [1, 2, 3, 4]) expect(exactCriticalCount(n)).toBe(n + 1);
  });

  it("is still exact for a thousand employers", () => {
    expect(exactCriticalCount(1000)).toBe(527);
  });
});

describe("published examples", () => {
  it("CVR(3 of 5) is 0.20", () => expect(cvr(3, 5)).toBeCloseTo(0.2, 12));
  it("CVR(8 of 10) is 0.60", () => expect(cvr(8, 10)).toBeCloseTo(0.6, 12));
  it("Polit, Beck & Owen’s table: I-CVI, chance and κ*", () => {
    // Table 1 of the paper: N, A, I-CVI, κ*. It went on with the I-CVI rounded to hundredths.
    for (const [n, agreeing, index, kappa] of [
      [3, 3, 1, 1],
      [3, 2, 0.67, 0.47],
      [4, 4, 1, 1],
      [4, 3, 0.75, 0.67],
      [5, 5, 1, 1],
      [5, 4, 0.8, 0.76],
      [6, 6, 1, 1],
      [6, 5, 0.83, 0.81],
      [7, 6, 0.86, 0.85],
      [8, 7, 0.88, 0.88],
      [8, 6, 0.75, 0.72],
      [9, 8, 0.89, 0.89],
      [9, 7, 0.78, 0.76],
    ] as const) {
      expect(iCvi(agreeing, n)).toBeCloseTo(index, 1);
      expect(Math.abs(kappaStar(agreeing, n) - kappa), `${agreeing} of ${n}`).toBeLessThan(0.01);
    }
    expect(kappaBand(kappaStar(5, 6))).toBe("EXCELLENT");
    expect(kappaBand(kappaStar(3, 4))).toBe("GOOD");
    expect(kappaBand(kappaStar(2, 3))).toBe("FAIR");
  });
  it("importance 3 is 50, level 5 is 71", () => {
    expect(standardScore(3, 1, 5)).toBe(50);
    expect(Math.round(standardScore(5, 0, 7))).toBe(71);
  });
  it("Student’s t as every textbook prints it", () => {
    for (const [df, t] of [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [29, 2.045],
      [30, 2.042],
      [120, 1.98],
    ] as const)
      expect(t975(df)).toBeCloseTo(t, 3);
    expect(t975(100_000)).toBeCloseTo(1.95998, 4);
  });
  it("Wilson’s interval for 8 of 10 is .490 to .943, and ends where shares end", () => {
    expect(wilson(8, 10).low).toBeCloseTo(0.4902, 4);
    expect(wilson(8, 10).high).toBeCloseTo(0.9433, 4);
    expect(wilson(0, 7).low).toBe(0);
    expect(wilson(7, 7).high).toBe(1);
  });
});

describe("against brute force", () => {
  it("chance is the share of patterns with exactly that many, N up to 12", () => {
    for (let n = 1; n <= 12; n++)
      for (let k = 0; k <= n; k++) expect(chanceOf(k, n)).toBe(patterns(n, (yes) => yes === k) / 2 ** n);
  });

  it("an employer’s value is one somebody gave: at most half lie below it, and fewer than half or as many above", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 12 }), (values) => {
        const value = employerValue(values) as number;
        expect(values).toContain(value);
        expect(values.filter((one) => one < value).length * 2).toBeLessThan(values.length);
        expect(values.filter((one) => one > value).length * 2).toBeLessThanOrEqual(values.length);
        expect(employerValue([...values].reverse())).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  it("Wilson’s interval holds exactly the shares that a score test does not reject", () => {
    const z = 1.959963984540054;
    for (let n = 1; n <= 12; n++)
      for (let count = 0; count <= n; count++) {
        const { low, high } = wilson(count, n);
        for (let share = 0.001; share < 1; share += 0.001) {
          const near = Math.abs(count / n - share) <= z * Math.sqrt((share * (1 - share)) / n);
          if (Math.min(Math.abs(share - low), Math.abs(share - high)) > 1e-9)
            expect(share >= low && share <= high, `${count} of ${n} at ${share}`).toBe(near);
        }
      }
  });

  it("agreement about the median is the least there is about any value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (values, about) => {
          const other = values.reduce((sum, value) => sum + Math.abs(value - about), 0) / values.length;
          expect(adMd(values)).toBeLessThanOrEqual(other + 1e-12);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("a mean’s interval is around it, and there is none for one value", () => {
    expect(meanOf([4])).toEqual({ mean: 4 });
    const { mean, sd, interval } = meanOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(mean).toBe(5);
    expect(sd).toBeCloseTo(2.138, 3);
    expect(interval?.low).toBeCloseTo(5 - (2.364624 * 2.13809) / Math.sqrt(8), 4);
  });

  it("a scale’s average and universal agreement leave out statements nobody rated", () => {
    expect(
      sCvi([
        { agreeing: 4, n: 4 },
        { agreeing: 1, n: 2 },
        { agreeing: 0, n: 0 },
      ]),
    ).toEqual({ average: 0.75, universal: 0.5 });
  });
});
