/** Gathers every problem of a file, at most one a cell: the first thing said about a cell is its cause, the rest are echoes. */
import { type Cell, defuse, quoted, shownText } from "./cells.ts";
import type { Header } from "./columns.ts";
import type { ImportProblem } from "./schema.ts";
import type { Misread } from "./words.ts";

export const problemsListed = 2000;

/** `header` names a column of the file that is none of ours. */
export type Told = Misread & { label?: string; header?: string };
export type Telling<Column extends string> = {
  /** The cell cannot be taken as it is. */
  stops: (row: number, column: Column | "", read: Cell, told: Told) => void;
  /** The cell is taken in the way `expected` says; a person may disagree. */
  asks: (row: number, column: Column | "", read: Cell, told: Told) => void;
  /** Does anything stop this row (or, without a row, the file)? */
  stopped: (row?: number) => boolean;
  count: (severity: ImportProblem["severity"]) => number;
  list: () => ImportProblem[];
};

export function startTelling<Column extends string>(header: Header<Column> | undefined): Telling<Column> {
  const found = new Map<string, ImportProblem>();
  const stoppedRows = new Set<number>();

  function tell(
    severity: ImportProblem["severity"],
    row: number,
    column: Column | "",
    read: Cell,
    told: Told,
  ) {
    const place = column === "" ? undefined : header?.place.get(column);
    const absent = column !== "" && !place && told.header === undefined;
    // A missing column was said once, at the header, and would be said again on every row.
    if (absent && header && row > header.at + 1 && header.required.some((one) => one === column)) {
      stoppedRows.add(row);
      return;
    }
    const name = told.header ?? place?.header ?? column;
    const key = `${row}|${name}`;
    const before = found.get(key);
    if (before && (before.severity === "stops" || severity === "asks")) return;
    const problem: ImportProblem = {
      row,
      column: name,
      severity,
      read: quoted(typeof read === "string" ? read : shownText(read)),
      expected: told.expected,
    };
    if (told.fix !== undefined && !absent)
      problem.fix = { label: told.label ?? `Use ${told.fix}`, value: defuse(told.fix) };
    const others = told.alternatives?.filter((one) => one !== told.fix);
    if (others?.length) problem.alternatives = others.slice(0, 20);
    found.set(key, problem);
    if (severity === "stops") stoppedRows.add(row);
  }

  return {
    stops: (row, column, read, told) => tell("stops", row, column, read, told),
    asks: (row, column, read, told) => tell("asks", row, column, read, told),
    stopped: (row) => (row === undefined ? stoppedRows.size > 0 : stoppedRows.has(row)),
    count: (severity) => [...found.values()].filter((one) => one.severity === severity).length,
    list: () => [...found.values()].sort((a, b) => a.row - b.row),
  };
}
