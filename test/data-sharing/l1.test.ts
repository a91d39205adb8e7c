/** L1: whether it is active follows from signatures, dates, restrictions, what it stands under and the day, and from nothing stored. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysOfRow,
  governing,
  lastDayInLine,
  lastDayOf,
  phaseInLine,
  phaseOn,
  spansOf,
  standing,
  standingOfRow,
} from "#shared/data-sharing/phase.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import { bound, everyParty, executedVersions, summaryOf } from "#shared/data-sharing/versions.ts";
import { dayNo, life, recordOf, season } from "./lives.ts";

const days = Array.from({ length: season + 30 }, (_, n) => dayNo(n));
const phases: (DataPhase | undefined)[] = [
  undefined,
  "DRAFT",
  "PENDING_EFFECTIVE",
  "ACTIVE",
  "SUSPENDED",
  "IN_DISPOSITION",
  "CLOSED",
];

/** The number of the version in force on a day, read off plainly: 0 for none. */
function inForce(record: DataSharing, day: string): number {
  let found = 0;
  for (const one of executedVersions(record)) {
    if ((one.dateSigned ?? "") > day || one.dateEffective > day) continue;
    // Whatever began later has taken the place of what came before, whether it is over or not.
    found = one.versionNo;
    if (day > one.expirationDate) found = -found;
    else if (record.termination && day > record.termination.lastDay) found = -found;
    else
      for (const r of record.restrictions) {
        if (r.kind !== "EARLIER_END" || r.lifted || day <= (r.until ?? "")) continue;
        const isNewBeginning = one.dateEffective > (r.until ?? "") && (one.frozenAt ?? "") > r.at;
        if (!isNewBeginning) found = -Math.abs(found);
      }
  }
  return Math.max(0, found);
}

function plainPhase(record: DataSharing, index: number, parent: DataPhase | undefined): DataPhase {
  const day = days[index] as string;
  if (executedVersions(record).length === 0) {
    if (record.status !== "OUT_FOR_SIGNATURE") return record.status as DataPhase;
    if (record.signBy && record.signBy < day) return "SIGNING_LAPSED";
    return record.signatures.length ? "PARTLY_SIGNED" : "READY_TO_SIGN";
  }
  if (record.closedOn && record.closedOn <= day) return "CLOSED";
  if (record.parentId && (parent === "IN_DISPOSITION" || parent === "CLOSED")) return "IN_DISPOSITION";
  if (inForce(record, day) === 0)
    return days.slice(index + 1).some((later) => inForce(record, later) > 0)
      ? "PENDING_EFFECTIVE"
      : "IN_DISPOSITION";
  const suspended = record.restrictions.some(
    (r) => r.kind === "SUSPENSION" && r.from <= day && !(r.lifted && r.lifted.on <= day),
  );
  if (suspended) return "SUSPENDED";
  if (!record.parentId || parent === "ACTIVE") return "ACTIVE";
  return parent === undefined || parent === "SUSPENDED" ? "SUSPENDED" : "PENDING_EFFECTIVE";
}

describe("active", () => {
  it("is what a plain reading of signatures, dates, restrictions and the agreement above makes of each day", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(life, fc.constantFrom(...phases), (record, parent) => {
        for (const [index, day] of days.slice(0, season).entries()) {
          const said = phaseOn(record, day, parent);
          expect([day, said]).toEqual([day, plainPhase(record, index, parent)]);
          seen.add(said);
        }
      }),
      { numRuns: 150 },
    );
    expect([...seen].sort()).toEqual([
      "ACTIVE",
      "CLOSED",
      "DECLINED",
      "DRAFT",
      "IN_DISPOSITION",
      "PARTLY_SIGNED",
      "PENDING_EFFECTIVE",
      "READY_TO_SIGN",
      "SIGNING_LAPSED",
      "SUSPENDED",
      "WITHDRAWN",
    ]);
  });

  it("depends on no stored word: an executed version that was marked terminated stands where it stood", () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: season }), (record, n) => {
        fc.pre(record.status === "EXECUTED");
        const marked: DataSharing = { ...record, status: "TERMINATED", name: "Another", version: 99 };
        expect(phaseOn(marked, dayNo(n), "ACTIVE")).toBe(phaseOn(record, dayNo(n), "ACTIVE"));
      }),
    );
  });

  it("reads the same from a row of a list, for today and every day to come", () => {
    fc.assert(
      fc.property(life, fc.constantFrom(...phases.slice(1)), (record, parent) => {
        const marked = record.closedOn === undefined ? bound(record).status : "CLOSED";
        const row = {
          ...{ id: record.id, codedNotation: "", name: "", tier: record.tier, shared: true, parties: [] },
          ...{ visibility: record.visibility, stewardId: record.stewardId, status: marked },
          ...(record.parentId ? { parentId: record.parentId } : {}),
          ...daysOfRow(record),
        };
        const made = [
          ...record.restrictions.flatMap((r) => r.lifted?.on ?? []),
          record.closedOn ?? "",
          dayNo(45),
        ];
        const today = made.sort().at(-1) as string;
        for (const day of days.filter((day) => day >= today))
          expect([day, standingOfRow(row, day, record.parentId ? parent : undefined)]).toEqual([
            day,
            phaseOn(record, day, parent),
          ]);
      }),
    );
  });

  it("needs everything above it to be active too, however deep", () => {
    fc.assert(
      fc.property(
        fc.array(life, { minLength: 2, maxLength: 3 }),
        fc.integer({ min: 0, max: season }),
        (drawn, n) => {
          const line = drawn.map((record, index): DataSharing => {
            const { parentId: _none, ...top } = record;
            return index === drawn.length - 1
              ? top
              : { ...top, parentId: `dsa_${"c".repeat(20)}` as typeof record.id };
          });
          const all = line.every(({ parentId: _above, ...record }) => phaseOn(record, dayNo(n)) === "ACTIVE");
          expect(phaseInLine(line, dayNo(n)) === "ACTIVE").toBe(all);
          // Past the last day of all it is never active again.
          const last = lastDayInLine(line);
          if (last !== undefined && dayNo(n) > last) expect(phaseInLine(line, dayNo(n))).not.toBe("ACTIVE");
        },
      ),
    );
  });
});

describe("what governs", () => {
  it("is the version in force, and after the end the last that was", () => {
    fc.assert(
      fc.property(life, (record) => {
        for (const day of days.slice(0, season)) {
          const number = inForce(record, day);
          if (number > 0) expect(governing(record, day)?.versionNo).toBe(number);
          expect(governing(record, day) !== undefined).toBe(executedVersions(record).length > 0);
        }
        const spans = spansOf(record).filter(({ from, until }) => from <= until);
        const last = days.findLast((day) => inForce(record, day) > 0);
        if (last !== undefined && spans.length > 0) expect(lastDayOf(record)).toBe(last);
      }),
    );
  });

  it("counts whoever joined it from their first day on, and names what was dropped while it is", () => {
    const joiner = `org_${"c".repeat(20)}`;
    const record = recordOf({
      status: "EXECUTED",
      dateSigned: dayNo(0),
      restrictions: [
        {
          ...{
            restrictionNo: 1,
            kind: "ELEMENTS_DROPPED",
            elementIds: ["E2"],
            from: dayNo(5),
            reason: "not needed",
          },
          ...{ by: `per_${"a".repeat(20)}`, byName: "Dana", at: `${dayNo(5)}T12:00:00.000Z` },
          lifted: {
            ...{ on: dayNo(9), reason: "needed", by: `per_${"a".repeat(20)}`, byName: "Dana" },
            at: `${dayNo(9)}T12:00:00.000Z`,
          },
        },
      ],
    });
    const withJoiner: DataSharing = {
      ...record,
      joinders: [
        {
          organizationId: joiner as DataSharing["stewardId"],
          role: "receiving",
          ferpaCapacity: "school_official",
          contacts: {},
          versionNo: 1,
          effective: dayNo(3),
          signature: {} as DataSharing["signatures"][number],
        },
      ],
    };
    const names = (n: number) => governing(withJoiner, dayNo(n))?.parties.map((one) => one.organizationId);
    expect([names(2)?.includes(joiner as never), names(3)?.includes(joiner as never)]).toEqual([false, true]);
    expect(everyParty(withJoiner).map((one) => one.organizationId)).toContain(joiner);
    expect([4, 5, 8, 9].map((n) => governing(record, dayNo(n))?.dropped)).toEqual([[], ["E2"], ["E2"], []]);
  });
});

describe("flags", () => {
  const year = recordOf({
    status: "EXECUTED",
    dateSigned: "2026-01-01",
    dateEffective: "2026-01-01",
    expirationDate: "2027-12-31",
  });

  it("tell that it ends within 180 days, and that its terms are looked at within 60", () => {
    expect(standing(year, "2027-07-03").flags).toEqual([]);
    expect(standing(year, "2027-07-04").flags).toEqual(["EXPIRING"]);
    expect(standing(year, "2028-01-01").flags).toEqual([]);
    expect(standing(year, "2026-05-01", { reviewBy: "2026-07-01" }).flags).toEqual([]);
    expect(standing(year, "2026-05-02", { reviewBy: "2026-07-01" }).flags).toEqual(["REVIEW_DUE"]);
  });

  it("say of a version beside the executed one where its signing has come to", () => {
    const amended: DataSharing = {
      ...year,
      versionNo: 2,
      status: "OUT_FOR_SIGNATURE",
      signBy: "2026-06-30",
      earlier: [summaryOf(year)],
    };
    expect(standing(amended, "2026-06-30")).toEqual({
      phase: "ACTIVE",
      flags: [],
      governingVersionNo: 1,
      pending: "READY_TO_SIGN",
    });
    expect(standing(amended, "2026-07-01")).toMatchObject({
      phase: "ACTIVE",
      flags: ["SIGNING_LAPSED"],
      pending: "SIGNING_LAPSED",
    });
  });
});
