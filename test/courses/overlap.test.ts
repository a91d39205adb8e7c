/** What two courses have in common, by the statements they were mapped to. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statementOverlap } from "#shared/statement-overlap.ts";

const statements = fc.array(fc.constantFrom(..."abcdefgh"));

describe("the overlap of two courses", () => {
  it("cannot be told where one of them was mapped to nothing", () => {
    expect(statementOverlap([], ["a"])).toBeUndefined();
  });

  it("is 100 percent for a course wholly inside another, and the same seen from either side", () => {
    expect(statementOverlap(["a", "b", "c"], ["b"])?.percent).toBe(100);
    fc.assert(
      fc.property(statements, statements, (one, other) => {
        const found = statementOverlap(one, other);
        expect(found?.percent).toBe(statementOverlap(other, one)?.percent);
        const brute = [...new Set(one)].filter((id) => other.some((its) => its === id));
        expect(found?.common ?? []).toEqual(brute);
      }),
      { numRuns: 100 },
    );
  });
});
