/**
 * What a dry run says about any file: every problem at its cell, and the file itself as text so that the page can mend
 * cells and send it back as CSV.
 */
import * as z from "zod";

export const ImportProblem = z.strictObject({
  /** As the spreadsheet numbers its rows: 1 is the first line of the file. */
  row: z.int().positive(),
  /** The file's own header; the layout's name where the file has no such column; empty for the file as a whole. */
  column: z.string(),
  /** "asks" is read in the way `expected` says and does not stop the file. */
  severity: z.enum(["stops", "asks"]),
  read: z.string(),
  expected: z.string(),
  /** One value that would make this cell right. */
  fix: z.strictObject({ label: z.string(), value: z.string() }).optional(),
  alternatives: z.array(z.string()).optional(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

const Count = z.int().nonnegative();

/** The part that every report shares; `column` is the layout's own list of columns. */
export const reportOn = <Column extends z.ZodType<string>>(column: Column) =>
  z.strictObject({
    /** Rows under the header that hold anything. */
    rows: Count,
    headerRow: z.int().positive(),
    /** In the order of the file; at most 2,000, with the rest counted. */
    problems: z.array(ImportProblem).max(2000),
    problemsLeftOff: Count,
    stops: Count,
    asks: Count,
    /** False when everything the file says is there already. */
    changes: z.boolean(),
    columns: z.array(z.strictObject({ header: z.string(), readAs: z.union([column, z.literal("ignored")]) })),
    /** `table[row - 1]` is the file's row; text that a spreadsheet would take for a formula starts with an apostrophe. */
    table: z.array(z.array(z.string())),
  });

/** A report as the page reads it, whatever the layout. */
export type FileReport = {
  rows: number;
  headerRow: number;
  problems: ImportProblem[];
  problemsLeftOff: number;
  stops: number;
  asks: number;
  changes: boolean;
  columns: { header: string; readAs: string }[];
  table: string[][];
};
