/** A whole campaign counted in one pass equals counting each group by itself, and what may be told gives nobody away. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseUuid } from "#shared/case/schema.ts";
import { byEmployer, counting } from "#shared/validations/counting.ts";
import type { Attributes } from "#shared/validations/rates.ts";
import type { Answers, Rating } from "#shared/validations/respondent-schema.ts";
import { resultsOf } from "#shared/validations/results.ts";
import { defaultRule, defaultScales } from "#shared/validations/scales.ts";
import { shortageReportOf, trendsOf } from "#shared/validations/shortage-report.ts";
import type { ShortageReport } from "#shared/validations/shortage-schema.ts";
import type { KeptTally } from "#shared/validations/tally-schema.ts";

const first = CaseUuid.parse("00000000-0000-4000-8000-000000000001");
const second = CaseUuid.parse("00000000-0000-4000-8000-000000000002");
const ids = [first, second];
const scales = defaultScales.filter(({ id }) => id === "need" || id === "criticality");
const asked = { statementIds: ids, scales, rule: defaultRule };

const shortageOf = (openings?: number) =>
  openings === undefined ? {} : { openings, rootCause: "PAY" as const };
type Person = { employer: string; need: (Rating | null)[]; short: boolean; openings?: number };
const answersOf = ({ employer, need, short, openings }: Person, no: number): Answers => ({
  respondentId: `rsp_${no}` as Answers["respondentId"],
  employerId: employer,
  statements: Object.fromEntries(
    need.flatMap((rating, index) =>
      rating === null
        ? []
        : [[ids[index], { ratings: { need: rating }, ...(short ? { shortage: shortageOf(openings) } : {}) }]],
    ),
  ),
  missing: [],
  seconds: [],
  revision: 1,
  savedAt: "2026-11-20T12:00:00.000Z",
});

const employers = Array.from({ length: 14 }, (_, no) => `e${String(no).padStart(2, "0")}`);
const world = fc.record({
  people: fc.array(
    fc.record({
      employer: fc.constantFrom(...employers),
      need: fc.array(fc.option(fc.constantFrom<Rating>(1, 2, 3, "DONT_KNOW")), {
        minLength: 2,
        maxLength: 2,
      }),
      short: fc.boolean(),
      openings: fc.nat(3),
    }),
    { maxLength: 40 },
  ),
  places: fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { minLength: 14, maxLength: 14 }),
});

async function count(people: readonly Person[], attributesOf: (employer: string) => Attributes) {
  const answers = [...people].sort((a, b) => (a.employer < b.employer ? -1 : 1)).map(answersOf);
  const tally = counting(asked, attributesOf);
  for await (const some of byEmployer(answers)) tally.take(some);
  return { answers, tally: tally.tally(() => undefined) };
}

/** From the definition: all people of each business together. */
function recounted(people: readonly Person[], inGroup: (employer: string) => boolean) {
  const businesses = [
    ...Map.groupBy(
      people.filter(({ employer }) => inGroup(employer)),
      ({ employer }) => employer,
    ).values(),
  ];
  return {
    employers: businesses.filter((all) => all.some(({ need }) => need.some((one) => one !== null))).length,
    statements: ids.map((_, no) => {
      const said = businesses.map((all) => all.filter(({ need }) => need[no] !== null));
      const numbers = said.map((all) =>
        all.flatMap(({ need }) => (typeof need[no] === "number" ? [need[no]] : [])).sort(),
      );
      const short = said.map((all) => all.filter((one) => one.short));
      const values = numbers.flatMap((all) => all[Math.ceil(all.length / 2) - 1] ?? []);
      return {
        said: said.filter((_all, at) => numbers[at]?.length || short[at]?.length).length,
        points: [[1, 2, 3].map((point) => values.filter((one) => one === point).length), [0, 0, 0, 0, 0]],
        cannotHire: short.filter((all) => all.length > 0).length,
        openings: short.reduce(
          (sum, all) => sum + Math.max(0, ...all.map(({ openings = 0 }) => openings)),
          0,
        ),
      };
    }),
  };
}

describe("a campaign counted in one pass", () => {
  it("is in all and in each group what the people of its businesses say, a business once, by the lower median", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ people, places }) => {
        const attributesOf = (employer: string): Attributes => {
          const [sector = 0, county = 0] = places[Number(employer.slice(1))] ?? [];
          return { sector: sector === 0 ? undefined : String(sector), county: `C${county}` };
        };
        const inGroup = (key: string) => (employer: string) => {
          const { sector, county } = attributesOf(employer);
          return key === `SECTOR:${sector}` || key === `COUNTY:${county}`;
        };
        const { tally } = await count(people, attributesOf);
        const all = recounted(people, () => true);
        expect(tally.employers).toBe(all.employers);
        expect(tally.statements).toMatchObject(
          all.statements.map(({ said, ...one }) => ({ said, all: one })),
        );
        const keys = tally.groups.map(({ key }) => key);
        for (const [at, { key, employers }] of tally.groups.entries()) {
          const group = recounted(people, inGroup(key));
          expect([key, employers]).toEqual([key, group.employers]);
          expect(tally.statements.map(({ groups }) => groups[at])).toMatchObject(
            group.statements.map(({ said: _said, ...one }) => one),
          );
        }
        for (const [no, { shownShort }] of tally.statements.entries())
          for (const [at, cannotHire] of shownShort)
            expect(cannotHire).toBe(recounted(people, inGroup(keys[at] ?? "")).statements[no]?.cannotHire);
      }),
      { numRuns: 300 },
    );
  });

  it("has behind each input the other businesses whose people seconded it, each once", async () => {
    const idOf = (no: number) => `rsp_0000000000000000000${no}`;
    const wrote = [0, 1, 2].map((no) => `${idOf(no)}.${first}`);
    const seconds = fc.array(fc.record({ employer: fc.nat(3), of: fc.nat(2) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(seconds, fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), async (given, homes) => {
        const kind = (no: number) => (no === 0 ? ("REWORDING" as const) : ("OTHER" as const));
        const one = (employer: number, more: object): Answers =>
          ({ ...answersOf({ employer: `e${employer}`, need: [], short: false }, 9), ...more }) as Answers;
        const people = [
          ...homes.map((home, no) =>
            one(home, {
              respondentId: idOf(no),
              statements: { [first]: { ratings: {}, comment: { kind: kind(no), text: "Words" } } },
            }),
          ),
          ...given.map(({ employer, of }) => one(employer, { seconds: [wrote[of]] })),
        ].sort((a, b) => (a.employerId < b.employerId ? -1 : 1));
        const under = counting(asked, () => ({}));
        for await (const some of byEmployer(people)) under.take(some);
        const { seconded } = under.tally((id) => `e${homes[Number(id.at(-1))]}`);
        for (const [no, id] of wrote.entries()) {
          const behind = new Set(given.filter((one) => one.of === no).map(({ employer }) => employer));
          behind.delete(homes[no] ?? -1);
          const found = seconded.find((one) => one.id === id);
          expect(found?.by.map(({ employerId }) => employerId).sort() ?? []).toEqual(
            [...behind].sort().map((employer) => `e${employer}`),
          );
          if (found) expect(found.rewording).toBe(kind(no) === "REWORDING");
        }
      }),
      { numRuns: 200 },
    );
  });

  it("tells of each statement only groups of raters that differ from all others, and from everyone, by none or by three", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ people, places }) => {
        const attributesOf = (employer: string): Attributes => {
          const [sector = 0, county = 0] = places[Number(employer.slice(1))] ?? [];
          return { sector: String(sector), county: `C${county}` };
        };
        const { tally } = await count(people, attributesOf);
        tally.statements.forEach(({ shown, all }, index) => {
          const raters = new Set(
            people.filter(({ need }) => typeof need[index] === "number").map(({ employer }) => employer),
          );
          const sets = shown.map((at) => {
            const { key, shown: told } = tally.groups[at] as KeptTally["groups"][number];
            expect(told).toBe(true);
            return [...raters].filter((employer) => {
              const { sector, county } = attributesOf(employer);
              return key === `SECTOR:${sector}` || key === `COUNTY:${county}`;
            });
          });
          expect(all.points[0]?.reduce((sum, n) => sum + n, 0)).toBe(raters.size);
          for (const one of sets) {
            expect(one.length).toBeGreaterThanOrEqual(3);
            for (const other of [...sets, [...raters]]) {
              const both = one.filter((employer) => other.includes(employer)).length;
              expect([1, 2]).not.toContain(one.length + other.length - 2 * both);
            }
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe("figures", () => {
  const many = (n: number, need: number, short = false): Person[] =>
    Array.from({ length: n }, (_, no) => ({ employer: `x${need}${no}`, need: [need, null], short }));
  const beside = {
    asked: ids.map((identifier) => ({ identifier, fullStatement: "A statement" })),
    seconds: new Map<string, number>(),
    decisions: new Map(),
    sections: new Map<string, string>(),
    settled: new Map<string, number>(),
  };

  it.each([
    [10, 8, "RETURN"],
    [9, 8, "VALIDATED"],
    [13, 10, "VALIDATED"],
    [4, 4, "TOO_FEW"],
  ])(
    "of %i businesses, %i saying essential, give the published outcome %s",
    async (n, essential, outcome) => {
      const { tally } = await count([...many(essential, 3), ...many(n - essential, 2)], () => ({}));
      const { statements } = resultsOf(asked, tally, "ALL", true, beside);
      expect(statements[0]).toMatchObject({ need: { n, essential }, outcome: { outcome } });
    },
  );

  it("say whether a decision is another than the rule's by the rule as it stands, whatever it was then", async () => {
    const { tally } = await count(many(9, 3), () => ({}));
    const decision = { decision: "VALIDATED", overrides: true, reason: "By law." } as never;
    const { statements } = resultsOf(asked, tally, "ALL", true, {
      ...beside,
      decisions: new Map([[first as string, decision]]),
    });
    expect(statements[0]?.decision).toMatchObject({ overrides: false, reason: "By law." });
  });

  it("are blocked by an open rewording with enough businesses behind it", async () => {
    const { tally } = await count(many(9, 3), () => ({}));
    const seconds = new Map([[first, 2]]);
    const { statements } = resultsOf(asked, tally, "ALL", true, { ...beside, seconds });
    expect(statements[0]?.outcome).toMatchObject({ outcome: "RETURN", blocked: true });
  });

  it("of a shortage are of the businesses that gave a value or cannot hire: not of those it does not concern", async () => {
    const people = Array.from({ length: 10 }, (_, no): Person => {
      const need = no < 6 ? "NOT_APPLICABLE" : no < 7 ? "DONT_KNOW" : 3;
      return { employer: `e${no}`, need: [need, null], short: no >= 6 && no < 9 };
    });
    const { tally } = await count(people, () => ({}));
    // The seventh cannot say how much they need it, and cannot hire for it: they are on both sides of the line.
    expect(tally.statements[0]).toMatchObject({ said: 4, all: { cannotHire: 3 } });
  });

  it("of a shortage need three businesses and a criticality, and are followed through a replacement", async () => {
    const people = [...many(5, 3, true), ...many(2, 2)].map((one, no) => ({ one, no }));
    const answers = people.map(({ one, no }) => answersOf(one, no));
    for (const answer of answers)
      for (const said of Object.values(answer.statements)) said.ratings["criticality"] = 5;
    const tally = counting(asked, () => ({ sector: "33" }));
    for await (const some of byEmployer(answers)) tally.take(some);
    const campaign = { ...asked, id: "cmp_1", title: "T" } as never;
    const decisions = new Map([[first, { decision: "VALIDATED" as const }]]);
    const report = (closedOn: string, becomes: Map<string, CaseUuid>) =>
      shortageReportOf(
        campaign,
        tally.tally(() => undefined),
        { ...beside, decisions },
        becomes,
        closedOn,
      );
    const earlier = report("2025-11-23", new Map([[first, second]]));
    expect(earlier.rows).toMatchObject([{ n: 7, cannotHire: 5, criticality: 100, becomes: second }]);
    const later: ShortageReport = {
      ...earlier,
      closedOn: "2026-11-23",
      rows: earlier.rows.map(({ becomes: _becomes, ...row }) => ({ ...row, statementId: second })),
    };
    expect(trendsOf([later, earlier])).toMatchObject([
      { statementId: second, points: [{ closedOn: "2025-11-23" }, { closedOn: "2026-11-23" }] },
    ]);
    expect(trendsOf([earlier])).toEqual([]);
  });
});
