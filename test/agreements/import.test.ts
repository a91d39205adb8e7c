import { describe, expect, it } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { readTerms } from "#shared/agreements/import.ts";
import { ImportReport, plainColumns } from "#shared/agreements/import-schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import {
  cedarBend,
  checked,
  college,
  file,
  health,
  N,
  only,
  Q,
  R,
  read,
  S,
  school,
  welding,
} from "#test/support/course-file.ts";

describe("the two sample files", () => {
  it.each([
    ["welding", welding, { rules: 4, findings: 0, conditions: 2, credit: 1100 }],
    ["health", health, { rules: 4, findings: 2, conditions: 3, credit: 1500 }],
  ] as const)("imports %s without a single problem", (_, rows, expected) => {
    const report = readTerms(rows(), checked);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({
      stops: 0,
      asks: 0,
      changes: true,
      wouldAdd: {
        rulesNew: expected.rules,
        rulesChanged: 0,
        rulesSame: 0,
        findings: expected.findings,
        conditions: expected.conditions,
        creditHundredthsByUnit: { SemesterHour: expected.credit },
      },
    });
    expect(ImportReport.parse(report)).toEqual(report);
  });

  it("keeps the three-level form: two slots are both, one slot is either", () => {
    const { terms } = readTerms(health(), cedarBend);
    const [, both, , either] = terms?.rules ?? [];
    expect(both?.options[0]?.slots.map(({ courses }) => courses.map(({ code }) => code))).toEqual([
      ["HS1"],
      ["HS2"],
    ]);
    expect(either?.options[0]?.slots.map(({ courses }) => courses.map(({ code }) => code))).toEqual([
      ["ANATPHYS", "ANATPHYSH"],
    ]);
    expect(either?.awards[0]).toMatchObject({
      type: "ELECTIVE",
      course: { code: "BIO 1XX", creditHundredths: 300 },
    });
    expect(both?.awards[1]).toMatchObject({
      type: "WAIVER",
      note: "requirement waived; no credit",
      course: { creditHundredths: 0 },
    });
  });

  it("reads what a finding was requested against from its note, and whose course that is", () => {
    const { terms } = readTerms(health(), cedarBend);
    expect(terms?.findings[0]).toEqual({
      ruleNo: 5,
      course: {
        organizationId: school,
        code: "HBS",
        title: "Human Body Systems",
        creditHundredths: 100,
        unit: "CarnegieUnit",
      },
      against: "PLCC BIO 145",
      receiverId: college,
      reason: "LAB_NOT_COMPARABLE",
      validFrom: "2026-08-01",
      validTo: "2027-07-31",
      note: "requested against PLCC BIO 145",
    });
  });

  it("changes nothing when the same file is imported twice", () => {
    const { terms } = readTerms(health(), cedarBend);
    const again = readTerms(health(), { ...cedarBend, current: terms as Terms });
    expect(again).toMatchObject({
      changes: false,
      wouldAdd: { rulesNew: 0, rulesChanged: 0, rulesSame: 4, coursesNew: 0 },
    });
    expect(again.terms).toEqual(terms);
  });
});

describe("columns", () => {
  it("knows columns by the names people give them, in any order", () => {
    const report = readTerms(
      [
        [
          "Comments",
          "Hours",
          "Unit",
          "Rule #",
          "Kind",
          "School",
          "Course Number",
          "Course Name",
          "Minimum grade",
          "Award",
        ],
        ["", "1", "Carnegie", "1", "finishes", "cbhs", "WELD1", "Welding I", "b", ""],
        [
          "hello",
          "3",
          "sem hrs",
          "1",
          "grants",
          "Prairie Lakes Community College",
          "WLD 101",
          "Intro",
          "",
          "course",
        ],
      ],
      cedarBend,
    );
    expect(report.problems).toEqual([]);
    expect(report.columns.map(({ readAs }) => readAs)).toEqual(
      "note credits credit_unit rule_no row_type org_code course_code course_title min_grade award_type".split(
        " ",
      ),
    );
    expect(report.terms?.rules[0]).toMatchObject({
      validFrom: "2026-08-01",
      validTo: "2028-07-31",
      priority: 1,
      awardMethod: "PROFICIENCY_CREDIT",
      options: [{ slots: [{ courses: [{ code: "WELD1", minGrade: "B" }] }] }],
      awards: [{ type: "COURSE", note: "hello", course: { organizationId: college, unit: "SemesterHour" } }],
    });
  });

  it("names every missing column at once, and does not repeat them on the rows", () => {
    const report = readTerms(
      [
        ["row_type", "rule_no", "org_code", "course_title"],
        ["S", "1", "CBHS", "Welding I"],
      ],
      cedarBend,
    );
    expect(report.problems.filter(({ row }) => row === 1).map(({ column }) => column)).toEqual([
      "course_code",
      "credits",
      "credit_unit",
      "award_type",
    ]);
    expect(report.problems.filter(({ column }) => column === "credits")).toHaveLength(1);
    expect(report.terms).toBeUndefined();
  });

  it("refuses a file with nothing in it", () => {
    expect(readTerms([], cedarBend)).toMatchObject({
      rows: 0,
      stops: 1,
      problems: [{ row: 1, column: "", severity: "stops" }],
    });
    expect(readTerms([["", " "], []], cedarBend).stops).toBe(1);
  });

  it("refuses a header with nothing under it", () => {
    const report = readTerms([[...plainColumns]], cedarBend);
    expect(only(report)).toMatchObject({
      row: 1,
      severity: "stops",
      expected: "At least one row under the header.",
    });
  });

  it("passes over a title above the header and keeps the spreadsheet's row numbers", () => {
    const report = readTerms([["Health Science 2027"], [], ...file(S({ credits: "1/2" }), R())], cedarBend);
    expect(report.headerRow).toBe(3);
    expect(only(report)).toMatchObject({ row: 4, column: "credits" });
  });

  it.each(["__proto__", "constructor", "hasOwnProperty", "toString"])(
    "ignores a column called %s",
    (name) => {
      const [header = [], ...rows] = file(S(), R());
      const report = readTerms([[...header, name], ...rows.map((row) => [...row, "polluted"])], cedarBend);
      expect(report.problems).toEqual([]);
      expect(report.columns.at(-1)).toEqual({ header: name, readAs: "ignored" });
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
  );

  it("asks about a column whose name is nearly one it knows", () => {
    const [header = [], ...rows] = file(S(), R());
    const report = readTerms(
      [header.map((one) => (one === "min_grade" ? "min_gradee" : one)), ...rows],
      cedarBend,
    );
    expect(only(report)).toMatchObject({
      row: 1,
      column: "min_gradee",
      severity: "asks",
      fix: { value: "min_grade" },
    });
  });

  it("stops at two columns that mean the same", () => {
    const [header = [], ...rows] = file(S(), R());
    const report = readTerms([[...header, "Credit"], ...rows.map((row) => [...row, "9"])], cedarBend);
    expect(only(report)).toMatchObject({ row: 1, column: "Credit", severity: "stops" });
  });

  it("stops at a row that is longer than the header", () => {
    const [header = [], first = [], ...rest] = file(S(), R());
    expect(only(readTerms([header, [...first, "Anatomy"], ...rest], cedarBend))).toMatchObject({
      row: 2,
      read: "Anatomy",
    });
  });
});

it("returns the file as text in its own rows, with formulas and look-alikes told apart", () => {
  const report = read([
    S({ course_title: "=Not a formula", credits: { formula: "1+1", result: 2 }, rule_no: 1 }),
    R(),
  ]);
  expect(report.table[0]).toEqual([...plainColumns]);
  expect(report.table[1]).toContain("'=Not a formula");
  expect(report.table[1]).toContain("=1+1");
  expect(report.rows).toBe(2);
});

it("reads 5,000 rows with a problem in each within a bounded report", () => {
  const rows = Array.from({ length: 2500 }, (_, index) => [
    S({ rule_no: index + 1, credits: "1/2" }),
    R({ rule_no: index + 1 }),
  ]).flat();
  const report = read(rows);
  expect(report).toMatchObject({ rows: 5000, stops: 2500, problemsLeftOff: 500 });
  expect(report.problems).toHaveLength(2000);
});

it("is mended by its own suggestions: the table with every fix in its cell, sent back as CSV, imports", () => {
  const broken = read([
    S({ row_type: "", credits: "1/2", valid_from: "8/1/2026" }),
    R({ credit_unit: "credit", award_type: "", course_title: "Intro\u0007 to Welding" }),
    Q({ award_type: "MIN_EXAM_PERCENT", value: "80%" }),
    N({
      org_code: "CHBS",
      credits: "0.50",
      value: "DENYED",
      note: { formula: "A1", result: "=not a formula" },
    }),
  ]);
  expect(broken).toMatchObject({ stops: 10, asks: 0 });
  const table = broken.table.map((row) => [...row]);
  for (const { row, column, fix } of broken.problems) {
    const cells = table[row - 1] ?? [];
    cells[broken.columns.findIndex(({ header }) => header === column)] = fix?.value ?? "no fix";
  }
  const mended = table
    .map((row) => row.map((cell) => `"${(cell ?? "").replaceAll('"', '""')}"`).join(","))
    .join("\n");
  const report = readTerms(readCsv(mended), cedarBend);
  expect(report.problems).toEqual([]);
  expect(report.terms?.findings[0]?.note).toBe("=not a formula");
});
