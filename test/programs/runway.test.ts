/** The runway says what somebody finds who looks at the agreement on every day of five school years. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrganizationId } from "#shared/ids.ts";
import type { AgreementFact } from "#shared/programs/check-schema.ts";
import { type Runway, runway } from "#shared/programs/runway.ts";
import { plusDays } from "#shared/time.ts";

/** Every day from before the first of five school years to after the last span can end. */
const begin = "2026-07-01";
const calendar = Array.from({ length: 3_700 }, (_, n) => plusDays(begin, n - 400));
const fiveYears = calendar.filter((one) => begin <= one && one <= "2031-06-30");
const day = fc.integer({ min: -300, max: 2_000 });
const between = (from: number, length: number): Days => ({
  from: plusDays(begin, from),
  until: plusDays(begin, from + length),
});
const anywhere = fc.array(
  fc.tuple(day, fc.integer({ min: -3, max: 900 })).map(([from, length]) => between(from, length)),
  { maxLength: 4 },
);
/** One after the other, as an agreement and its renewals: they meet, overlap, or miss each other by a day. */
const inTurn = fc
  .tuple(
    fc.integer({ min: -300, max: 300 }),
    fc.array(fc.tuple(fc.integer({ min: 90, max: 500 }), fc.constantFrom(1, 1, 1, 2, -9)), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([start, lengths]) => {
    let from = start;
    return lengths.map(([length, step]) => {
      const span = between(from, length);
      from += length + step;
      return span;
    });
  });
const anySpans = fc
  .oneof(anywhere, inTurn)
  .chain((spans) => fc.shuffledSubarray(spans, { minLength: spans.length }));

/** Day by day; nothing is joined, sorted or compared by its ends. */
function looked(spans: readonly Days[], first: number, today: string) {
  const holds = (one: string) => spans.some(({ from, until }) => from <= one && one <= until);
  const year = fiveYears.filter((one) => `${first}-07-01` <= one && one <= `${first + 1}-06-30`);
  const held = year.filter(holds);
  const gap = year.find((one) => !holds(one));
  const ever = calendar.some(holds);
  return { year, held, gap, ever, ended: ever && !calendar.some((one) => one >= today && holds(one)) };
}
type Days = { from: string; until: string };

describe("the runway", () => {
  it("agrees with a simulation of every day over five years", () => {
    fc.assert(
      fc.property(
        anySpans,
        fc.integer({ min: 0, max: 1 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: -200, max: 1_800 }),
        fc.boolean(),
        (spans, cohort, column, now, byRule) => {
          const today = plusDays(begin, now);
          const numbered = spans.map((one, at) => ({ versionNo: at + 1, ...one }));
          const always = [{ versionNo: 1, from: "2000-01-01", until: "2099-12-31" }];
          const agreement: Pick<AgreementFact, "spans" | "rules" | "parties"> = byRule
            ? {
                ...{ spans: always, parties: [] },
                rules: [
                  ...numbered.map(({ from, until }) => ({ from, until, ...rule, ruleNo: 3 })),
                  { ...rule, ruleNo: 4, from: "2000-01-01", until: "2099-12-31" },
                ],
              }
            : { spans: numbered, rules: [], parties: [school] };
          const found = runway({
            ...{ cohort: `${2026 + cohort}-${27 + cohort}`, agreement, today },
            column: (["G9", "G10", "G11", "G12"] as const)[column] ?? "G9",
            promised: promising(byRule ? 3 : undefined),
          });
          const seen = looked(spans, 2026 + cohort + column, today);
          const onDays =
            seen.held.length === 0 ? "NOT_COVERED" : seen.gap === undefined ? "COVERED" : "PARTLY";
          const unsigned = !byRule && spans.length === 0;
          expect({ state: found.state, gap: found.firstGap, expired: found.expired }).toEqual({
            state: (unsigned ? "UNSIGNED" : seen.ever ? onDays : "NO_RULE") satisfies Runway["state"],
            gap: seen.gap,
            expired: seen.gap !== undefined && seen.ended,
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("counts the days of a leap year", () => {
    const spans = [{ versionNo: 1, from: "2027-07-01", until: "2028-02-28" }];
    const agreement = { spans, rules: [], parties: [school] };
    const found = runway({
      ...{ cohort: "2026-27", column: "G10", today: "2026-11-23" },
      ...{ agreement, promised: promising() },
    });
    expect(found).toMatchObject({ year: "2027-28", state: "PARTLY", firstGap: "2028-02-29", expired: false });
  });
});

const school = "org_school" as OrganizationId;
const promising = (ruleNo?: number) => ({
  organizationId: school,
  course: {
    code: "HS1",
    earlyCredit: { kind: "ARTICULATED" as const, ...(ruleNo === undefined ? {} : { ruleNo }) },
  },
});
const rule = { method: "DIRECT_TRANSCRIPTION" as const, sending: [`${school} HS1`], awards: [] };
