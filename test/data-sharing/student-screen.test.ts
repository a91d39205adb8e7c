/** A sheet about single students is known by its headers and by its shape, and a table of counts is not taken for one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { studentColumns } from "#shared/data-sharing/student-screen.ts";

const rows = (count: number, of: (index: number) => string[]) =>
  Array.from({ length: count }, (_, at) => of(at));
const columns = (grid: string[][]) => studentColumns(grid).map(({ column }) => column);

describe("columns about single students", () => {
  it("are known by their headers, whatever the spelling and wherever the header stands", () => {
    for (const header of [
      "Student ID",
      "student_id",
      "StudentID#",
      "STATE STUDENT ID",
      "SIS ID",
      "SSN",
      "Social Security Number",
      "First Name",
      "LAST_NAME",
      "Student Name",
      "Full name",
      "Student",
      "DOB",
      "Date of Birth",
      "birthdate",
      "E-mail",
      "Home Address",
      "Parent/Guardian",
      "Phone",
      "Apellidos",
      "Fecha de nacimiento",
      "Age",
    ]) {
      expect(
        columns([
          ["Group", header, "Students"],
          ["all", "x", "12"],
        ]),
        header,
      ).toEqual([1]);
      expect(columns([["Outcomes 2026"], [], ["Group", header], ["all", "x"]]), header).toEqual([1]);
    }
  });

  it("are known in a sheet that lies on its side", () => {
    expect(
      columns([
        ["Program", "A", "B"],
        ["Student ID", "1", "2"],
      ]),
    ).toEqual([0]);
  });

  it("are known by their shape without any header", () => {
    const shapes: Record<string, (index: number) => string> = {
      ids: (at) => `90${1234567 + at * 37}`,
      shortIds: (at) => String(40123 + at * 11),
      emails: (at) => `s${at}@school.example`,
      names: (at) => `Garcia${String.fromCharCode(97 + at)}, Ana`,
      births: (at) => `200${at % 9}-0${(at % 8) + 1}-1${at % 9}`,
      us: (at) => `${(at % 11) + 1}/${at + 1}/2008`,
      ssn: (at) => `123-45-67${10 + at}`,
      phones: (at) => `217-555-01${10 + at}`,
      outcomes: (at) => (at % 2 ? "Y" : "N"),
    };
    for (const [name, cell] of Object.entries(shapes)) {
      expect(columns(rows(12, (at) => ["Welding", cell(at)])), name).toEqual([1]);
      expect(columns([["Program", "x"], ...rows(12, (at) => ["Welding", cell(at)])]), name).toEqual([1]);
    }
  });

  it("say why, and never repeat a cell that is not a header", () => {
    const secret = rows(12, (at) => [
      `Doe${String.fromCharCode(97 + at)}, Jan`,
      `90${1234567 + at}`,
      "2008-01-02",
    ]);
    const said = JSON.stringify(studentColumns(secret));
    for (const row of secret) for (const cell of row) expect(said).not.toContain(cell);
    expect(studentColumns(secret).map(({ header }) => header)).toEqual(["", "", ""]);
  });

  it("are not found in tables of counts, as people keep them", () => {
    const groups = [
      "All",
      "Female",
      "Male",
      "Hispanic or Latino",
      "Black or African American",
      "Asian",
      "White",
      "Two or more races",
      "Students with disabilities",
      "English learners",
      "Single parents",
      "Nontraditional by gender",
    ];
    const honest: string[][][] = [
      [
        ["Group", "Students", "Earned", "Rate"],
        ...groups.map((group, at) => [group, String(164 - at), String(121 - at), "73.8%"]),
      ],
      [
        ["CIP code", "Program", "Subgroup", "Denominator", "Numerator"],
        ...rows(12, (at) => [String(510000 + at * 7), "Welding, Basic", "all", String(1000 + at), "7"]),
      ],
      [
        ["No.", "CIP", "Total students", "Earned"],
        ...rows(20, (at) => [String(at + 1), `51.${1000 + at}`, String(20000 + at), "3"]),
      ],
      [
        ["Program", ...groups],
        ["Nursing", ...groups.map(() => "1")],
        ["Welding", ...groups.map(() => "0")],
      ],
      [
        ["Reporting year", "D", "N"],
        ["2024-25", "120", "100"],
        ["2025-26", "130", "90"],
      ],
      [
        ["Group", "Students"],
        ["All", "1"],
        ["Female", "1"],
        ["Male", "0"],
      ],
      [],
    ];
    for (const grid of honest) expect(columns(grid), JSON.stringify(grid[0])).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3000), fc.nat(3000)), { minLength: 1, maxLength: 8 }),
        (counts) => {
          const grid = [
            ["Group", "Students", "Earned"],
            ...counts.map(([d, n], at) => [groups[at] ?? "", String(d), String(n)]),
          ];
          expect(columns(grid)).toEqual([]);
        },
      ),
    );
  });
});
