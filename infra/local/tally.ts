/** Counts what the test runners report. A test that was skipped is not a promise kept: it counts as failed. */

export type Tally = { passed: number; failed: number };

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
});

/** A runner that ran nothing is asleep, not content. */
const awake = ({ passed, failed }: Tally): Tally => ({ passed, failed: passed + failed === 0 ? 1 : failed });

type VitestReport = {
  numPassedTests: number;
  numTotalTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Vitest's JSON report; a file that could not even be loaded has no tests, and counts as one that failed. */
export function tallyVitest({ numPassedTests, numTotalTests, testResults }: VitestReport): Tally {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return awake({ passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded.length });
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** Playwright's JSON report; errors outside any test count too. */
export function tallyPlaywright({ stats, errors }: PlaywrightReport): Tally {
  return awake({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  });
}
