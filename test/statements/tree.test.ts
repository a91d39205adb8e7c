/** Statements in their order, wherever they stand, and circles found before they are followed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CfAssociation, CfItem } from "#shared/case/schema.ts";
import { circleIn, outline } from "#shared/statements/tree.ts";

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
