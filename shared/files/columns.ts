/** Which column is which, in any order and under the names people give them. Unknown columns are ignored, and said so. */
import { type Cell, isBlank, loosely, shownText, textOf } from "./cells.ts";
import { nearest } from "./nearest.ts";

/** The columns a file may have: their own names in order, what else people call them, and those it must have. */
export type Layout<Column extends string> = {
  names: readonly Column[];
  required: readonly Column[];
  known: ReadonlyMap<string, Column>;
};

export function layout<Column extends string>(
  names: readonly Column[],
  synonyms: Readonly<Record<Column, readonly string[]>>,
  required: readonly Column[],
): Layout<Column> {
  // A Map, never an object: a header may be called __proto__ or constructor.
  const known = new Map<string, Column>();
  for (const column of names)
    for (const name of [column, ...synonyms[column]]) known.set(headerKey(name), column);
  return { names, required, known };
}

/** `Rule #`, `rule_no` and `Rule No.` are one. */
function headerKey(header: string): string {
  return loosely(header.replace(/#/g, " no ")).replace(/number$/, "no");
}

export type Header<Column extends string> = {
  /** Index in the grid. */
  at: number;
  /** Cells of a data row beyond this are outside the table. */
  width: number;
  columns: { header: string; readAs: Column | "ignored" }[];
  place: ReadonlyMap<Column, { index: number; header: string }>;
  required: readonly Column[];
  /** A second column read as the same thing, or one whose name is nearly one of ours. */
  doubtful: { header: string; index: number; means: Column; twice: boolean }[];
};

const readsAs = <Column extends string>({ known }: Layout<Column>, cell: Cell): Column | undefined =>
  known.get(headerKey(textOf(cell)));

/** The first of the leading rows that looks like a header; titles and blank lines above it are passed over. */
export function findHeaderOf<Column extends string>(
  grid: readonly (readonly Cell[])[],
  layout: Layout<Column>,
): Header<Column> | undefined {
  const first = grid.findIndex((row) => row.some((cell) => !isBlank(cell)));
  if (first < 0) return undefined;
  const looksRight = (row: readonly Cell[]) =>
    new Set(row.map((cell) => readsAs(layout, cell)).filter(Boolean)).size >=
    Math.min(4, layout.required.length);
  const better = grid.slice(first, first + 20).findIndex(looksRight);
  return readHeader(grid[first + Math.max(better, 0)] ?? [], first + Math.max(better, 0), layout);
}

function readHeader<Column extends string>(
  row: readonly Cell[],
  at: number,
  layout: Layout<Column>,
): Header<Column> {
  const { known, names, required } = layout;
  const place = new Map<Column, { index: number; header: string }>();
  const doubtful: Header<Column>["doubtful"] = [];
  const width = row.findLastIndex((cell) => !isBlank(cell)) + 1;
  // The layout's own names first, so that "type" beside "row_type" does not take its place.
  const own = row.map((cell) => names.find((one) => one === textOf(cell).toLowerCase()));
  const columns = row.slice(0, width).map((cell, index) => {
    const header = shownText(cell);
    const means = own[index] ?? readsAs(layout, cell);
    if (means && (place.has(means) || (own.includes(means) && !own[index]))) {
      doubtful.push({ header, index, means, twice: true });
      return { header, readAs: "ignored" as const };
    }
    if (!means) {
      const close = nearest(headerKey(textOf(cell)), [...known.keys()]);
      const guess = close && close.length > 3 ? known.get(close) : undefined;
      if (guess) doubtful.push({ header, index, means: guess, twice: false });
      return { header, readAs: "ignored" as const };
    }
    place.set(means, { index, header });
    return { header, readAs: means };
  });
  return {
    at,
    width,
    columns,
    place,
    required,
    doubtful: doubtful.filter((one) => one.twice || !place.has(one.means)),
  };
}
