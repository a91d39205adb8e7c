/** L5: an amendment binds once all have signed it; until then the old version governs, and no two are ever active on one day. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectionToSlots } from "#shared/data-sharing/moves.ts";
import { governing, phaseOn, spansOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import {
  objectionToDates,
  recall,
  renewsUntil,
  spanOfNext,
  succeed,
} from "#shared/data-sharing/succession.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import { daysBetween, plusDays, plusMonths } from "#shared/time.ts";
import { dayNo, partner, recordOf, season, steward } from "./lives.ts";

const days = Array.from({ length: season + 50 }, (_, n) => dayNo(n));
const step = fc.record({
  kind: fc.constantFrom("amend" as const, "renew" as const),
  made: fc.integer({ min: 1, max: 12 }),
  signedAfter: fc.integer({ min: 0, max: 15 }),
  begins: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  lasts: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  comesTo: fc.constantFrom("EXECUTED", "EXECUTED", "EXECUTED", "WITHDRAWN", "DECLINED", "RECALLED"),
});

const speaks = (record: DataSharing, day: string) => [
  phaseOn(record, day),
  governing(record, day)?.versionNo,
  governing(record, day)?.until,
];
const saying = (record: DataSharing) => days.map((day) => [day, ...speaks(record, day)]);

/** How many whole months a span has, by trying them all. */
const monthsIn = (span: { dateEffective: string; expirationDate: string }): number | undefined =>
  Array.from({ length: 60 }, (_, at) => at + 1).find(
    (months) => plusDays(plusMonths(span.dateEffective, months), -1) === span.expirationDate,
  );

describe("a version that follows another", () => {
  it("changes nothing until all have signed it and its first day has come, and then takes over alone", () => {
    let executed = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        let record = recordOf({
          status: "EXECUTED",
          dateSigned: dayNo(0),
          frozenAt: `${dayNo(0)}T12:00:00.000Z`,
        });
        let now = 0;
        for (const { kind, made, signedAfter, begins, lasts, comesTo } of steps) {
          now += made;
          const asked = {
            ...(begins === undefined ? {} : { dateEffective: dayNo(now + begins) }),
            ...(lasts === undefined || begins === undefined
              ? {}
              : { expirationDate: dayNo(now + begins + lasts) }),
          };
          const before = record;
          const span = spanOfNext(kind, bound(record), asked, dayNo(now));
          if (span.expirationDate < span.dateEffective) continue;
          const ground = { ...record, ...bound(record) } as DataSharing;
          let next = succeed(record, ground, kind, {}, span).record;
          expect(saying(next)).toEqual(saying(before));
          now += signedAfter;
          next = {
            ...next,
            status: "OUT_FOR_SIGNATURE",
            frozenAt: `${dayNo(now)}T12:00:00.000Z`,
            contentHash: "c",
          };
          expect(saying(next)).toEqual(saying(before));
          if (comesTo === "RECALLED") {
            record = { ...recall(next, "a mistake").record, status: "WITHDRAWN" };
            expect(record.earlier.at(-1)).toMatchObject({ status: "WITHDRAWN", contentHash: "c" });
            expect(record.contentHash).toBeUndefined();
          } else if (comesTo !== "EXECUTED" || objectionToDates(next, dayNo(now))) {
            record = { ...next, status: comesTo === "DECLINED" ? "DECLINED" : "WITHDRAWN" };
          } else {
            record = { ...next, status: "EXECUTED", dateSigned: dayNo(now) };
            executed++;
            for (const day of days.slice(0, now)) {
              const [phase, versionNo] = speaks(record, day);
              expect([day, phase === "ACTIVE", versionNo]).toEqual([
                day,
                phaseOn(before, day) === "ACTIVE",
                speaks(before, day)[1],
              ]);
            }
          }
          if (record.status !== "EXECUTED") expect(saying(record)).toEqual(saying(before));
          const spans = spansOf(record);
          expect(
            days.filter((day) => spans.filter((one) => one.from <= day && day <= one.until).length > 1),
          ).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
    // Some 41 come to be executed; none, and nothing above was asked.
    expect(executed).toBeGreaterThan(15);
  });

  it("has the length of the one before, from the day after its last, when it renews; and its last day when it amends", () => {
    const year = { dateEffective: "2026-07-01", expirationDate: "2027-06-30" };
    expect(spanOfNext("renew", year, {}, "2027-03-01")).toEqual({
      dateEffective: "2027-07-01",
      expirationDate: "2028-06-30",
    });
    expect(renewsUntil(year)).toBe("2028-06-30");
    expect(spanOfNext("renew", { ...year, renewsUntil: "2028-06-30" }, {}, "2027-03-01").dateEffective).toBe(
      "2028-07-01",
    );
    expect(spanOfNext("amend", year, {}, "2027-03-01")).toEqual({
      dateEffective: "2027-03-02",
      expirationDate: "2027-06-30",
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 1500 }), (first, length) => {
        const from = dayNo(first);
        const span = { dateEffective: from, expirationDate: dayNo(first + length) };
        const next = spanOfNext("renew", span, {}, from);
        expect(daysBetween(span.expirationDate, next.dateEffective)).toBe(1);
        // As many whole months where it had whole months, however long those are; else as many days.
        const months = monthsIn(span);
        expect(next.expirationDate).toBe(
          months === undefined
            ? plusDays(next.dateEffective, length)
            : plusDays(plusMonths(next.dateEffective, months), -1),
        );
      }),
    );
  });

  it("is signed by whoever joined the one before, too", () => {
    const joiner = `org_${"c".repeat(20)}` as DataSharing["stewardId"];
    const signature = { title: "Superintendent" } as DataSharing["signatures"][number];
    const before: DataSharing = {
      ...recordOf({ status: "EXECUTED", dateSigned: dayNo(0) }),
      signatureSlots: [
        {
          slotNo: 4,
          organizationId: steward as typeof joiner,
          function: "President",
          required: true,
          order: 1,
        },
      ],
      joinders: [
        {
          organizationId: joiner,
          role: "receiving",
          ferpaCapacity: "school_official",
          contacts: {},
          versionNo: 1,
          effective: dayNo(3),
          signature,
        },
      ],
    };
    const { record } = succeed(
      before,
      before,
      "amend",
      { restated: true },
      { dateEffective: dayNo(9), expirationDate: dayNo(30) },
    );
    expect(record.parties.map((one) => one.organizationId)).toEqual([steward, partner, joiner]);
    expect(record.signatureSlots.at(-1)).toEqual({
      slotNo: 5,
      organizationId: joiner,
      function: "Superintendent",
      required: true,
      order: 1,
    });
    expect(record.versionKind).toBe("RESTATEMENT");
    const sendable = {
      ...record,
      signatureSlots: record.parties.map(({ organizationId }, at) => ({
        slotNo: at,
        organizationId,
        function: "President",
        required: true,
        order: 1,
      })),
    };
    expect(objectionToSlots(sendable)).toBeUndefined();
    for (const { organizationId } of record.parties) {
      const others = <T extends { organizationId: string }>(all: readonly T[]) =>
        all.filter((one) => one.organizationId !== organizationId);
      const left = {
        ...sendable,
        parties: others(sendable.parties),
        signatureSlots: others(sendable.signatureSlots),
      };
      expect(objectionToSlots(left)?.code).toBe("no-signature-slots");
    }
  });
});
