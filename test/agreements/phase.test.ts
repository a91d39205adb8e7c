/** Where an executed agreement stands on each day. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phase } from "#shared/agreements/phase.ts";
import { AgreementStatus } from "#shared/agreements/schema.ts";
import { plusDays } from "#shared/time.ts";

const executed = { status: "EXECUTED", dateEffective: "2026-08-01", expirationDate: "2028-07-31" } as const;
const terminated = { ...executed, status: "TERMINATED" } as const;

describe("phase", () => {
  it("is told of executed and terminated agreements only", () => {
    for (const status of AgreementStatus.options) {
      const told = phase({ ...executed, status }, "2027-01-01").phase !== undefined;
      expect([status, told]).toEqual([status, status === "EXECUTED" || status === "TERMINATED"]);
    }
  });

  it("is in force from the first day to the last, both included", () => {
    expect(phase(executed, "2026-07-31")).toEqual({ phase: "UPCOMING", flags: [] });
    expect(phase(executed, "2026-08-01")).toEqual({ phase: "IN_FORCE", flags: [] });
    expect(phase(executed, "2028-07-31")).toEqual({ phase: "IN_FORCE", flags: ["EXPIRING"] });
    expect(phase(executed, "2028-08-01")).toEqual({ phase: "ENDED", endedWhy: "EXPIRED", flags: [] });
  });

  it("flags the last 180 days, unless a successor is executed", () => {
    expect(phase(executed, plusDays("2028-07-31", -181)).flags).toEqual([]);
    expect(phase(executed, plusDays("2028-07-31", -180)).flags).toEqual(["EXPIRING"]);
    expect(phase(executed, "2028-07-01", { successorEffective: "2028-08-01" }).flags).toEqual([]);
  });

  it("gives way to a successor on the day that one begins, and not before", () => {
    const renewed = { successorEffective: "2028-01-01" };
    expect(phase(executed, "2027-12-31", renewed).phase).toBe("IN_FORCE");
    expect(phase(executed, "2028-01-01", renewed)).toEqual({
      phase: "ENDED",
      endedWhy: "SUPERSEDED",
      flags: [],
    });
    expect(phase(executed, "2028-08-01", { successorEffective: "2028-08-01" }).endedWhy).toBe("SUPERSEDED");
    expect(phase(executed, "2028-08-01", { successorEffective: "2029-08-01" }).endedWhy).toBe("EXPIRED");
  });

  it("ends with the termination day, and teaches out until the day agreed", () => {
    const endings = { terminationDay: "2027-06-30", teachOutUntil: "2028-06-30" };
    expect(phase(terminated, "2027-06-30", endings).phase).toBe("IN_FORCE");
    expect(phase(terminated, "2027-07-01", endings)).toEqual({
      phase: "TEACH_OUT",
      endedWhy: "TERMINATED",
      flags: [],
    });
    expect(phase(terminated, "2028-06-30", endings).phase).toBe("TEACH_OUT");
    expect(phase(terminated, "2028-07-01", endings)).toEqual({
      phase: "ENDED",
      endedWhy: "TERMINATED",
      flags: [],
    });
  });

  it("lets whatever comes first end it", () => {
    const both = { terminationDay: "2027-12-31", successorEffective: "2027-08-01" };
    expect(phase(terminated, "2027-08-01", both).endedWhy).toBe("SUPERSEDED");
    expect(phase(terminated, "2028-01-01", { terminationDay: "2027-12-31" }).endedWhy).toBe("TERMINATED");
    expect(phase(terminated, "2028-08-01", { terminationDay: "2030-12-31" }).endedWhy).toBe("EXPIRED");
  });

  it("never begins where it was terminated before its first day", () => {
    const never = { terminationDay: "2026-05-01" };
    expect(phase(terminated, "2026-05-02", never)).toMatchObject({ phase: "ENDED", endedWhy: "TERMINATED" });
    expect(phase(terminated, "2027-01-01", never).phase).toBe("ENDED");
  });

  it("never returns from a later phase to an earlier one", () => {
    const order = ["UPCOMING", "IN_FORCE", "TEACH_OUT", "ENDED"];
    const day = fc.integer({ min: -100, max: 1200 }).map((days) => plusDays("2026-08-01", days));
    const endings = fc.record(
      { terminationDay: day, teachOutUntil: day, successorEffective: day },
      { requiredKeys: [] },
    );
    const status = fc.constantFrom("EXECUTED" as const, "TERMINATED" as const);
    fc.assert(
      fc.property(day, day, endings, status, (one, other, how, status) => {
        const [before, after] = [one, other].sort() as [string, string];
        const at = (today: string) => order.indexOf(phase({ ...executed, status }, today, how).phase ?? "");
        expect(at(before)).toBeLessThanOrEqual(at(after));
      }),
      { numRuns: 2000 },
    );
  });
});
