/** What credit a student gets: the issue's own examples, and each way an answer can come out. */
import { describe, expect, it } from "vitest";
import { CreditAnswer } from "#shared/agreements/credit.ts";
import type { AgreementId } from "#shared/ids.ts";
import {
  all,
  answersOf,
  ask,
  award,
  cbhs,
  condition,
  course,
  done,
  health,
  plcc,
  rule,
  said,
  taking,
  tracc,
  version,
  welding,
} from "./agreed.ts";

const allWelding = (on: string) => [
  done("WELD1", "B", on),
  done("WELD2", "A", on),
  done("WELD3", "B+", on),
  done("BLUEPR", "C", on),
];

describe("the welding table", () => {
  it.each(["2027-05-25", "2028-05-25"])(
    "grants 11.00 and caps it at 9.00 for all four courses on %s",
    (on) => {
      const [answer] = ask([welding], allWelding(on));
      expect(answer?.agreements[0]?.totals).toEqual({
        earnedHundredths: 1100,
        cappedHundredths: 900,
        unit: "SemesterHour",
      });
      expect(answer?.organization).toEqual({
        id: plcc,
        code: "PLCC",
        name: "Prairie Lakes Community College",
      });
      expect(answer?.agreements[0]?.answers.map((one) => one.answer)).toEqual([
        "EARNED",
        "EARNED",
        "EARNED",
        "EARNED",
      ]);
    },
  );

  it("refuses Welding I finished before the agreement began", () => {
    const [answer] = ask([welding], [done("WELD1", "A", "2026-05-25")]);
    expect(answer?.agreements[0]?.answers).toHaveLength(1);
    expect(answer?.agreements[0]?.answers[0]).toMatchObject({
      ruleNo: 1,
      answer: "NO",
      reason: "OUTSIDE_DATES",
    });
    expect(answer?.agreements[0]?.totals).toEqual({
      earnedHundredths: 0,
      cappedHundredths: 0,
      unit: "SemesterHour",
    });
  });
});

describe("the health table", () => {
  it("needs the second course where two are asked for together", () => {
    const [answer] = ask([health], [done("HS1", "A")]);
    expect(answer?.agreements[0]?.answers).toHaveLength(1);
    expect(answer?.agreements[0]?.answers[0]).toMatchObject({
      ruleNo: 2,
      answer: "NEEDS",
      courses: ["CBHS HS1"],
      missing: [
        {
          kind: "COURSE",
          organizationId: cbhs,
          code: "HS2",
          title: "Course HS2",
          minGrade: "B",
          state: "NOT_TAKEN",
        },
      ],
    });
    expect(answer?.agreements[0]?.totals.earnedHundredths).toBe(0);
  });

  it("grants the pair, waives the seminar, and still needs the credential of the third rule", () => {
    const courses = [done("HS1", "B"), done("HS2", "B"), done("BNA", "A", "2027-05-25", tracc)];
    const [answer] = ask([health], courses);
    expect(answer?.agreements[0]?.totals).toMatchObject({ earnedHundredths: 300, cappedHundredths: 300 });
    expect(answersOf([health], courses).get(2)).toMatchObject({
      answer: "EARNED",
      awards: [
        { type: "COURSE", code: "HLT 101", creditHundredths: 300 },
        { type: "WAIVER", code: "FYS 100", creditHundredths: 0 },
      ],
      courses: ["CBHS HS1", "CBHS HS2"],
    });
    expect(answersOf([health], courses).get(3)).toMatchObject({
      answer: "NEEDS",
      missing: [{ kind: "CREDENTIAL", value: "CNA" }],
      awards: [{ code: "NUR 106", creditHundredths: 700 }],
    });
    expect(said([health], courses, { credentials: [" cna "] })).toEqual({ 2: "EARNED", 3: "EARNED" });
  });

  it("needs the exam, refuses a lower result, and takes the one asked for", () => {
    const courses = [done("ANATPHYSH", "B")];
    expect(answersOf([health], courses).get(4)).toMatchObject({
      answer: "NEEDS",
      missing: [{ kind: "EXAM", percent: 80 }],
    });
    expect(answersOf([health], courses, { exams: { "AA-2026-002/4": 79.9 } }).get(4)).toMatchObject({
      answer: "NO",
      reason: "GRADE_TOO_LOW",
      missing: [{ kind: "EXAM", percent: 80 }],
    });
    expect(said([health], courses, { exams: { "AA-2026-002/4": 80 } })).toEqual({ 4: "EARNED" });
  });

  it("keeps a refusal, with the day it is looked at again, apart from a course nobody has looked at", () => {
    const answers = answersOf([health], [done("HBS"), taking("EMTB", tracc)]);
    expect(answers.get(5)).toMatchObject({
      answer: "NO",
      reason: "LAB_NOT_COMPARABLE",
      revisitOn: "2028-02-01",
    });
    expect(answers.get(6)).toMatchObject({
      answer: "NO",
      reason: "NOT_YET_EVALUATED",
      courses: ["TRACC EMTB"],
    });
    expect(said([health], [done("HBS", "A", "2024-05-25")])).toEqual({ 5: "NO OUTSIDE_DATES" });
  });

  it("answers in the form the public endpoint promises", () => {
    const courses = [done("HS1"), done("ANATPHYS"), done("HBS"), taking("MEDTERM")];
    const facts = { graduatedOn: "2027-05-31" };
    const organizations = ask([health, welding], [...courses, ...allWelding("2027-05-25")], facts);
    expect(CreditAnswer.parse({ asOf: "2026-11-22", organizations }).organizations).toHaveLength(1);
    expect(organizations[0]?.agreements.map((one) => one.agreement)).toEqual(["AA-2026-001", "AA-2026-002"]);
    expect(organizations[0]?.agreements[0]?.answers[0]?.contact).toEqual({
      name: "Anjali Deshmukh",
      phone: "555-0100",
      organization: "Prairie Lakes Community College",
    });
  });
});

const single = (ruleNo: number, code: string, rest: Partial<Parameters<typeof rule>[0]> = {}) =>
  rule({ ruleNo, options: [all(course(code, "B"))], ...rest });

describe("courses and grades", () => {
  it("leaves out every rule none of whose courses the student has", () => {
    expect(ask([welding, health], [done("ALGEBRA")])).toEqual([]);
    expect(said([welding], [done("WELD3")])).toEqual({ 3: "EARNED" });
  });

  it("compares course codes without regard to letter case and runs of spaces", () => {
    expect(said([version({ rules: [single(1, "WELD  1")] })], [done(" weld 1 ")])).toEqual({ 1: "EARNED" });
  });

  it("takes a grade at the floor and refuses the one below", () => {
    expect(said([welding], [done("WELD1", "B")])).toEqual({ 1: "EARNED" });
    expect(said([welding], [done("WELD1", "B-")])).toEqual({ 1: "NO GRADE_TOO_LOW" });
  });

  it("raises every course's floor to the grade a condition asks for, and never lowers one", () => {
    const raised = (value: string) =>
      version({ rules: [single(1, "WELD1")], conditions: [condition("MIN_COURSE_GRADE", value)] });
    expect(said([raised("A-")], [done("WELD1", "B+")])).toEqual({ 1: "NO GRADE_TOO_LOW" });
    expect(said([raised("C")], [done("WELD1", "B-")])).toEqual({ 1: "NO GRADE_TOO_LOW" });
    const ofRule = version({
      rules: [single(1, "WELD1", { conditions: [condition("MIN_COURSE_GRADE", "A")] })],
    });
    expect(said([ofRule], [done("WELD1", "A-")])).toEqual({ 1: "NO GRADE_TOO_LOW" });
  });

  it("gives nothing for a failed course where no floor is stated", () => {
    const agreed = version({ rules: [rule({ ruleNo: 1, options: [all(course("ART"))] })] });
    expect(said([agreed], [done("ART", "F")])).toEqual({ 1: "NO GRADE_TOO_LOW" });
    expect(said([agreed], [done("ART", "D-")])).toEqual({ 1: "EARNED" });
  });

  it("takes a course without a grade as in progress", () => {
    expect(answersOf([welding], [taking("WELD1")]).get(1)).toMatchObject({
      answer: "NEEDS",
      missing: [{ kind: "COURSE", code: "WELD1", state: "IN_PROGRESS" }],
    });
  });

  it("lets the best try stand for a course taken twice", () => {
    expect(said([welding], [done("WELD1", "D"), done("WELD1", "A", "2028-05-25")])).toEqual({ 1: "EARNED" });
    expect(said([welding], [done("WELD1", "D"), taking("WELD1")])).toEqual({ 1: "NEEDS" });
  });

  it("cannot tell without the day a course was finished", () => {
    const undated = { organizationId: cbhs, code: "WELD1", grade: "A" as const };
    expect(answersOf([welding], [undated]).get(1)).toMatchObject({
      answer: "CANNOT_TELL",
      missing: [{ kind: "FACT", type: "COMPLETED_ON", value: "WELD1" }],
    });
  });

  it("names the other courses of a slot that would do as well", () => {
    const pair = rule({
      ruleNo: 1,
      options: [all(course("HS1"), [course("X1"), course("X2"), course("X3")])],
    });
    expect(answersOf([version({ rules: [pair] })], [done("HS1")]).get(1)?.missing).toMatchObject([
      { kind: "COURSE", code: "X1", or: [{ code: "X2" }, { code: "X3" }] },
    ]);
  });

  it("reports the option that is nearest to credit", () => {
    const far = all(course("HS1"), course("X1"), course("X2"));
    const near = all(course("HS1"), course("Y1"));
    const agreed = version({ rules: [rule({ ruleNo: 1, options: [far, near] })] });
    expect(answersOf([agreed], [done("HS1")]).get(1)?.missing).toMatchObject([{ code: "Y1" }]);
  });

  it("says what blocks a rule rather than what else is missing", () => {
    expect(said([health], [done("HS1", "C")])).toEqual({ 2: "NO GRADE_TOO_LOW" });
    expect(said([health], [done("HS1", "C"), done("HS2", "A")])).toEqual({ 2: "NO GRADE_TOO_LOW" });
    expect(said([health], [done("HS1", "A", "2026-07-31"), done("HS2", "A")])).toEqual({
      2: "NO OUTSIDE_DATES",
    });
    // One of a pair was taken and fell short: the other one is not "missing".
    expect(said([health], [done("ANATPHYS", "C")])).toEqual({ 4: "NO GRADE_TOO_LOW" });
    // The slot that is short decides, not one that another course fills.
    const two = rule({ ruleNo: 1, options: [all([course("A1"), course("A2")], course("A3", "B"))] });
    const courses = [done("A1", "A", "2020-05-25"), done("A2"), done("A3", "C")];
    expect(said([version({ rules: [two] })], courses)).toEqual({ 1: "NO GRADE_TOO_LOW" });
  });
});

describe("one sending course supports one rule per receiver", () => {
  it("tries rules by priority and then by number, as a number", () => {
    const rules = [single(10, "A1"), single(9, "A1")];
    expect(said([version({ rules })], [done("A1")])).toEqual({ 9: "EARNED", 10: "NO COURSE_USED" });
    const preferred = [single(10, "A1"), single(9, "A1", { priority: 2 })];
    expect(said([version({ rules: preferred })], [done("A1")])).toEqual({
      9: "NO COURSE_USED",
      10: "EARNED",
    });
  });

  it("moves an earned rule to another of its courses so that a later one can be earned", () => {
    const either = rule({ ruleNo: 1, options: [all([course("A1"), course("A2")])] });
    const answers = answersOf([version({ rules: [either, single(2, "A1")] })], [done("A1"), done("A2")]);
    expect(answers.get(1)).toMatchObject({ answer: "EARNED", courses: ["CBHS A2"] });
    expect(answers.get(2)).toMatchObject({ answer: "EARNED", courses: ["CBHS A1"] });
  });

  it("moves an earned rule to another of its options, and never takes it away again", () => {
    const two = rule({ ruleNo: 1, options: [all(course("A1"), course("A2")), all(course("A3"))] });
    const courses = [done("A1"), done("A2"), done("A3")];
    expect(said([version({ rules: [two, single(2, "A2")] })], courses)).toEqual({ 1: "EARNED", 2: "EARNED" });
    const greedy = rule({ ruleNo: 2, options: [all(course("A2"), course("A3"))] });
    expect(said([version({ rules: [two, greedy] })], courses)).toEqual({ 1: "EARNED", 2: "NO COURSE_USED" });
  });

  it("breaks a tie by the lower option, then by organization and course code", () => {
    const either = rule({ ruleNo: 1, options: [all([course("B2"), course("B1")]), all(course("A1"))] });
    const answers = answersOf([version({ rules: [either] })], [done("A1"), done("B2"), done("B1")]);
    expect(answers.get(1)?.courses).toEqual(["CBHS B1"]);
  });

  it("lets a course support another rule as well where reuse is allowed", () => {
    const rules = [single(1, "A1", { reuse: "ALLOWED" }), single(2, "A1"), single(3, "A1")];
    expect(said([version({ rules })], [done("A1")])).toEqual({
      1: "EARNED",
      2: "EARNED",
      3: "NO COURSE_USED",
    });
  });

  it("still fills each slot of a rule that allows reuse with a course of its own", () => {
    const twice = rule({
      ruleNo: 1,
      reuse: "ALLOWED",
      options: [all([course("A1"), course("A2")], course("A1"))],
    });
    expect(said([version({ rules: [twice] })], [done("A1")])).toEqual({ 1: "NEEDS" });
  });

  it("counts across all agreements of one receiver, and not across receivers", () => {
    const other = version(
      { rules: [single(1, "A1", { priority: 2 })] },
      {
        codedNotation: "AA-2026-009",
        agreementId: `agr_${"c".repeat(20)}` as AgreementId,
      },
    );
    const [answer] = ask([other, version({ rules: [single(7, "A1")] })], [done("A1")]);
    expect(
      answer?.agreements.map((one) => one.answers.map(({ answer, reason }) => [answer, reason])),
    ).toEqual([[["EARNED", undefined]], [["NO", "COURSE_USED"]]]);
    const elsewhere = {
      ...award("X 1", 300),
      course: { ...award("X 1", 300).course, organizationId: tracc },
    };
    const both = [single(1, "A1"), single(2, "A1", { awards: [elsewhere] })];
    expect(said([version({ rules: both })], [done("A1")])).toEqual({ 1: "EARNED", 2: "EARNED" });
  });

  it("uses a course up only by EARNED", () => {
    const waiting = single(1, "A1", { conditions: [condition("INDUSTRY_CREDENTIAL", "CNA")] });
    const unknown = single(2, "A1", { conditions: [condition("PORTFOLIO")] });
    expect(said([version({ rules: [waiting, unknown, single(3, "A1")] })], [done("A1")])).toEqual({
      1: "NEEDS",
      2: "CANNOT_TELL",
      3: "EARNED",
    });
  });

  it("promises nothing for a credential where the course is used up before", () => {
    const later = single(2, "A1", { conditions: [condition("INDUSTRY_CREDENTIAL", "CNA")] });
    const partly = rule({ ruleNo: 3, options: [all(course("A1"), course("A2"))] });
    const instead = rule({ ruleNo: 4, options: [all([course("A1"), course("A2")])] });
    expect(said([version({ rules: [single(1, "A1"), later, partly, instead] })], [done("A1")])).toEqual({
      1: "EARNED",
      2: "NO COURSE_USED",
      3: "NO COURSE_USED",
      4: "NO COURSE_USED",
    });
  });

  it("grants one award per exclusive group and receiver", () => {
    const rules = [single(1, "A1", { exclusiveGroup: "math" }), single(2, "A2", { exclusiveGroup: "Math" })];
    expect(said([version({ rules })], [done("A1"), done("A2")])).toEqual({
      1: "EARNED",
      2: "NO GROUP_AWARDED",
    });
    expect(said([version({ rules })], [done("A1", "C"), done("A2")])).toEqual({
      1: "NO GRADE_TOO_LOW",
      2: "EARNED",
    });
  });
});

describe("conditions", () => {
  const personal = [
    "HS_GPA_MIN",
    "TEACHER_RECOMMENDATION",
    "PORTFOLIO",
    "MIN_COURSE_PERCENT",
    "QUALIFIED_INSTRUCTOR",
  ];
  it.each(personal)("cannot tell %s, says who knows, and grants nothing", (type) => {
    const agreed = version({
      rules: [single(1, "A1", { conditions: [condition(type as "PORTFOLIO", "85")] })],
    });
    const [answer] = ask([agreed], [done("A1")]);
    expect(answer?.agreements[0]?.answers[0]).toMatchObject({
      answer: "CANNOT_TELL",
      missing: [{ kind: "FACT", type, value: "85", whoKnows: expect.stringMatching(/^the /) }],
    });
    expect(answer?.agreements[0]?.totals.earnedHundredths).toBe(0);
  });

  it("lists what is missing together with what only a person knows as NEEDS", () => {
    const conditions = [condition("PORTFOLIO"), condition("INDUSTRY_CREDENTIAL", "CNA")];
    const answers = answersOf([version({ rules: [single(1, "A1", { conditions })] })], [done("A1")]);
    expect(answers.get(1)?.answer).toBe("NEEDS");
    expect(answers.get(1)?.missing.map((one) => one.kind)).toEqual(["CREDENTIAL", "FACT"]);
  });

  const steps = [
    "HS_GRADUATION",
    "ENROLL_IN_PROGRAM",
    "ENROLL_WITHIN_MONTHS",
    "REGISTER_IN_SCHOOL_YEAR",
    "COMPLETE_COLLEGE_CREDIT_FIRST",
    "CLAIM_FORM",
    "FEE",
  ] as const;
  it.each(steps)("lists %s as a step to claim, and grants all the same", (type) => {
    const answers = answersOf(
      [version({ rules: [single(1, "A1")], conditions: [condition(type, "12")] })],
      [done("A1")],
    );
    expect(answers.get(1)).toMatchObject({ answer: "EARNED", toClaim: [{ type, value: "12" }] });
  });

  it("holds conditions of the agreement and of the rule together", () => {
    const agreed = version({
      rules: [single(1, "A1", { conditions: [condition("MIN_EXAM_PERCENT", "70")] })],
      conditions: [condition("MIN_EXAM_PERCENT", "80"), condition("INDUSTRY_CREDENTIAL", "CNA")],
    });
    expect(answersOf([agreed], [done("A1")]).get(1)?.missing).toEqual([
      { kind: "CREDENTIAL", value: "CNA" },
      { kind: "EXAM", percent: 80 },
    ]);
  });

  it("asks for the higher of two exam results", () => {
    const conditions = [condition("MIN_EXAM_PERCENT", "80"), condition("MIN_EXAM_PERCENT", "70")];
    const answers = answersOf([version({ rules: [single(1, "A1", { conditions })] })], [done("A1")]);
    expect(answers.get(1)?.missing).toEqual([{ kind: "EXAM", percent: 80 }]);
  });

  it("caps a rule by its own condition, beside the agreement's cap", () => {
    const capped = single(1, "A1", { conditions: [condition("MAX_CREDITS", "2.00")] });
    const [answer] = ask([version({ rules: [capped, single(2, "A2")] })], [done("A1"), done("A2")]);
    expect(answer?.agreements[0]?.totals).toMatchObject({ earnedHundredths: 600, cappedHundredths: 500 });
  });

  it("leaves a condition nobody can read to a person", () => {
    const agreed = version({
      rules: [single(1, "A1", { conditions: [condition("MIN_COURSE_GRADE", "very good")] })],
    });
    expect(said([agreed], [done("A1")])).toEqual({ 1: "CANNOT_TELL" });
  });

  it("reads no exam result from an object's own ancestry", () => {
    const agreed = version({
      rules: [single(1, "A1", { conditions: [condition("MIN_EXAM_PERCENT", "0")] })],
    });
    const exams = Object.create({ "AA-2026-001/1": 100 }) as Record<string, number>;
    expect(said([agreed], [done("A1")], { exams })).toEqual({ 1: "NEEDS" });
  });
});

describe("deadlines", () => {
  const enroll = (months: string, rest: string[] = []) =>
    version({
      rules: [single(1, "A1")],
      conditions: [months, ...rest].map((value) => condition("ENROLL_WITHIN_MONTHS", value)),
    });
  const deadline = (months: string, graduatedOn: string, asOf?: string) =>
    answersOf([enroll(months)], [done("A1")], { graduatedOn }, asOf).get(1);

  it.each([
    ["27", "2027-05-31", "2029-08-31"],
    ["24", "2028-02-29", "2030-02-28"],
    ["12", "2027-02-28", "2028-02-28"],
    ["3", "2027-11-30", "2028-02-29"],
    ["1", "2027-01-31", "2027-02-28"],
    ["9", "2027-05-31", "2028-02-29"],
  ])("counts %s months from %s to %s, clamped to the month's end", (months, graduatedOn, expected) => {
    expect(deadline(months, graduatedOn)?.deadline).toBe(expected);
  });

  it("lets the last day pass before it says NO", () => {
    expect(deadline("24", "2024-06-15", "2026-06-15")).toMatchObject({
      answer: "EARNED",
      deadline: "2026-06-15",
    });
    const late = answersOf([enroll("24")], [done("A1")], { graduatedOn: "2024-06-15" }, "2026-06-16").get(1);
    expect(late).toMatchObject({
      answer: "NO",
      reason: "DEADLINE_PASSED",
      deadline: "2026-06-15",
      toClaim: [],
    });
  });

  it("names no deadline without a graduation date", () => {
    expect(answersOf([enroll("24")], [done("A1")]).get(1)).not.toHaveProperty("deadline");
  });

  it("keeps the earlier of two deadlines", () => {
    for (const agreed of [enroll("24", ["6"]), enroll("6", ["24"])]) {
      const answers = answersOf([agreed], [done("A1")], { graduatedOn: "2027-05-31" });
      expect(answers.get(1)?.deadline).toBe("2027-11-30");
    }
  });

  it("leaves the course free where the deadline has passed", () => {
    const late = single(1, "A1", { conditions: [condition("ENROLL_WITHIN_MONTHS", "1")] });
    const facts = { graduatedOn: "2026-05-31" };
    expect(said([version({ rules: [late, single(2, "A1")] })], [done("A1")], facts)).toEqual({
      1: "NO DEADLINE_PASSED",
      2: "EARNED",
    });
  });
});
