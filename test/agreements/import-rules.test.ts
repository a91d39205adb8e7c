import { describe, expect, it } from "vitest";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import { checked, N, only, Q, R, read, S } from "#test/support/course-file.ts";

describe("rules that do not hold together", () => {
  it("stops at more choices than the slot has courses", () => {
    const report = read([S({ choose_n: "3" }), S({ choose_n: "3", course_code: "WELD2" }), R()]);
    expect(report.problems).toMatchObject([
      { row: 2, column: "choose_n", fix: { value: "2" } },
      { row: 3, column: "choose_n", fix: { value: "2" } },
    ]);
  });

  it("stops at a rule without an award", () => {
    expect(only(read([S()]))).toMatchObject({
      row: 2,
      column: "rule_no",
      severity: "stops",
      expected: expect.stringContaining("no R row"),
    });
  });

  it("stops at an award without a course to finish", () => {
    expect(only(read([R()]))).toMatchObject({
      row: 2,
      column: "rule_no",
      severity: "stops",
      expected: expect.stringContaining("no S row"),
    });
  });

  it("stops at a condition of a rule that is not there", () => {
    expect(only(read([S(), R(), Q({ rule_no: "7" })]))).toMatchObject({
      row: 4,
      column: "rule_no",
      severity: "stops",
    });
  });

  it("stops at a finding that has the number of a rule", () => {
    expect(only(read([S(), R(), N({ rule_no: "1" })]))).toMatchObject({
      row: 4,
      column: "rule_no",
      severity: "stops",
    });
  });

  it("stops where two rows of a rule contradict each other", () => {
    const report = read([
      S({ valid_from: "2026-08-01" }),
      S({ course_code: "WELD2", valid_from: "2027-08-01" }),
      R(),
    ]);
    expect(only(report)).toMatchObject({ row: 3, column: "valid_from", fix: { value: "2026-08-01" } });
  });

  it("refuses credit on a waiver and a course award without credit", () => {
    expect(only(read([S(), R({ award_type: "WAIVER" })]))).toMatchObject({
      column: "credits",
      fix: { value: "0.00" },
    });
    expect(only(read([S(), R({ credits: "0" })]))).toMatchObject({ column: "credits", severity: "stops" });
  });

  it("refuses a condition's value that its kind cannot use, with the likely one", () => {
    expect(only(read([S(), R(), Q({ award_type: "MIN_EXAM_PERCENT", value: "80%" })]))?.fix?.value).toBe(
      "80",
    );
    expect(
      only(read([S(), R(), Q({ rule_no: "*", award_type: "ENROLL_WITHIN_MONTHS", value: "24 months" })]))?.fix
        ?.value,
    ).toBe("24");
    expect(only(read([S(), R(), Q({ value: "" })]))).toMatchObject({ column: "value", severity: "stops" });
    expect(only(read([S(), R(), Q({ award_type: "PORTFOLO", value: "" })]))?.fix?.value).toBe("PORTFOLIO");
  });

  it("asks only where missing slot numbers leave open whether both courses are needed, and reads both", () => {
    const report = read([S({ slot_no: "" }), S({ slot_no: "", course_code: "WELD2" }), R()]);
    expect(only(report)).toMatchObject({
      row: 3,
      column: "slot_no",
      severity: "asks",
      fix: { value: "2" },
      alternatives: ["1"],
    });
    expect(report.terms?.rules[0]?.options[0]?.slots).toHaveLength(2);
    expect(read([S({ slot_no: "", option_no: "", choose_n: "" }), R()]).problems).toEqual([]);
  });

  it("tells every problem of the file, not only the first", () => {
    const report = read([
      S({ credits: "1/2", org_code: "CHBS" }),
      R({ credit_unit: "credit" }),
      S({ rule_no: "2", min_grade: "Z", course_code: "2-Jan" }),
      N({ value: "BECAUSE" }),
    ]);
    expect(report.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, "org_code"],
      [2, "credits"],
      [3, "credit_unit"],
      [4, "course_code"],
      [4, "min_grade"],
      [4, "rule_no"],
      [5, "value"],
    ]);
    expect(report.stops).toBe(7);
    expect(report.terms).toBeUndefined();
  });
});

describe("laying a file over an agreement", () => {
  const current = read([
    S(),
    R(),
    S({ rule_no: "2", course_code: "WELD2" }),
    R({ rule_no: "2", course_code: "WLD 121" }),
    Q({ rule_no: "*", award_type: "FEE", value: "50" }),
  ]).terms as Terms;

  it("replaces rules of the same number and keeps the others", () => {
    const report = read(
      [
        S({ rule_no: "2", course_code: "WELD2", min_grade: "C" }),
        R({ rule_no: "2", course_code: "WLD 121" }),
        S({ rule_no: "3", course_code: "WELD3" }),
        R({ rule_no: "3" }),
      ],
      { current },
    );
    expect(report.wouldAdd).toMatchObject({ rulesNew: 1, rulesChanged: 1, rulesSame: 0 });
    expect(report.terms?.rules.map(({ ruleNo }) => ruleNo)).toEqual([1, 2, 3]);
    expect(report.terms?.conditions).toEqual([{ type: "FEE", value: "50" }]);
    expect(report.changes).toBe(true);
  });

  it("turns a rule into a finding when the file says so", () => {
    const { terms } = read([N({ rule_no: "2" })], { current });
    expect(terms?.rules.map(({ ruleNo }) => ruleNo)).toEqual([1]);
    expect(terms?.findings).toMatchObject([{ ruleNo: 2, reason: "CONTENT_GAP" }]);
  });

  it("keeps what a file without such a column cannot say", () => {
    const titled = {
      ...current,
      rules: current.rules.map((rule) => ({
        ...rule,
        title: "Welding",
        awardMethod: "CREDIT_BY_EXAM" as const,
      })),
    };
    const report = read([S(), R()], { current: titled });
    expect(report.terms?.rules[0]).toMatchObject({ title: "Welding", awardMethod: "CREDIT_BY_EXAM" });
    expect(report.changes).toBe(false);
  });

  it("tells the agreement's own invariants at their rows", () => {
    const report = read(
      [S({ rule_no: "3" }), R({ rule_no: "3", course_code: "WLD 131", credit_unit: "QuarterHour" })],
      { ...checked, current },
    );
    expect(report.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, "exclusive_group"],
      [3, "credit_unit"],
    ]);
    expect(report.terms).toBeUndefined();
  });

  it("tells a broken invariant at the row that broke it, and not what was broken before", () => {
    const check = (terms: Terms) =>
      terms.rules.flatMap(({ ruleNo, options }, index) =>
        options.length > 0 && ruleNo > 1
          ? [{ pointer: `/rules/${index}/awards/0/course/unit`, detail: `rule ${ruleNo} uses another unit` }]
          : [],
      );
    const report = read([S({ rule_no: "3", course_code: "WELD3" }), R({ rule_no: "3" })], { current, check });
    expect(only(report)).toMatchObject({
      row: 3,
      column: "credit_unit",
      read: "SemesterHour",
      expected: "Rule 3 uses another unit.",
    });
  });
});
