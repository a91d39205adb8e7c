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
import { AgreementType, PartyRole } from "#shared/agreements/schema.ts";
import { executedVersions } from "#shared/agreements/succession.ts";
import { plusDays } from "#shared/time.ts";
import { chain, day, plainly } from "../agreements/chains.ts";

const id = (prefix: string) =>
  fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{20}$/).map((rest) => `${prefix}_${rest}`);
const party = fc.record({ organizationId: id("org"), role: fc.constantFrom(...PartyRole.options) });
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

  it("stands on any day where the version that counts most stands, and never tells of a draft", () => {
    fc.assert(
      fc.property(chain, day, (made, today) => {
        const row = publicRow(made);
        expect(row === undefined).toBe(executedVersions(made).length === 0);
        if (!row) return;
        expect(row.name).toBe(executedVersions(made).at(-1)?.name);
        expect(standingOfPublic(row, today).phase).toBe(plainly(made, today));
      }),
      { numRuns: 3000 },
    );
  });

  it("is there only while the agreement is public", () => {
    fc.assert(
      fc.property(chain, fc.constantFrom("PARTIES", "PARTNERSHIP"), (made, visibility) => {
        expect(publicRow({ ...made, visibility: visibility as "PARTIES" })).toBeUndefined();
      }),
    );
  });
});
