/** What was said on two devices meets without a word lost: against a brute force that keeps every statement apart. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MissingSkill, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { defaultScales } from "#shared/validations/scales.ts";
import { orNothing, saysNone, withComment, withNone, withRating } from "#web/respond/answer.ts";
import { spotIn } from "#web/respond/link.ts";
import { also, isEmpty, laidOver, left, type Patch, type Said } from "#web/respond/patch.ts";
import { totalsOf } from "#web/respond/totals.ts";

const ids = ["a", "b", "c", "d"] as const;
const answer = fc.record({
  ratings: fc.dictionary(fc.constantFrom("need", "entry"), fc.integer({ min: 1, max: 3 })),
});
const skill = (id: string) => fc.constantFrom("x", "y").map((text): MissingSkill => ({ id, text }));
const said: fc.Arbitrary<Said> = fc.record({
  statements: fc.dictionary(fc.constantFrom(...ids), answer, { noNullPrototype: true }),
  missing: fc.subarray([...ids]).chain((some) => fc.tuple(...some.map(skill))),
  seconds: fc.subarray([...ids]),
  revision: fc.nat(9),
});
const change: fc.Arbitrary<Patch> = fc.oneof(
  fc.tuple(fc.constantFrom(...ids), fc.option(answer)).map(([id, one]) => ({ statements: { [id]: one } })),
  fc.constantFrom(...ids).chain((id) => fc.option(skill(id)).map((one) => ({ missing: { [id]: one } }))),
  fc.tuple(fc.constantFrom(...ids), fc.boolean()).map(([id, stands]) => ({ seconds: { [id]: stands } })),
);

/** Each statement and skill on its own: the last word about it, else what was there. */
function oneByOne(there: Said, changes: readonly Patch[]) {
  const statement = (id: string): StatementAnswer | undefined => {
    const said = changes.findLast(({ statements = {} }) => id in statements)?.statements?.[id];
    return said === undefined ? there.statements[id] : (said ?? undefined);
  };
  const skill = (id: string): MissingSkill | undefined => {
    const said = changes.findLast(({ missing = {} }) => id in missing)?.missing?.[id];
    return said === undefined ? there.missing.find((one) => one.id === id) : (said ?? undefined);
  };
  const second = (id: string): boolean =>
    changes.findLast(({ seconds = {} }) => id in seconds)?.seconds?.[id] ?? there.seconds.includes(id);
  return ids.map((id) => ({ statement: statement(id), skill: skill(id), second: second(id) }));
}
const apart = ({ statements, missing, seconds }: Said) =>
  ids.map((id) => ({
    statement: statements[id],
    skill: missing.find((one) => one.id === id),
    second: seconds.includes(id),
  }));

describe("what was said here and is not at the hub yet", () => {
  it("lies over whatever the hub has by then, statement by statement, the last word winning", () => {
    fc.assert(
      fc.property(said, fc.array(change, { maxLength: 8 }), (there, changes) => {
        const patch = changes.reduce(also, {});
        expect(apart(laidOver(there, patch))).toEqual(oneByOne(there, changes));
        expect(laidOver(there, patch).revision).toBe(there.revision);
      }),
    );
  });

  it("is nothing once the hub has it, and what is left says the same", () => {
    fc.assert(
      fc.property(said, said, fc.array(change, { maxLength: 8 }), (there, other, changes) => {
        const patch = changes.reduce(also, {});
        expect(isEmpty(left(patch, laidOver(there, patch)))).toBe(true);
        expect(apart(laidOver(other, left(patch, other)))).toEqual(apart(laidOver(other, patch)));
      }),
    );
  });

  it("knows an answer again, in whatever order the hub gives its fields back", () => {
    const mine = { ratings: { need: 3, entry: 1 }, comment: { kind: "OTHER" as const, text: "x" } };
    const theirs = { comment: { text: "x", kind: "OTHER" as const }, ratings: { entry: 1, need: 3 } };
    const there = { statements: { a: theirs }, missing: [], seconds: [], revision: 1 };
    expect(isEmpty(left({ statements: { a: mine } }, there))).toBe(true);
    expect(isEmpty(left({ statements: { a: { ratings: { need: 3 } } } }, there))).toBe(false);
  });
});

describe("an answer", () => {
  it("that says it is no part of the job says so of every scale, until one is rated", () => {
    const none = withNone(withRating(undefined, "need", 2), defaultScales, "NOT_APPLICABLE");
    expect(new Set(Object.values(none.ratings))).toEqual(new Set(["NOT_APPLICABLE"]));
    expect(withRating(none, "need", 1).ratings).toEqual({ need: 1 });
    expect(withNone(none, defaultScales, "NOT_APPLICABLE").ratings).toEqual({});
  });

  it("that does not know the rest keeps what was rated", () => {
    const some = withNone(withRating(undefined, "need", 2), defaultScales, "DONT_KNOW");
    expect(some.ratings).toMatchObject({ need: 2, entry: "DONT_KNOW", relevance: "DONT_KNOW" });
    expect(saysNone(some, "DONT_KNOW")).toBe(true);
    expect(withNone(some, defaultScales, "DONT_KNOW").ratings).toEqual({ need: 2 });
  });

  it("with a comment that says nothing has none, and saying nothing at all is no answer", () => {
    const empty = withComment(undefined, { kind: "REWORDING", text: " ", rewording: "  " });
    expect(orNothing(empty)).toBeNull();
    expect(orNothing(withComment(undefined, { kind: "OBSOLETE", text: "" }))).not.toBeNull();
    expect(withComment(undefined, { kind: "UNCLEAR", text: "How?", rewording: "x" }).comment).toEqual({
      kind: "UNCLEAR",
      text: "How?",
    });
  });

  it("is counted on the receipt under the point of the question that decides", () => {
    const statements = ids.map((identifier) => ({ identifier, fullStatement: identifier }));
    const totals = totalsOf({ statements, campaign: { scales: defaultScales } } as never, {
      statements: {
        a: withRating(undefined, "need", 3),
        b: withNone(undefined, defaultScales, "NOT_APPLICABLE"),
        c: { ratings: {}, shortage: {} },
      },
      missing: [],
      seconds: [],
      revision: 1,
    });
    expect(totals).toMatchObject({ asked: 4, rated: 2, hire: 1, none: { NOT_APPLICABLE: 1, DONT_KNOW: 0 } });
    expect(totals.points.map(({ label, count }) => [label.en, count])[0]).toEqual(["Essential", 1]);
  });
});

it("an address leads to a spot of the form, and the skip link or a statement that is not there to none", () => {
  expect(["#7", "#review", "#main", "#0", "#41", "#4x", ""].map((hash) => spotIn(hash, 40))).toEqual([
    7,
    "review",
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
