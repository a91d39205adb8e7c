import fc from "fast-check";
import { expect, it } from "vitest";
import { agreementRow, packedRow } from "#functions/agreements/row.ts";
import {
  AgreementRow,
  AgreementStatus,
  AgreementType,
  PartyRole,
  Visibility,
} from "#shared/agreements/schema.ts";

const id = (prefix: string) =>
  fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{20}$/).map((rest) => `${prefix}_${rest}`);
const date = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));
const row = fc.record({
  id: id("agr"),
  codedNotation: fc.stringMatching(/^[A-Z0-9][A-Z0-9./-]{2,39}$/),
  name: fc.string({ minLength: 1, maxLength: 200 }),
  agreementType: fc.constantFrom(...AgreementType.options),
  status: fc.constantFrom(...AgreementStatus.options),
  visibility: fc.constantFrom(...Visibility.options),
  shared: fc.boolean(),
  stewardId: id("org"),
  parties: fc.array(fc.record({ organizationId: id("org"), role: fc.constantFrom(...PartyRole.options) }), {
    minLength: 1,
    maxLength: 8,
  }),
  dateEffective: date,
  expirationDate: date,
});

it("unpacks every row exactly as it was packed, as the answer's schema wants it", () => {
  fc.assert(
    fc.property(
      row,
      fc.boolean(),
      fc.option(fc.constant("health/therapeutic-services")),
      fc.record({ terminationDay: date, teachOutUntil: date, noticeDay: date }, { requiredKeys: [] }),
      (made, stewardIsParty, pathwayId, ends) => {
        const first = made.parties[0] as (typeof made.parties)[number];
        const packed = {
          ...made,
          ...ends,
          ...(stewardIsParty ? { stewardId: first.organizationId } : {}),
          ...(pathwayId ? { pathwayId } : {}),
        } as unknown as AgreementRow;
        const item = {
          pk: "T#x#AGREEMENTS",
          sk: `${packed.codedNotation}#${packed.id}`,
          ...packedRow(packed),
        };
        expect(agreementRow(item)).toEqual(packed);
        expect(AgreementRow.parse(agreementRow(item))).toEqual(packed);
      },
    ),
    { numRuns: 1000 },
  );
});
