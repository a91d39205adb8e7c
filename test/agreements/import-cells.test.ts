import { describe, expect, it } from "vitest";
import type { Cell } from "#shared/files/cells.ts";
import { only, R, read, S } from "#test/support/course-file.ts";

describe("credit, units, grades and dates", () => {
  it.each([
    ["1/2", "0.50"],
    ["½", "0.50"],
    ["1 1/2", "1.50"],
    ["1½", "1.50"],
    ["3,00", "3.00"],
    ["0,5", "0.50"],
    ["0.333", "0.33"],
    ["3 hours", "3.00"],
    ["2-Jan", "0.50"],
  ])("stops at the credit %s and offers %s", (credits, offered) => {
    expect(only(read([S({ credits }), R()]))).toMatchObject({
      row: 2,
      column: "credits",
      severity: "stops",
      fix: { label: `Use ${offered}`, value: offered },
    });
  });

  it("offers 0.50 where a spreadsheet holds a real date in place of 1/2", () => {
    expect(only(read([S({ credits: { date: "2026-01-02" } }), R()]))?.fix?.value).toBe("0.50");
  });

  it.each(["-1", "-0.50", "−1", "three", "", "1e3", "99999.00", "NaN", "1/0"])(
    "stops at the credit %j and guesses nothing",
    (credits) => {
      const problem = only(read([S({ credits }), R()]));
      expect(problem).toMatchObject({ column: "credits", severity: "stops" });
      expect(problem?.fix).toBeUndefined();
    },
  );

  it.each<[Cell, number]>([
    ["3", 300],
    ["3.0", 300],
    [".5", 50],
    [3, 300],
    [0.1 + 0.2, 30],
    ["1.230", 123],
    [" 3.00 ", 300],
  ])("reads the credit %j", (credits, hundredths) => {
    const { terms, problems } = read([S({ credits }), R()]);
    expect(problems).toEqual([]);
    expect(terms?.rules[0]?.options[0]?.slots[0]?.courses[0]?.creditHundredths).toBe(hundredths);
  });

  it.each([
    ["sem hrs", "SemesterHour"],
    ["Sem. Hrs.", "SemesterHour"],
    ["semester_hour", "SemesterHour"],
    ["Qtr Hrs", "QuarterHour"],
    ["clock hours", "ClockHour"],
  ])("reads the unit %s", (credit_unit, unit) => {
    expect(read([S(), R({ credit_unit })]).terms?.rules[0]?.awards[0]?.course.unit).toBe(unit);
  });

  it.each(["credit", "Credits", "hours", ""])(
    "stops at the unit %j, which names none, and offers what that side uses",
    (credit_unit) => {
      const report = read([S({ credit_unit }), R({ credit_unit })]);
      expect(report.problems).toMatchObject([
        { row: 2, column: "credit_unit", severity: "stops", fix: { value: "CarnegieUnit" } },
        { row: 3, column: "credit_unit", severity: "stops", fix: { value: "SemesterHour" } },
      ]);
    },
  );

  it.each([
    ["b", "B"],
    ["B+", "B+"],
    ["B plus", "B+"],
    ["C –", "C-"],
    ["B or better", "B"],
    ["≥ C", "C"],
    ["none", undefined],
    ["", undefined],
  ])("reads the grade %j", (min_grade, grade) => {
    const { terms, problems } = read([S({ min_grade }), R()]);
    expect(problems).toEqual([]);
    expect(terms?.rules[0]?.options[0]?.slots[0]?.courses[0]?.minGrade).toBe(grade);
  });

  it.each(["80%", "80", "3.0", "Pass", "E", "B++"])(
    "stops at %s, which is no grade on the scale",
    (min_grade) => {
      expect(only(read([S({ min_grade }), R()]))).toMatchObject({ column: "min_grade", severity: "stops" });
    },
  );

  it.each([
    ["8/1/2026", "2026-08-01"],
    ["08/01/26", "2026-08-01"],
    ["Aug 1, 2026", "2026-08-01"],
    ["1 August 2026", "2026-08-01"],
    ["1-Aug-26", "2026-08-01"],
    ["2026/8/1", "2026-08-01"],
    ["46235", "2026-08-01"],
    ["2026-08-01T00:00:00Z", "2026-08-01"],
  ])("stops at the date %s and offers %s", (valid_from, iso) => {
    expect(only(read([S({ valid_from }), R()]))).toMatchObject({
      column: "valid_from",
      severity: "stops",
      fix: { value: iso },
    });
  });

  it("names the other reading of a date that has two", () => {
    expect(only(read([S({ valid_from: "8/9/2026" }), R()]))).toMatchObject({
      fix: { value: "2026-08-09" },
      alternatives: ["2026-09-08"],
    });
  });

  it("takes a real date cell as the date it is", () => {
    expect(read([S({ valid_from: { date: "2026-09-01" } }), R()]).terms?.rules[0]?.validFrom).toBe(
      "2026-09-01",
    );
  });

  it("refuses days that do not exist, lie outside the agreement, or run backwards", () => {
    expect(only(read([S({ valid_from: "2027-02-30" }), R()]))?.fix).toBeUndefined();
    expect(only(read([S({ valid_from: "2025-08-01" }), R()]))?.fix?.value).toBe("2026-08-01");
    expect(only(read([S({ valid_to: "2031-08-01" }), R()]))?.fix?.value).toBe("2028-07-31");
    expect(only(read([S({ valid_from: "2027-08-01", valid_to: "2027-07-31" }), R()]))?.column).toBe(
      "valid_to",
    );
  });
});

describe("what a cell may not hold", () => {
  it("stops at a formula and offers its result", () => {
    expect(only(read([S({ credits: { formula: "B2*2", result: 1 } }), R()]))).toMatchObject({
      row: 2,
      column: "credits",
      read: "=B2*2",
      fix: { value: "1" },
    });
    expect(only(read([S({ course_title: { formula: "HYPERLINK(1)" } }), R()]))?.fix).toBeUndefined();
  });

  it("stops at control characters and line breaks, and offers the text without them", () => {
    expect(only(read([S({ course_title: "Weld\u0007ing I" }), R()]))).toMatchObject({
      column: "course_title",
      fix: { value: "Welding I" },
    });
    expect(only(read([S({ course_title: "Welding\r\nI" }), R()]))).toMatchObject({
      read: "Welding␍␊I",
      fix: { value: "Welding I" },
    });
    expect(only(read([S({ course_code: "WELD\u202e1" }), R()]))?.fix?.value).toBe("WELD1");
  });

  it.each([
    ["course_code", 40],
    ["course_title", 200],
    ["exclusive_group", 60],
    ["rule_title", 200],
  ] as const)("stops at a %s of more than %i characters", (column, longest) => {
    expect(read([S({ [column]: "x".repeat(longest) }), R()]).problems).toEqual([]);
    const problem = only(read([S({ [column]: "x".repeat(longest + 1) }), R()]));
    expect(problem).toMatchObject({ column, severity: "stops" });
    expect(problem?.read.length).toBeLessThanOrEqual(80);
  });

  it.each(["__proto__", "constructor", "0", "-1", "1.5", "100000", "*"])(
    "stops at the rule number %s",
    (rule_no) => {
      const report = read([S({ rule_no }), R()]);
      expect(report.problems).toMatchObject([{ row: 2, column: "rule_no", severity: "stops" }]);
      expect(report.terms).toBeUndefined();
    },
  );

  it("reads a rule number that a spreadsheet made a decimal, and offers one out of words", () => {
    expect(read([S({ rule_no: 1 }), R({ rule_no: "1.0" })]).problems).toEqual([]);
    expect(read([S({ rule_no: "Rule 1" }), R()]).problems[0]?.fix?.value).toBe("1");
  });

  it("offers a row's likely kind when it does not say", () => {
    const report = read([S({ row_type: "" }), R({ row_type: "X" })]);
    expect(report.problems.map(({ fix }) => fix?.value)).toEqual(["S", "R"]);
  });

  it("says that a filled cell has no use in such a row", () => {
    expect(only(read([S(), R({ min_grade: "B" })]))).toMatchObject({
      row: 3,
      column: "min_grade",
      severity: "asks",
      fix: { value: "" },
    });
  });
});
