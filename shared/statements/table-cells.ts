/** One row of a file of statements as CASE's fields: each cell by its column, each problem at its cell. */
import { isFormula, textOf } from "../files/cells.ts";
import { layout } from "../files/columns.ts";
import type { Line } from "../files/lines.ts";
import type { Telling } from "../files/problems.ts";
import { dateField, type Field, instantField, lineField, proseField, type Reading } from "./case-fields.ts";
import { itemShape } from "./case-shapes.ts";
import { entriesOf, synonyms, type TableColumn, tableColumns } from "./table-columns.ts";

export const vital = ["statement"] as const;
export const statementLayout = layout<TableColumn>(tableColumns, synonyms, vital);

/** What each column fills, how its cells are read, and what is said of one that cannot be. */
const plain: Partial<Record<TableColumn, { field: string; as: Field; expected: string }>> = {
  code: { field: "humanCodingScheme", as: lineField(100), expected: "A code of at most 100 characters." },
  statement: {
    field: "fullStatement",
    as: proseField(8_000),
    expected: "A statement of at most 8,000 characters.",
  },
  type: { field: "CFItemType", as: lineField(200), expected: "At most 200 characters." },
  abbreviated: { field: "abbreviatedStatement", as: lineField(500), expected: "At most 500 characters." },
  label: { field: "alternativeLabel", as: lineField(500), expected: "At most 500 characters." },
  enumeration: { field: "listEnumeration", as: lineField(100), expected: "At most 100 characters." },
  notes: { field: "notes", as: proseField(8_000), expected: "At most 8,000 characters." },
  language: { field: "language", as: lineField(35), expected: "A language such as en." },
  starts: { field: "statusStartDate", as: dateField, expected: "A date such as 2026-08-01." },
  ends: { field: "statusEndDate", as: dateField, expected: "A date such as 2026-08-01." },
  changed: {
    field: "lastChangeDateTime",
    as: instantField,
    expected: "A date and time such as 2026-11-23T15:04:05Z.",
  },
};
const lists = {
  keywords: {
    field: "conceptKeywords",
    expected: "Up to 100 keywords of at most 200 characters, with semicolons between them.",
  },
  subjects: {
    field: "subject",
    expected: "Up to 50 subjects of at most 200 characters, with semicolons between them.",
  },
  education_level: {
    field: "educationLevel",
    expected: "Up to 50 levels of at most 50 characters, with semicolons between them.",
  },
} as const;

/** The statement's own fields; undefined where it says nothing, which is told. */
export function readFields(
  line: Line<TableColumn>,
  reading: Reading,
  tell: Telling<TableColumn>,
): Record<string, unknown> | undefined {
  const item: Record<string, unknown> = {};
  for (const [column, { field, as, expected }] of Object.entries(plain) as [
    TableColumn,
    NonNullable<(typeof plain)[TableColumn]>,
  ][]) {
    const value = take(line, column, as, expected);
    if (value !== undefined) item[field] = value;
  }
  for (const [column, { field, expected }] of Object.entries(lists) as [
    keyof typeof lists,
    (typeof lists)[keyof typeof lists],
  ][]) {
    const value = take(
      line,
      column,
      (raw, r) => (itemShape[field] as Field)(entriesOf(String(raw)), r),
      expected,
    );
    if (value !== undefined) item[field] = value;
  }
  if (item["fullStatement"] === undefined) {
    // The cell was told of already, unless it is simply empty.
    tell.stops(line.no, "statement", line.cell("statement"), { expected: "A statement." });
    return undefined;
  }
  return item;

  function take(line: Line<TableColumn>, column: TableColumn, as: Field, expected: string): unknown {
    const cell = line.cell(column);
    if (isFormula(cell)) return line.read(column, (text) => ({ value: text }));
    if (!line.has(column)) return undefined;
    const text = textOf(cell);
    const taken = as(text, reading);
    if (!("value" in taken)) {
      tell.stops(line.no, column, text, { expected });
      return undefined;
    }
    if (taken.said && !Array.isArray(taken.value))
      tell.asks(line.no, column, text, {
        expected: taken.said,
        fix: typeof taken.value === "string" ? taken.value : undefined,
      });
    return taken.value;
  }
}
