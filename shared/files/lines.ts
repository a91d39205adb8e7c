/** One row of the file as questions to its columns. What is wrong with a cell itself (a formula, control characters, too long) is told here. */
import { type Cell, isBlank, isFormula, textOf, withoutControls } from "./cells.ts";
import type { Header } from "./columns.ts";
import type { Telling } from "./problems.ts";
import type { Reading } from "./words.ts";

export type Line<Column extends string> = {
  /** As the spreadsheet numbers it. */
  no: number;
  /** The file has this column at all. */
  column: (column: Column) => boolean;
  has: (column: Column) => boolean;
  /** The cell, untold; for looking ahead. */
  cell: (column: Column) => Cell;
  /** What a required cell says; undefined once a problem is told. */
  read: <Value>(column: Column, as: (text: string, cell: Cell) => Reading<Value>) => Value | undefined;
  /** The same for a cell that may be blank. */
  readIf: <Value>(column: Column, as: (text: string, cell: Cell) => Reading<Value>) => Value | undefined;
};

export function lineOf<Column extends string>(
  cells: readonly Cell[],
  no: number,
  header: Header<Column>,
  tell: Telling<Column>,
): Line<Column> {
  const cell = (column: Column) => {
    const place = header.place.get(column);
    return place ? cells[place.index] : undefined;
  };
  const has = (column: Column) => !isBlank(cell(column));

  function sound(column: Column, value: Cell): boolean {
    if (isFormula(value)) {
      const result = textOf(value.result);
      const fix = result && withoutControls(result) === undefined ? result : undefined;
      tell.stops(no, column, value, { expected: "A value: formulas are not read.", fix });
      return false;
    }
    const text = textOf(value);
    const cleaned = withoutControls(text);
    if (cleaned === undefined) return true;
    const label = cleaned ? `Use “${cleaned.slice(0, 60)}”` : "Leave it empty";
    tell.stops(no, column, text, {
      expected: "A single line without control characters.",
      fix: cleaned,
      label,
    });
    return false;
  }

  const read: Line<Column>["read"] = (column, as) => {
    const value = cell(column);
    if (!sound(column, value)) return undefined;
    const reading = as(textOf(value), value);
    if ("value" in reading) return reading.value;
    tell.stops(no, column, textOf(value), reading);
    return undefined;
  };
  const column = (name: Column) => header.place.has(name);
  return {
    no,
    column,
    has,
    cell,
    read,
    readIf: (column, as) => (has(column) ? read(column, as) : undefined),
  };
}

/** Text of at most so many characters. */
export const readText =
  (what: string, longest: number) =>
  (text: string): Reading<string> =>
    text !== "" && text.length <= longest
      ? { value: text }
      : { expected: `${what}: at least one and at most ${longest} characters.` };
