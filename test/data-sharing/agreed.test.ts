/** Where several agreements reach one reader the strictest policy holds; years that hang together are audited together. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { connected, strictest } from "#shared/data-sharing/agreed.ts";
import { yearsOf } from "#shared/data-sharing/pooling.ts";
import type { SuppressionPolicy } from "#shared/data-sharing/terms-schema.ts";

const policy = fc.record({
  n: fc.integer({ min: 2, max: 30 }),
  eventMode: fc.constantFrom<SuppressionPolicy["eventMode"]>("homogeneity", "event_k", "strict"),
  k: fc.integer({ min: 2, max: 9 }),
  bands: fc.boolean(),
});

it("takes the strictest of every part, in any order, and never goes below the floor", () => {
  fc.assert(
    fc.property(
      fc.array(policy, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 5, max: 20 }),
      (all, floor) => {
        const one = strictest(all, floor);
        expect(one.n).toBeGreaterThanOrEqual(floor);
        for (const each of all) {
          expect(one.n).toBeGreaterThanOrEqual(each.n);
          expect(one.k).toBeGreaterThanOrEqual(each.k);
          if (each.eventMode === "strict") expect(one.eventMode).toBe("strict");
          if (each.eventMode === "event_k") expect(one.eventMode).not.toBe("homogeneity");
          if (!each.bands) expect(one.bands).toBe(false);
        }
        expect(strictest([...all].reverse(), floor)).toEqual(one);
      },
    ),
  );
});

it("finds a policy where none was agreed: the floor", () => {
  expect(strictest([], 10)).toEqual({ n: 10, eventMode: "homogeneity", k: 3, bands: true });
});

it("follows years from pool to pool, and leaves alone what shares none", () => {
  const span = (year: string, pooledTo?: string) => ({ year, ...(pooledTo ? { pooledTo } : {}) });
  const released = [
    span("2019-20"),
    span("2021-22"),
    span("2021-22", "2023-24"),
    span("2023-24", "2025-26"),
    span("2024-25"),
  ];
  expect(connected(released, span("2025-26"))).toEqual(released.slice(1));
  expect(connected(released, span("2019-20"))).toEqual(released.slice(0, 1));
  expect(connected(released, span("2018-19"))).toEqual([]);
  expect(connected(released, span("2018-19", "2019-20"))).toEqual(released.slice(0, 1));
});

it("names the years of a pool: two to five in a row", () => {
  expect(yearsOf("2023-24", "2025-26")).toEqual(["2023-24", "2024-25", "2025-26"]);
  expect(yearsOf("2025-26")).toEqual(["2025-26"]);
  expect(yearsOf("2025-26", "2023-24")).toEqual([]);
  expect(yearsOf("2019-20", "2025-26")).toEqual([]);
  expect(yearsOf("2098-99", "2099-00")).toEqual(["2098-99", "2099-00"]);
});
