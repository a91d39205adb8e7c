/**
 * The evaluator against an enumeration of everything: on random rules that share courses, it earns exactly what can
 * be earned, rule by rule; and no order of rows, rules, versions or courses changes a byte of the answer.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, type Facts } from "#shared/agreements/evaluate.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import type { EquivalencyRule, Grade } from "#shared/agreements/terms-schema.ts";
import type { AgreementId } from "#shared/ids.ts";
import { answersOf, ask, award, condition, course, done, rule, version } from "./agreed.ts";

const codes = ["A", "B", "C", "D", "E", "F", "G", "H"];
const slot = fc
  .record({
    courses: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 }),
    choose: fc.integer({ min: 1, max: 2 }),
    minGrade: fc.constantFrom<Grade | undefined>(undefined, "B", "B"),
  })
  .map(({ courses, choose, minGrade }) => ({
    chooseN: Math.min(choose, courses.length),
    courses: courses.map((code) => course(code, minGrade)),
  }));
const options = (most: number) =>
  fc.array(fc.array(slot, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: most }).map((all) =>
    all.map((slots, index) => ({
      optionNo: index + 1,
      slots: slots.map((one, no) => ({ slotNo: no + 1, ...one })),
    })),
  );
const rules = (most: number) =>
  fc.uniqueArray(
    fc
      .record({
        ruleNo: fc.integer({ min: 1, max: 40 }),
        options: options(most),
        priority: fc.integer({ min: 1, max: 2 }),
        exclusiveGroup: fc.constantFrom(undefined, undefined, undefined, "g", "h"),
        reuse: fc.constantFrom<"ALLOWED" | undefined>(undefined, undefined, undefined, "ALLOWED"),
      })
      .map(({ exclusiveGroup, reuse, ...rest }) =>
        rule({ ...rest, ...(exclusiveGroup && { exclusiveGroup }), ...(reuse && { reuse }) }),
      ),
    { minLength: 1, maxLength: 6, selector: ({ ruleNo }) => ruleNo },
  );
const taken = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...codes), fc.constantFrom<Grade>("A", "B", "B", "C")), {
    minLength: 1,
    maxLength: 8,
    selector: ([code]) => code,
  })
  .map((courses) => courses.map(([code, grade]) => done(code, grade)));

/** Every set of courses, as sorted codes in seat order, that fills one option; by option, in order. */
function supports(one: EquivalencyRule, courses: Facts["courses"]): string[][][] {
  const good = (code: string, floor: Grade | undefined) =>
    courses.some((taken) => taken.code === code && (floor === undefined || (taken.grade ?? "F") <= floor));
  return one.options.map(({ slots }) => {
    let found: string[][] = [[]];
    for (const { chooseN, courses } of slots) {
      const fitting = courses.filter(({ code, minGrade }) => good(code, minGrade)).map(({ code }) => code);
      for (const _ of Array(chooseN)) {
        found = found.flatMap((some) =>
          fitting.filter((code) => !some.includes(code)).map((code) => [...some, code]),
        );
      }
    }
    return found.sort((a, b) => (a.join() < b.join() ? -1 : 1));
  });
}

/** All rules side by side: courses disjoint but for reuse, groups distinct. The first such choice, or undefined. */
function together(all: { rule: EquivalencyRule; choices: string[][] }[]): string[][] | undefined {
  const go = (at: number, used: string[], groups: string[]): string[][] | undefined => {
    const next = all[at];
    if (!next) return [];
    const { exclusiveGroup: group, reuse } = next.rule;
    if (group && groups.includes(group)) return undefined;
    for (const choice of next.choices) {
      if (!reuse && choice.some((code) => used.includes(code))) continue;
      const rest = go(at + 1, reuse ? used : [...used, ...choice], group ? [...groups, group] : groups);
      if (rest) return [choice, ...rest];
    }
    return undefined;
  };
  return go(0, [], []);
}

const inTurn = (all: EquivalencyRule[]) =>
  [...all].sort((a, b) => a.priority - b.priority || a.ruleNo - b.ruleNo);

describe("the evaluator", () => {
  it("earns exactly what an enumeration of all options and courses earns", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(rules(4), taken, (all, courses) => {
        const answers = answersOf([version({ rules: all })], courses);
        const earned: { rule: EquivalencyRule; choices: string[][] }[] = [];
        for (const rule of inTurn(all)) {
          const choices = supports(rule, courses).flat();
          const expected = together([...earned, { rule, choices }]) !== undefined;
          const { answer, reason } = answers.get(rule.ruleNo) ?? {};
          expect([rule.ruleNo, answer === "EARNED"]).toEqual([rule.ruleNo, expected]);
          const said = `${answer} ${reason}`;
          seen.set(said, (seen.get(said) ?? 0) + 1);
          const groupTaken = earned.some(
            ({ rule: { exclusiveGroup } }) => exclusiveGroup && exclusiveGroup === rule.exclusiveGroup,
          );
          if (!expected && choices.length > 0 && groupTaken) expect(reason).toBe("GROUP_AWARDED");
          if (!expected && choices.length > 0 && !groupTaken)
            expect(["COURSE_USED", undefined]).toContain(reason);
          if (expected) earned.push({ rule, choices });
        }
      }),
      { numRuns: 1000 },
    );
    // The generator is awake: every kind of answer came up.
    for (const said of [
      "EARNED undefined",
      "NEEDS undefined",
      "NO COURSE_USED",
      "NO GROUP_AWARDED",
      "NO GRADE_TOO_LOW",
    ])
      expect(seen.get(said) ?? 0, said).toBeGreaterThan(20);
  });

  it("settles ties by the lowest option, then by the first courses, for the rules in the order tried", () => {
    fc.assert(
      fc.property(rules(2), taken, (all, courses) => {
        const answers = answersOf([version({ rules: all })], courses);
        const earned = inTurn(all).filter(({ ruleNo }) => answers.get(ruleNo)?.answer === "EARNED");
        const ways = earned.map((rule) => supports(rule, courses));
        const prefixes = ways.reduce<number[][]>(
          (some, options) =>
            some
              .flatMap((before) => options.map((_, index) => [...before, index]))
              .filter((picked) => {
                return together(
                  picked.map((at, no) => ({ rule: earned[no] ?? rule0, choices: ways[no]?.[at] ?? [] })),
                );
              }),
          [[]],
        );
        const best = together(
          (prefixes[0] ?? []).map((at, no) => ({ rule: earned[no] ?? rule0, choices: ways[no]?.[at] ?? [] })),
        );
        expect(earned.map(({ ruleNo }) => answers.get(ruleNo)?.courses)).toEqual(
          (best ?? []).map((some) => some.map((code) => `CBHS ${code}`).sort()),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps its word: supplying what a rule NEEDS, beside the rules earned before it, earns it", () => {
    fc.assert(
      fc.property(rules(4), taken, (all, courses) => {
        const answers = answersOf([version({ rules: all })], courses);
        const turn = inTurn(all);
        for (const [at, one] of turn.entries()) {
          const answer = answers.get(one.ruleNo);
          if (answer?.answer !== "NEEDS") continue;
          const before = turn.slice(0, at).filter(({ ruleNo }) => answers.get(ruleNo)?.answer === "EARNED");
          const supplied = answer.missing.flatMap((each) =>
            each.kind === "COURSE" ? [done(each.code, "A")] : [],
          );
          expect(supplied.length).toBeGreaterThan(0);
          const then = answersOf([version({ rules: [...before, one] })], [...courses, ...supplied]);
          expect(then.get(one.ruleNo)?.answer).toBe("EARNED");
        }
      }),
      { numRuns: 1000 },
    );
  });

  const shuffled = <T>(items: readonly T[]) =>
    fc.array(fc.nat(1_000_000), { minLength: items.length, maxLength: items.length }).map((keys) =>
      items
        .map((item, index) => [keys[index] ?? 0, index, item] as const)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        .map(([, , item]) => item),
    );
  const conditions = fc.subarray([
    condition("MAX_CREDITS", "9.00"),
    condition("ENROLL_WITHIN_MONTHS", "24"),
    condition("FEE", "50"),
    condition("MIN_COURSE_GRADE", "B"),
    condition("PORTFOLIO"),
  ]);
  const world = fc.tuple(rules(4), rules(2), conditions, taken).map(([one, two, some, courses]) => ({
    versions: [
      version({
        rules: one,
        conditions: some,
        findings: [{ ruleNo: 90, course: course("A"), reason: "DENIED" }],
      }),
      version(
        { rules: two },
        { agreementId: `agr_${"z".repeat(20)}` as AgreementId, codedNotation: "AA-2026-003" },
      ),
    ],
    courses,
  }));

  it("gives the same answer for any order of rows, rules, versions, conditions and courses", () => {
    fc.assert(
      fc.property(
        world.chain((made) =>
          fc.tuple(
            fc.constant(made),
            shuffled(made.versions).chain((versions) => fc.tuple(...versions.map(mixed))),
            shuffled(made.courses),
          ),
        ),
        ([made, versions, courses]) => {
          expect(ask(versions, courses)).toEqual(ask(made.versions, made.courses));
        },
      ),
      { numRuns: 1000 },
    );
  });

  function mixed(one: PublicVersion): fc.Arbitrary<PublicVersion> {
    const slots = (option: EquivalencyRule["options"][number]) =>
      shuffled(option.slots)
        .chain((all) =>
          fc.tuple(...all.map((each) => shuffled(each.courses).map((courses) => ({ ...each, courses })))),
        )
        .map((slots) => ({ ...option, slots }));
    const options = (rule: EquivalencyRule) =>
      shuffled(rule.options)
        .chain((all) => fc.tuple(...all.map(slots)))
        .map((options) => ({ ...rule, options }));
    return fc
      .tuple(
        shuffled(one.terms.rules).chain((all) => fc.tuple(...all.map(options))),
        shuffled(one.terms.conditions),
      )
      .map(([rules, conditions]) => ({ ...one, terms: { ...one.terms, rules, conditions } }));
  }

  it("earns no less for one more course, in every rule taken by itself", () => {
    fc.assert(
      fc.property(rules(4), taken, fc.constantFrom(...codes), ([one], courses, more) => {
        const alone = [version({ rules: one ? [one] : [] })];
        const before = [...answersOf(alone, courses).values()].some(({ answer }) => answer === "EARNED");
        const after = [...answersOf(alone, [...courses, done(more, "A")]).values()];
        if (before) expect(after.map(({ answer }) => answer)).toEqual(["EARNED"]);
      }),
      { numRuns: 1000 },
    );
  });

  it("answers a student of a large region with 5,000 rules", () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      rule({
        ruleNo: index + 1,
        options: [0, 1, 2, 3].map((shift) => ({
          optionNo: shift + 1,
          slots: [0, 1, 2].map((no) => ({
            slotNo: no + 1,
            chooseN: 1,
            courses: [0, 1, 2, 3].map((each) =>
              course(`K${(index * 7 + shift * 3 + no * 5 + each) % 3000}`, "B"),
            ),
          })),
        })),
        awards: [award(`COL ${index}`, 100)],
      }),
    );
    const courses = Array.from({ length: 60 }, (_, index) => done(`K${index * 3}`));
    const [answer] = evaluate(
      [version({ rules: many })],
      { courses, credentials: [], exams: {} },
      "2026-11-22",
    );
    // An exponential search would run into the time a test may take.
    expect(answer?.agreements[0]?.answers.length).toBeGreaterThan(100);
  });
});

const rule0 = rule({ ruleNo: 1, options: [] });
