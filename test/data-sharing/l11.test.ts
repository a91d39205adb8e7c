/** L11: one party alone may narrow and never widen; only the one who made a restriction lifts it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { governing, lastDayOf, phaseOn } from "#shared/data-sharing/phase.ts";
import {
  lift,
  objectionToLifting,
  objectionToRestricting,
  restrict,
  restrictionProblems,
} from "#shared/data-sharing/restrictions.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { dayNo, partner, recordOf, season, steward } from "./lives.ts";

const all = ["E1", "E2", "E3"];
const days = Array.from({ length: season }, (_, n) => dayNo(n));
const acting = (organization: string, ...roles: Actor["roles"][number][]): Actor => ({
  person: `per_${organization.slice(4)}` as Actor["person"],
  name: "Dana",
  partnership: "valley" as Actor["partnership"],
  organization: organization as DataSharing["stewardId"],
  roles: roles.length > 0 ? roles : ["editor"],
  partnershipRoles: [],
});
const step = fc.record({
  by: fc.constantFrom(steward, partner),
  wait: fc.integer({ min: 0, max: 5 }),
  act: fc.oneof(
    fc.record({
      kind: fc.constant("ELEMENTS_DROPPED" as const),
      elementIds: fc.subarray(all, { minLength: 1 }),
      reason: fc.constant("less"),
    }),
    fc.record({
      kind: fc.constant("EARLIER_END" as const),
      until: fc.integer({ min: 0, max: 50 }).map(dayNo),
      reason: fc.constant("sooner"),
    }),
    fc.record({
      kind: fc.constant("SUSPENSION" as const),
      from: fc.option(fc.integer({ min: 0, max: 50 }).map(dayNo), { nil: undefined }),
      reason: fc.constant("breach"),
    }),
    fc.record({ kind: fc.constant("LIFT" as const), no: fc.integer({ min: 1, max: 3 }) }),
  ),
});

/** What may pass: an element on a day. */
const passing = (record: DataSharing, from: string): Set<string> => {
  const found = new Set<string>();
  for (const day of days.filter((one) => one >= from)) {
    if (phaseOn(record, day) !== "ACTIVE") continue;
    const dropped = governing(record, day)?.dropped ?? [];
    for (const element of all) if (!dropped.includes(element)) found.add(`${element} ${day}`);
  }
  return found;
};

describe("a restriction", () => {
  it("only ever takes away, what is lifted gives back no more than was agreed, and nobody lifts another's", () => {
    const counted = { made: 0, lifted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const agreed = recordOf({ status: "EXECUTED", dateSigned: dayNo(0), expirationDate: dayNo(45) });
        let record = agreed;
        let now = 0;
        for (const { by, wait, act } of steps) {
          now += wait;
          const today = dayNo(now);
          const at = new Date(`${today}T12:00:00.000Z`);
          const actor = acting(by);
          const phase = phaseOn(record, today);
          const before = passing(record, today);
          if (act.kind === "LIFT") {
            const one = record.restrictions.find((other) => other.restrictionNo === act.no);
            const objection = objectionToLifting(record, act.no, actor, phase, today);
            if (!one || one.lifted || one.byOrganization !== by) expect(objection).toBeDefined();
            if (objection) {
              counted.refused++;
              continue;
            }
            record = lift(record, act.no, "mended", actor, at, today).record;
            counted.lifted++;
            const whole = passing(agreed, today);
            for (const thing of passing(record, today)) expect(whole).toContain(thing);
            continue;
          }
          const lastDay = lastDayOf(record) as string;
          if (objectionToRestricting(record, actor, phase)) continue;
          const dropped = governing(record, today)?.dropped ?? [];
          if (restrictionProblems(act, { dropped }, all, lastDay, today).length > 0) continue;
          record = restrict(record, act, actor, at, today).record;
          counted.made++;
          const after = passing(record, today);
          for (const thing of after) expect(before).toContain(thing);
          if (act.kind === "EARLIER_END")
            expect([...after].every((thing) => thing.slice(3) <= act.until)).toBe(true);
          if (act.kind === "ELEMENTS_DROPPED")
            expect([...after].some((thing) => act.elementIds.includes(thing.slice(0, 2)))).toBe(false);
          if (act.kind === "SUSPENSION")
            expect([...after].every((thing) => thing.slice(3) < (act.from ?? today))).toBe(true);
        }
        // Each stands in the order it was made, whatever came of it.
        expect(record.restrictions.map(({ restrictionNo }) => restrictionNo)).toEqual(
          record.restrictions.map((_, index) => index + 1),
        );
      }),
      { numRuns: 120 },
    );
    expect(Object.values(counted).every((n) => n > 5)).toBe(true);
  });

  it("stays through an amendment, until it is lifted", () => {
    const record = restrict(
      recordOf({ status: "EXECUTED", dateSigned: dayNo(0), frozenAt: `${dayNo(0)}T12:00:00.000Z` }),
      { kind: "EARLIER_END", until: dayNo(20), reason: "sooner" },
      acting(partner),
      new Date(`${dayNo(2)}T12:00:00.000Z`),
      dayNo(2),
    ).record;
    const amended: DataSharing = {
      ...record,
      versionNo: 2,
      dateEffective: dayNo(5),
      dateSigned: dayNo(4),
      frozenAt: `${dayNo(3)}T12:00:00.000Z`,
      earlier: [{ ...record, versionNo: 1 } as DataSharing].map(
        ({
          versionNo,
          versionKind,
          status,
          name,
          parties,
          dateEffective,
          expirationDate,
          noticeDays,
          dateSigned,
          frozenAt,
        }) =>
          ({
            versionNo,
            versionKind,
            status,
            name,
            parties,
            dateEffective,
            expirationDate,
            noticeDays,
            dateSigned,
            frozenAt,
          }) as never,
      ),
    };
    expect([phaseOn(amended, dayNo(20)), phaseOn(amended, dayNo(21))]).toEqual(["ACTIVE", "IN_DISPOSITION"]);
  });

  it("is a party's own to make: an editor, admin or signatory of it, while the agreement runs", () => {
    const record = recordOf({ status: "EXECUTED", dateSigned: dayNo(0) });
    const code = (actor: Actor, phase: Parameters<typeof objectionToRestricting>[2] = "ACTIVE") =>
      objectionToRestricting(record, actor, phase)?.code;
    for (const role of ["editor", "admin", "signatory"] as const)
      expect(code(acting(partner, role))).toBeUndefined();
    for (const role of ["viewer", "reviewer"] as const)
      expect(code(acting(partner, role))).toBe("role-missing");
    expect(code(acting(`org_${"z".repeat(20)}`))).toBe("not-a-party");
    expect([code(acting(partner), "IN_DISPOSITION"), code(acting(partner), "CLOSED")]).toEqual([
      "wrong-moment",
      "wrong-moment",
    ]);
    expect(objectionToRestricting(recordOf({}), acting(partner), "DRAFT")?.code).toBe("not-executed");
  });

  it("that set an earlier end is lifted only until that end has come", () => {
    const record = restrict(
      recordOf({ status: "EXECUTED", dateSigned: dayNo(0) }),
      { kind: "EARLIER_END", until: dayNo(9), reason: "sooner" },
      acting(partner),
      new Date(`${dayNo(2)}T12:00:00.000Z`),
      dayNo(2),
    ).record;
    const lifting = (day: string, by = partner) =>
      objectionToLifting(record, 1, acting(by), "ACTIVE", day)?.code;
    expect([lifting(dayNo(9)), lifting(dayNo(10)), lifting(dayNo(9), steward)]).toEqual([
      undefined,
      "wrong-moment",
      "not-yours-to-lift",
    ]);
  });
});
