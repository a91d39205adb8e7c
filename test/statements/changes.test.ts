/** Two editions side by side, and what a statement that is over has become. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseUuid, type CfAssociation, type CfItem } from "#shared/case/schema.ts";
import { changesBetween, successors } from "#shared/statements/changes.ts";
import { repointed } from "#shared/statements/migration.ts";

const document = CaseUuid.parse("7f1d1e1e-0000-4000-8000-000000000000");
const id = (number: number) => CaseUuid.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);
const at = "2026-11-23T12:00:00.000Z";
const item = (number: number, more: Partial<CfItem> = {}): CfItem => ({
  identifier: id(number),
  fullStatement: `Statement ${number}`,
  lastChangeDateTime: at,
  ...more,
});
const link = (from: number, associationType: "isChildOf" | "replacedBy", to: number): CfAssociation => ({
  identifier: id(1_000_000 + from * 1_000 + to),
  associationType,
  originNodeURI: { title: "-", identifier: id(from) },
  destinationNodeURI: { title: "-", identifier: id(to) },
  lastChangeDateTime: at,
});
const set = (CFItems: CfItem[], CFAssociations: CfAssociation[] = []) => ({ CFItems, CFAssociations });

describe("two editions", () => {
  it("say of each statement all that changed, and nothing of one that did not", () => {
    const before = set(
      [item(1), item(2), item(3), item(4), item(5), item(6), item(7, { statusEndDate: "2026-01-01" })],
      [link(4, "isChildOf", 1)],
    );
    const after = set(
      [
        item(1),
        item(2, { fullStatement: "Said otherwise", notes: "and noted" }),
        item(3, { statusEndDate: "2026-11-23" }),
        item(4),
        item(5, { statusEndDate: "2026-11-23" }),
        item(7),
        item(8),
      ],
      [link(4, "isChildOf", 2), link(5, "replacedBy", 8)],
    );
    const { same, changes } = changesBetween(document, before, after);
    expect(same).toBe(1);
    expect(Object.fromEntries(changes.map((one) => [Number(one.identifier.slice(-3)), one.kinds]))).toEqual({
      2: ["REWORDED", "CHANGED"],
      3: ["RETIRED"],
      4: ["MOVED"],
      5: ["REPLACED"],
      6: ["REMOVED"],
      7: ["RESTORED"],
      8: ["ADDED"],
    });
    expect(changes.find(({ identifier }) => identifier === id(5))?.becomes).toEqual([id(8)]);
  });

  const some = fc.uniqueArray(
    fc.record({ number: fc.nat(12), words: fc.constantFrom("a", "b"), parent: fc.option(fc.nat(12)) }),
    { selector: ({ number }) => number, maxLength: 12 },
  );
  const contents = (list: { number: number; words: string; parent: number | null }[]) =>
    set(
      list.map(({ number, words }) => item(number, { fullStatement: words })),
      // Only under a smaller number: no circles.
      list.flatMap(({ number, parent }) =>
        parent !== null && parent < number ? [link(number, "isChildOf", parent)] : [],
      ),
    );

  it("agree with a comparison one by one", () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const { same, changes } = changesBetween(document, contents(one), contents(other));
        const numbers = [...one, ...other].map(({ number }) => number);
        const place = (list: typeof one, number: number) => {
          const { parent } = list.find((at) => at.number === number) ?? { parent: null };
          return parent !== null && parent < number && list.some((at) => at.number === parent)
            ? parent
            : null;
        };
        const expected = new Map<string, string>();
        for (const number of new Set(numbers)) {
          const [was, is] = [one, other].map((list) => list.find((at) => at.number === number));
          const kinds = !was
            ? "ADDED"
            : !is
              ? "REMOVED"
              : [was.words !== is.words && "REWORDED", place(one, number) !== place(other, number) && "MOVED"]
                  .filter(Boolean)
                  .join();
          if (kinds) expected.set(id(number), kinds);
        }
        expect(new Map(changes.map((change) => [change.identifier as string, change.kinds.join()]))).toEqual(
          expected,
        );
        expect(same + changes.filter(({ kinds }) => kinds[0] !== "REMOVED").length).toBe(other.length);
      }),
    );
  });

  it("are told apart from themselves by nothing", () => {
    fc.assert(
      fc.property(some, (one) => {
        expect(changesBetween(document, contents(one), contents(one)).changes).toEqual([]);
      }),
    );
  });
});

describe("what a statement has become", () => {
  it("is the end of the chain, every end of a fork, and nothing in a circle", () => {
    const all = [1, 2, 3, 4, 5].map((number) => item(number));
    const chain = set(all, [link(1, "replacedBy", 2), link(2, "replacedBy", 3), link(2, "replacedBy", 4)]);
    expect(successors(chain, id(1))).toEqual([id(3), id(4)]);
    expect(successors(set(all, [link(1, "replacedBy", 2), link(2, "replacedBy", 1)]), id(1))).toEqual([]);
    expect(successors(set(all, [link(1, "replacedBy", 99)]), id(1))).toEqual([]);
  });

  it("is named once by what pointed at several, and dropped where nothing was chosen", () => {
    const choices = [
      { statementId: id(1), becomes: id(3) },
      { statementId: id(2), becomes: id(3) },
      { statementId: id(4), becomes: null },
    ];
    expect(repointed([id(1), "local-7", id(2), id(4), id(5)], choices)).toEqual([id(3), "local-7", id(5)]);
  });
});
