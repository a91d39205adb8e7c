/** What must hold of terms before they are saved: one test per invariant, and where exactly each problem points. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameSendingOptions } from "#shared/agreements/conflicts.ts";
import { problemsIn as problemsWithin, usualMonths } from "#shared/agreements/invariants.ts";
import type { CreditUnit, EquivalencyRule, NegativeFinding, Terms } from "#shared/agreements/terms-schema.ts";
import {
  all,
  award,
  cbhs,
  condition,
  course,
  health,
  lakeside,
  plcc,
  rule,
  tracc,
  welding,
} from "./agreed.ts";

const frame = {
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
  parties: [
    { organizationId: cbhs, role: "SENDING" as const },
    { organizationId: tracc, role: "SENDING_AND_RECEIVING" as const },
    { organizationId: plcc, role: "RECEIVING" as const },
    { organizationId: lakeside, role: "FACILITATOR" as const },
  ],
};
const oneReceiver = {
  ...frame,
  parties: frame.parties.filter(({ organizationId }) => organizationId !== tracc),
};
const terms = (some: Partial<Terms>): Terms => ({ rules: [], findings: [], conditions: [], ...some });
const problemsIn = (agreement: typeof frame, said: Terms, months = usualMonths) =>
  problemsWithin(agreement, said, months, undefined);
const pointers = (some: Partial<Terms>, agreement = frame) =>
  problemsIn(agreement, terms(some)).map((one) => one.pointer);
const one = (code: string, rest: Partial<EquivalencyRule> = {}) =>
  rule({ ruleNo: 1, options: [all(course(code))], ...rest });
const slots = (...list: EquivalencyRule["options"][number]["slots"]) => [{ optionNo: 1, slots: list }];

describe("terms that hold", () => {
  it("have no problem: both tables of the issue", () => {
    const simple = {
      ...frame,
      parties: frame.parties.map((each) =>
        each.organizationId === tracc ? { ...each, role: "SENDING" as const } : each,
      ),
    };
    expect(problemsIn(simple, welding.terms)).toEqual([]);
    expect(problemsIn({ ...simple, expirationDate: "2027-07-31" }, health.terms)).toEqual([]);
    expect(problemsIn(frame, terms({}))).toEqual([]);
  });

  it("give a sentence for every problem", () => {
    const bad = terms({ rules: [one("A1", { validTo: "2040-01-01", awards: [], options: [] })] });
    const problems = problemsIn(frame, bad);
    expect(problems.length).toBe(3);
    for (const { pointer, detail } of problems) {
      expect(pointer).toMatch(/^\//);
      expect(detail).toMatch(/^[A-Z].*expected\.$/);
    }
  });
});

describe("1: the agreement's own dates", () => {
  it("ends on or after its first day", () => {
    expect(pointers({}, { ...frame, expirationDate: "2026-07-31" })).toEqual(["/expirationDate"]);
    expect(pointers({}, { ...frame, expirationDate: "2026-08-01" })).toEqual([]);
  });

  it("runs for the longest term allowed and no day more", () => {
    expect(pointers({}, { ...frame, expirationDate: "2031-08-01" })).toEqual([]);
    expect(pointers({}, { ...frame, expirationDate: "2031-08-02" })).toEqual(["/expirationDate"]);
    expect(problemsIn({ ...frame, expirationDate: "2027-08-02" }, terms({}), 12)).toHaveLength(1);
  });
});

describe("2: a rule's dates", () => {
  it("lie within the agreement's", () => {
    expect(pointers({ rules: [one("A1", { validFrom: "2026-07-31" })] })).toEqual(["/rules/0/validFrom"]);
    expect(pointers({ rules: [one("A1", { validTo: "2028-08-01" })] })).toEqual(["/rules/0/validTo"]);
  });

  it("are in order", () => {
    const back = one("A1", { validFrom: "2027-02-01", validTo: "2027-01-01" });
    expect(pointers({ rules: [back] })).toEqual(["/rules/0/validTo"]);
  });

  it("bind a finding too, where it has any", () => {
    const finding: NegativeFinding = {
      ruleNo: 1,
      course: course("A1"),
      reason: "DENIED",
      validTo: "2029-01-01",
    };
    expect(pointers({ findings: [finding] }, oneReceiver)).toEqual(["/findings/0/validTo"]);
  });
});

describe("4: the same sending courses twice", () => {
  const two = (rest: Partial<EquivalencyRule> = {}, before: Partial<EquivalencyRule> = {}) => [
    one("A1", before),
    one("a1 ", { ruleNo: 2, ...rest }),
  ];

  it("share an exclusive group or are refused", () => {
    expect(pointers({ rules: two() })).toEqual(["/rules/1/exclusiveGroup"]);
    expect(pointers({ rules: two({ exclusiveGroup: "g" }) })).toEqual(["/rules/1/exclusiveGroup"]);
    expect(pointers({ rules: two({ exclusiveGroup: "g" }, { exclusiveGroup: "G" }) })).toEqual([]);
  });

  it("may follow each other in time, or go to different receivers", () => {
    const later = two({ validFrom: "2027-08-01" }, { validTo: "2027-07-31" });
    expect(pointers({ rules: later })).toEqual([]);
    const elsewhere = {
      ...award("COL 2", 300),
      course: { ...award("COL 2", 300).course, organizationId: tracc },
    };
    expect(pointers({ rules: two({ awards: [elsewhere] }) })).toEqual([]);
  });

  it("are compared whatever the order and numbering of options, slots and courses", () => {
    const shuffled = <T>(items: T[]) => fc.shuffledSubarray(items, { minLength: items.length });
    const slot = fc.record({
      slotNo: fc.nat(99),
      chooseN: fc.integer({ min: 1, max: 2 }),
      courses: fc.uniqueArray(fc.constantFrom("A", "B", "C", "D"), { minLength: 1, maxLength: 3 }),
    });
    const option = fc.array(slot, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(option, { minLength: 1, maxLength: 3 }).chain((list) =>
          fc.tuple(
            fc.constant(list),
            shuffled(list).chain((all) => fc.tuple(...all.map(shuffled))),
          ),
        ),
        fc.nat(99),
        ([list, mixed], shift) => {
          const made = (some: typeof list, extra: number) => ({
            options: some.map((slots, index) => ({
              optionNo: index + 1 + extra,
              slots: slots.map(({ courses, ...rest }) => ({
                ...rest,
                slotNo: rest.slotNo + extra,
                courses: (extra ? [...courses].reverse() : courses).map((code) => course(code)),
              })),
            })),
          });
          expect(sameSendingOptions(made(list, 0), made(mixed, shift))).toBe(true);
          const more = made(mixed, 0);
          more.options[0]?.slots.push({ slotNo: 500, chooseN: 1, courses: [course("Z")] });
          expect(sameSendingOptions(made(list, 0), more)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("differ by a grade, by how many are chosen, and by AND or OR", () => {
    const pair = [course("A"), course("B")];
    const either = { options: slots({ slotNo: 1, chooseN: 1, courses: pair }) };
    const both = { options: slots({ slotNo: 1, chooseN: 2, courses: pair }) };
    const apart = { options: [all(course("A")), all(course("B"))] };
    expect(sameSendingOptions(either, both)).toBe(false);
    expect(sameSendingOptions(either, apart)).toBe(false);
    expect(sameSendingOptions({ options: [all(course("A"))] }, { options: [all(course("A", "B"))] })).toBe(
      false,
    );
  });
});

describe("5: options, slots and courses", () => {
  it("has an option, a slot and a course", () => {
    expect(pointers({ rules: [one("A1", { options: [] })] })).toEqual(["/rules/0/options"]);
    expect(pointers({ rules: [one("A1", { options: slots() })] })).toEqual(["/rules/0/options/0/slots"]);
    const bare = slots({ slotNo: 1, chooseN: 1, courses: [] });
    expect(pointers({ rules: [one("A1", { options: bare })] })).toEqual([
      "/rules/0/options/0/slots/0/courses",
    ]);
  });

  it("chooses no more courses than the slot names", () => {
    const three = slots({ slotNo: 1, chooseN: 3, courses: [course("A"), course("B")] });
    expect(pointers({ rules: [one("A1", { options: three })] })).toEqual([
      "/rules/0/options/0/slots/0/chooseN",
    ]);
  });

  it("names a course once in a slot, however it is spelled", () => {
    const twice = slots(
      { slotNo: 1, chooseN: 1, courses: [course("X")] },
      { slotNo: 2, chooseN: 1, courses: [course("A  1"), course("B"), course("a 1")] },
    );
    expect(pointers({ rules: [one("A1"), one("A2", { ruleNo: 2, options: twice })] })).toEqual([
      "/rules/1/options/0/slots/1/courses/2",
    ]);
  });

  it("can be met with each course filling one slot only", () => {
    const slot = (slotNo: number, chooseN: number, ...codes: string[]) => ({
      slotNo,
      chooseN,
      courses: codes.map((code) => course(code)),
    });
    const problem = (...list: ReturnType<typeof slot>[]) =>
      pointers({ rules: [one("A1", { options: slots(...list) })] });
    expect(problem(slot(1, 1, "A", "B"), slot(2, 1, "A"))).toEqual([]);
    expect(problem(slot(1, 1, "A"), slot(2, 1, "A"))).toEqual(["/rules/0/options/0"]);
    expect(problem(slot(1, 2, "A", "B", "C"), slot(2, 2, "B", "C"))).toEqual(["/rules/0/options/0"]);
  });

  it("numbers options, and slots within an option, once", () => {
    const options = [all(course("A")), all(course("B"))];
    expect(pointers({ rules: [{ ...one("A"), options }] })).toEqual(["/rules/0/options/1/optionNo"]);
    const same = slots(
      { slotNo: 4, chooseN: 1, courses: [course("A")] },
      { slotNo: 4, chooseN: 1, courses: [course("B")] },
    );
    expect(pointers({ rules: [one("A1", { options: same })] })).toEqual([
      "/rules/0/options/0/slots/1/slotNo",
    ]);
  });
});

describe("6: who sends and who receives", () => {
  it("takes sending courses from parties that send", () => {
    const from = (organizationId: typeof cbhs) =>
      pointers({ rules: [one("A", { options: [all(course("A", "B", organizationId))] })] });
    expect(from(tracc)).toEqual([]);
    expect(from(plcc)).toEqual(["/rules/0/options/0/slots/0/courses/0/organizationId"]);
    expect(from(lakeside)).toEqual(["/rules/0/options/0/slots/0/courses/0/organizationId"]);
  });

  it("takes awards from parties that receive, one organization in each rule", () => {
    const by = (organizationId: typeof cbhs) => ({
      ...award("X 1", 300),
      course: { ...award("X 1", 300).course, organizationId },
    });
    expect(pointers({ rules: [one("A", { awards: [by(cbhs)] })] })).toEqual([
      "/rules/0/awards/0/course/organizationId",
    ]);
    expect(pointers({ rules: [one("A", { awards: [by(tracc)] })] })).toEqual([]);
    expect(pointers({ rules: [one("A", { awards: [by(plcc), by(tracc)] })] })).toEqual([
      "/rules/0/awards/1/course/organizationId",
    ]);
    expect(pointers({ rules: [one("A", { awards: [] })] })).toEqual(["/rules/0/awards"]);
  });

  it("asks a finding which receiver it is about where there is more than one", () => {
    const finding: NegativeFinding = { ruleNo: 1, course: course("A"), reason: "DENIED" };
    expect(pointers({ findings: [finding] })).toEqual(["/findings/0/receiverId"]);
    expect(pointers({ findings: [{ ...finding, receiverId: plcc }] })).toEqual([]);
    expect(pointers({ findings: [{ ...finding, receiverId: cbhs }] })).toEqual(["/findings/0/receiverId"]);
    const wrong = { ...finding, receiverId: plcc, course: course("A", undefined, plcc) };
    expect(pointers({ findings: [wrong] })).toEqual(["/findings/0/course/organizationId"]);
  });
});

describe("7: what awards are worth", () => {
  it.each([
    ["COURSE", 0, false],
    ["ELECTIVE", 0, false],
    ["BLOCK_MEMBER", 0, false],
    ["COURSE", 1, true],
    ["WAIVER", 0, true],
    ["WAIVER", 100, false],
    ["ADVANCED_STANDING", 0, true],
    ["ADVANCED_STANDING", 1, false],
  ] as const)("judges %s of %i hundredths: %s", (type, hundredths, fine) => {
    const awards = [award("X 1", 300), award("X 2", hundredths, type)];
    expect(pointers({ rules: [one("A", { awards })] })).toEqual(
      fine ? [] : ["/rules/0/awards/1/course/creditHundredths"],
    );
  });

  it("counts in one unit per receiver", () => {
    const inUnit = (unit: CreditUnit, code: string) => [
      { ...award(code, 300), course: { ...award(code, 300).course, unit } },
    ];
    const rules = [
      one("A", { awards: inUnit("SemesterHour", "X 1") }),
      one("B", { ruleNo: 2, awards: inUnit("QuarterHour", "X 2") }),
    ];
    expect(pointers({ rules })).toEqual(["/rules/1/awards/0/course/unit"]);
  });
});

describe("8: the catalog's credit", () => {
  const awarding = (ruleNo: number, hundredths: number, rest: Partial<EquivalencyRule> = {}) =>
    one(`K${ruleNo}`, { ruleNo, awards: [award("WLD 101", hundredths)], ...rest });

  it("is not exceeded without a reason", () => {
    const over = ["/rules/1/awards/0/course/creditHundredths"];
    expect(pointers({ rules: [awarding(1, 300), awarding(2, 400)] })).toEqual(over);
    expect(pointers({ rules: [awarding(1, 300), awarding(2, 400, { creditOverride: "with lab" })] })).toEqual(
      [],
    );
    expect(pointers({ rules: [awarding(1, 300), awarding(2, 300)] })).toEqual([]);
  });

  it("is what the course counts where it is sent, if it is", () => {
    const sent = rule({
      ruleNo: 3,
      options: [all({ ...course("X 1", undefined, tracc), creditHundredths: 400, unit: "SemesterHour" })],
    });
    const at = (hundredths: number) => ({
      ...award("X 1", hundredths),
      course: { ...award("X 1", hundredths).course, organizationId: tracc },
    });
    expect(
      pointers({
        rules: [one("A", { awards: [at(400)] }), one("B", { ruleNo: 2, awards: [at(300)] }), sent],
      }),
    ).toEqual([]);
    expect(pointers({ rules: [one("A", { awards: [at(401)] }), sent] })).toEqual([
      "/rules/0/awards/0/course/creditHundredths",
    ]);
  });

  it("says nothing of waivers, nor of patterns that stand for many courses", () => {
    const pattern = (hundredths: number) => [award("BIO 1XX", hundredths, "ELECTIVE")];
    expect(
      pointers({
        rules: [one("A", { awards: pattern(300) }), one("B", { ruleNo: 2, awards: pattern(400) })],
      }),
    ).toEqual([]);
    const waived = [award("WLD 101", 0, "WAIVER")];
    expect(pointers({ rules: [awarding(1, 300), one("B", { ruleNo: 2, awards: waived })] })).toEqual([]);
  });
});

describe("numbers, findings and conditions", () => {
  const finding = (ruleNo: number, rest: Partial<NegativeFinding> = {}): NegativeFinding => ({
    ruleNo,
    course: course("A"),
    against: "PLCC BIO 145",
    reason: "DENIED",
    ...rest,
  });
  const found = (...findings: NegativeFinding[]) => pointers({ findings }, oneReceiver);

  it("uses a number once, over rules and findings together", () => {
    expect(pointers({ rules: [one("A"), one("B")] })).toEqual(["/rules/1/ruleNo"]);
    expect(pointers({ rules: [one("B")], findings: [finding(1)] }, oneReceiver)).toEqual([
      "/findings/0/ruleNo",
    ]);
  });

  it("refuses a finding that stands there already, or says otherwise, on the same days", () => {
    expect(found(finding(1), finding(2))).toEqual(["/findings/1/course"]);
    expect(found(finding(1), finding(2, { reason: "CONTENT_GAP" }))).toEqual(["/findings/1/reason"]);
    expect(found(finding(1), finding(2, { against: "PLCC BIO 146" }))).toEqual([]);
    expect(found(finding(1, { validTo: "2027-07-31" }), finding(2, { validFrom: "2027-08-01" }))).toEqual([]);
  });

  it("refuses to grant and to deny the same pair on the same day", () => {
    const granting = (code: string, rest: Partial<EquivalencyRule> = {}) =>
      one("A", { awards: [award(code, 300)], ...rest });
    const both = (rule: EquivalencyRule, rest: Partial<NegativeFinding> = {}) =>
      pointers({ rules: [rule], findings: [finding(9, rest)] }, oneReceiver);
    expect(both(granting("BIO 145"))).toEqual(["/findings/0/course"]);
    expect(both(granting("BIO 14"))).toEqual([]);
    expect(both(granting("BIO 150"))).toEqual([]);
    expect(both(granting("BIO 145", { validTo: "2027-07-31" }), { validFrom: "2027-08-01" })).toEqual([]);
    expect(both(granting("BIO 145", { options: [all(course("A"), course("B"))] }))).toEqual([]);
    const { against: _against, ...anything } = finding(9);
    expect(pointers({ rules: [granting("ANY 1")], findings: [anything] }, oneReceiver)).toEqual([
      "/findings/0/course",
    ]);
  });

  it.each([
    ["MIN_COURSE_GRADE", "Q"],
    ["MIN_EXAM_PERCENT", "101"],
    ["MIN_COURSE_PERCENT", "B"],
    ["INDUSTRY_CREDENTIAL", undefined],
    ["ENROLL_WITHIN_MONTHS", "two years"],
    ["MAX_CREDITS", "9.005"],
  ] as const)("asks for a value of %s that can be read, unlike %s", (type, value) => {
    expect(pointers({ conditions: [condition("FEE", "50"), condition(type, value)] })).toEqual([
      "/conditions/1/value",
    ]);
    expect(pointers({ rules: [one("A", { conditions: [condition(type, value)] })] })).toEqual([
      "/rules/0/conditions/0/value",
    ]);
  });

  it("checks 5,000 rules without comparing each to every other", () => {
    const rules = Array.from({ length: 5000 }, (_, index) =>
      one(`K${index}`, { ruleNo: index + 1, awards: [award(`C ${index}`, 300)] }),
    );
    expect(pointers({ rules })).toEqual([]);
  });
});
