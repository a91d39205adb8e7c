/** What ratings say together, against a slow and plain reckoning; and what one round gives to the next and to others. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clnaOf, clnaTable } from "#shared/evaluations/clna.ts";
import type { Instrument } from "#shared/evaluations/instrument-schema.ts";
import { shippedEditions } from "#shared/evaluations/instruments.ts";
import { answeredBy, mappedTo } from "#shared/evaluations/mapping.ts";
import { carriedOver } from "#shared/evaluations/next-round.ts";
import { apartIn, isApart, percentOf, scoreOf } from "#shared/evaluations/results.ts";
import type { Action, Evidence, Rating, RatingValue } from "#shared/evaluations/schema.ts";

const [principles] = shippedEditions("il-guiding-principles") as [Instrument];
const [needs] = shippedEditions("perkins-clna") as [Instrument];
const [perkins] = shippedEditions("perkins-v-pos") as [Instrument];
const value = fc.option(fc.constantFrom<RatingValue>(0, 1, 2, 3, 4, "NA"), { nil: undefined });
const rate = (ids: readonly string[], values: readonly (RatingValue | undefined)[]): Rating[] =>
  ids.flatMap((elementId, at) => {
    const one = values[at];
    return one === undefined ? [] : [{ elementId, value: one, note: "" }];
  });

describe("a principle's score", () => {
  const alignment = principles.principles.find(({ principleId }) => principleId === "alignment");
  if (!alignment) throw new Error("no alignment");
  const ids = alignment.elements.map(({ elementId }) => elementId);

  it("is the share of its elements at 3 or higher, among those that apply, and never a mean", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), (values) => {
        let high = 0;
        let of = 0;
        for (const one of values) {
          if (one === "NA") continue;
          of += 1;
          if (one === 3 || one === 4) high += 1;
        }
        const score = scoreOf(alignment, rate(ids, values));
        expect(score).toMatchObject({ high, of, elements: 4 });
        expect(percentOf(score)).toBe(of === 0 ? undefined : Math.floor((high / of) * 100));
      }),
      { numRuns: 150 },
    );
    expect(percentOf(scoreOf(alignment, rate(ids, [4, 4, 0, 0])))).toBe(50);
  });

  it("does not move when a disagreement is wide: that is shown instead", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 5 }), (values) => {
        let wide = false;
        for (const a of values)
          for (const b of values) {
            if (typeof a === "number" && typeof b === "number" && a - b >= 2) wide = true;
            if (a === "NA" && typeof b === "number") wide = true;
          }
        expect(isApart(values)).toBe(wide);
      }),
      { numRuns: 150 },
    );
    const first = ids[0] as string;
    const alone = [1, 3].map((one) => ({ ratings: rate([first], [one as RatingValue]) }));
    expect(apartIn(principles, alone)).toEqual([first]);
  });
});

const evidence = (evidenceId: string, elementIds: string[]): Evidence => ({
  evidenceId,
  kind: "NOTE",
  title: `Evidence ${evidenceId}`,
  note: "",
  date: "2026-11-01",
  ownerId: "org_1" as never,
  elementIds,
});

describe("one piece of evidence", () => {
  it("answers every instrument its element is mapped to, in either direction", () => {
    const said = {
      instrument: principles,
      agreed: rate(["alignment.exits", "access.adult-entry"], [3, 1]),
      evidence: [evidence("v1", ["alignment.exits"])],
      states: [{ evidenceId: "v1", holds: "YES" as const, because: "" }],
    };
    const there = (elementId: string, all = answeredBy(said, perkins)) =>
      all.find((one) => one.elementId === elementId);
    expect(there("f")).toMatchObject({ answer: "IN_PLACE", evidence: [{ holds: "YES" }] });
    expect(there("e")).toMatchObject({ answer: "PARTLY" });
    expect(there("a")).toMatchObject({ answer: "OPEN", evidence: [] });
    // The other way: a round by the definition answers the principles.
    const back = answeredBy(
      { ...said, instrument: perkins, agreed: rate(["f"], [4]), evidence: [evidence("v1", ["f"])] },
      principles,
    );
    expect(there("alignment.exits", back)).toMatchObject({
      answer: "IN_PLACE",
      evidence: [{ holds: "YES" }],
    });
    expect(mappedTo(principles, [perkins, needs, principles])).toEqual([perkins, needs]);
  });
});

describe("the round after", () => {
  const action = (actionId: string, elementId: string): Action => ({
    actionId,
    elementId,
    text: "Do it",
    ownerId: "org_1" as never,
    due: "2027-05-01",
  });
  it("has the evidence of elements that are still there, and every action that is open, by the round it began in", () => {
    const last = {
      id: "evl_last" as never,
      evidence: [evidence("v1", ["alignment.exits", "gone.element"]), evidence("v2", ["gone.element"])],
      actions: [
        action("a1", "alignment.exits"),
        { ...action("a2", "gone.element"), carriedFrom: "evl_first" as never },
        action("a3", "alignment.exits"),
        action("a4", "alignment.exits"),
      ],
    };
    const progress = {
      actions: [
        { actionId: "a3", doneOn: "2026-12-01", note: "", by: "per_1" as never, byName: "A" },
        { actionId: "a4", note: "opened again", by: "per_1" as never, byName: "A" },
      ],
    };
    const next = carriedOver(last, progress, principles);
    expect(next.evidence).toEqual([evidence("v1", ["alignment.exits"])]);
    expect(next.actions.map(({ actionId, carriedFrom }) => [actionId, carriedFrom])).toEqual([
      ["a1", "evl_last"],
      ["a2", "evl_first"],
      ["a4", "evl_last"],
    ]);
  });
});

describe("a needs assessment", () => {
  it("has its seven sections, each with findings, evidence and actions, and the people and checks where it asks for them", () => {
    const said = clnaOf({
      partnership: "Cedar Valley",
      evaluation: {
        programTitle: "Nursing",
        title: "Fall 2026",
        opensOn: "2026-11-01",
        evidence: [evidence("v1", ["improvement.dsa"])],
        agreed: rate(["improvement.dsa", "access.supports"], [3, 1]),
        actions: [
          {
            actionId: "a1",
            elementId: "access.supports",
            text: "Name the services",
            ownerId: "org_1" as never,
            due: "2027-05-01",
          },
        ],
      },
      instrument: principles,
      needs,
      alone: [
        { organizationId: "org_1" as never, rated: 1, done: true, ratings: rate(["access.supports"], [0]) },
      ],
      states: [{ evidenceId: "v1", holds: "YES", because: "" }],
      done: new Map([["a1", "2026-12-01"]]),
      stakeholders: [{ name: "Ann", title: "Dean", organization: "College", involvement: "signed off" }],
      checks: [{ check: "pos.runway", result: "pass", because: "All of them hold." }],
      nameOf: () => "Cedar Bluff",
    });
    expect(said.sections).toHaveLength(7);
    const [accessTo, performance, , people, , , progress] = said.sections;
    expect(accessTo).toMatchObject({
      answer: "NOT",
      actions: [{ text: "Name the services", owner: "Cedar Bluff", done: "2026-12-01" }],
    });
    expect(accessTo?.findings).toContainEqual({
      element: "Support services are named for each entry point",
      rating: "1 planning",
      note: "",
      alone: "Cedar Bluff 0",
    });
    expect(performance).toMatchObject({
      answer: "IN_PLACE",
      evidence: [{ title: "Evidence v1", holds: "holds" }],
    });
    expect(people?.stakeholders).toHaveLength(1);
    expect(progress?.checks).toHaveLength(1);
    const table = clnaTable(said);
    expect(new Set(table.map((row) => row.length))).toEqual(new Set([10]));
    expect(new Set(table.slice(1).map((row) => row[2]))).toHaveProperty("size", 7);
  });
});
