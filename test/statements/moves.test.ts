/** Moving one step and dropping: what the page asks for is what the hub then does, for every tree and every move. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseUuid, type Contents } from "#shared/case/schema.ts";
import { objectionToPlacing } from "#shared/statements/edit-rules.ts";
import { withMoved } from "#shared/statements/editing.ts";
import { standing } from "#shared/statements/levels.ts";
import type { StandingStatement } from "#shared/statements/schema.ts";
import { contentsOf } from "#test/support/frameworks.ts";
import { dropped, placeInWords, type Spot, type Step, stepped } from "#web/statements/moves.ts";

let next = 0;
const newId = () => CaseUuid.parse(`00000000-0000-4000-8000-${String(++next).padStart(12, "0")}`);
const its = { identifier: newId(), title: "Skills" };
const editing = { at: "2026-11-23T12:00:00.000Z", today: "2026-11-23", newId };

/** The outline as it is written: two spaces a level. */
const written = (contents: Contents): string[] =>
  standing(its.identifier, contents).map(({ item, depth }) => "  ".repeat(depth) + item.fullStatement);
const started = (lines: readonly string[]) => contentsOf(its.identifier, lines.join("\n"), newId);

/** After the hub did as it was asked; in words where it was not. */
function after(
  lines: readonly string[],
  words: string,
  move: (all: StandingStatement[], at: number) => Spot | string,
) {
  const contents = started(lines);
  const all = standing(its.identifier, contents);
  const at = all.findIndex(({ item }) => item.fullStatement === words);
  const spot = move(all, at);
  if (typeof spot === "string") return spot;
  const id = all[at]?.item.identifier as CaseUuid;
  expect(objectionToPlacing(its.identifier, contents, spot, id)).toBeUndefined();
  return written(withMoved(its, contents, id, spot, editing));
}
const step = (lines: readonly string[], words: string, one: Step) =>
  after(lines, words, (all, at) => stepped(all, at, one));
const tree = ["A", "  a", "    x", "  b", "B", "C"];

describe("one step", () => {
  it("goes up and down among its neighbors with all that stands under it", () => {
    expect(step(tree, "b", "up")).toEqual(["A", "  b", "  a", "    x", "B", "C"]);
    expect(step(tree, "a", "down")).toEqual(["A", "  b", "  a", "    x", "B", "C"]);
    expect(step(tree, "A", "down")).toEqual(["B", "A", "  a", "    x", "  b", "C"]);
  });

  it("goes in under the one above, at the end, and out again right after it", () => {
    expect(step(tree, "b", "in")).toEqual(["A", "  a", "    x", "    b", "B", "C"]);
    expect(step(tree, "B", "in")).toEqual(["A", "  a", "    x", "  b", "  B", "C"]);
    expect(step(tree, "a", "out")).toEqual(["A", "  b", "a", "  x", "B", "C"]);
    expect(step(tree, "x", "out")).toEqual(["A", "  a", "  x", "  b", "B", "C"]);
  });

  it("says why there is none to take", () => {
    expect(step(tree, "a", "up")).toBe("It is the first already.");
    expect(step(tree, "C", "down")).toBe("It is the last already.");
    expect(step(tree, "a", "in")).toBe("There is none above it to stand under.");
    expect(step(tree, "B", "out")).toBe("It stands at the top already.");
  });

  it("is said by its number and by whom it stands under", () => {
    const all = standing(its.identifier, started(tree));
    expect(placeInWords(all, 3)).toBe("2 of 2 under A");
    expect(placeInWords(all, 4)).toBe("2 of 3 at the top");
  });
});

/** Any outline of up to twelve statements named 0, 1, 2… */
const outlines = fc.array(fc.nat(3), { minLength: 2, maxLength: 12 }).map((wishes) => {
  let depth = -1;
  return wishes.map((wish, index) => {
    depth = index === 0 ? 0 : Math.min(wish, depth + 1);
    return "  ".repeat(depth) + index;
  });
});

describe("in any outline", () => {
  it("down undoes up, and a move loses no statement", () => {
    fc.assert(
      fc.property(outlines, fc.nat(11), (lines, pick) => {
        const words = String(pick % lines.length);
        const up = step(lines, words, "up");
        if (typeof up === "string") return;
        expect([...up].map((one) => one.trim()).toSorted()).toEqual(
          lines.map((one) => one.trim()).toSorted(),
        );
        expect(step(up, words, "down")).toEqual(lines);
      }),
    );
  });

  it("a drop lands where it was shown: right before, right after, or last under", () => {
    fc.assert(
      fc.property(
        outlines,
        fc.nat(11),
        fc.nat(11),
        fc.constantFrom("before" as const, "under" as const, "after" as const),
        (lines, one, other, part) => {
          const [moved, target] = [one % lines.length, other % lines.length];
          const result = after(lines, String(moved), (all, at) => dropped(all, at, target, part));
          const block = (all: readonly string[], words: number) => {
            const from = all.findIndex((line) => line.trim() === String(words));
            const depth = (all[from] ?? "").search(/\S/);
            let to = from + 1;
            while (to < all.length && (all[to] ?? "").search(/\S/) > depth) to++;
            return { from, to, depth };
          };
          const its = block(lines, moved);
          if (target >= its.from && target < its.to) {
            expect(typeof result).toBe("string");
            return;
          }
          if (typeof result === "string") throw new Error(result);
          // By hand: its lines taken out, then put in where the mark was.
          const taken = lines.slice(its.from, its.to);
          const rest = lines.toSpliced(its.from, its.to - its.from);
          const there = block(rest, target);
          const depth = part === "under" ? there.depth / 2 + 1 : there.depth / 2;
          const put = taken.map(
            (line) => "  ".repeat(depth - its.depth / 2 + line.search(/\S/) / 2) + line.trim(),
          );
          expect(result).toEqual(rest.toSpliced(part === "before" ? there.from : there.to, 0, ...put));
        },
      ),
    );
  });
});
