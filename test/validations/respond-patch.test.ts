/** What was said on two devices meets without a word lost: against a brute force that keeps every word apart. */
import fc from "fast-check";
import { Window } from "happy-dom";
import { describe, expect, it, vi } from "vitest";
import type { MissingSkill, StatementAnswer } from "#shared/validations/respondent-schema.ts";
import { defaultScales } from "#shared/validations/scales.ts";
import { saysNone, withComment, withNone, withRating } from "#web/respond/answer.ts";
import { spotIn, tokenOf } from "#web/respond/link.ts";
import {
  also,
  type Changes,
  changed,
  isEmpty,
  joined,
  laidOver,
  left,
  met,
  type Patch,
  type Said,
  second,
  sending,
  skill,
  wordsOf,
} from "#web/respond/patch.ts";
import { totalsOf } from "#web/respond/totals.ts";

const ids = ["a", "b", "c", "d"] as const;
const scales = ["need", "entry"] as const;
const comment = fc.constantFrom("How?", "Why?").map((text) => ({ kind: "OTHER" as const, text }));
const answer: fc.Arbitrary<StatementAnswer> = fc.record(
  {
    ratings: fc.dictionary(fc.constantFrom(...scales), fc.integer({ min: 1, max: 3 }), {
      noNullPrototype: true,
      minKeys: 1,
    }),
    comment,
    shortage: fc.record({ openings: fc.nat(3) }),
  },
  { requiredKeys: ["ratings"] },
);
const missing = (id: string) => fc.constantFrom("x", "y").map((text): MissingSkill => ({ id, text }));
const said: fc.Arbitrary<Said> = fc.record({
  statements: fc.dictionary(fc.constantFrom(...ids), answer, { noNullPrototype: true }),
  missing: fc.subarray([...ids]).chain((some) => fc.tuple(...some.map(missing))),
  seconds: fc.subarray([...ids]),
  revision: fc.nat(9),
});

/** One word about one thing. */
const change: fc.Arbitrary<Changes> = fc.constantFrom(...ids).chain((id) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...scales), fc.option(fc.integer({ min: 1, max: 3 })))
      .map(([scale, one]) => ({ [`rating ${id} ${scale}`]: one })),
    fc.option(comment).map((one) => ({ [`comment ${id}`]: one })),
    fc.option(missing(id)).map((one) => skill(id, one)),
    fc.boolean().map((stands) => second(id, stands)),
  ),
);
const patchOf = (there: Said, changes: readonly Changes[], at = 0): Patch =>
  changes.reduce<Patch>((patch, more, no) => also(patch, more, there, at + no), {});

/** Everything anybody can say, each on its own. */
const apart = ({ statements, missing, seconds }: Said): Changes =>
  Object.fromEntries(
    ids.flatMap((id): [string, Changes[string]][] => [
      ...scales.map((scale): [string, Changes[string]] => [
        `rating ${id} ${scale}`,
        statements[id]?.ratings[scale] ?? null,
      ]),
      [`comment ${id}`, statements[id]?.comment ?? null],
      [`shortage ${id}`, statements[id]?.shortage ?? null],
      [`skill ${id}`, missing.find((one) => one.id === id) ?? null],
      [`second ${id}`, seconds.includes(id) || null],
    ]),
  );
const there = (statements: Said["statements"], savedAt = "2026-11-24T10:00:00Z"): Said => ({
  statements,
  missing: [],
  seconds: [],
  revision: 1,
  savedAt,
});
const [monday, tuesday, wednesday] = [23, 24, 25].map((day) => Date.UTC(2026, 10, day, 10)) as [
  number,
  number,
  number,
];

describe("what was said here and is not at the hub yet", () => {
  it("lies over whatever the hub has by then, word by word, the last one winning", () => {
    fc.assert(
      fc.property(said, fc.array(change, { maxLength: 8 }), (there, changes) => {
        const patch = patchOf(there, changes);
        expect(apart(laidOver(there, patch))).toEqual({ ...apart(there), ...Object.assign({}, ...changes) });
        expect(laidOver(there, patch).revision).toBe(there.revision);
      }),
    );
  });

  it("is nothing once the hub has it, and what is left says the same", () => {
    fc.assert(
      fc.property(said, said, fc.array(change, { maxLength: 8 }), (there, other, changes) => {
        const patch = patchOf(there, changes);
        expect(isEmpty(left(patch, laidOver(there, patch)))).toBe(true);
        expect(apart(laidOver(other, left(patch, other)))).toEqual(apart(laidOver(other, patch)));
      }),
    );
  });

  it("takes from one statement only what is different about it", () => {
    const before = { ratings: { need: 3 }, comment: { kind: "OTHER" as const, text: "x" } };
    expect(changed("a", before, { ...before, ratings: { need: 2, entry: 1 } })).toEqual({
      "rating a need": 2,
      "rating a entry": 1,
    });
    expect(changed("a", before, { ratings: {} })).toEqual({ "rating a need": null, "comment a": null });
  });

  it("leaves another device's comment and a vote of the room on the same statement as they are", () => {
    const patch = patchOf(there({}), [changed("a", undefined, { ratings: { need: 2 } })], monday);
    const comment = { kind: "OTHER" as const, text: "Long." };
    const { mine, passed } = met(patch, there({ a: { ratings: { entry: 3 }, comment } }));
    expect(isEmpty(passed)).toBe(true);
    expect(laidOver(there({ a: { ratings: { entry: 3 }, comment } }), mine).statements["a"]).toEqual({
      ratings: { entry: 3, need: 2 },
      comment,
    });
  });

  it("gives way to what another device said of the same thing later, and stands before what it said earlier", () => {
    const elsewhere = there({ a: { ratings: { need: 1 } } });
    const said = (at: number) =>
      met(patchOf(there({}), [changed("a", undefined, { ratings: { need: 3, entry: 2 } })], at), elsewhere);
    expect(Object.keys(said(monday).passed)).toEqual(["rating a need"]);
    expect(laidOver(elsewhere, said(monday).mine).statements["a"]).toEqual({
      ratings: { need: 1, entry: 2 },
    });
    expect(said(wednesday).passed).toEqual({});
    expect(laidOver(elsewhere, said(wednesday).mine).statements["a"]).toEqual({
      ratings: { need: 3, entry: 2 },
    });
  });

  it("knows its own words when the hub took them and the answer was lost, whatever the clocks say", () => {
    const comment = (text: string) => ({ ratings: {}, comment: { kind: "OTHER" as const, text } });
    const first = sending(patchOf(there({}), [changed("a", undefined, comment("Half"))], monday));
    const more = also(first, changed("a", comment("Half"), comment("Half a word")), there({}), monday + 1);
    const { mine, passed } = met(more, there({ a: comment("Half") }));
    expect(isEmpty(passed)).toBe(true);
    expect(laidOver(there({ a: comment("Half") }), mine).statements["a"]).toEqual(comment("Half a word"));
  });

  it("is, of two tabs, the last word of each", () => {
    const [one, other] = [
      patchOf(there({}), [changed("a", undefined, { ratings: { need: 1 } })], tuesday),
      patchOf(there({}), [changed("a", undefined, { ratings: { need: 3, entry: 2 } })], monday),
    ];
    const both = { a: { ratings: { need: 1, entry: 2 } } };
    expect(laidOver(there({}), joined([one, other])).statements).toEqual(both);
    expect(laidOver(there({}), joined([other, one])).statements).toEqual(both);
  });

  it("knows an answer again, in whatever order the hub gives its fields back", () => {
    const mine = { ratings: { need: 3, entry: 1 }, comment: { kind: "OTHER" as const, text: "x" } };
    const theirs = { comment: { text: "x", kind: "OTHER" as const }, ratings: { entry: 1, need: 3 } };
    const patch = patchOf(there({}), [changed("a", undefined, mine)]);
    expect(isEmpty(left(patch, there({ a: theirs })))).toBe(true);
    expect(isEmpty(left(patch, there({ a: { ratings: { need: 2 } } })))).toBe(false);
  });

  it("that rates what another device called no part of the job does not say so any more", () => {
    const none = there({ a: { ratings: { need: "NOT_APPLICABLE", entry: "NOT_APPLICABLE" } } });
    const patch = patchOf(there({}), [changed("a", undefined, { ratings: { need: 2 } })], wednesday);
    expect(laidOver(none, met(patch, none).mine).statements["a"]).toEqual({ ratings: { need: 2 } });
  });

  it("can be read again word by word", () => {
    const patch = patchOf(there({}), [
      changed("a", undefined, {
        ratings: { need: 3 },
        comment: { kind: "REWORDING", text: "Plainer.", rewording: "Weld flat." },
        shortage: { response: "We train." },
      }),
      skill("b", { id: "b", text: "Read a map", why: "Every job" }),
      second("c", true),
    ]);
    expect(wordsOf(patch)).toEqual(["Weld flat.", "Plainer.", "We train.", "Read a map", "Every job"]);
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

  it("with a comment that says nothing has none, and a wording stays whatever else is said of it", () => {
    expect(withComment(undefined, { kind: "REWORDING", text: " ", rewording: "  " })).toEqual({
      ratings: {},
    });
    expect(withComment(undefined, { kind: "OBSOLETE", text: "" }).comment).toBeDefined();
    expect(withComment(undefined, { kind: "UNCLEAR", text: "How?", rewording: "x" }).comment).toEqual({
      kind: "UNCLEAR",
      text: "How?",
      rewording: "x",
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

it("a damaged link opens no other person's form, and a spot of the form is no link", () => {
  const { sessionStorage, history } = new Window({ url: "http://localhost:3000/respond" });
  vi.stubGlobal("sessionStorage", sessionStorage);
  vi.stubGlobal("history", history);
  const read = (hash: string) => tokenOf({ hash, pathname: "/respond" });
  expect(["", "#", "#7", "#review", "#main"].map(read)).toEqual(Array(5).fill(undefined));
  expect(read(`#${"x".repeat(43)}`)).toBe("x".repeat(43));
  expect(["#abc", "#x%20y", "#4x"].map(read)).toEqual(["abc", "x%20y", "4x"]);
  expect(sessionStorage.getItem("causeway.respond.token")).toBe("4x");
  vi.unstubAllGlobals();
});
