import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementRow, packedRow } from "#functions/agreements/row.ts";
import { rows } from "#functions/agreements/rows.ts";
import type { Item } from "#functions/cloud/table.ts";
import {
  type Agreement,
  AgreementRow,
  AgreementStatus,
  AgreementType,
  PartyRole,
  Visibility,
} from "#shared/agreements/schema.ts";
import { executedVersions, isTerminated, standing, standingOfRow } from "#shared/agreements/succession.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { daysBetween, plusDays } from "#shared/time.ts";
import { chain, day, plainly } from "./chains.ts";

const id = (prefix: string) =>
  fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{20}$/).map((rest) => `${prefix}_${rest}`);
const date = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));
const party = fc.record({ organizationId: id("org"), role: fc.constantFrom(...PartyRole.options) });
const span = fc.record({ from: date, until: date, teachOutUntil: date }, { requiredKeys: ["from", "until"] });
const row = fc
  .record(
    {
      id: id("agr"),
      codedNotation: fc.stringMatching(/^[A-Z0-9][A-Z0-9./-]{2,39}$/),
      name: fc.string({ minLength: 1, maxLength: 200 }),
      agreementType: fc.constantFrom(...AgreementType.options),
      status: fc.constantFrom(...AgreementStatus.options),
      visibility: fc.constantFrom(...Visibility.options),
      shared: fc.boolean(),
      stewardId: id("org"),
      parties: fc.array(party, { minLength: 1, maxLength: 8 }),
      joining: fc.array(party, { minLength: 1, maxLength: 3 }),
      dateEffective: date,
      expirationDate: date,
      pathwayId: fc.constant("health/therapeutic-services"),
      spans: fc.array(span, { maxLength: 3 }),
      next: date,
      noticeDay: date,
      pending: fc.constantFrom("DRAFT" as const, "OUT_FOR_SIGNATURE" as const),
    },
    {
      requiredKeys: [
        ...(["id", "codedNotation", "name", "agreementType", "status", "visibility", "shared"] as const),
        ...(["stewardId", "parties", "dateEffective", "expirationDate"] as const),
      ],
    },
  )
  .map(({ spans, ...made }) => {
    // Spans say the first and the last day, too; one that says no more than these two is not kept.
    const [first, last] = [spans?.[0], spans?.at(-1)];
    if (spans?.length === 1 && first?.teachOutUntil === undefined) return made;
    const days = first && last ? { dateEffective: first.from, expirationDate: last.until } : {};
    return { ...made, ...days, ...(spans ? { spans } : {}) };
  });

const item = (made: AgreementRow) => ({
  pk: "T#x#AGREEMENTS",
  sk: `${made.codedNotation}#${made.id}`,
  ...packedRow(made),
});

it("unpacks every row exactly as it was packed, as the answer's schema wants it", () => {
  fc.assert(
    fc.property(row, fc.boolean(), (made, stewardIsParty) => {
      const steward = stewardIsParty ? made.parties[0]?.organizationId : made.stewardId;
      const packed = { ...made, stewardId: steward } as unknown as AgreementRow;
      expect(agreementRow(item(packed))).toEqual(packed);
      expect(AgreementRow.parse(agreementRow(item(packed)))).toEqual(packed);
    }),
    { numRuns: 1000 },
  );
});

describe("the row of any agreement", () => {
  const listed = (made: Agreement) => {
    const [first] = rows("here" as PartnershipId, made);
    return agreementRow(first as Item);
  };

  it("stands on every day where the agreement stands, however many versions are to come", () => {
    fc.assert(
      fc.property(chain, day, (made, today) => {
        const row = listed(made);
        const now = standingOfRow(row, today);
        expect([now.phase, standing(made, today).phase]).toEqual([
          plainly(made, today),
          plainly(made, today),
        ]);
        if (now.phase === "IN_FORCE") expect(now.flags).toEqual(expiring(made, today));
      }),
      { numRuns: 1000 },
    );
  });

  /** In force for 180 days more at most, and nothing signed for later. */
  function expiring(made: Agreement, today: string): string[] {
    let last = today;
    while (plainly(made, plusDays(last, 1)) === "IN_FORCE" && daysBetween(today, last) <= 180)
      last = plusDays(last, 1);
    const more = executedVersions(made).some(
      ({ dateEffective }) =>
        dateEffective > last &&
        (!isTerminated(made) || dateEffective <= (made.termination?.terminationDay ?? "")),
    );
    return daysBetween(today, last) <= 180 && !more ? ["EXPIRING"] : [];
  }

  it("reaches from the first day in force to the last, though an amendment ends earlier than what it amends", () => {
    fc.assert(
      fc.property(chain, (made) => {
        const { dateEffective, expirationDate, spans } = listed(made);
        if (spans?.length === 0 || executedVersions(made).length === 0) return;
        const inForce = (on: string) => plainly(made, on) === "IN_FORCE";
        expect([dateEffective, expirationDate].map(inForce)).toEqual([true, true]);
        expect([plusDays(dateEffective, -1), plusDays(expirationDate, 1)].map(inForce)).toEqual([
          false,
          false,
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it("says the name of what was executed last, whatever is drafted beside it, and keeps to its size", () => {
    fc.assert(
      fc.property(chain, (made) => {
        const row = listed(made);
        const last = executedVersions(made).at(-1);
        expect(row.name).toBe(last?.name ?? made.name);
        const bytes = Object.entries(item(row)).reduce(
          (sum, [key, value]) => sum + key.length + value.length,
          0,
        );
        expect(bytes).toBeLessThanOrEqual(250);
      }),
      { numRuns: 1000 },
    );
  });
});
