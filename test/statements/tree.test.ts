/** Statements in their order, wherever they stand, and circles found before they are followed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CfAssociation, CfItem } from "#shared/case/schema.ts";
import { levelsMax, placesMax } from "#shared/statements/limits.ts";
import { circleIn, outline, treeLimitOf } from "#shared/statements/tree.ts";

const at = "2026-11-23T00:00:00Z";
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}` as CfItem["identifier"];
const item = (n: number): CfItem => ({
  identifier: id(n),
  fullStatement: `Statement ${n}`,
  lastChangeDateTime: at,
});
const under = (child: number, parent: number, sequenceNumber?: number): CfAssociation => ({
  identifier: id(1000 + child * 50 + parent),
  associationType: "isChildOf",
  originNodeURI: { title: "child", identifier: id(child) },
  destinationNodeURI: { title: "parent", identifier: id(parent) },
  lastChangeDateTime: at,
  ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
});
const read = (items: number[], associations: CfAssociation[]) =>
  outline(id(0), { CFItems: items.map(item), CFAssociations: associations }).map(
    ({ item, depth }) => `${"-".repeat(depth)}${Number(item.identifier.slice(-12))}`,
  );

describe("the outline", () => {
  it("follows the sequence numbers, not the order of the rows", () => {
    expect(read([1, 2, 3], [under(1, 0, 2), under(3, 1, 1), under(2, 0, 1)])).toEqual(["2", "1", "-3"]);
  });
  it("puts at the top, last, what nobody placed", () => {
    expect(read([1, 2], [under(2, 0, 1)])).toEqual(["2", "1"]);
  });
  it("shows a statement in each of its places", () => {
    expect(read([1, 2, 3], [under(1, 0, 1), under(2, 0, 2), under(3, 1, 1), under(3, 2, 1)])).toEqual([
      "1",
      "-3",
      "2",
      "-3",
    ]);
  });
  it("ignores a parent that is not there", () => {
    expect(read([1], [under(1, 99, 1)])).toEqual(["1"]);
  });
});

describe("a tree that cannot be read whole", () => {
  const chain = (length: number) => {
    const all = Array.from({ length }, (_, at) => at + 1);
    return {
      CFItems: all.map(item),
      CFAssociations: all.map((no) => ({ ...under(no, no - 1, 1), identifier: id(1_000_000 + no) })),
    };
  };
  /** Layers of two, each under both above: every layer doubles the places. */
  const ladder = (layers: number) => {
    const all = Array.from({ length: layers * 2 }, (_, at) => at + 1);
    const above = (no: number) => (no <= 2 ? [0] : no % 2 === 1 ? [no - 1, no - 2] : [no - 2, no - 3]);
    return {
      CFItems: all.map(item),
      CFAssociations: all.flatMap((no) =>
        above(no).map((parent) => ({ ...under(no, parent), identifier: id(1_000_000 + no * 100 + parent) })),
      ),
    };
  };

  it("is left off after one place more than there may be, whatever ladder it is made of", () => {
    expect(outline(id(0), ladder(5))).toHaveLength(2 ** 6 - 2);
    expect(outline(id(0), ladder(30))).toHaveLength(placesMax + 1);
    expect(treeLimitOf(id(0), ladder(5))).toBeUndefined();
    expect(treeLimitOf(id(0), ladder(30))).toMatch(/at most 30,000 places/);
  });
  it("is read however deep it goes, and told to be too deep", () => {
    expect(outline(id(0), chain(10_000)).at(-1)?.depth).toBe(9_999);
    expect(treeLimitOf(id(0), chain(10_000))).toMatch(/at most 64 levels/);
    expect(treeLimitOf(id(0), chain(levelsMax))).toBeUndefined();
    expect(treeLimitOf(id(0), chain(levelsMax + 1))).toMatch(/at most 64 levels/);
  });
});

describe("a circle", () => {
  it("is named, first statement again at the end", () => {
    expect(circleIn({ CFAssociations: [under(1, 2), under(2, 3), under(3, 1)] })).toEqual([
      id(1),
      id(2),
      id(3),
      id(1),
    ]);
    expect(circleIn({ CFAssociations: [under(1, 1)] })).toEqual([id(1), id(1)]);
    expect(circleIn({ CFAssociations: [under(1, 2), under(1, 3), under(2, 3)] })).toBeUndefined();
  });
  it("is found exactly where following parents from some statement comes back to it, for random graphs", () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(edges, (pairs) => {
        const reach = new Set(pairs.map(([a, b]) => `${a} ${b}`));
        for (let k = 1; k <= 6; k++)
          for (let a = 1; a <= 6; a++)
            for (let b = 1; b <= 6; b++)
              if (reach.has(`${a} ${k}`) && reach.has(`${k} ${b}`)) reach.add(`${a} ${b}`);
        const some = [1, 2, 3, 4, 5, 6].some((a) => reach.has(`${a} ${a}`));
        const circle = circleIn({ CFAssociations: pairs.map(([a, b]) => under(a, b)) });
        expect(circle !== undefined).toBe(some);
        for (const [index, one] of (circle ?? []).slice(0, -1).entries())
          expect(pairs.some(([a, b]) => id(a) === one && id(b) === circle?.[index + 1])).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
