/** Course files for tests: the two samples, and rows in the flat layout that are right until a test says otherwise. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { readCsv } from "#functions/files/read-csv.ts";
import { readTerms } from "#shared/agreements/import.ts";
import type { ImportContext } from "#shared/agreements/import-courses.ts";
import { type ImportReport, plainColumns } from "#shared/agreements/import-schema.ts";
import { problemsIn, usualMonths } from "#shared/agreements/invariants.ts";
import type { Cell } from "#shared/files/cells.ts";
import { OrganizationId } from "#shared/ids.ts";

export const school = OrganizationId.parse(`org_${"a".repeat(20)}`);
export const center = OrganizationId.parse(`org_${"b".repeat(20)}`);
export const college = OrganizationId.parse(`org_${"c".repeat(20)}`);
export const cedarBend: ImportContext = {
  parties: [
    { organizationId: school, code: "CBHS", name: "Cedar Bend High School", role: "SENDING" },
    { organizationId: center, code: "TRACC", name: "Three Rivers Area Career Center", role: "SENDING" },
    { organizationId: college, code: "PLCC", name: "Prairie Lakes Community College", role: "RECEIVING" },
  ],
  dateEffective: "2026-08-01",
  expirationDate: "2028-07-31",
};
export const checked: ImportContext = {
  ...cedarBend,
  check: (terms) =>
    problemsIn({ ...cedarBend, parties: [...cedarBend.parties] }, terms, usualMonths, undefined),
};

const fixture = (name: string) =>
  readCsv(readFileSync(new URL(`../agreements/fixtures/${name}.csv`, import.meta.url), "utf8"));
export const welding = () => fixture("A-welding-simple");
export const health = () => fixture("B-health-medium");

type Cells = Partial<Record<(typeof plainColumns)[number] | "rule_title" | "against" | "receiver", Cell>>;
export const S = (cells: Cells = {}): Cells => ({
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
export const R = (cells: Cells = {}): Cells => ({
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
export const Q = (cells: Cells = {}): Cells => ({
  row_type: "Q",
  rule_no: "1",
  award_type: "INDUSTRY_CREDENTIAL",
  value: "CNA",
  ...cells,
});
export const N = (cells: Cells = {}): Cells => ({
  ...S({ rule_no: "9", min_grade: "", option_no: "", slot_no: "", choose_n: "", priority: "" }),
  row_type: "N",
  value: "CONTENT_GAP",
  ...cells,
});

/** A file of these rows in the plain layout, with further columns where a row has one. */
export function file(...rows: Cells[]): Cell[][] {
  const further = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (key) => !plainColumns.includes(key as never),
  );
  const columns = [...plainColumns, ...further];
  return [columns, ...rows.map((row) => columns.map((column) => row[column as keyof Cells] ?? ""))];
}
export const read = (rows: Cells[], context: Partial<ImportContext> = {}) =>
  readTerms(file(...rows), { ...cedarBend, ...context });
export const only = (report: ImportReport) => {
  expect(report.problems).toHaveLength(1);
  return report.problems[0];
};
