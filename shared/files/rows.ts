/** What every reader of a file does first: find the header, say what is wrong with it, and take the rows under it. */
import { type Cell, isBlank, shownText, textOf } from "./cells.ts";
import type { Header } from "./columns.ts";
import { type Line, lineOf } from "./lines.ts";
import { problemsListed, startTelling, type Telling } from "./problems.ts";
import type { FileReport } from "./schema.ts";

type Grid = readonly (readonly Cell[])[];
type Body = { cells: readonly Cell[]; no: number };

export type Opened<Column extends string> = {
  tell: Telling<Column>;
  /** Rows that hold anything. */
  rows: number;
  /** What can be read: none where the header lacks a column without which nothing means anything. */
  lines: Line<Column>[];
};

export function openRows<Column extends string>(
  grid: Grid,
  header: Header<Column> | undefined,
  { required, vital }: { required: readonly Column[]; vital: readonly Column[] },
): Opened<Column> {
  const tell = startTelling(header);
  if (!header) {
    tell.stops(1, "", "", {
      expected: `A header row (${required.join(", ")} …) and rows under it: this file is empty.`,
    });
    return { tell, rows: 0, lines: [] };
  }
  const bodies = bodiesUnder(header, grid);
  tellHeader(header, bodies.length, tell);
  if (!vital.every((column) => header.place.has(column))) return { tell, rows: bodies.length, lines: [] };
  const kept = withoutRepeats(bodies, header, tell);
  for (const body of kept) tellOverhang(body, header, tell);
  return {
    tell,
    rows: bodies.length,
    lines: kept.map(({ cells, no }) => lineOf(cells, no, header, tell)),
  };
}

/** The report's shared part, once everything is told. */
export function reportOf<Column extends string>(
  grid: Grid,
  header: Header<Column> | undefined,
  { tell, rows }: Opened<Column>,
) {
  const problems = tell.list();
  return {
    rows,
    headerRow: (header?.at ?? 0) + 1,
    problems: problems.slice(0, problemsListed),
    problemsLeftOff: Math.max(0, problems.length - problemsListed),
    stops: tell.count("stops"),
    asks: tell.count("asks"),
    columns: header?.columns ?? [],
    table: grid.map((row) => row.slice(0, filledWidth(row)).map(shownText)),
  } satisfies Omit<FileReport, "changes">;
}

const filledWidth = (row: readonly Cell[]) => row.findLastIndex((cell) => !isBlank(cell)) + 1;

const bodiesUnder = (header: Header<string>, grid: Grid): Body[] =>
  grid
    .map((cells, index) => ({ cells, no: index + 1 }))
    .slice(header.at + 1)
    .filter(({ cells }) => filledWidth(cells) > 0);

function tellHeader<Column extends string>(
  header: Header<Column>,
  rows: number,
  tell: Telling<Column>,
): void {
  const row = header.at + 1;
  const there = header.columns.map((one) => one.header).filter((one) => one !== "");
  for (const column of header.required)
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
function withoutRepeats<Column extends string>(
  bodies: readonly Body[],
  header: Header<Column>,
  tell: Telling<Column>,
): Body[] {
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

function tellOverhang<Column extends string>(
  { cells, no }: Body,
  header: Header<Column>,
  tell: Telling<Column>,
): void {
  const beyond = cells.slice(header.width).filter((cell) => !isBlank(cell));
  if (beyond.length > 0)
    tell.stops(no, "", beyond.map(textOf).join(", "), {
      expected: `${header.width} cells, as in the header: text with a comma in it needs quotation marks around it.`,
    });
}
