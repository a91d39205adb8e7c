/** Counting by employer: one value each, one employer held at a time, and nothing that can be worked out of what is shown. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byEmployer, counting } from "#shared/validations/counting.ts";
import { type Group, shownGroups } from "#shared/validations/groups.ts";
import { attributesOf, employerStates, ratesOf } from "#shared/validations/rates.ts";
import { ratedIn } from "#shared/validations/respondent-rules.ts";
import type { Answers, Rating, Respondent } from "#shared/validations/respondent-schema.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import { shortagesOf } from "#shared/validations/shortages.ts";

const scales = ["need", "frequency"].map((id, no) => ({
  id,
  kind: no === 0 ? "NEED" : "FREQUENCY",
  points: [1, 2, 3].map((value) => ({ value })),
})) as unknown as Campaign["scales"];
const statementIds = ["s1", "s2"] as string[] as Campaign["statementIds"];
const answers = (employerId: string, said: Record<string, Rating>): Answers => ({
  respondentId: "rsp_x" as Answers["respondentId"],
  employerId,
  statements: Object.fromEntries(
    Object.entries(said).map(([key, rating]) => {
      const [statement = "", scale = ""] = key.split(" ");
      return [statement, { ratings: { [scale]: rating } }];
    }),
  ),
  missing: [],
  seconds: [],
  revision: 1,
  savedAt: "2026-11-20T12:00:00.000Z",
});
async function tallyOf(given: readonly Answers[]) {
  const under = counting({ statementIds, scales }, () => ({}));
  for await (const people of byEmployer(given)) under.take(people);
  const { employers, statements } = under.tally(() => undefined);
  const need = (no: number) => statements[no]?.all.points[0];
  return { employers, statements, need };
}

describe("a tally", () => {
  it("counts three people of one employer once, by the lower median", async () => {
    const { employers, need } = await tallyOf([
      answers("a", { "s1 need": 3 }),
      answers("a", { "s1 need": 2 }),
      answers("a", { "s1 need": 3 }),
      answers("b", { "s1 need": 1 }),
      answers("b", { "s1 need": 3 }),
    ]);
    expect([employers, need(0)]).toEqual([2, [1, 0, 1]]);
  });

  it("keeps not applicable and don’t know out of N, and who rated nothing out of the employers", async () => {
    const { employers, need } = await tallyOf([
      answers("a", { "s1 need": "DONT_KNOW" }),
      answers("b", { "s1 need": "NOT_APPLICABLE", "s2 need": 2 }),
      answers("c", {}),
    ]);
    expect([employers, need(0), need(1)]).toEqual([2, [0, 0, 0], [0, 1, 0]]);
  });

  it("counts nobody as an answer who left a comment and rated nothing: the same as for the receipt", async () => {
    const comment = { kind: "UNCLEAR" as const, text: "What is this?" };
    const commented = { ...answers("a", {}), statements: { s1: { ratings: {}, comment } } };
    const { employers } = await tallyOf([commented, answers("b", { "s1 need": 3 })]);
    expect([ratedIn(commented.statements), employers]).toEqual([0, 1]);
  });

  it("counts an employer’s shortage once, with the most openings anyone there named", async () => {
    const short = (employer: string, openings: number): Answers => ({
      ...answers(employer, {}),
      statements: { s1: { ratings: {}, shortage: { openings, rootCause: "NOT_TRAINED" } } },
    });
    const { statements } = await tallyOf([short("a", 2), short("a", 5), short("b", 1)]);
    expect(statements[0]?.all).toMatchObject({ cannotHire: 2, openings: 6, rootCauses: { NOT_TRAINED: 2 } });
  });
});

describe("groups shown in public", () => {
  const group = (dimension: string, name: string, ...employers: string[]): Group => ({
    dimension,
    name,
    employers: new Set(employers),
  });

  it("leave out a group of two, and the one it could be worked out with", () => {
    const all = new Set(["a", "b", "c", "d", "e"]);
    expect(
      shownGroups(all, [group("size", "small", "a", "b", "c"), group("size", "large", "d", "e")]),
    ).toEqual([]);
  });

  it("keep groups that give nothing away", () => {
    const all = new Set(["a", "b", "c", "d", "e", "f"]);
    const both = [group("size", "small", "a", "b", "c"), group("size", "large", "d", "e", "f")];
    expect(shownGroups(all, both)).toEqual(both);
  });

  it("are of one dimension: of two, sums of groups can differ by one business", () => {
    const business = (no: number) => `b${no}`;
    const of = (...sizes: number[]) => {
      let at = 0;
      return sizes.map((size) => Array.from({ length: size }, () => business(at++)));
    };
    const [metal = [], transport = [], health = []] = of(5, 5, 7);
    const medium = [metal[4] ?? "", ...health.slice(0, 3)];
    const sectors = [group("sector", "33", ...metal), group("sector", "48", ...transport)];
    const sizes = [
      // 33 and 48 together are the small ones and one medium one.
      group("size", "small", ...metal.slice(0, 4), ...transport),
      group("size", "medium", ...medium),
    ];
    const all = new Set([...metal, ...transport, ...health]);
    expect(shownGroups(all, [...sectors, ...sizes])).toEqual(sectors);
  });

  it("say nothing of one or two employers, however often each shown group and the whole are added or subtracted", () => {
    const employers = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    const world = fc.record({
      n: fc.integer({ min: 0, max: 12 }),
      // The last value: not known.
      places: fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(world, ({ n, places }) => {
        const here = employers.slice(0, n);
        const groups = ["sector", "size", "county"].flatMap((dimension, at) =>
          [0, 1, 2].map((value) =>
            group(dimension, String(value), ...here.filter((_, index) => places[index]?.[at] === value)),
          ),
        );
        const all = new Set(here);
        const shown = shownGroups(all, groups);
        if (n < 3) {
          expect(shown).toEqual([]);
          return;
        }
        let sums = [here.map(() => 0)];
        for (const one of [all, ...shown.map(({ employers }) => employers)])
          sums = sums.flatMap((sum) =>
            [-2, -1, 0, 1, 2].map((times) =>
              sum.map((value, index) => value + (one.has(here[index] ?? "") ? times : 0)),
            ),
          );
        const left = new Set(sums.map((sum) => sum.filter((value) => value !== 0).length));
        expect([left.has(1), left.has(2)]).toEqual([false, false]);
      }),
      { numRuns: 500 },
    );
  });
});

it("response rates count an employer once, as far as the furthest of its people, and leave out who could not", () => {
  const at = (employerId: string, state: Respondent["state"]) => ({
    employer: { employerId, name: employerId },
    state,
  });
  const states = employerStates([
    at("a", "STARTED"),
    at("a", "COMPLETED"),
    at("b", "BOUNCED"),
    at("c", "DECLINED"),
    at("d", "OPENED"),
    at("d", "BOUNCED"),
  ]).map(({ state }) => state);
  expect(ratesOf(states)).toEqual({
    invited: 4,
    opened: 2,
    started: 1,
    completed: 1,
    declined: 1,
    bounced: 1,
    ineligible: 0,
    rate: 1 / 3,
  });
  expect(ratesOf([]).rate).toBe(0);
});

it("a business keeps what is known of it when a colleague is added of whom less is, or another who was taken off the list", () => {
  const at = (state: Respondent["state"], more: object) => ({
    employer: { employerId: "forge", ...more },
    state,
  });
  const known = at("COMPLETED", { sector: "33", size: "UNDER_50" });
  const others = [
    at("COMPLETED", {}),
    at("REVOKED", { sector: "48", county: "Benton" }),
    at("LISTED", { size: "250_AND_MORE", county: "Linn" }),
  ];
  for (const people of [
    [known, ...others],
    [...others, known],
  ])
    expect(attributesOf(people).get("forge")).toEqual({ sector: "33", size: "UNDER_50", county: "Linn" });
});

it("shortages rank validated statements only, and hide what fewer than three employers say", () => {
  const one = (statementId: string, more: object) => ({
    statementId,
    validated: true,
    n: 10,
    cannotHire: 5,
    criticality: 50,
    openings: 4,
    ...more,
  });
  const { shown, suppressed } = shortagesOf([
    one("low", {}),
    one("high", { criticality: 90 }),
    one("few", { cannotHire: 2 }),
    one("none", { cannotHire: 0 }),
    one("not", { validated: false }),
  ]);
  expect(shown.map(({ statementId, score }) => [statementId, score])).toEqual([
    ["high", 180],
    ["low", 100],
  ]);
  expect(suppressed).toBe(1);
});
