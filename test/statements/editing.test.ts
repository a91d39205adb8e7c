/** Editing keeps a tree a tree: any run of edits is held against a nested list edited by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { associationsMax, CaseUuid, type CfItem, Contents } from "#shared/case/schema.ts";
import { objectionToPlacing, objectionToRetiring, objectionToSize } from "#shared/statements/edit-rules.ts";
import {
  type Editing,
  withAdded,
  withEdited,
  withMoved,
  withReplaced,
  withRetired,
} from "#shared/statements/editing.ts";
import { circleIn, outline } from "#shared/statements/tree.ts";

const its = { identifier: CaseUuid.parse("7f1d1e1e-0000-4000-8000-000000000000"), title: "Skills" };
const counting = (): Editing => {
  let count = 0;
  return {
    at: "2026-11-23T12:00:00.000Z",
    today: "2026-11-23",
    newId: () => CaseUuid.parse(`00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`),
  };
};
const nothing: Contents = { CFItems: [], CFAssociations: [] };

/** The model: who stands under whom, in order, and nothing of CASE. */
class Nested {
  under = new Map<string, string[]>([["top", []]]);
  children = (id: string): string[] => this.under.get(id) ?? [];
  all = (): string[] => [...this.under.keys()].filter((id) => id !== "top");
  parentOf = (id: string): string => [...this.under].find(([, list]) => list.includes(id))?.[0] ?? "top";
  isBelow(id: string, above: string): boolean {
    for (let at = id; at !== "top"; at = this.parentOf(at)) if (at === above) return true;
    return false;
  }
  take(id: string) {
    const list = this.children(this.parentOf(id));
    list.splice(list.indexOf(id), 1);
  }
  put(id: string, parent: string, before?: string) {
    if (!this.under.has(id)) this.under.set(id, []);
    const list = this.children(parent);
    list.splice(before === undefined ? list.length : list.indexOf(before), 0, id);
  }
  read = (id = "top", depth = 0): string[] =>
    this.children(id).flatMap((child) => [`${depth} ${child}`, ...this.read(child, depth + 1)]);
}

const step = fc.record({
  kind: fc.constantFrom("add", "add", "move", "move", "replace", "retire"),
  a: fc.nat(30),
  b: fc.nat(30),
  c: fc.nat(30),
});

it("reads as the nested list does, after any run of edits", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const model = new Nested();
      const editing = counting();
      let contents = nothing;
      const pick = (list: readonly string[], at: number) =>
        list[at % (list.length + 1)] as CaseUuid | undefined;
      for (const { kind, a, b, c } of steps) {
        const one = pick(model.all(), a);
        const parentId = pick(model.all(), b);
        const before = pick(model.children(parentId ?? "top"), c);
        const spot = { parentId, before };
        if (kind === "add") {
          const added = withAdded(its, contents, { fullStatement: `${a}` }, spot, editing);
          model.put(added.item.identifier, parentId ?? "top", before);
          contents = added.contents;
        } else if (one === undefined) continue;
        else if (kind === "move") {
          const no = objectionToPlacing(its.identifier, contents, spot, one) !== undefined;
          expect(no).toBe(before === one || (parentId !== undefined && model.isBelow(parentId, one)));
          if (no) continue;
          contents = withMoved(its, contents, one, spot, editing);
          model.take(one);
          model.put(one, parentId ?? "top", before);
        } else if (kind === "replace") {
          const replaced = withReplaced(its, contents, one, { fullStatement: "new" }, editing);
          const now = replaced.item.identifier;
          model.put(now, model.parentOf(one), one);
          model.under.set(now, model.children(one));
          model.under.set(one, []);
          contents = replaced.contents;
        } else if (model.children(one).length === 0) {
          contents = withRetired(contents, one, false, editing);
          model.take(one);
          model.under.delete(one);
        }
        expect(outline(its.identifier, contents).map((at) => `${at.depth} ${at.item.identifier}`)).toEqual(
          model.read(),
        );
        expect(circleIn(contents)).toBeUndefined();
        expect(Contents.safeParse(contents).error).toBeUndefined();
        const ids = [...contents.CFItems, ...contents.CFAssociations].map(({ identifier }) => identifier);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
    { numRuns: 150 },
  );
});

it("names a statement in links by whole characters, wherever its words are cut", () => {
  const { contents, item } = withAdded(
    its,
    nothing,
    { fullStatement: `${"a".repeat(199)}😀 and more` },
    {},
    counting(),
  );
  expect(contents.CFAssociations[0]?.originNodeURI.title.isWellFormed()).toBe(true);
  expect(item.fullStatement.isWellFormed()).toBe(true);
  expect(Contents.safeParse(contents).error).toBeUndefined();
});

it("takes no more associations than a framework may hold", () => {
  const { contents } = withAdded(its, nothing, { fullStatement: "One" }, {}, counting());
  const [by] = contents.CFAssociations;
  const many = (count: number): Contents => ({
    ...contents,
    CFAssociations: new Array(count).fill({ ...by, associationType: "isRelatedTo" }),
  });
  expect(objectionToSize(its.identifier, many(associationsMax))).toBeUndefined();
  expect(objectionToSize(its.identifier, many(associationsMax + 1))).toMatchObject({
    code: "too-many-rows",
    why: expect.stringMatching(/30,000 associations/),
  });
});

/** Statements one under the other, each added to the one before. */
function chain(...words: string[]) {
  const editing = counting();
  const items: CfItem[] = [];
  let contents = nothing;
  for (const fullStatement of words) {
    const added = withAdded(
      its,
      contents,
      { fullStatement },
      { parentId: items.at(-1)?.identifier },
      editing,
    );
    contents = added.contents;
    items.push(added.item);
  }
  return { contents, ids: items.map(({ identifier }) => identifier), editing };
}

describe("a small edit", () => {
  it("keeps the identifier, what a package brought along, and renames the links to it", () => {
    const { contents, ids, editing } = chain("Above", "Below");
    const [above] = ids as [CaseUuid];
    const brought = {
      ...contents,
      CFItems: contents.CFItems.map((item) => ({
        ...item,
        notes: "Typed",
        listEnumeration: "7",
        extensions: { of: "theirs" },
      })),
    };
    const { item, contents: now } = withEdited(brought, above, { fullStatement: "Over" }, editing);
    expect(item).toEqual({
      identifier: above,
      fullStatement: "Over",
      listEnumeration: "7",
      extensions: { of: "theirs" },
      lastChangeDateTime: editing.at,
    });
    expect(now.CFAssociations.map((one) => [one.originNodeURI.title, one.destinationNodeURI.title])).toEqual([
      ["Over", "Skills"],
      ["Below", "Over"],
    ]);
  });
});

describe("a changed meaning", () => {
  it("ends the old statement today and says what replaced it", () => {
    const { contents, ids, editing } = chain("Old", "Below");
    const [old] = ids as [CaseUuid];
    const { item, contents: now } = withReplaced(its, contents, old, { fullStatement: "New" }, editing);
    expect(now.CFItems.find(({ identifier }) => identifier === old)).toMatchObject({
      fullStatement: "Old",
      statusEndDate: "2026-11-23",
    });
    expect(now.CFAssociations.filter((one) => one.associationType === "replacedBy")).toMatchObject([
      { originNodeURI: { identifier: old }, destinationNodeURI: { identifier: item.identifier } },
    ]);
  });
});

describe("retiring", () => {
  it("keeps what an edition has shown, ended today", () => {
    const { contents, ids, editing } = chain("One");
    const now = withRetired(contents, ids[0] as CaseUuid, true, editing);
    expect(now.CFItems).toMatchObject([{ fullStatement: "One", statusEndDate: "2026-11-23" }]);
    expect(objectionToRetiring(its.identifier, now, ids[0] as CaseUuid, "2026-11-23")?.code).toBe(
      "wrong-moment",
    );
  });

  it("waits until nothing in force stands under it", () => {
    const { contents, ids, editing } = chain("Above", "Below");
    const [above, below] = ids as [CaseUuid, CaseUuid];
    expect(objectionToRetiring(its.identifier, contents, above, "2026-11-23")?.code).toBe("wrong-moment");
    const now = withRetired(contents, below, true, editing);
    expect(objectionToRetiring(its.identifier, now, above, "2026-11-23")).toBeUndefined();
  });
});
