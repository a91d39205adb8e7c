/** The sentences people read, against the data they come from. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NoReason } from "#shared/agreements/credit.ts";
import type { Grade, Slot } from "#shared/agreements/terms-schema.ts";
import { ConditionType } from "#shared/agreements/terms-schema.ts";
import {
  conditionInWords,
  credit,
  creditInWords,
  findingInWords,
  inWords,
  noReasons,
} from "#shared/agreements/words.ts";
import { all, condition, course, health, rule } from "./agreed.ts";

const titled = (title: string, minGrade: Grade | undefined = "B"): Slot["courses"][number] => ({
  ...course(title, minGrade),
  title,
});
const words = (...options: ReturnType<typeof all>[]) => inWords(rule({ ruleNo: 1, options }));
const choose = (chooseN: number, ...courses: Slot["courses"]) => ({
  optionNo: 1,
  slots: [{ slotNo: 1, chooseN, courses }],
});

describe("a rule in words", () => {
  it("says one course and its grade", () => {
    expect(words(all(titled("Medical Terminology")))).toBe("Medical Terminology with a B or better.");
    expect(words(all(titled("Welding I", "A-")))).toBe("Welding I with an A- or better.");
    expect(words(all({ ...course("ART"), title: "Art" }))).toBe("Art with a passing grade.");
  });

  it("names courses that only a number tells apart by what they share", () => {
    expect(words(all(titled("Health Science I"), titled("Health Science II")))).toBe(
      "Both Health Science courses, each with a B or better.",
    );
    expect(words(all(titled("Welding 1"), titled("Welding 2"), titled("Welding 3")))).toBe(
      "All three Welding courses, each with a B or better.",
    );
  });

  it("lists courses that have nothing in common", () => {
    expect(words(all(titled("Drafting"), titled("Welding I")))).toBe(
      "Drafting and Welding I, each with a B or better.",
    );
    expect(words(all(titled("Drafting", "C"), titled("Welding I")))).toBe(
      "Drafting with a C or better, and Welding I with a B or better.",
    );
  });

  it("says how many of a slot's courses are enough", () => {
    expect(words(choose(1, titled("Anatomy and Physiology"), titled("Anatomy and Physiology Honors")))).toBe(
      "Either Anatomy and Physiology course with a B or better.",
    );
    expect(words(choose(1, titled("Drafting"), titled("Welding I")))).toBe(
      "Either Drafting or Welding I with a B or better.",
    );
    expect(
      words(choose(2, titled("Phlebotomy"), titled("EKG"), titled("Pharmacy"), titled("Patient Care"))),
    ).toBe("Any two of Phlebotomy, EKG, Pharmacy and Patient Care, each with a B or better.");
    expect(words(choose(1, titled("Drafting"), titled("Welding I", "C")))).toBe(
      "Either Drafting with a B or better or Welding I with a C or better.",
    );
  });

  it("says each way there is", () => {
    expect(words(all(titled("Clinical Internship")), all(titled("Health Science III"), titled("EKG")))).toBe(
      "Either Clinical Internship with a B or better, or Health Science III and EKG, each with a B or better.",
    );
  });

  it("adds what else the rule asks for, and leaves out the steps to claim it", () => {
    const conditions = [
      { ...condition("INDUSTRY_CREDENTIAL", "CNA"), note: "on the state registry" },
      condition("MIN_EXAM_PERCENT", "80"),
      condition("FEE", "$50"),
    ];
    expect(inWords(rule({ ruleNo: 1, options: [all(titled("Basic Nursing Assistant"))], conditions }))).toBe(
      "Basic Nursing Assistant with a B or better, the CNA credential (on the state registry), and 80% or better on the exam.",
    );
  });

  it("is one sentence that names every grade, for any rule", () => {
    const slot = fc.record({
      chooseN: fc.integer({ min: 1, max: 3 }),
      titles: fc.uniqueArray(fc.constantFrom("Welding", "Drafting", "EKG", "Art", "Music"), {
        minLength: 1,
        maxLength: 4,
      }),
      grade: fc.constantFrom<Grade>("A", "B", "C"),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(slot, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (made) => {
          const said = words(
            ...made.map((slots) => ({
              optionNo: 1,
              slots: slots.map(({ chooseN, titles, grade }, index) => ({
                slotNo: index + 1,
                chooseN: Math.min(chooseN, titles.length),
                courses: titles.map((title) => titled(title, grade)),
              })),
            })),
          );
          expect(said).toMatch(/^[A-Z][^.]*\.$/);
          expect(said).not.toMatch(/undefined|NaN| {2}|,,/);
          for (const { titles, grade } of made.flat()) {
            expect(said).toContain(`${grade} or better`);
            for (const title of titles) expect(said).toContain(title);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("the other words", () => {
  it("writes credit with two decimals and its unit", () => {
    expect([0, 5, 50, 300, 1100].map(credit)).toEqual(["0.00", "0.05", "0.50", "3.00", "11.00"]);
    expect(creditInWords(300, "SemesterHour")).toBe("3.00 semester hours");
    expect(creditInWords(100, "CarnegieUnit")).toBe("1.00 credit");
  });

  it("keeps a refusal apart from a course nobody has looked at", () => {
    expect(health.terms.findings.map(findingInWords)).toEqual([
      "Course HBS was compared with PLCC BIO 145. The lab hours are not comparable.",
      "Course EMTB was requested against PLCC EMS 120. Nobody has looked at this course yet. This is not a refusal.",
    ]);
  });

  it("has a sentence for every condition and every reason", () => {
    for (const type of ConditionType.options) {
      expect(conditionInWords(condition(type, "24"))).toMatch(/^[A-Z][a-z].*\.$/);
      expect(conditionInWords({ type, note: "by mail" })).toContain("(by mail)");
    }
    for (const reason of NoReason.options) expect(noReasons[reason]).toMatch(/^[A-Z].*\.$/);
    expect(conditionInWords(condition("ENROLL_WITHIN_MONTHS", "24"))).toBe(
      "The student enrolls within 24 months of graduation.",
    );
  });
});
