import { describe, expect, it } from "vitest";
import type { CourseRef } from "#shared/agreements/terms-schema.ts";
import type { Cell } from "#shared/files/cells.ts";
import { center, checked, college, only, R, read, S, school } from "#test/support/course-file.ts";

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
