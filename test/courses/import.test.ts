/** Reading a catalog from a file: every problem at its cell with its remedy, nothing guessed, and a repeat changes nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { writeCsv } from "#functions/files/write-csv.ts";
import { toTable } from "#shared/courses/export.ts";
import { type CatalogContext, readCatalog } from "#shared/courses/import.ts";
import { findHeader } from "#shared/courses/import-columns.ts";
import { inOrder } from "#shared/courses/rules.ts";
import { Course } from "#shared/courses/schema.ts";
import type { Cell } from "#shared/files/cells.ts";

const course = (code: string, more: object = {}) =>
  Course.parse({ code, title: `About ${code}`, creditHundredths: 300, unit: "SemesterHour", ...more });
const context: CatalogContext = { current: [], before: [], usualUnit: "SemesterHour", absent: "keep" };
const read = (rows: Cell[][], more: Partial<CatalogContext> = {}) =>
  readCatalog(rows, { ...context, ...more });
const header = ["code", "title", "credits", "credit_unit"];
const row = ["WLD 101", "Introduction to Welding", "3", "SemesterHour"];

function only(rows: Cell[][], more: Partial<CatalogContext> = {}) {
  const { report } = read(rows, more);
  expect(report.problems).toHaveLength(1);
  return report.problems[0];
}

describe("a file of courses", () => {
  it("is read under the names that student systems give their columns, with a title above and others ignored", () => {
    const { report, courses } = read([
      ["Prairie Lakes, exported"],
      ["Course Number", "Long Title", "Credit Hours", "Units of Credit", "SCED Code", "Room", "Grade Levels"],
      ["WLD 101", "Introduction to Welding", 3, "sem hrs", "13207", "B12", "9-12"],
    ]);
    expect(report.problems).toEqual([]);
    expect(courses).toEqual([
      course("WLD 101", { title: "Introduction to Welding", sced: "13207", grades: "9-12" }),
    ]);
    expect(report.columns.at(5)).toEqual({ header: "Room", readAs: "ignored" });
    expect(report.wouldChange).toEqual({ added: 1, changed: 0, same: 0, retired: 0, left: 0 });
  });

  it("without a unit is read in the usual one, and that is asked about once", () => {
    const { report, courses } = read([header.slice(0, 3), row.slice(0, 3)], { usualUnit: "CarnegieUnit" });
    expect(report.problems).toMatchObject([{ row: 1, column: "credit_unit", severity: "asks" }]);
    expect(courses?.[0]?.unit).toBe("CarnegieUnit");
  });

  it("that is empty, or without codes, says what was expected", () => {
    expect(only([])?.expected).toContain("code, title, credits");
    const { report, courses } = read([["title", "credits", "credit_unit"], row.slice(1)]);
    expect([report.problems[0]?.column, courses]).toEqual(["code", undefined]);
  });

  it.each<[string, Cell[], string, string | undefined]>([
    ["a date in place of a code", [{ date: "2026-01-02" }, "Anatomy", "3", "SemesterHour"], "code", "1-2"],
    ["a formula", [{ formula: "A1", result: "WLD 101" }, ...row.slice(1)], "code", "WLD 101"],
    ["a fraction", ["HS1", "Health", "1/2", "CarnegieUnit"], "credits", "0.50"],
    ["hours of an unknown kind", ["WLD 101", "Welding", "3", "hours"], "credit_unit", "SemesterHour"],
    ["a misspelt unit", ["WLD 101", "Welding", "3", "SemesterHuor"], "credit_unit", "SemesterHour"],
    ["no title", ["WLD 101", "", "3", "SemesterHour"], "title", undefined],
  ])("with %s is stopped there, with a remedy where one is clear", (_, cells, column, fix) => {
    const problem = only([header, cells], { before: [{ code: "1-2", title: "Anatomy" }] });
    expect(problem).toMatchObject({ row: 2, column, severity: "stops" });
    expect(problem?.fix?.value).toBe(fix);
  });

  it.each<[string, Cell, string | undefined]>([
    ["cip", "513902", "51.3902"],
    ["cip", "1.0101", "01.0101"],
    ["cip", "nursing", undefined],
    ["sced", "SCED 13207", undefined],
    ["sced", "3003", "03003"],
    ["iai", "C1900", "C1 900"],
    ["grades", "9 – 12", "9-12"],
    ["grades", { date: "2026-09-12" }, "9-12"],
    ["outline_hash", "A".repeat(64), "a".repeat(64)],
    ["status", "Retird", "RETIRED"],
  ])("offers the nearest right %s for %j", (column, cell, fix) => {
    expect(
      only([
        [...header, column],
        [...row, cell],
      ])?.fix?.value,
    ).toBe(fix);
  });

  it("names the row in which a code stands already, and asks about one that is nearly in the catalog", () => {
    expect(only([header, row, ["wld  101", "Again", "3", "SemesterHour"]])?.expected).toContain("row 2");
    const near = only([header, ["WLD101", "Welding", "3", "SemesterHour"]], { before: [course("WLD 101")] });
    expect(near).toMatchObject({ severity: "asks", fix: { value: "WLD 101" } });
  });

  it("of more courses than a year holds is stopped with the limit", () => {
    const current = Array.from({ length: 5000 }, (_, index) => course(`C ${index}`));
    expect(only([header, row], { current })?.expected).toContain("5000");
  });
});

describe("over a year that has courses", () => {
  const current = [
    course("WLD 101", { description: "Torches.", skillStatementIds: ["s1"], status: "RETIRED" }),
    course("WLD 121"),
  ];

  it("changes what its columns say and leaves the rest of a course as it was; a course named again is taught", () => {
    const { courses, report } = read([header, ["wld 101", "Welding I", "4", "SemesterHour"]], { current });
    expect(courses?.[0]).toEqual(
      course("wld 101", {
        title: "Welding I",
        creditHundredths: 400,
        description: "Torches.",
        skillStatementIds: ["s1"],
      }),
    );
    expect(report.wouldChange).toEqual({ added: 0, changed: 1, same: 0, retired: 0, left: 1 });
    const cleared = read(
      [
        [...header, "description"],
        [...row, ""],
      ],
      { current },
    );
    expect(cleared.courses?.[0]?.description).toBeUndefined();
  });

  it("keeps what the file does not name, or retires it when asked to", () => {
    const retired = read([header, row], { current, absent: "retire" });
    expect(retired.courses?.map(({ code, status }) => `${code} ${status}`)).toEqual([
      "WLD 101 ACTIVE",
      "WLD 121 RETIRED",
    ]);
    expect(retired.report.wouldChange).toMatchObject({ retired: 1, left: 0 });
  });
});

const text = (longest: number) =>
  fc.oneof(
    fc.constantFrom("=1+1", "+A1", "-x", "@x", "'=a", "'a", 'say "so"', "a,b", "é", "1/2", "Jan-02x"),
    fc.string({ minLength: 1, maxLength: longest }),
  );
const anyCourse = fc
  .record({
    code: text(12),
    title: text(40),
    creditHundredths: fc.integer({ min: 0, max: 1_000_000 }),
    unit: fc.constantFrom("CarnegieUnit", "SemesterHour", "QuarterHour", "ContactHour", "ClockHour"),
    status: fc.constantFrom("ACTIVE", "RETIRED"),
    level: fc.option(text(20), { nil: undefined }),
    grades: fc.constantFrom(undefined, "9", "9-12"),
    cip: fc.constantFrom(undefined, "51", "51.39", "01.0101"),
    description: fc.option(text(60), { nil: undefined }),
    outlineHash: fc.constantFrom(undefined, "0".repeat(64)),
    skillStatementIds: fc.constantFrom([], ["a"], ["a", "b c"]),
  })
  .map((one) => Course.safeParse(JSON.parse(JSON.stringify(one))))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data as Course)
  // What a spreadsheet would take for a date or drop as invisible is asked about, never read as it stands.
  .filter(({ code, title, level = "", description = "" }) =>
    [code, title, level, description].every((cell) => !/[\u200b\u2060\ufeff\u00a0\u2028\u2029]/.test(cell)),
  )
  .filter(({ code }) => !/^\d|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(code));

it("comes out and goes in again as no change, through CSV, formulas disarmed", () => {
  const courses = fc
    .uniqueArray(anyCourse, {
      selector: ({ code }) => code.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""),
      minLength: 1,
    })
    .map(inOrder);
  fc.assert(
    fc.property(courses, (all) => {
      const csv = writeCsv(toTable(all));
      expect(csv.split("\r\n").filter((line) => /^[=+@-]/.test(line))).toEqual([]);
      const grid = readCsv(csv);
      expect(findHeader(grid)?.at).toBe(0);
      const again = read(grid, { current: all });
      expect(again.report.problems).toEqual([]);
      expect(again.report.changes).toBe(false);
      const anew = read(grid);
      expect(anew.courses).toEqual(all);
    }),
    { numRuns: 500 },
  );
});
