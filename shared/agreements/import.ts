/**
 * Reads a file of course equivalencies (articulation.md 2.7) against an agreement: every problem at its cell, and the
 * terms the agreement would then have. Pure: it writes nothing, and the same file and agreement give the same report.
 */
import { type Cell, isBlank, shownText, textOf } from "./import-cells.ts";
import { findHeader, type Header, requiredColumns } from "./import-columns.ts";
import { askDisagreements, askNearMisses, directoryOf, type ImportContext } from "./import-courses.ts";
import { tellInvariants } from "./import-invariants.ts";
import { lineOf } from "./import-lines.ts";
import { coursesOf, merge, saysAlready, wouldAdd } from "./import-merge.ts";
import { problemsListed, startTelling, type Telling } from "./import-problems.ts";
import { type Row, readRow } from "./import-rows.ts";
import { type Built, build } from "./import-rules.ts";
import type { ImportReport } from "./import-schema.ts";
import type { CourseRef } from "./schema.ts";

type Body = { cells: readonly Cell[]; no: number };

export function readTerms(grid: readonly (readonly Cell[])[], asked: ImportContext): ImportReport {
  const { knownCourses = [], current } = asked;
  const context = { ...asked, knownCourses: [...knownCourses, ...(current ? coursesOf(current) : [])] };
  const header = findHeader(grid);
  const tell = startTelling(header);
  const bodies = header ? bodiesUnder(header, grid) : [];
  let built: Built = {
    terms: { rules: [], findings: [], conditions: [] },
    rowOf: new Map(),
    ruleNos: new Set(),
  };
  if (!header)
    tell.stops(1, "", "", {
      expected: `A header row (${requiredColumns.join(", ")} …) and rows under it: this file is empty.`,
    });
  else {
    tellHeader(header, bodies.length, tell);
    if (header.place.has("row_type") && header.place.has("rule_no"))
      built = readBodies(bodies, header, context, tell);
  }
  const merged = merge(built, context, (column) => header?.place.has(column) ?? false);
  tellInvariants(merged, built, (header?.at ?? 0) + 1, context, tell);

  const problems = tell.list();
  const stops = tell.count("stops");
  return {
    rows: bodies.length,
    headerRow: (header?.at ?? 0) + 1,
    problems: problems.slice(0, problemsListed),
    problemsLeftOff: Math.max(0, problems.length - problemsListed),
    stops,
    asks: tell.count("asks"),
    wouldAdd: wouldAdd(built, merged, context),
    changes: !saysAlready(merged, context),
    ...(stops === 0 && { terms: merged }),
    columns: header?.columns ?? [],
    table: grid.map((row) => row.slice(0, filledWidth(row)).map(shownText)),
  };
}

const filledWidth = (row: readonly Cell[]) => row.findLastIndex((cell) => !isBlank(cell)) + 1;

const bodiesUnder = (header: Header, grid: readonly (readonly Cell[])[]): Body[] =>
  grid
    .map((cells, index) => ({ cells, no: index + 1 }))
    .slice(header.at + 1)
    .filter(({ cells }) => filledWidth(cells) > 0);

function readBodies(bodies: readonly Body[], header: Header, context: ImportContext, tell: Telling): Built {
  const kept = withoutRepeats(bodies, header, tell);
  const lines = kept.map(({ cells, no }) => lineOf(cells, no, header, tell));
  for (const body of kept) tellOverhang(body, header, tell);
  const directory = directoryOf(context, lines);
  const rows = lines
    .map((line) => readRow(line, context, directory, tell))
    .filter((row) => row !== undefined);
  askNearMisses(rows.flatMap(named), context, tell);
  // Awards may differ: a pattern such as BIO 1XX, or a part of a course's credit.
  askDisagreements(rows.filter(({ type }) => type !== "R").flatMap(named), tell);
  return build(rows, rows.length === lines.length, context, tell);
}

function named(row: Row): { course: CourseRef; no: number }[] {
  if (row.type === "Q") return [];
  const course = row.type === "S" ? row.course : row.type === "R" ? row.award?.course : row.finding?.course;
  return course ? [{ course, no: row.no }] : [];
}

function tellHeader(header: Header, rows: number, tell: Telling): void {
  const row = header.at + 1;
  const there = header.columns.map((one) => one.header).filter((one) => one !== "");
  for (const column of requiredColumns)
    if (!header.place.has(column))
      tell.stops(row, column, "", {
        expected: `A column ${column}. The file has: ${there.slice(0, 30).join(", ")}.`,
      });
  for (const { header: name, means, twice } of header.doubtful) {
    const first = header.place.get(means)?.header;
    if (twice)
      tell.stops(row, means, name, {
        expected: `One column for ${means}: “${first}” is read as that.`,
        header: name,
      });
    else
      tell.asks(row, means, name, {
        expected: `A name we know. Is this ${means}? We leave it out.`,
        fix: means,
        header: name,
      });
  }
  if (rows === 0) tell.stops(row, "", "", { expected: "At least one row under the header." });
}

/** A second row with the very same cells is left out, and said so. */
function withoutRepeats(bodies: readonly Body[], header: Header, tell: Telling): Body[] {
  const first = new Map<string, number>();
  return bodies.filter(({ cells, no }) => {
    const key = JSON.stringify(cells.slice(0, Math.max(header.width, filledWidth(cells))).map(shownText));
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, no);
      return true;
    }
    const expected = `Nothing new: this repeats row ${before}, and we leave it out.`;
    tell.asks(no, "", cells.map(textOf).filter(Boolean).join(", "), { expected });
    return false;
  });
}

function tellOverhang({ cells, no }: Body, header: Header, tell: Telling): void {
  const beyond = cells.slice(header.width).filter((cell) => !isBlank(cell));
  if (beyond.length > 0)
    tell.stops(no, "", beyond.map(textOf).join(", "), {
      expected: `${header.width} cells, as in the header: text with a comma in it needs quotation marks around it.`,
    });
}
