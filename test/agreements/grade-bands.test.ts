import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandProblems } from "#shared/agreements/grade-bands.ts";
import { gradeScale, reaches } from "#shared/agreements/grades.ts";
import type { EquivalencyRule, Grade } from "#shared/agreements/terms-schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";

const org = (letter: string) => `org_${letter.repeat(20)}` as OrganizationId;
const course = (organizationId: OrganizationId, code: string) =>
  ({ organizationId, code, title: code, creditHundredths: 100, unit: "SemesterHour" }) as const;

type Band = { minGrade: Grade | undefined; priority: number; from: number; days: number };
const rule = ({ minGrade, priority, from, days }: Band, index: number): EquivalencyRule => ({
  ruleNo: index + 1,
  validFrom: plusDays("2026-08-01", from),
  validTo: plusDays("2026-08-01", from + days),
  options: [
    {
      optionNo: 1,
      slots: [
        {
          slotNo: 1,
          chooseN: 1,
          courses: [{ ...course(org("s"), "ENG 4"), ...(minGrade ? { minGrade } : {}) }],
        },
      ],
    },
  ],
  awards: [{ type: "COURSE", course: course(org("r"), `ENG 10${index}`) }],
  awardMethod: "PROFICIENCY_CREDIT",
  conditions: [],
  priority,
});

/** Who wins with this grade on this day, by trying the rules one after the other. */
function winner(rules: readonly EquivalencyRule[], grade: Grade, day: string): EquivalencyRule | undefined {
  return [...rules]
    .sort((a, b) => a.priority - b.priority || a.ruleNo - b.ruleNo)
    .find((one) => one.validFrom <= day && day <= one.validTo && reaches(grade, floorOf(one)));
}
const floorOf = (one: EquivalencyRule): Grade => one.options[0]?.slots[0]?.courses[0]?.minGrade ?? "D-";

/** The band that is meant: of those open that day, the one with the highest floor that the grade reaches. */
function meant(rules: readonly EquivalencyRule[], grade: Grade, day: string): Grade | undefined {
  const open = rules.filter(
    (one) => one.validFrom <= day && day <= one.validTo && reaches(grade, floorOf(one)),
  );
  return open.map(floorOf).sort((a, b) => gradeScale.indexOf(a) - gradeScale.indexOf(b))[0];
}

const bands = fc
  .array(
    fc.record({
      minGrade: fc.option(fc.constantFrom<Grade>("A", "B", "C", "D-"), { nil: undefined }),
      priority: fc.integer({ min: 1, max: 3 }),
      from: fc.nat(6),
      days: fc.nat(6),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map(rule));

describe("18: grade bands of one course to one receiver", () => {
  it("give every grade on every day the band that is meant, exactly where no problem is found", () => {
    fc.assert(
      fc.property(bands, (rules) => {
        const wrong = Array.from({ length: 14 }, (_, days) => plusDays("2026-08-01", days)).some((day) =>
          gradeScale.some((grade) => {
            const won = winner(rules, grade, day);
            return (won && floorOf(won)) !== meant(rules, grade, day);
          }),
        );
        expect(bandProblems(rules).length > 0).toBe(wrong);
      }),
      { numRuns: 3_000 },
    );
  });

  it("say which rule stands in the way, and how to mend it", () => {
    const lowFirst = [{ minGrade: "C" as const }, { minGrade: "A" as const }].map((one, index) =>
      rule({ ...one, priority: 1, from: 0, days: 9 }, index),
    );
    expect(bandProblems(lowFirst)).toEqual([
      {
        pointer: "/rules/1/priority",
        detail:
          "Rule 1 takes the same course with a C and is tried first, so rule 2 for an A is never reached: a priority below 1 was expected, or a lower rule number.",
      },
    ]);
  });
});
