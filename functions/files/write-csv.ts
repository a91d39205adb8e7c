/** A table as CSV that a spreadsheet shows and never runs: cells that look like formulas get an apostrophe, which import takes off again. */
import { stringify } from "csv-stringify/sync";
import { defuse } from "#shared/files/cells.ts";

/** UTF-8 without a mark, lines ended as RFC 4180 says. */
export function writeCsv(table: readonly (readonly string[])[]): string {
  return stringify(
    table.map((row) => row.map(defuse)),
    { record_delimiter: "windows" },
  );
}
