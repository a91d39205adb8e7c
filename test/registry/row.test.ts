/** The registry's row: packed and unpacked without loss, and standing on every day where its versions stand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PublicRow,
  packedPublicRow,
  publicRow,
  standingOfPublic,
  unpackedPublicRow,
} from "#functions/agreements/registry-row.ts";
import { lastDay, phase } from "#shared/agreements/phase.ts";
import { Agreement, AgreementType, PartyRole } from "#shared/agreements/schema.ts";
import { endingsOf, executedVersions } from "#shared/agreements/succession.ts";
import { plusDays } from "#shared/time.ts";

const id = (prefix: string) =>
  fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{20}$/).map((rest) => `${prefix}_${rest}`);
const party = fc.record({ organizationId: id("org"), role: fc.constantFrom(...PartyRole.options) });
const day = fc.integer({ min: 0, max: 1500 }).map((days) => plusDays("2026-01-01", days));
const span = fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([from, days]) => ({
  from,
  until: plusDays(from, days),
  ...(days % 2 === 0 ? { teachOutUntil: plusDays(from, days + 30) } : {}),
}));

describe("the registry's row", () => {
  it("comes back exactly as it was packed", () => {
    const row = fc.record(
      {
        id: id("agr"),
        codedNotation: fc.stringMatching(/^[A-Z0-9][A-Z0-9./-]{2,39}$/),
        name: fc.string({ minLength: 1, maxLength: 200 }),
        agreementType: fc.constantFrom(...AgreementType.options),
        versionNo: fc.integer({ min: 1, max: 60 }),
        parties: fc.array(party, { minLength: 1, maxLength: 8 }),
        pathwayId: fc.constant("health/therapeutic-services"),
        cipCodes: fc.array(fc.stringMatching(/^\d{2}\.\d{4}$/), { maxLength: 4 }),
        spans: fc.array(span, { minLength: 1, maxLength: 3 }),
        neverInForce: fc.boolean(),
        terminated: fc.boolean(),
      },
      {
        requiredKeys: [
          "id",
          "codedNotation",
          "name",
          "agreementType",
          "versionNo",
          "parties",
          "cipCodes",
          "spans",
          "neverInForce",
          "terminated",
        ],
      },
    );
    fc.assert(
      fc.property(row, (made) => {
        const item = { pk: "T#x#REGISTRY", sk: `${made.codedNotation}#${made.id}` };
        expect(unpackedPublicRow({ ...item, ...packedPublicRow(made as PublicRow) })).toEqual(made);
      }),
      { numRuns: 1000 },
    );
  });

  /** Versions one after another, each beginning after the one before; the last may be terminated or still a draft. */
  const agreement = fc
    .record({
      versions: fc.array(
        fc.record({
          after: fc.integer({ min: 1, max: 500 }),
          days: fc.integer({ min: 0, max: 900 }),
          teachOut: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      last: fc.constantFrom("EXECUTED", "TERMINATED", "DRAFT"),
      ended: fc.integer({ min: 0, max: 900 }),
      taught: fc.integer({ min: 0, max: 300 }),
    })
    .map(({ versions, last, ended, taught }) => {
      let from = "2026-01-01";
      const made = versions.map(({ after, days, teachOut }, index) => {
        from = plusDays(from, after);
        const until = plusDays(from, days);
        return {
          versionNo: index + 1,
          versionKind: index === 0 ? "ORIGINAL" : "RENEWAL",
          status: "EXECUTED",
          name: `Version ${index + 1}`,
          parties: [{ organizationId: "org_aaaaaaaaaaaaaaaaaaaa", role: "SENDING" }],
          dateEffective: from,
          expirationDate: until,
          cipCodes: [],
          ...(teachOut === undefined ? {} : { teachOutUntil: plusDays(until, teachOut) }),
        };
      });
      const newest = made.at(-1) as (typeof made)[number];
      const terminationDay = plusDays(newest.dateEffective, ended);
      return Agreement.parse({
        ...newest,
        id: "agr_aaaaaaaaaaaaaaaaaaaa",
        codedNotation: "AA-2026-001",
        agreementType: "ARTICULATION",
        purpose: "",
        stewardId: "org_aaaaaaaaaaaaaaaaaaaa",
        visibility: "PUBLIC",
        shared: true,
        status: last,
        totals: { rules: 0, findings: 0, conditions: 0, awards: [] },
        startedBy: "per_aaaaaaaaaaaaaaaaaaaa",
        startedAt: "2026-01-01T00:00:00.000Z",
        version: 1,
        earlier: made.slice(0, -1),
        ...(last === "TERMINATED"
          ? {
              termination: {
                terminationDay,
                teachOutUntil: plusDays(terminationDay, taught),
                reason: "moved",
                givenOn: newest.dateEffective,
                by: "per_aaaaaaaaaaaaaaaaaaaa",
                byName: "D",
                byOrganization: "org_aaaaaaaaaaaaaaaaaaaa",
                at: "2026-01-01T00:00:00.000Z",
              },
            }
          : {}),
      });
    });

  it("stands on any day where the version that counts most stands, and never tells of a draft", () => {
    fc.assert(
      fc.property(agreement, day, (made, today) => {
        const row = publicRow(made);
        const executed = executedVersions(made);
        expect(row === undefined).toBe(executed.length === 0);
        if (!row) return;
        expect(row.name).toBe(executed.at(-1)?.name);
        // A version that was overtaken or ended before it began was never in force, so nothing of it is taught out.
        const counted = executed.filter(
          (version) =>
            lastDay(version, endingsOf(version, executed, made.termination)).day >= version.dateEffective,
        );
        const phases = counted.map(
          (version) => phase(version, today, endingsOf(version, executed, made.termination)).phase,
        );
        const counts = (["IN_FORCE", "TEACH_OUT", "UPCOMING"] as const).find((one) => phases.includes(one));
        expect(standingOfPublic(row, today).phase).toBe(counts ?? "ENDED");
      }),
      { numRuns: 2000 },
    );
  });

  it("is there only while the agreement is public", () => {
    fc.assert(
      fc.property(agreement, fc.constantFrom("PARTIES", "PARTNERSHIP"), (made, visibility) => {
        expect(publicRow({ ...made, visibility: visibility as "PARTIES" })).toBeUndefined();
      }),
    );
  });
});
