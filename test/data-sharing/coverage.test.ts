/** The coverage map, both ways round, against a table made by asking every question of every agreement one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataRole } from "#shared/data-sharing/bases-schema.ts";
import { type InForce, matrixOf, passingUnder, reaching, yearsShown } from "#shared/data-sharing/coverage.ts";
import { authorize } from "#shared/data-sharing/gate.ts";
import type { DataPhase } from "#shared/data-sharing/schema.ts";
import type { DataSharingId } from "#shared/ids.ts";
import { element, northgate, org, prairie, rivers, terms, transfer } from "./owed-sample.ts";

const orgs = [org(1), org(2), org(3), org(4)];
const indicators = ["1S1", "5S1", "1P1"];
const years = ["2023-24", "2024-25", "2025-26", "2026-27"];
const dimensions = ["gender", "race"];
const id = (n: number) => `dsa_${String(n).padStart(20, "0")}` as DataSharingId;

const some = <T>(all: readonly T[], minLength = 0) => fc.subarray([...all], { minLength });
const someElement = fc.record({
  level: fc.constantFrom("aggregate", "aggregate", "student"),
  exchange: fc.option(
    fc.record({
      indicatorId: fc.constantFrom(...indicators),
      a: fc.nat(3),
      b: fc.nat(3),
      dimensions: some(dimensions),
    }),
    { nil: undefined, freq: 6 },
  ),
});
const someTransfer = fc.record({
  method: fc.constantFrom("hub_aggregate" as const, "hub_aggregate" as const, "sftp" as const),
  senderId: fc.constantFrom(...orgs),
  receiverIds: some(orgs, 1),
  elements: some([1, 2, 3], 1),
});
const someAgreement = fc.record({
  phase: fc.constantFrom<DataPhase>(
    "ACTIVE",
    "ACTIVE",
    "ACTIVE",
    "SUSPENDED",
    "PENDING_EFFECTIVE",
    "IN_DISPOSITION",
  ),
  roles: fc.array(some<DataRole>(["disclosing", "receiving", "lead_agency"], 1), {
    minLength: 3,
    maxLength: 3,
  }),
  joined: fc.option(fc.constantFrom("disclosing" as const, "receiving" as const), { nil: undefined }),
  dropped: some(["E1", "E2"]),
  elements: fc.array(someElement, { minLength: 3, maxLength: 3 }),
  transfers: fc.array(someTransfer, { minLength: 1, maxLength: 3 }),
});

type Made = typeof someAgreement extends fc.Arbitrary<infer One> ? One : never;

const agreementOf = (made: Made, n: number): InForce => ({
  id: id(n),
  phase: made.phase,
  parties: [
    ...made.roles.map((roles, index) => ({ organizationId: orgs[index] as (typeof orgs)[0], roles })),
    ...(made.joined ? [{ organizationId: org(4), roles: [made.joined] }] : []),
  ],
  joined: made.joined ? [{ organizationId: org(4), role: made.joined }] : [],
  dropped: made.dropped,
  terms: terms({
    elements: made.elements.map(({ level, exchange }, index) =>
      element(index + 1, {
        level,
        ...(exchange
          ? {
              exchange: {
                indicatorId: exchange.indicatorId,
                from: years[Math.min(exchange.a, exchange.b)],
                to: years[Math.max(exchange.a, exchange.b)],
                dimensions: exchange.dimensions,
              },
            }
          : {}),
      }),
    ),
    transfers: made.transfers.map(({ elements, ...one }, index) =>
      transfer({ ...one, transferId: `T${index + 1}`, elementIds: elements.map((n) => `E${n}`) }),
    ),
  }),
});

/** The question asked outright of one agreement, without any list made before. */
function letsSee(
  { phase, parties, joined, dropped, terms: { elements, transfers } }: InForce,
  viewer: string,
  sender: string,
  indicator: string,
  year: string,
  dimension: string | undefined,
): boolean {
  if (phase !== "ACTIVE" || viewer === sender) return false;
  const role = (who: string, which: DataRole) =>
    parties.some(({ organizationId, roles }) => organizationId === who && roles.includes(which));
  if (!role(sender, "disclosing") || !role(viewer, "receiving")) return false;
  const hasJoined = (who: string, as: string) =>
    joined.some((one) => one.organizationId === who && one.role === as);
  return transfers.some(
    (one) =>
      one.method === "hub_aggregate" &&
      (one.senderId === sender || hasJoined(sender, "disclosing")) &&
      (one.receiverIds.some((each) => each === viewer) || hasJoined(viewer, "receiving")) &&
      elements.some(
        ({ elementId, level, exchange }) =>
          one.elementIds.includes(elementId) &&
          level === "aggregate" &&
          !dropped.includes(elementId) &&
          exchange?.indicatorId === indicator &&
          years.indexOf(exchange.from) <= years.indexOf(year) &&
          years.indexOf(year) <= years.indexOf(exchange.to) &&
          (dimension === undefined || dimension === "all" || exchange.dimensions.includes(dimension)),
      ),
  );
}

describe("the coverage map", () => {
  it("names exactly the agreements that let an organization see an indicator, by subgroup, for a year", () => {
    fc.assert(
      fc.property(fc.array(someAgreement, { maxLength: 3 }), (made) => {
        const agreements = made.map(agreementOf);
        const passing = agreements.flatMap(passingUnder);
        for (const viewer of orgs)
          for (const indicator of indicators)
            for (const year of years)
              for (const dimension of [undefined, "all", ...dimensions]) {
                const found = reaching(passing, { viewer, indicator, year, dimension });
                const expected = agreements.flatMap((one) =>
                  orgs
                    .filter((sender) => letsSee(one, viewer, sender, indicator, year, dimension))
                    .map((sender) => `${one.id} ${sender}`),
                );
                expect(
                  [...new Set(found.map((one) => `${one.dataSharingId} ${one.senderId}`))].toSorted(),
                ).toEqual(expected.toSorted());
              }
      }),
      { numRuns: 150 },
    );
  });

  it("says of every agreement what the gate says to a reader at its door", () => {
    fc.assert(
      fc.property(someAgreement, (made) => {
        const one = agreementOf(made, 1);
        const passing = passingUnder(one);
        const full = terms({
          ...one.terms,
          purposes: [{ purposeId: "P1", statement: "To improve instruction" }],
        });
        for (const viewer of orgs)
          for (const senderId of orgs.filter((each) => each !== viewer))
            for (const indicatorId of indicators)
              for (const year of years) {
                const { reason } = authorize(
                  { ...one, versionNo: 1, terms: full },
                  {
                    person: "per_0000000000000000000m" as never,
                    name: "A reader",
                    partnership: "cedar-valley" as never,
                    organization: viewer,
                    roles: ["viewer"],
                    partnershipRoles: [],
                  },
                  "read",
                  { indicatorId, year, senderId, dimensions: ["gender"], purposeId: "P1" },
                  "2026-11-23",
                );
                const found = reaching(passing, {
                  viewer,
                  sender: senderId,
                  indicator: indicatorId,
                  year,
                  dimension: "gender",
                });
                expect([viewer, senderId, indicatorId, year, found.length > 0]).toEqual([
                  viewer,
                  senderId,
                  indicatorId,
                  year,
                  reason === "ALLOWED",
                ]);
              }
      }),
      { numRuns: 150 },
    );
  });

  it("turned round, finds every partner's indicator and year that no active agreement covers", () => {
    const all = [
      { id: "1S1", level: "secondary" as const },
      { id: "5S1", level: "other" as const },
      { id: "1P1", level: "postsecondary" as const },
    ];
    const types = ["secondary", "postsecondary", "business", "secondary"] as const;
    const partners = orgs.map((one, index) => ({ id: one, type: types[index] as (typeof types)[number] }));
    const expects = { "1S1": ["secondary"], "5S1": ["secondary", "postsecondary"], "1P1": ["postsecondary"] };
    fc.assert(
      fc.property(fc.array(someAgreement, { maxLength: 3 }), fc.boolean(), (made, retired) => {
        const agreements = made.map(agreementOf);
        const set = all.map((one) =>
          one.id === "1P1" && retired ? { ...one, retiredOn: "2026-09-01" } : one,
        );
        const found = matrixOf(agreements.flatMap(passingUnder), agreements, partners, set, years);
        let gaps = 0;
        for (const { id: sender, type } of partners)
          for (const indicator of ["1S1", "5S1", "1P1"] as const) {
            const cells = years.map((year) =>
              agreements.flatMap((one, index) =>
                orgs.some((viewer) => letsSee(one, viewer, sender, indicator, year, undefined))
                  ? [index]
                  : [],
              ),
            );
            // Covered in a year that is not shown, it is a row of gaps all the same: these are all the years there are.
            const reported = expects[indicator].includes(type) && !(retired && indicator === "1P1");
            const expected = reported || cells.some((cell) => cell.length > 0);
            const row = found.rows.find(
              (one) => one.organizationId === sender && one.indicatorId === indicator,
            );
            expect(row?.years).toEqual(expected ? cells : undefined);
            if (expected) gaps += cells.filter((cell) => cell.length === 0).length;
          }
        expect(found.gaps).toBe(gaps);
      }),
      { numRuns: 150 },
    );
  });

  it("reads like the region's own: what Northgate may see of Three Rivers, and what nobody covers", () => {
    const made: InForce = {
      id: id(2),
      phase: "ACTIVE",
      parties: [
        { organizationId: rivers, roles: ["disclosing"] },
        { organizationId: prairie, roles: ["disclosing"] },
        { organizationId: northgate, roles: ["receiving"] },
      ],
      joined: [],
      dropped: [],
      terms: terms({
        elements: [
          element(1, {
            exchange: { indicatorId: "5S1", from: "2024-25", to: "2026-27", dimensions: ["gender"] },
          }),
        ],
        transfers: [transfer({ method: "hub_aggregate" })],
      }),
    };
    const passing = passingUnder(made);
    expect(reaching(passing, { viewer: northgate, indicator: "5S1", dimension: "gender" })).toHaveLength(1);
    expect(reaching(passing, { viewer: northgate, indicator: "5S1", dimension: "race" })).toEqual([]);
    expect(reaching(passing, { viewer: prairie })).toEqual([]);
    const shown = yearsShown("2026-11-23");
    expect(shown).toEqual(["2023-24", "2024-25", "2025-26", "2026-27", "2027-28"]);
    const { rows, gaps } = matrixOf(
      passing,
      [made],
      [
        { id: rivers, type: "secondary" },
        { id: prairie, type: "secondary" },
      ],
      [{ id: "5S1", level: "secondary" }],
      shown,
    );
    expect(rows.map((row) => row.years)).toEqual([
      [[], [0], [0], [0], []],
      [[], [], [], [], []],
    ]);
    expect(gaps).toBe(7);
    expect(passingUnder({ ...made, phase: "SUSPENDED" })).toEqual([]);
    expect(passingUnder({ ...made, dropped: ["E1"] })).toEqual([]);
  });
});
