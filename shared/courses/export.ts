/** A catalog as the table that import reads: what goes out comes back equal. */
import { creditText } from "../files/numbers.ts";
import { type CatalogColumn, catalogColumns } from "./import-schema.ts";
import type { Course } from "./schema.ts";

const always: readonly CatalogColumn[] = ["code", "title", "credits", "credit_unit"];

/** Header first; columns beyond the four only where some course has something to say there. */
export function toTable(courses: readonly Course[]): string[][] {
  const entries = courses.map(cellsOf);
  const columns = catalogColumns.filter(
    (column) => always.includes(column) || entries.some((entry) => entry[column]),
  );
  return [[...columns], ...entries.map((entry) => columns.map((column) => entry[column] ?? ""))];
}

function cellsOf(course: Course): Partial<Record<CatalogColumn, string | undefined>> {
  return {
    code: course.code,
    title: course.title,
    credits: creditText(course.creditHundredths),
    credit_unit: course.unit,
    status: course.status === "RETIRED" ? course.status : "",
    level: course.level,
    grades: course.grades,
    state_course_code: course.stateCourseCode,
    sced: course.sced,
    iai: course.iai,
    pcs: course.pcs,
    cip: course.cip,
    description: course.description,
    outline_hash: course.outlineHash,
    skill_statements: course.skillStatementIds.join("; "),
  };
}
