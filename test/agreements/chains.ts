/** Agreements with any versions, one after another, ended by the functions the hub uses; and where they stand, read off plainly. */
import * as fc from "fast-check";
import { giveNotice, terminate } from "#shared/agreements/ending.ts";
import { Agreement, type Phase } from "#shared/agreements/schema.ts";
import { executedVersions, isTerminated } from "#shared/agreements/succession.ts";
import { plusDays } from "#shared/time.ts";

const college = `org_${"a".repeat(20)}`;
const days = (max: number) => fc.integer({ min: 0, max });
export const day = days(2500).map((n) => plusDays("2026-01-01", n));

/** Each version begins after the one before; the last may still be a draft, and all of it may be ended on any day. */
export const chain = fc
  .record({
    versions: fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 500 }),
        days: days(900),
        teachOut: fc.option(days(400), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    last: fc.constantFrom("EXECUTED" as const, "DRAFT" as const),
    ending: fc.option(fc.record({ on: days(2000), taught: days(300), made: days(2000) })),
  })
  .map(({ versions, last, ending }): Agreement => {
    let from = "2026-01-01";
    const made = versions.map(({ after, days, teachOut }, index) => {
      from = plusDays(from, after);
      const until = plusDays(from, days);
      return {
        versionNo: index + 1,
        versionKind: index === 0 ? "ORIGINAL" : "RENEWAL",
        status: "EXECUTED",
        name: `Version ${index + 1}`,
        parties: [{ organizationId: college, role: "SENDING" }],
        dateEffective: from,
        expirationDate: until,
        cipCodes: [],
        ...(teachOut === undefined ? {} : { teachOutUntil: plusDays(until, teachOut) }),
      };
    });
    const agreement = Agreement.parse({
      ...made.at(-1),
      id: `agr_${"a".repeat(20)}`,
      codedNotation: "AA-2026-001",
      agreementType: "ARTICULATION",
      purpose: "",
      stewardId: college,
      visibility: "PUBLIC",
      shared: true,
      status: last,
      totals: { rules: 0, findings: 0, conditions: 0, awards: [] },
      startedBy: `per_${"a".repeat(20)}`,
      startedAt: "2026-01-01T00:00:00.000Z",
      version: 1,
      earlier: made.slice(0, -1),
    });
    if (!ending || executedVersions(agreement).length === 0) return agreement;
    const terminationDay = plusDays("2026-01-01", ending.on);
    const noticed = giveNotice(agreement, {
      terminationDay,
      teachOutUntil: plusDays(terminationDay, ending.taught),
      reason: "moved",
      givenOn: "2026-01-01",
      by: agreement.startedBy,
      byName: "D",
      byOrganization: agreement.stewardId,
      at: "2026-01-01T00:00:00.000Z",
    });
    return terminate(noticed.agreement, plusDays("2026-01-01", ending.made)).agreement;
  });

/** Where it stands, day by day: the newest version that has begun speaks, and none begins once it was ended. */
export function plainly(agreement: Agreement, today: string): Phase | undefined {
  const executed = executedVersions(agreement);
  if (executed.length === 0) return undefined;
  const end = isTerminated(agreement) ? agreement.termination : undefined;
  const begins = executed.filter((one) => !end || one.dateEffective <= end.terminationDay);
  const speaks = (on: string) => {
    const newest = begins.findLast((one) => one.dateEffective <= on);
    return newest && on <= newest.expirationDate && (!end || on <= end.terminationDay) ? newest : undefined;
  };
  if (speaks(today)) return "IN_FORCE";
  const ended = end && speaks(end.terminationDay);
  const taught = begins.some((one) => {
    const until = one === ended ? end?.teachOutUntil : one.teachOutUntil;
    return one.dateEffective <= today && until !== undefined && today <= until;
  });
  if (taught) return "TEACH_OUT";
  return begins.some((one) => one.dateEffective > today) ? "UPCOMING" : "ENDED";
}
