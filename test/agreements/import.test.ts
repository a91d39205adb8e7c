import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv } from "#functions/agreements/read-csv.ts";
import { readTerms } from "#shared/agreements/import.ts";
import type { Cell } from "#shared/agreements/import-cells.ts";
import type { ImportContext } from "#shared/agreements/import-courses.ts";
import { ImportReport, plainColumns } from "#shared/agreements/import-schema.ts";
import { problemsIn } from "#shared/agreements/invariants.ts";
import type { CourseRef, Terms } from "#shared/agreements/schema.ts";
import { OrganizationId } from "#shared/ids.ts";

const school = OrganizationId.parse(`org_${"a".repeat(20)}`);
const center = OrganizationId.parse(`org_${"b".repeat(20)}`);
const college = OrganizationId.parse(`org_${"c".repeat(20)}`);
const cedarBend: ImportContext = {
  parties: [
    { organizationId: school, code: "CBHS", name: "Cedar Bend High School", role: "SENDING" },
    { organizationId: center, code: "TRACC", name: "Three Rivers Area Career Center", role: "SENDING" },
    { organizationId: college, code: "PLCC", name: "Prairie Lakes Community College", role: "RECEIVING" },
  ],
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
};
const checked: ImportContext = {
  ...cedarBend,
  check: (terms) => problemsIn({ ...cedarBend, parties: [...cedarBend.parties] }, terms),
};

const fixture = (name: string) =>
  readCsv(readFileSync(new URL(`fixtures/${name}.csv`, import.meta.url), "utf8"));
const welding = () => fixture("A-welding-simple");
const health = () => fixture("B-health-medium");

type Cells = Partial<Record<(typeof plainColumns)[number] | "rule_title" | "against" | "receiver", Cell>>;
const S = (cells: Cells = {}): Cells => ({
  row_type: "S",
  rule_no: "1",
  option_no: "1",
  slot_no: "1",
  choose_n: "1",
  priority: "1",
  org_code: "CBHS",
  course_code: "WELD1",
  course_title: "Welding I",
  credits: "1.00",
  credit_unit: "CarnegieUnit",
  min_grade: "B",
  ...cells,
});
const R = (cells: Cells = {}): Cells => ({
  row_type: "R",
  rule_no: "1",
  org_code: "PLCC",
  course_code: "WLD 101",
  course_title: "Introduction to Welding",
  credits: "3.00",
  credit_unit: "SemesterHour",
  award_type: "COURSE",
  ...cells,
});
const Q = (cells: Cells = {}): Cells => ({
  row_type: "Q",
  rule_no: "1",
  award_type: "INDUSTRY_CREDENTIAL",
  value: "CNA",
  ...cells,
});
const N = (cells: Cells = {}): Cells => ({
  ...S({ rule_no: "9", min_grade: "", option_no: "", slot_no: "", choose_n: "", priority: "" }),
  row_type: "N",
  value: "CONTENT_GAP",
  ...cells,
});

/** A file of these rows in the plain layout, with further columns where a row has one. */
function file(...rows: Cells[]): Cell[][] {
  const further = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (key) => !plainColumns.includes(key as never),
  );
  const columns = [...plainColumns, ...further];
  return [columns, ...rows.map((row) => columns.map((column) => row[column as keyof Cells] ?? ""))];
}
const read = (rows: Cells[], context: Partial<ImportContext> = {}) =>
  readTerms(file(...rows), { ...cedarBend, ...context });
const only = (report: ImportReport) => {
  expect(report.problems).toHaveLength(1);
  return report.problems[0];
};

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

describe("organizations and courses", () => {
  it("offers the nearest party for an unknown organization code", () => {
    expect(only(read([S({ org_code: "CHBS" }), R()]))).toMatchObject({
      row: 2,
      column: "org_code",
      severity: "stops",
      read: "CHBS",
      fix: { label: "Use CBHS", value: "CBHS" },
      alternatives: ["TRACC"],
    });
  });

  it("offers nothing for an organization that resembles none, and lists the parties", () => {
    const problem = only(read([S({ org_code: "HARVARD" }), R()]));
    expect(problem?.fix).toBeUndefined();
    expect(problem?.alternatives).toEqual(["CBHS", "TRACC"]);
  });

  it("refuses a course to finish at a party that only grants, and an award by one that only sends", () => {
    const report = read([S({ org_code: "PLCC" }), R({ org_code: "CBHS" })]);
    expect(report.problems).toMatchObject([
      { row: 2, column: "org_code", severity: "stops" },
      { row: 3, column: "org_code", severity: "stops", fix: { value: "PLCC" } },
    ]);
  });

  const known: CourseRef[] = [
    {
      organizationId: center,
      code: "BNA",
      title: "Basic Nursing Assistant",
      creditHundredths: 200,
      unit: "CarnegieUnit",
    },
    {
      organizationId: college,
      code: "WLD 101",
      title: "Introduction to Welding",
      creditHundredths: 300,
      unit: "SemesterHour",
    },
    {
      organizationId: school,
      code: "MEDTERM",
      title: "Medical Terminology",
      creditHundredths: 50,
      unit: "CarnegieUnit",
    },
  ];

  it("asks about an unknown course code that is nearly a known one", () => {
    expect(only(read([S(), R({ course_code: "WLD101" })], { knownCourses: known }))).toMatchObject({
      row: 3,
      column: "course_code",
      severity: "asks",
      fix: { value: "WLD 101" },
    });
    const misspelt = S({ course_code: "MEDTRM", course_title: "Medical terminology" });
    expect(only(read([misspelt, R()], { knownCourses: known }))?.fix?.value).toBe("MEDTERM");
  });

  it("counts courses the agreement does not name yet instead of nagging about them", () => {
    const report = read([S(), R()], { knownCourses: known });
    expect(report.problems).toEqual([]);
    expect(report.wouldAdd.coursesNew).toBe(1);
  });

  it("refuses one course twice in a slot with different grades", () => {
    expect(only(read([S(), S({ min_grade: "C" }), R()]))).toMatchObject({
      row: 3,
      column: "course_code",
      severity: "stops",
    });
  });

  it("refuses one course in two slots of an option", () => {
    expect(only(read([S(), S({ slot_no: "2", course_code: "weld1" }), R()]))).toMatchObject({
      row: 3,
      column: "course_code",
      severity: "stops",
    });
  });

  it("takes one course in two slots where each leaves a choice", () => {
    const rows = [
      S(),
      S({ course_code: "WELD2" }),
      S({ slot_no: "2", course_code: "WELD2" }),
      S({ slot_no: "2", course_code: "WELD3" }),
      R(),
    ];
    expect(read(rows, checked).problems).toEqual([]);
  });

  it("leaves out a course that a slot names twice in the same way, and asks", () => {
    const report = read([S(), S({ note: "again" }), R()]);
    expect(only(report)).toMatchObject({ row: 3, severity: "asks" });
    expect(report.terms?.rules[0]?.options[0]?.slots[0]?.courses).toHaveLength(1);
  });

  it("leaves out an exact repeat of a row, and asks", () => {
    const report = read([S(), R(), R()]);
    expect(only(report)).toMatchObject({ row: 4, column: "", severity: "asks" });
    expect(report.terms?.rules[0]?.awards).toHaveLength(1);
  });

  it("asks where two rows give one course different credit", () => {
    const report = read([S(), R(), S({ rule_no: "2", credits: "0.50" }), R({ rule_no: "2" })]);
    expect(only(report)).toMatchObject({
      row: 4,
      column: "credits",
      severity: "asks",
      fix: { value: "1.00" },
    });
  });

  it.each<Cell>(["2-Jan", "Jan-02", "1/2/2026", "2026-01-02", { date: "2026-01-02" }])(
    "sees that %j is a course code a spreadsheet turned into a date, and offers the course with this title",
    (code) => {
      const row = S({ org_code: "TRACC", course_code: code, course_title: "Basic Nursing Assistant" });
      expect(only(read([row, R()], { knownCourses: known }))).toMatchObject({
        row: 2,
        column: "course_code",
        severity: "stops",
        fix: { label: "Use BNA", value: "BNA" },
      });
    },
  );

  it("offers only what may have been typed when no course, or more than one, has that title", () => {
    expect(only(read([S({ course_code: "2-Jan" }), R()]))).toMatchObject({ alternatives: ["1-02", "1-2"] });
    const twins = [...known, { ...known[0], code: "BNA2" } as CourseRef];
    const row = S({ org_code: "TRACC", course_code: "2-Jan", course_title: "Basic Nursing Assistant" });
    const problem = only(read([row, R()], { knownCourses: twins }));
    expect(problem?.fix).toBeUndefined();
    expect(problem?.alternatives).toEqual(["BNA", "BNA2", "1-02", "1-2"]);
  });

  it.each(["MAR-10", "MAR 101", "DEC 10", "1-02", "OCT-22"])("leaves the course code %s alone", (code) => {
    expect(read([S({ course_code: code }), R()]).problems).toEqual([]);
  });

  it.each(["__proto__", "constructor"])("takes %s as a course code like any other", (code) => {
    const report = read([S({ course_code: code }), R()]);
    expect(report.problems).toEqual([]);
    expect(report.terms?.rules[0]?.options[0]?.slots[0]?.courses[0]?.code).toBe(code);
  });
});

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
