/** Which column is which, in any order and under the names people give them. Unknown columns are ignored, and said so. */
import type { Cell } from "./import-cells.ts";
import { isBlank, loosely, shownText, textOf } from "./import-cells.ts";
import { extraColumns, type ImportColumn, plainColumns } from "./import-schema.ts";
import { nearest } from "./import-words.ts";

const synonyms: Record<ImportColumn, readonly string[]> = {
  row_type: ["type", "kind", "row", "row kind", "record type", "line type"],
  rule_no: ["rule", "rule #", "rule number", "rule id"],
  option_no: ["option", "option #", "option number", "way", "alternative"],
  slot_no: ["slot", "slot #", "slot number"],
  choose_n: ["choose", "pick", "pick n", "how many", "any n"],
  priority: ["order", "rank"],
  exclusive_group: ["group", "exclusive", "exclusive group"],
  org_code: [
    ..."org|organization|organisation|organization code|school|school code|college|institution".split("|"),
    ..."school or college|school/college|partner|party".split("|"),
  ],
  course_code: ["course", "code", "course number", "course no", "course #", "course id"],
  course_title: ["title", "course name", "name", "course description", "description"],
  credits: ["credit", "hours", "credit hours", "hrs", "credit value"],
  credit_unit: ["unit", "units", "credit units", "credit type", "hour type", "unit of credit"],
  min_grade: ["grade", "minimum grade", "min grade", "grade needed", "required grade", "lowest grade"],
  award_type: ["award", "award kind", "type of award", "condition type", "award or condition"],
  value: ["condition value", "reason", "requirement value"],
  valid_from: ["from", "start", "starts", "start date", "effective", "effective date", "begins"],
  valid_to: ["to", "until", "end", "ends", "end date", "valid until", "expires", "expiration date"],
  note: ["notes", "comment", "comments", "remark", "remarks"],
  rule_title: ["rule name"],
  award_method: ["method", "how posted", "posting method"],
  reuse: ["may be reused"],
  credit_override: ["override", "override reason"],
  against: ["compared with", "requested against"],
  receiver: ["receiving org", "receiver code", "receiving college"],
  revisit_on: ["revisit", "revisit date", "review on"],
};

// A Map, never an object: a header may be called __proto__ or constructor.
const known = new Map<string, ImportColumn>();
for (const column of [...plainColumns, ...extraColumns])
  for (const name of [column, ...synonyms[column]]) known.set(headerKey(name), column);

/** `Rule #`, `rule_no` and `Rule No.` are one. */
function headerKey(header: string): string {
  return loosely(header.replace(/#/g, " no ")).replace(/number$/, "no");
}

export const requiredColumns = [
  "row_type",
  "rule_no",
  "org_code",
  "course_code",
  "course_title",
  "credits",
  "credit_unit",
  "award_type",
] as const satisfies readonly ImportColumn[];

export type Header = {
  /** Index in the grid. */
  at: number;
  /** Cells of a data row beyond this are outside the table. */
  width: number;
  columns: { header: string; readAs: ImportColumn | "ignored" }[];
  place: ReadonlyMap<ImportColumn, { index: number; header: string }>;
  /** A second column read as the same thing, or one whose name is nearly one of ours. */
  doubtful: { header: string; index: number; means: ImportColumn; twice: boolean }[];
};

const readsAs = (cell: Cell) => known.get(headerKey(textOf(cell)));

/** The first of the leading rows that looks like a header; titles and blank lines above it are passed over. */
export function findHeader(grid: readonly (readonly Cell[])[]): Header | undefined {
  const first = grid.findIndex((row) => row.some((cell) => !isBlank(cell)));
  if (first < 0) return undefined;
  const looksRight = (row: readonly Cell[]) => new Set(row.map(readsAs).filter(Boolean)).size >= 4;
  const better = grid.slice(first, first + 20).findIndex(looksRight);
  return readHeader(grid[first + Math.max(better, 0)] ?? [], first + Math.max(better, 0));
}

function readHeader(row: readonly Cell[], at: number): Header {
  const place = new Map<ImportColumn, { index: number; header: string }>();
  const doubtful: Header["doubtful"] = [];
  const width = row.findLastIndex((cell) => !isBlank(cell)) + 1;
  // The layout's own names first, so that "type" beside "row_type" does not take its place.
  const own = row.map((cell) =>
    [...plainColumns, ...extraColumns].find((one) => one === textOf(cell).toLowerCase()),
  );
  const columns = row.slice(0, width).map((cell, index) => {
    const header = shownText(cell);
    const means = own[index] ?? readsAs(cell);
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
    doubtful: doubtful.filter((one) => one.twice || !place.has(one.means)),
  };
}
