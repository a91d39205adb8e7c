/**
 * Reads a file of course equivalencies (articulation.md 2.7) against an agreement: every problem at its cell, and the
 * terms the agreement would then have. Pure: it writes nothing, and the same file and agreement give the same report.
 */
import type { Cell } from "../files/cells.ts";
import { openRows, reportOf } from "../files/rows.ts";
import { findHeader, type Line, requiredColumns, type Telling } from "./import-columns.ts";
import {
  askDisagreements,
  askNearMisses,
  askUnlisted,
  directoryOf,
  type ImportContext,
} from "./import-courses.ts";
import { tellInvariants } from "./import-invariants.ts";
import { merge, saysAlready, wouldAdd } from "./import-merge.ts";
import { type Row, readRow } from "./import-rows.ts";
import { type Built, build } from "./import-rules.ts";
import type { ImportReport } from "./import-schema.ts";
import { coursesOf } from "./named.ts";
import type { CourseRef } from "./terms-schema.ts";

export function readTerms(grid: readonly (readonly Cell[])[], asked: ImportContext): ImportReport {
  const { knownCourses = [], current, catalog } = asked;
  const named = [...knownCourses, ...(current ? coursesOf(current) : [])];
  const context = { ...asked, knownCourses: [...named, ...(catalog?.courses ?? [])] };
  const header = findHeader(grid);
  const opened = openRows(grid, header, { required: requiredColumns, vital: ["row_type", "rule_no"] });
  const built = readLines(opened.lines, context, opened.tell);
  const merged = merge(built, context, (column) => header?.place.has(column) ?? false);
  tellInvariants(merged, built, (header?.at ?? 0) + 1, context, opened.tell);
  const report = reportOf(grid, header, opened);
  return {
    ...report,
    wouldAdd: wouldAdd(built, merged, { ...context, knownCourses: named }),
    changes: !saysAlready(merged, context),
    ...(report.stops === 0 && { terms: merged }),
  };
}

function readLines(lines: readonly Line[], context: ImportContext, tell: Telling): Built {
  const directory = directoryOf(context, lines);
  const rows = lines
    .map((line) => readRow(line, context, directory, tell))
    .filter((row) => row !== undefined);
  askNearMisses(rows.flatMap(courseOf), context, tell);
  // Awards may differ: a pattern such as BIO 1XX, or a part of a course's credit.
  const whole = rows.filter((row) => row.type !== "R");
  const listed = rows.filter((row) => row.type !== "R" || row.award?.type !== "ELECTIVE");
  askUnlisted(
    listed.flatMap((row) => courseOf(row).map((one) => ({ ...one, whole: row.type !== "R" }))),
    context,
    tell,
  );
  askDisagreements(whole.flatMap(courseOf), tell);
  return build(rows, rows.length === lines.length, context, tell);
}

function courseOf(row: Row): { course: CourseRef; no: number }[] {
  if (row.type === "Q") return [];
  const course = row.type === "S" ? row.course : row.type === "R" ? row.award?.course : row.finding?.course;
  return course ? [{ course, no: row.no }] : [];
}
