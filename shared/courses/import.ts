/**
 * Reads a file of courses into one catalog year: every problem at its cell, and the courses the year would then have.
 * Pure: it writes nothing, and the same file over its own outcome changes nothing.
 */
import type { CreditUnit } from "../agreements/terms-schema.ts";
import { canonicalJson } from "../canonical.ts";
import { plainText } from "../course-key.ts";
import { type Cell, loosely } from "../files/cells.ts";
import type { Telling } from "../files/problems.ts";
import { openRows, reportOf } from "../files/rows.ts";
import { findHeader, neededColumns } from "./import-columns.ts";
import { type ReadCourse, readCourse } from "./import-course.ts";
import type { CatalogColumn, CatalogReport } from "./import-schema.ts";
import { coursesMax } from "./limits.ts";
import { inOrder } from "./rules.ts";
import type { Course } from "./schema.ts";

export type CatalogContext = {
  /** What this year holds now. */
  current: readonly Course[];
  /** Courses of the year before: for titles, and for codes that are nearly the same. */
  before: readonly Pick<Course, "code" | "title">[];
  usualUnit: CreditUnit;
  /** What becomes of this year's courses that the file does not name. */
  absent: "keep" | "retire";
};

type ReadCatalog = {
  report: Omit<CatalogReport, "touched" | "touchedMore" | "programs">;
  /** The year's courses after the import; absent when something stops it. */
  courses?: Course[];
};

export function readCatalog(grid: readonly (readonly Cell[])[], context: CatalogContext): ReadCatalog {
  const header = findHeader(grid);
  const opened = openRows(grid, header, { required: neededColumns, vital: ["code"] });
  const { tell } = opened;
  const headerRow = (header?.at ?? 0) + 1;
  if (header && !header.place.has("credit_unit"))
    tell.asks(headerRow, "credit_unit", "", {
      expected: `A column credit_unit. Without one, every credit is read as ${context.usualUnit}.`,
    });
  const known = [...context.current, ...context.before];
  const read = opened.lines.flatMap((line) => readCourse(line, { ...context, known }) ?? []);
  tellRepeats(read, tell);
  askNearMisses(read, known, tell);
  const after = merged(read, context);
  if (after.length > coursesMax)
    tell.stops(headerRow, "", "", { expected: `At most ${coursesMax} courses in one catalog year.` });
  const report = reportOf(grid, header, opened);
  const old = new Map(context.current.map((one) => [plainText(one.code), one]));
  const named = new Set(read.map(({ course }) => plainText(course.code)));
  const fresh = after.filter(({ code }) => named.has(plainText(code)));
  const added = fresh.filter(({ code }) => !old.has(plainText(code))).length;
  const same = fresh.filter((one) => alike(one, old.get(plainText(one.code)))).length;
  const unnamed = context.current.filter(({ code }) => !named.has(plainText(code)));
  const retired =
    context.absent === "retire" ? unnamed.filter(({ status }) => status === "ACTIVE").length : 0;
  return {
    report: {
      ...report,
      wouldChange: {
        added,
        changed: fresh.length - added - same,
        same,
        retired,
        left: unnamed.length - retired,
      },
      changes: !alike(after, inOrder(context.current)),
    },
    ...(report.stops === 0 ? { courses: after } : {}),
  };
}

const alike = (a: unknown, b: unknown): boolean => b !== undefined && canonicalJson(a) === canonicalJson(b);

/** Columns the file has say what the course is; what the file has no column for stays as it was. */
function merged(read: readonly ReadCourse[], { current, absent }: CatalogContext): Course[] {
  const fresh = new Map(read.map((one) => [plainText(one.course.code), one]));
  const kept = current.map((one): Course => {
    const said = fresh.get(plainText(one.code));
    fresh.delete(plainText(one.code));
    if (said) return replaced(one, said);
    return absent === "retire" ? { ...one, status: "RETIRED" } : one;
  });
  return inOrder([...kept, ...[...fresh.values()].map(({ course }) => course)]);
}

function replaced(before: Course, { course, columns }: ReadCourse): Course {
  const stays = Object.entries(before).filter(([key]) => !columns.has(key as keyof Course));
  // These two are never absent: without a column they are no news. A course that is listed again is taught.
  const { unit, skillStatementIds } = before;
  return {
    ...Object.fromEntries(stays),
    ...course,
    ...(columns.has("unit") ? {} : { unit }),
    ...(columns.has("skillStatementIds") ? {} : { skillStatementIds }),
  };
}

function tellRepeats(read: readonly ReadCourse[], tell: Telling<CatalogColumn>): void {
  const first = new Map<string, ReadCourse>();
  for (const one of read) {
    const before = first.get(plainText(one.course.code));
    if (!before) first.set(plainText(one.course.code), one);
    else
      tell.stops(one.no, "code", one.course.code, {
        expected: `Each course once: ${before.course.code}, ${before.course.title}, stands in row ${before.no} already.`,
      });
  }
}

/** `WLD101` where the catalog has `WLD 101`: read as another course, and said so. */
function askNearMisses(
  read: readonly ReadCourse[],
  known: readonly Pick<Course, "code" | "title">[],
  tell: Telling<CatalogColumn>,
): void {
  const exact = new Set(known.map(({ code }) => plainText(code)));
  const compact = new Map(known.map((one) => [loosely(one.code), one] as const).reverse());
  for (const { course, no } of read) {
    const meant = exact.has(plainText(course.code)) ? undefined : compact.get(loosely(course.code));
    if (meant)
      tell.asks(no, "code", course.code, {
        expected: `The catalog has ${meant.code}, ${meant.title}. We read ${course.code} as another course.`,
        fix: meant.code,
      });
  }
}
