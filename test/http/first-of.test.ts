/** A list that leaves rows out: full pages of the others, each row once, by few reads, whatever is left out. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstOf } from "#functions/http/first-of.ts";

/** Rows `0000`, `0001`, …; `sought` are the ones asked for. Keeps how many rows each read wanted. */
function list(length: number, sought: ReadonlySet<number>) {
  const all = Array.from({ length }, (_, index) => ({ key: String(index).padStart(4, "0"), row: index }));
  const reads: number[] = [];
  const read = async (limit: number, after?: string) => {
    reads.push(limit);
    const rest = after === undefined ? all : all.filter(({ key }) => key > after);
    return { rows: rest.slice(0, limit), more: rest.length > limit };
  };
  const shown = async () => (row: number) => (sought.has(row) ? `row ${row}` : undefined);
  return {
    reads,
    page: (limit: number, after?: string) => firstOf(read, shown(), limit, after),
  };
}

describe("a list that shows only some of its rows", () => {
  const made = fc.integer({ min: 0, max: 900 }).chain((length) =>
    fc.record({
      length: fc.constant(length),
      sought: fc.oneof(
        fc.uniqueArray(fc.nat(Math.max(0, length - 1)), { maxLength: 8 }),
        fc.constant(Array.from({ length }, (_, index) => index)),
        fc.constant(Array.from({ length }, (_, index) => index).filter((row) => row % 3 === 0)),
      ),
      limit: fc.integer({ min: 1, max: 100 }),
    }),
  );

  it("shows page by page what one filter over everything would, never more on a page than was asked for", async () => {
    await fc.assert(
      fc.asyncProperty(made, async ({ length, sought, limit }) => {
        const { page } = list(length, new Set(sought));
        const seen: string[] = [];
        let next: string | undefined;
        do {
          const one = await page(limit, next);
          expect(one.items.length).toBeLessThanOrEqual(limit);
          // Where there is a next page, this one is full, or some hundred rows were looked at for it.
          if (one.next !== undefined && one.items.length < limit)
            expect(Number(one.next) - Number(next ?? -1)).toBeGreaterThanOrEqual(500);
          seen.push(...one.items);
          ({ next } = one);
        } while (next !== undefined);
        const expected = Array.from({ length }, (_, index) => index).filter((row) => sought.includes(row));
        expect(seen).toEqual(expected.filter((row) => row < length).map((row) => `row ${row}`));
      }),
      { numRuns: 300 },
    );
  });

  it("looks for one row in four hundred by a hundred at a time, and not by one", async () => {
    const { page, reads } = list(400, new Set([399]));
    expect(await page(1)).toEqual({ items: ["row 399"] });
    expect(reads).toEqual([2, 100, 100, 100, 100]);
  });

  it("says nothing of a next page that would be empty", async () => {
    const { page, reads } = list(60, new Set([0, 1, 2]));
    expect(await page(3)).toEqual({ items: ["row 0", "row 1", "row 2"] });
    expect(reads).toEqual([4, 100]);
  });

  it("stops at some hundred rows with none to show, and goes on from there when asked", async () => {
    const { page, reads } = list(900, new Set([899]));
    const first = await page(50);
    expect(first.items).toEqual([]);
    expect(reads.reduce((sum, rows) => sum + rows)).toBeLessThanOrEqual(600);
    expect((await page(50, first.next)).items).toEqual(["row 899"]);
  });

  it("refuses as whoever asks is refused, with the rows already on their way", async () => {
    const nobody: Promise<(row: number) => number> = Promise.reject(new Error("not-found"));
    const refused = firstOf(async () => ({ rows: [], more: false }), nobody, 5);
    await expect(refused).rejects.toThrow("not-found");
  });
});
