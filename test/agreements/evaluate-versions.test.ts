/** The completion date picks the version; today picks only which versions existed. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PublicVersion } from "#shared/agreements/public.ts";
import { endOf } from "#shared/agreements/succession.ts";
import type { Grade } from "#shared/agreements/terms-schema.ts";
import type { AgreementId } from "#shared/ids.ts";
import { plusDays } from "#shared/time.ts";
import { all, ask, award, condition, course, done, rule, said, taking, version } from "./agreed.ts";

const year = (start: number) => ({ validFrom: `${start}-08-01`, validTo: `${start + 1}-07-31` });
const yearly = (
  versionNo: number,
  start: number,
  minGrade: Grade,
  hundredths: number,
  codes = ["A1", "A2"],
) =>
  version(
    {
      rules: [
        rule({
          ruleNo: 1,
          ...year(start),
          options: [all(...codes.map((code) => course(code, minGrade)))],
          awards: [award("COL 1", hundredths)],
        }),
      ],
    },
    {
      versionNo,
      dateEffective: `${start}-08-01`,
      expirationDate: `${start + 1}-07-31`,
      executedOn: `${start}-06-15`,
    },
  );
const first = yearly(1, 2026, "C", 300);
const second = yearly(2, 2027, "B", 400);
const picked = (...args: Parameters<typeof ask>) =>
  ask(...args).flatMap((one) =>
    one.agreements.map(({ versionNo, answers, totals }) => [
      versionNo,
      answers[0]?.answer,
      answers[0]?.reason ?? totals.earnedHundredths,
    ]),
  );

describe("a chain of versions", () => {
  const asOf = "2028-01-01";

  it("answers from the version in which the last course was finished, with its grades and awards", () => {
    const both = (grade: Grade, one: string, other: string) => [
      done("A1", grade, one),
      done("A2", "A", other),
    ];
    expect(picked([first, second], both("C", "2027-05-25", "2027-05-25"), {}, asOf)).toEqual([
      [1, "EARNED", 300],
    ]);
    expect(picked([first, second], both("B", "2027-05-25", "2028-05-25"), {}, asOf)).toEqual([
      [2, "EARNED", 400],
    ]);
    expect(picked([first, second], both("C", "2027-05-25", "2028-05-25"), {}, asOf)).toEqual([
      [2, "NO", "GRADE_TOO_LOW"],
    ]);
  });

  it("never reads a completion backwards into a version that had not begun", () => {
    expect(
      picked([second], [done("A1", "A", "2027-05-25"), done("A2", "A", "2028-05-25")], {}, asOf),
    ).toEqual([[2, "NO", "OUTSIDE_DATES"]]);
  });

  it("uses a version that has expired, and none that was not yet executed", () => {
    const courses = [done("A1", "A", "2027-05-25"), done("A2", "A", "2027-05-25")];
    expect(picked([first, second], courses, {}, "2040-01-01")).toEqual([[1, "EARNED", 300]]);
    expect(picked([first, second], courses, {}, "2026-06-14")).toEqual([]);
    const later = [done("A1", "A", "2028-05-25"), done("A2", "A", "2028-05-25")];
    expect(picked([first, second], later, {}, "2027-06-14")).toEqual([[1, "NO", "OUTSIDE_DATES"]]);
    expect(picked([first, second], later, {}, "2027-06-15")).toEqual([[2, "EARNED", 400]]);
  });

  it("lets an amendment take over on the day it becomes effective", () => {
    const long = version({ rules: [rule({ ruleNo: 1, options: [all(course("A1"))] })] });
    const amended = version(
      { rules: [rule({ ruleNo: 1, validFrom: "2027-08-01", options: [all(course("A1", "B"))] })] },
      { versionNo: 2, dateEffective: "2027-08-01", executedOn: "2027-07-01" },
    );
    expect(said([long, amended], [done("A1", "C", "2027-07-31")], {}, asOf)).toEqual({ 1: "EARNED" });
    expect(said([long, amended], [done("A1", "C", "2027-08-01")], {}, asOf)).toEqual({
      1: "NO GRADE_TOO_LOW",
    });
  });

  it("gives what an amendment struck out to no one who finished after it", () => {
    const struck = version({}, { versionNo: 2, dateEffective: "2027-08-01", executedOn: "2027-07-01" });
    const long = version({ rules: [rule({ ruleNo: 1, options: [all(course("A1"))] })] });
    expect(said([long, struck], [done("A1", "A", "2027-05-25")], {}, asOf)).toEqual({ 1: "EARNED" });
    expect(said([long, struck], [done("A1", "A", "2027-09-25")], {}, asOf)).toEqual({
      1: "NO OUTSIDE_DATES",
    });
  });

  it("turns a course nobody had looked at into credit from the version that grants it", () => {
    const open = version(
      { findings: [{ ruleNo: 1, course: course("A1"), reason: "NOT_YET_EVALUATED" }] },
      { expirationDate: "2027-07-31" },
    );
    const granting = yearly(2, 2027, "B", 300, ["A1"]);
    expect(said([open, granting], [done("A1", "A", "2027-05-25")], {}, asOf)).toEqual({
      1: "NO NOT_YET_EVALUATED",
    });
    expect(said([open, granting], [done("A1", "A", "2028-05-25")], {}, asOf)).toEqual({ 1: "EARNED" });
  });

  it("grants one rule number once, however many versions would", () => {
    const courses = [done("A1", "A", "2027-05-25"), done("A1", "A", "2028-05-25")];
    const chain = [yearly(1, 2026, "C", 300, ["A1"]), yearly(2, 2027, "C", 400, ["A1"])];
    expect(picked(chain, courses, {}, asOf)).toEqual([[2, "EARNED", 400]]);
  });

  it("counts an older version's credit against the cap of a newer one", () => {
    const capped = (no: number, start: number, code: string) => {
      const one = yearly(no, start, "C", 600, [code]);
      const rules = one.terms.rules.map((each) => ({ ...each, ruleNo: no }));
      return { ...one, terms: { ...one.terms, rules, conditions: [condition("MAX_CREDITS", "9.00")] } };
    };
    const courses = [done("A1", "A", "2027-05-25"), done("A2", "A", "2028-05-25")];
    const [answer] = ask([capped(1, 2026, "A1"), capped(2, 2027, "A2")], courses, {}, asOf);
    expect(answer?.agreements.map((one) => one.totals.cappedHundredths)).toEqual([600, 300]);
  });

  it("rests on a version only with a course finished in that version's own days", () => {
    const either = (no: number, start: number, hundredths: number) => {
      const made = yearly(no, start, "C", hundredths);
      const rules = made.terms.rules.map((each) => ({
        ...each,
        options: [all([course("A1"), course("B1")])],
      }));
      return { ...made, terms: { ...made.terms, rules } };
    };
    const chain = [either(1, 2026, 300), either(2, 2027, 400)];
    const courses = [done("A1", "A", "2027-05-25"), done("B1", "A", "2028-05-25")];
    const [newest] = ask(chain, courses, {}, asOf)[0]?.agreements ?? [];
    expect([newest?.versionNo, newest?.answers[0]?.courses]).toEqual([2, ["CBHS B1"]]);
    // Where another rule takes that course first, what is left is the older version's.
    const taker = rule({
      ruleNo: 1,
      ...year(2027),
      options: [all(course("B1"))],
      awards: [award("COL 9", 100)],
    });
    const other = version(
      { rules: [taker] },
      { agreementId: `agr_${"0".repeat(20)}` as AgreementId, codedNotation: "AA-2025-001" },
    );
    const answers = ask([...chain, other], courses, {}, asOf).flatMap((one) => one.agreements);
    expect(
      answers.map((one) => [one.agreement, one.versionNo, one.answers[0]?.answer, one.answers[0]?.courses]),
    ).toEqual([
      ["AA-2025-001", 1, "EARNED", ["CBHS B1"]],
      ["AA-2026-001", 1, "EARNED", ["CBHS A1"]],
    ]);
  });

  it("reads a version that was handed over twice once", () => {
    const courses = [done("A1", "A", "2027-05-25"), done("A2", "A", "2027-05-25")];
    expect(picked([first, second, first], courses, {}, asOf)).toEqual([[1, "EARNED", 300]]);
  });

  it("needs a course in the newest version that could still grant it", () => {
    expect(picked([first, second], [done("A1", "A", "2027-05-25"), taking("A2")], {}, asOf)).toEqual([
      [2, "NEEDS", 0],
    ]);
  });
});

describe("the end of a version", () => {
  const asOf = "2031-01-01";
  const ending = (ends: Partial<PublicVersion>) => ({ ...yearly(1, 2026, "C", 300, ["A1"]), ...ends });
  const on = (date: string, grade: Grade = "C") => [done("A1", grade, date)];

  it("moves with its renewals, and takes along the rules that ran to it", () => {
    const renewed = ending({ renewsUntil: "2029-07-31" });
    expect(said([renewed], on("2029-07-31"), {}, asOf)).toEqual({ 1: "EARNED" });
    expect(said([renewed], on("2029-08-01"), {}, asOf)).toEqual({ 1: "NO OUTSIDE_DATES" });
    const [short] = renewed.terms.rules;
    const rules = short ? [{ ...short, validTo: "2027-06-30" }] : [];
    const cut = { ...renewed, terms: { ...renewed.terms, rules } };
    expect(said([cut], on("2027-06-30"), {}, asOf)).toEqual({ 1: "EARNED" });
    expect(said([cut], on("2027-07-01"), {}, asOf)).toEqual({ 1: "NO OUTSIDE_DATES" });
    expect(picked([renewed, second], [...on("2027-08-01"), done("A2", "C", "2027-08-01")], {}, asOf)).toEqual(
      [[2, "NO", "GRADE_TOO_LOW"]],
    );
  });

  it("is the termination's last day, and no earlier than the teach-out that came with it", () => {
    const ended = ending({ terminationDay: "2026-12-31" });
    expect(said([ended], on("2026-12-31"), {}, asOf)).toEqual({ 1: "EARNED" });
    expect(said([ended], on("2027-01-01"), {}, asOf)).toEqual({ 1: "NO OUTSIDE_DATES" });
    const taught = ending({ terminationDay: "2026-12-31", teachOutUntil: "2028-05-31" });
    expect(said([taught], on("2028-05-31"), {}, asOf)).toEqual({ 1: "EARNED" });
    expect(said([taught], on("2028-06-01"), {}, asOf)).toEqual({ 1: "NO OUTSIDE_DATES" });
    expect(said([ending({ teachOutUntil: "2027-01-31" })], on("2027-07-31"), {}, asOf)).toEqual({
      1: "EARNED",
    });
  });

  it("lets the newest version decide first, and the one being taught out catch whom it no longer takes", () => {
    const old = ending({ teachOutUntil: "2028-05-31" });
    const next = yearly(2, 2027, "B", 400, ["A1"]);
    expect(picked([old, next], on("2028-05-25", "B"), {}, asOf)).toEqual([[2, "EARNED", 400]]);
    expect(picked([old, next], on("2028-05-25", "C"), {}, asOf)).toEqual([[1, "EARNED", 300]]);
    expect(picked([old, next], on("2028-06-25", "C"), {}, asOf)).toEqual([[2, "NO", "GRADE_TOO_LOW"]]);
  });

  it("lets a teach-out that outlives the next version pick its own completions", () => {
    const old = { ...first, teachOutUntil: "2030-01-01" };
    const courses = [done("A1", "A", "2028-05-25"), done("A2", "A", "2029-12-01")];
    expect(picked([old, second], courses, {}, asOf)).toEqual([[1, "EARNED", 300]]);
  });

  it("comes before the beginning of what was terminated or overtaken in time: that counts for nothing", () => {
    const never = { terminationDay: "2027-07-31", teachOutUntil: "2029-01-01" };
    const next = { ...yearly(2, 2027, "C", 400, ["A1"]), ...never };
    expect(picked([next], on("2028-05-25"), {}, asOf)).toEqual([]);
    const long = ending({ expirationDate: "2028-07-31" });
    const [one] = long.terms.rules;
    const running = {
      ...long,
      terms: { ...long.terms, rules: one ? [{ ...one, validTo: "2028-07-31" }] : [] },
    };
    expect(picked([running, next], on("2028-05-25"), {}, asOf)).toEqual([[1, "EARNED", 300]]);
    const overtaken = { ...yearly(2, 2028, "C", 400, ["A1"]), teachOutUntil: "2030-01-01" };
    const overtaking = yearly(3, 2027, "C", 500, ["A1"]);
    expect(picked([overtaken, overtaking], on("2029-05-25"), {}, asOf)).toEqual([[3, "NO", "OUTSIDE_DATES"]]);
  });

  it("is known whatever the day asked about: only signing and deadlines look at it", () => {
    const ended = ending({ terminationDay: "2026-12-31" });
    expect(said([ended], on("2027-01-01"), {}, "2026-09-01")).toEqual({ 1: "NO OUTSIDE_DATES" });
  });
});

describe("a termination", () => {
  const chain = [first, second, yearly(3, 2028, "B", 500)];
  const by = (terminationDay: string) =>
    chain.map((one) => ({
      ...one,
      ...endOf({ ...one, status: "TERMINATED" }, chain, { terminationDay, teachOutUntil: "2029-05-31" }),
    }));
  const on = (day: string) => [done("A1", "A", day), done("A2", "A", day)];

  it("ends and teaches out the version in force on its day, and lets none begin after it", () => {
    expect(picked(by("2028-02-28"), on("2029-05-31"), {}, "2031-01-01")).toEqual([[2, "EARNED", 400]]);
    expect(picked(by("2028-02-28"), on("2029-06-01"), {}, "2031-01-01")).toEqual([
      [2, "NO", "OUTSIDE_DATES"],
    ]);
  });

  it("wakes no version that was over by then, and leaves it the teach-out it was agreed with", () => {
    expect(by("2028-02-28")[0]?.teachOutUntil).toBeUndefined();
    const taught = { ...first, teachOutUntil: "2027-12-31" };
    const end = { terminationDay: "2028-02-28", teachOutUntil: "2029-05-31" };
    const { name: _name, ...days } = { ...taught, status: "TERMINATED" as const };
    expect(endOf(days, [taught, second], end)).toEqual({ teachOutUntil: "2027-12-31" });
    // It had run out by then, and nothing followed it: that is no reason to teach it out anew.
    expect(endOf(days, [taught], end)).toEqual({ teachOutUntil: "2027-12-31" });
    // What is only noticed has ended nothing yet.
    expect(endOf({ ...second, status: "EXECUTED" }, [taught, second], end)).toEqual({});
  });
});

describe("a course granted without a letter grade", () => {
  const granted = {
    organizationId: done("A1").organizationId,
    code: "A1",
    completedOn: "2027-05-25",
    credited: true,
  };
  const asking = (minGrade?: Grade) =>
    version({ rules: [rule({ ruleNo: 1, options: [all(course("A1", minGrade))] })] });

  it("is enough where no grade is asked, and a person's to judge where one is", () => {
    expect(said([asking()], [granted])).toEqual({ 1: "EARNED" });
    const [answer] = ask([asking("C")], [granted])[0]?.agreements[0]?.answers ?? [];
    expect(answer).toMatchObject({
      answer: "CANNOT_TELL",
      missing: [{ kind: "COURSE", code: "A1", minGrade: "C", state: "GRADE_UNKNOWN" }],
    });
  });

  it("is not enough outside the dates, nor where another course is missing too", () => {
    expect(said([asking("C")], [{ ...granted, completedOn: "2025-05-25" }])).toEqual({
      1: "NO OUTSIDE_DATES",
    });
    const two = version({ rules: [rule({ ruleNo: 1, options: [all(course("A1", "C"), course("A2"))] })] });
    expect(said([two], [granted])).toEqual({ 1: "NEEDS" });
  });
});

describe("any chain of versions", () => {
  const day = fc.integer({ min: -200, max: 1100 }).map((days) => plusDays("2026-08-01", days));
  const grade = fc.constantFrom<Grade>("A", "B", "C");
  const link = fc.record({
    shift: fc.nat(60),
    cut: fc.nat(60),
    minGrade: grade,
    hundredths: fc.integer({ min: 1, max: 900 }),
  });

  it("follows the last completion, for every pair of dates and grades", () => {
    fc.assert(
      fc.property(
        fc.array(link, { minLength: 1, maxLength: 3 }),
        fc.tuple(day, grade, day, grade),
        (links, facts) => {
          const chain = links.map((one, index): PublicVersion & { rule: { from: string; until: string } } => {
            const from = plusDays(`${2026 + index}-08-01`, one.shift);
            const until = plusDays(`${2027 + index}-07-31`, -one.cut);
            const made = yearly(index + 1, 2026 + index, one.minGrade, one.hundredths);
            const rules = made.terms.rules.map((each) => ({ ...each, validFrom: from, validTo: until }));
            return { ...made, terms: { ...made.terms, rules }, rule: { from, until } };
          });
          const [dateA, gradeA, dateB, gradeB] = facts;
          const last = [dateA, dateB].sort()[1] ?? "";
          const at = chain.findIndex((one) => one.rule.from <= last && last <= one.rule.until);
          const inChain = (date: string) =>
            chain.slice(0, at + 1).some((one) => one.rule.from <= date && date <= one.rule.until);
          const floor = links[at]?.minGrade ?? "A";
          const earned = at >= 0 && inChain(dateA) && inChain(dateB) && gradeA <= floor && gradeB <= floor;
          const courses = [done("A1", gradeA, dateA), done("A2", gradeB, dateB)];
          const answer = picked([...chain].reverse(), courses, {}, "2031-01-01");
          if (earned) expect(answer).toEqual([[at + 1, "EARNED", links[at]?.hundredths]]);
          else expect(answer[0]?.[1]).toBe("NO");
        },
      ),
      { numRuns: 1500 },
    );
  });
});
