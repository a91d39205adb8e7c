/**
 * Mending a file on the page: a fix changes the table that the dry run sent back, and the table goes back as CSV.
 * Pure: nothing here is saved, and the file on the person's disk is never touched.
 */
import type { FileReport, ImportProblem } from "#shared/files/schema.ts";
import { csvOf } from "../ui/csv.ts";

export type Sheet = Pick<FileReport, "table" | "headerRow" | "columns">;

/** One problem's own name, the same in every dry run that finds it again. */
export const nameOf = ({ row, column, severity, read }: ImportProblem): string =>
  JSON.stringify([row, column, severity, read]);

/** Where the problem's column stands; -1 where the file has no such column, or the problem is about the whole row. */
export function columnAt({ table, headerRow, columns }: Sheet, column: string): number {
  if (column === "") return -1;
  const header = table[headerRow - 1] ?? [];
  const found = header.findIndex((one) => one.trim() === column.trim());
  return found >= 0
    ? found
    : columns.findIndex(({ header: one, readAs }) => one === column || readAs === column);
}

/** The table with this value in the problem's cell; a column the file lacks is added at its end. */
export function mended(
  sheet: Sheet,
  problem: Pick<ImportProblem, "row" | "column">,
  value: string,
): string[][] {
  const { table, headerRow } = sheet;
  const found = columnAt(sheet, problem.column);
  if (found < 0 && problem.column === "") return table.map((row) => [...row]);
  const at = found < 0 ? Math.max(...table.map((row) => row.length)) : found;
  return table.map((row, index) => {
    if (index === problem.row - 1) return put(row, at, value);
    return found < 0 && index === headerRow - 1 ? put(row, at, problem.column) : [...row];
  });
}

/** Everything that has a suggestion, taken at once. */
export function mendedAll(sheet: Sheet, problems: readonly ImportProblem[]): string[][] {
  let table = sheet.table.map((row) => [...row]);
  for (const problem of problems)
    if (problem.fix) table = mended({ ...sheet, table }, problem, problem.fix.value);
  return table;
}

function put(row: readonly string[], at: number, value: string): string[] {
  const wide = [...row];
  while (wide.length <= at) wide.push("");
  wide[at] = value;
  return wide;
}

/** What is sent back: the table as CSV. A row that holds nothing keeps its place, so that numbers stay true. */
export const asCsv = (table: readonly (readonly string[])[]): string => {
  const width = Math.max(1, ...table.map((row) => row.length));
  return csvOf(table.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? "")));
};

/** The problems as a list to work through elsewhere. */
export const problemsAsCsv = (problems: readonly ImportProblem[]): string =>
  csvOf([
    ["row", "column", "result", "read", "expected", "suggestion"],
    ...problems.map(({ row, column, severity, read, expected, fix }) => [
      String(row),
      column,
      severity,
      read,
      expected,
      fix?.value ?? "",
    ]),
  ]);

/** The numbers of the rows to show: those with problems and the ones beside them, or all that hold anything. */
export function rowsToShow(sheet: Sheet, problems: readonly ImportProblem[], all: boolean): number[] {
  const filled = sheet.table.flatMap((cells, index) =>
    index >= sheet.headerRow && cells.some((cell) => cell.trim() !== "") ? [index + 1] : [],
  );
  if (all) return filled;
  const wanted = new Set(problems.flatMap(({ row }) => [row - 1, row, row + 1]));
  return filled.filter((row) => wanted.has(row));
}

/** A cell of a row by what its column was read as. */
export function cellOf(sheet: Sheet, row: number, readAs: string): string {
  const at = sheet.columns.findIndex((one) => one.readAs === readAs);
  return (at < 0 ? undefined : sheet.table[row - 1]?.[at]) ?? "";
}
