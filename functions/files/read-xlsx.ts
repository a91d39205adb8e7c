/**
 * The first sheet of an XLSX workbook that holds rows (that is `wanted`, where one is), as cells: formulas as formulas, dates as dates, percent as people
 * see it. Reading stops at the first row too many.
 */
import type { Cell } from "#shared/files/cells.ts";
import { numberText } from "#shared/files/cells.ts";
import { fromSerial } from "#shared/files/dates.ts";
import { Refusal } from "#shared/problem.ts";
import { startRows } from "./file-rows.ts";
import { type Archive, openArchive } from "./unzip.ts";
import { walkXml } from "./walk-xml.ts";

type Style = "date" | "percent" | "plain" | { zeros: number };
type Workbook = { sheets: string[]; dayShift: number; strings: string[]; styles: Style[] };

export type Sheets = {
  /** Rows under the header, where a kind of file is longer than most. */
  atMost?: number;
  /** A publisher's workbook may open with notes. */
  wanted?: (grid: readonly (readonly Cell[])[]) => boolean;
};

export function readXlsx(bytes: Uint8Array, { atMost, wanted = () => true }: Sheets = {}): Cell[][] {
  const archive = openArchive(bytes);
  if (!archive.has("[Content_Types].xml") || !archive.has("xl/workbook.xml")) {
    const binary = archive.has("xl/workbook.bin") ? " It is a binary workbook (.xlsb)." : "";
    throw new Refusal(
      "file-unreadable",
      `This is not an XLSX workbook.${binary} Save the table as .xlsx or .csv.`,
    );
  }
  const workbook = readWorkbook(archive);
  let first: Cell[][] | undefined;
  for (const sheet of workbook.sheets) {
    const grid = readSheet(archive, sheet, workbook, atMost);
    if (grid.length > 0 && wanted(grid)) return grid;
    if (grid.length > 0) first ??= grid;
  }
  return first ?? [];
}

function readWorkbook(archive: Archive): Workbook {
  const targets = new Map<string, string>();
  walk(archive, "xl/_rels/workbook.xml.rels", {
    open: (name, attribute) => {
      const target = attribute("Target") ?? "";
      if (name === "Relationship")
        targets.set(attribute("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
  });
  const sheets: { path: string; hidden: boolean }[] = [];
  let dayShift = 0;
  walk(archive, "xl/workbook.xml", {
    open: (name, attribute) => {
      if (name === "workbookPr" && /^(1|true)$/.test(attribute("date1904") ?? "")) dayShift = 1462;
      const path = name === "sheet" ? targets.get(attribute("id") ?? "") : undefined;
      if (path) sheets.push({ path, hidden: (attribute("state") ?? "visible") !== "visible" });
    },
  });
  const inOrder = [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)];
  return {
    sheets: inOrder.map(({ path }) => path),
    dayShift,
    strings: readStrings(archive),
    styles: readStyles(archive),
  };
}

function walk(archive: Archive, part: string, on: Parameters<typeof walkXml>[1]): void {
  const bytes = archive.read(part);
  if (bytes) walkXml(bytes, on);
}

/** `_x000D_` is how a workbook writes a character that XML cannot. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Rich text is its runs joined; phonetic hints are left out. */
function readStrings(archive: Archive): string[] {
  const strings: string[] = [];
  let text = "";
  let inside = false;
  let phonetic = false;
  walk(archive, "xl/sharedStrings.xml", {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") phonetic = true;
      inside = name === "t" && !phonetic;
    },
    text: (more) => {
      if (inside) text += more;
    },
    close: (name) => {
      if (name === "t") inside = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") strings.push(unescaped(text));
    },
  });
  return strings;
}

function readStyles(archive: Archive): Style[] {
  const codes = new Map<number, string>();
  const styles: Style[] = [];
  let inCellFormats = false;
  walk(archive, "xl/styles.xml", {
    open: (name, attribute) => {
      if (name === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      if (name === "cellXfs") inCellFormats = true;
      const id = Number(attribute("numFmtId") ?? 0);
      if (name === "xf" && inCellFormats) styles.push(styleOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return styles;
}

/** ECMA-376 part 1, 18.8.30: the built-in formats that show a date or a percent. */
function styleOf(id: number, code: string | undefined): Style {
  if (code === undefined) {
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
      return "date";
    return id === 9 || id === 10 ? "percent" : "plain";
  }
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "");
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length };
  if (bare.includes("%")) return "percent";
  return /[dmyhs]/i.test(bare.replace(/general/gi, "")) ? "date" : "plain";
}

function readSheet(archive: Archive, path: string, workbook: Workbook, atMost: number | undefined): Cell[][] {
  const rows = startRows(atMost);
  const merges: string[] = [];
  let index = -1;
  let cells: Cell[] = [];
  let cell = { column: -1, type: "n", style: 0, value: "", formula: undefined as string | undefined };
  let taking: "value" | "formula" | undefined;
  walk(archive, path, {
    open: (name, attribute) => {
      if (name === "row") {
        index = attribute("r") === undefined ? index + 1 : Number(attribute("r")) - 1;
        cells = [];
        cell = { ...cell, column: -1 };
      } else if (name === "c") {
        const column = columnOf(attribute("r")) ?? cell.column + 1;
        cell = {
          column,
          type: attribute("t") ?? "n",
          style: Number(attribute("s") ?? 0),
          value: "",
          formula: undefined,
        };
      } else if (name === "f") {
        cell.formula = "";
        taking = "formula";
      } else if (name === "v" || name === "t") taking = "value";
      else if (name === "mergeCell" && merges.length < 5000) merges.push(attribute("ref") ?? "");
    },
    text: (text) => {
      if (taking === "formula") cell.formula = (cell.formula ?? "") + text;
      else if (taking === "value") cell.value += text;
    },
    close: (name) => {
      if (name === "v" || name === "t" || name === "f") taking = undefined;
      else if (name === "c") {
        const content = cellOf(cell, workbook);
        // A styled but empty cell far to the right must not stretch the row.
        if (content !== undefined && content !== "") cells[cell.column] = content;
      } else if (name === "row") rows.add(index, Array.from(cells));
    },
  });
  fillMerged(rows.grid, merges);
  return rows.grid;
}

/** `C5` is 2. A column past the last that a workbook can have is nowhere. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (!letters) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(
  {
    type,
    style,
    value,
    formula,
  }: { type: string; style: number; value: string; formula: string | undefined },
  workbook: Workbook,
): Cell {
  const plain = shownAs(type, workbook.styles[style] ?? "plain", value, workbook);
  if (formula === undefined) return plain;
  const result = typeof plain === "object" && plain !== null && "date" in plain ? plain.date : plain;
  const known = typeof result === "string" || typeof result === "number";
  return { formula: formula || "…", ...(known && { result }) };
}

function shownAs(type: string, style: Style, value: string, { strings, dayShift }: Workbook): Cell {
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : value === "0" ? "FALSE" : value;
  if (type === "d") return { date: value.slice(0, 10) };
  if (type !== "n") return unescaped(value);
  if (value === "") return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (style === "date" && number >= 0 && number < 2_958_466) return { date: fromSerial(number + dayShift) };
  if (style === "percent") return `${numberText(number * 100)}%`;
  if (typeof style === "object" && Number.isInteger(number)) return String(number).padStart(style.zeros, "0");
  return number;
}

/** A value merged down a column counts for each row it spans that holds anything else. */
function fillMerged(grid: Cell[][], merges: readonly string[]): void {
  for (const reference of merges) {
    const [, letters, from, other, to] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
    const column = columnOf(letters);
    if (column === undefined || letters !== other) continue;
    const value = grid[Number(from) - 1]?.[column];
    if (value === undefined) continue;
    for (const row of grid.slice(Number(from), Number(to))) if (row.length > 0) row[column] ??= value;
  }
}
