/**
 * A pasted or chosen sheet of counts, read in the page: columns by any name, one row a group or one row a program, every
 * word we do not know told at its cell. A sheet with a column about single students is refused whole: nothing is kept.
 */
import { loosely } from "../files/cells.ts";
import { type Entry, type Measure, type Program, programNamed } from "./entry.ts";
import { gather } from "./gathered.ts";
import { everyone, type GroupRead, groupReader } from "./group-names.ts";
import { type Grid, gridOf } from "./pasted.ts";
import { yearsOf } from "./pooling.ts";
import type { SubgroupDimension } from "./release-schema.ts";
import { type ColumnRole, findSheetHeader, type SheetHeader } from "./sheet-columns.ts";
import { studentColumns } from "./student-screen.ts";

/** What the sheet is read for. */
export type Asked = {
  dimensions: readonly SubgroupDimension[];
  year: string;
  pooledTo?: string | undefined;
  /** The cohorts agreed. */
  agreed: { from: string; to: string };
  /** Of a sheet that names no program. */
  program: Program;
  /** Unknown groups that someone has named since: a key, or "" for a row to leave out. */
  answers: ReadonlyMap<string, string>;
};

export type SheetProblem = {
  /** As the spreadsheet numbers its rows. */
  row: number;
  column: string;
  severity: "stops" | "asks";
  read: string;
  expected: string;
  /** An unknown group, to be named in `answers`, and the one it probably is. */
  unknown?: { word: string; near?: string | undefined };
};

export type SheetReading =
  | { refused: "unreadable"; line: number; why: string }
  | { refused: "students"; columns: { column: number; header: string; why: string }[] }
  | {
      refused?: undefined;
      entry: Entry;
      problems: SheetProblem[];
      columns: { header: string; readAs: string }[];
      rows: number;
    };

export function readSheet(text: string, asked: Asked): SheetReading {
  const pasted = gridOf(text);
  if ("why" in pasted) return { refused: "unreadable", ...pasted };
  const students = studentColumns(pasted.grid);
  if (students.length > 0) return { refused: "students", columns: students };
  return readGrid(pasted.grid, asked);
}

/** A cell's word as `answers` knows it. */
const wordOf = (dimension: string, text: string): string =>
  JSON.stringify([loosely(dimension), loosely(text)]);

function readGrid(grid: Grid, asked: Asked): SheetReading {
  const groupOf = groupReader(asked.dimensions);
  const header = findSheetHeader(grid, (text) => groupOf(text));
  const problems: SheetProblem[] = [];
  const tell = (
    row: number,
    column: string,
    read: string,
    expected: string,
    more: Partial<SheetProblem> = {},
  ) => problems.push({ row, column, severity: "stops", read, expected, ...more });
  if (!header) {
    const first = grid.find((row) => row.some((cell) => cell !== "")) ?? [];
    tell(
      1,
      "",
      first.slice(0, 6).join(", "),
      "A header row that names the students counted and those who earned it, such as Group, Students, Earned.",
    );
    return { entry: { programs: [], cells: new Map() }, problems, columns: [], rows: 0 };
  }

  const read = (row: number, column: string, dimension: string, text: string): string | undefined => {
    const found: GroupRead = groupOf(text, dimension);
    if ("key" in found) return found.key;
    const word = wordOf(dimension, text);
    const answer = asked.answers.get(word);
    if (answer !== undefined) return answer || undefined;
    tell(row, column, text, "A group that this agreement covers.", { unknown: { word, near: found.near } });
    return undefined;
  };
  const columns = countColumns(header, read);
  const gathered = gather(asked.dimensions);
  const at = (is: ColumnRole["is"]) => header.roles.findIndex((role) => role.is === is);
  const place = {
    program: at("program"),
    cip: at("cip"),
    group: at("group"),
    dimension: at("dimension"),
    year: at("year"),
  };
  const years = yearsOf(asked.year, asked.pooledTo);
  const last = { program: "", cip: "", dimension: "", year: "" };
  let rows = 0;
  for (const [index, cells] of grid.entries()) {
    if (index <= header.at || cells.every((cell) => cell === "")) continue;
    const no = index + 1;
    const cell = (where: number) => (where < 0 ? "" : (cells[where] ?? ""));
    // Merged cells leave the ones below them empty.
    for (const name of ["program", "cip", "dimension", "year"] as const)
      last[name] = cell(place[name]) || last[name];
    const label = cell(place.group);
    if (columns.every(({ index: one }) => cell(one) === "")) {
      if (label !== "") last.dimension = label;
      continue;
    }
    rows++;
    const year = readYear(last.year);
    if (last.year !== "" && !(year && years.includes(year))) {
      const column = header.headers[place.year] ?? "";
      const outside = !year || year < asked.agreed.from || year > asked.agreed.to;
      if (outside)
        tell(
          no,
          column,
          last.year,
          `A year of the cohorts agreed: ${asked.agreed.from} to ${asked.agreed.to}.`,
        );
      else
        tell(no, column, last.year, `Left out: this table is for ${years.join(", ")}.`, { severity: "asks" });
      continue;
    }
    const own = programNamed(last.program, last.cip) ?? asked.program;
    const group =
      place.group < 0 ? undefined : read(no, header.headers[place.group] ?? "", last.dimension, label);
    if (place.group >= 0 && group === undefined) continue;
    for (const column of columns) {
      const text = cell(column.index);
      if (text === "") continue;
      const program = column.program ?? own;
      const key = group ?? column.group ?? everyone;
      const before = gathered.add(program, key, column.measure, year ?? asked.year, text, no);
      if (before !== undefined)
        tell(no, column.header, text, `One row for each group: row ${before} counts the same one.`);
    }
  }
  if (rows === 0) tell(header.at + 1, "", "", "At least one row of counts under the header.");
  for (const missing of gathered.missing(years))
    tell(
      header.at + 1,
      "",
      missing.years.join(", "),
      `Each pooled year for every group. ${missing.name} lacks these.`,
    );
  return { entry: gathered.entry(), problems, columns: shown(header), rows };
}

type CountColumn = {
  index: number;
  header: string;
  measure: Measure;
  group?: string | undefined;
  program?: Program | undefined;
};

/** Of whom each column of counts speaks: the row's group, a group of its own, or a program of its own. */
function countColumns(
  { at, headers, roles }: SheetHeader,
  read: (row: number, column: string, dimension: string, text: string) => string | undefined,
): CountColumn[] {
  const byRow = roles.some(({ is }) => is === "group");
  return roles.flatMap((role, index): CountColumn[] => {
    if (role.is !== "counts") return [];
    const header = headers[index] ?? "";
    const one = { index, header, measure: role.measure };
    if (role.about === "" || role.group === everyone) return [byRow ? one : { ...one, group: everyone }];
    if (byRow) return [{ ...one, program: programNamed(role.about, "") }];
    const group = role.group ?? read(at + 1, header, "", role.about);
    return group === undefined ? [] : [{ ...one, group }];
  });
}

/** `2025-26`, `2025-2026`, `SY 2025/26`. */
function readYear(text: string): string | undefined {
  const [, first, second] = /\b(20\d{2})\s*[-/–]\s*(?:20)?(\d{2})\b/.exec(text) ?? [];
  if (first === undefined || (Number(first) + 1) % 100 !== Number(second)) return undefined;
  return `${first}-${second}`;
}

const readAs: Record<ColumnRole["is"], string> = {
  program: "program",
  cip: "CIP code",
  group: "group",
  dimension: "kind of group",
  year: "year",
  counts: "",
  rate: "not used: rates are worked out anew",
  unknown: "not used",
};

const shown = ({ headers, roles }: SheetHeader): { header: string; readAs: string }[] =>
  headers.flatMap((header, index) => {
    const role = roles[index];
    if (!role || header === "") return [];
    return [
      {
        header,
        readAs:
          role.is === "counts" ? [role.measure, role.about].filter(Boolean).join(", ") : readAs[role.is],
      },
    ];
  });
