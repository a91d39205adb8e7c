/** A row of the list of data-sharing agreements: what is packed is what is read, within 250 bytes. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { dataSharingRow, packedRow } from "#functions/data-sharing/row.ts";
import { itemBytes } from "#infra/local/bench/units.ts";
import { DataRole } from "#shared/data-sharing/bases-schema.ts";
import { DataSharingRow, DataSharingStatus, Tier } from "#shared/data-sharing/schema.ts";
import { newId } from "#shared/ids.ts";

const day = fc.constantFrom("2026-08-01", "2027-01-01", "2028-12-31");
const id = fc.constantFrom(newId("org"), newId("org"), newId("org"));
const parties = fc.uniqueArray(
  fc.record({
    organizationId: id,
    roles: fc.uniqueArray(fc.constantFrom(...DataRole.options), { minLength: 1 }),
  }),
  { minLength: 1, maxLength: 3, selector: ({ organizationId }) => organizationId },
);
const row = fc.record(
  {
    id: fc.constant(newId("dsa")),
    codedNotation: fc.constant("DS-2026-007"),
    name: fc.string({ minLength: 1, maxLength: 40 }),
    tier: fc.constantFrom(...Tier.options),
    status: fc.constantFrom(...DataSharingStatus.options),
    visibility: fc.constantFrom("PARTIES", "PARTNERSHIP", "PUBLIC"),
    shared: fc.boolean(),
    stewardId: id,
    parties,
    joining: parties,
    dateEffective: day,
    expirationDate: day,
    parentId: fc.constant(newId("dsa")),
    suspendedFrom: day,
    gaps: fc.constant([{ from: "2027-02-01", until: "2027-02-28" }]),
    pending: fc.constantFrom("DRAFT", "IN_REVIEW", "OUT_FOR_SIGNATURE"),
    partlySigned: fc.constant(true),
    signBy: day,
  },
  {
    requiredKeys: [
      ...(["id", "codedNotation", "name", "tier", "status", "visibility", "shared"] as const),
      ...(["stewardId", "parties", "dateEffective", "expirationDate"] as const),
    ],
  },
);
const sk = (one: { codedNotation: string; id: string }) => `${one.codedNotation}#${one.id}`;

it("says after unpacking what was packed", () => {
  fc.assert(
    fc.property(row, (one) => {
      const whole = DataSharingRow.parse(one);
      expect(dataSharingRow({ pk: "T", sk: sk(whole), ...packedRow(whole) })).toEqual(whole);
    }),
  );
});

it("keeps a row of four parties, suspended and under another agreement, within 250 bytes", () => {
  const party = () => ({
    organizationId: newId("org"),
    roles: ["disclosing" as const, "receiving" as const],
  });
  const four = [party(), party(), party(), party()];
  const whole = DataSharingRow.parse({
    id: newId("dsa"),
    codedNotation: "DS-2026-007",
    name: "Outcomes 2027",
    tier: "dsa",
    status: "EXECUTED",
    visibility: "PARTIES",
    shared: true,
    stewardId: four[0]?.organizationId,
    parties: four,
    dateEffective: "2027-01-01",
    expirationDate: "2028-12-31",
    parentId: newId("dsa"),
    suspendedFrom: "2027-05-01",
  });
  const item = { pk: "T#cedar-valley#DATA-SHARING", sk: sk(whole), ...packedRow(whole) };
  expect(itemBytes(item)).toBeLessThanOrEqual(250);
});
