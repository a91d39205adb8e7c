import { expect, it } from "vitest";
import { sum, tallyPlaywright, tallyVitest } from "#infra/local/tally.ts";

const file = (status: string, tests: number) => ({
  status,
  assertionResults: Array.from({ length: tests }, () => ({})),
});

it("counts what passed and what failed", () => {
  const vitest = { numPassedTests: 7, numTotalTests: 9, testResults: [file("passed", 7), file("failed", 2)] };
  expect(tallyVitest(vitest)).toEqual({ passed: 7, failed: 2 });
  const playwright = { stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 0 }, errors: [] };
  expect(tallyPlaywright(playwright)).toEqual({ passed: 4, failed: 1 });
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});

it("counts a skipped test, a flaky one, and a file that does not load, as failed", () => {
  expect(tallyVitest({ numPassedTests: 7, numTotalTests: 8, testResults: [file("passed", 8)] }).failed).toBe(
    1,
  );
  expect(tallyVitest({ numPassedTests: 7, numTotalTests: 7, testResults: [file("failed", 0)] }).failed).toBe(
    1,
  );
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 1 };
  expect(tallyPlaywright({ stats, errors: ["a worker died"] }).failed).toBe(3);
});

it("takes a runner that ran no test for a failure", () => {
  expect(tallyVitest({ numPassedTests: 0, numTotalTests: 0, testResults: [] })).toEqual({
    passed: 0,
    failed: 1,
  });
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(tallyPlaywright({ stats, errors: [] })).toEqual({ passed: 0, failed: 1 });
});
