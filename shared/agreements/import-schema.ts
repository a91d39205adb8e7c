/**
 * What a dry run says about a file of equivalencies: every problem at its cell, what would be added, and the file
 * itself as text so that the page can mend cells and send it back as CSV. `terms` is there only when nothing stops.
 */
import * as z from "zod";
import { CreditUnit, Terms } from "./schema.ts";

/** The flat layout, in the order of the file. The second group is written only where some rule needs it. */
export const plainColumns = [
  "row_type",
  "rule_no",
  "option_no",
  "slot_no",
  "choose_n",
  "priority",
  "exclusive_group",
  "org_code",
  "course_code",
  "course_title",
  "credits",
  "credit_unit",
  "min_grade",
  "award_type",
  "value",
  "valid_from",
  "valid_to",
  "note",
] as const;
export const extraColumns = [
  "rule_title",
  "award_method",
  "reuse",
  "credit_override",
  "against",
  "receiver",
  "revisit_on",
] as const;

export const ImportColumn = z.enum([...plainColumns, ...extraColumns]);
export type ImportColumn = z.infer<typeof ImportColumn>;

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

export const WouldAdd = z.strictObject({
  rulesNew: Count,
  rulesChanged: Count,
  rulesSame: Count,
  /** Refused or open pairs in the file. */
  findings: Count,
  /** Conditions in the file, of rules and of the whole agreement. */
  conditions: Count,
  /** Courses the agreement does not name yet. */
  coursesNew: Count,
  /** All award credit of the file's rules. */
  creditHundredthsByUnit: z.partialRecord(CreditUnit, Count),
});
export type WouldAdd = z.infer<typeof WouldAdd>;

export const ImportReport = z.strictObject({
  /** Rows under the header that hold anything. */
  rows: Count,
  headerRow: z.int().positive(),
  /** In the order of the file; at most 2,000, with the rest counted. */
  problems: z.array(ImportProblem).max(2000),
  problemsLeftOff: Count,
  stops: Count,
  asks: Count,
  wouldAdd: WouldAdd,
  /** False when the agreement already says all of this. */
  changes: z.boolean(),
  /** The agreement's terms after the import. */
  terms: Terms.optional(),
  columns: z.array(
    z.strictObject({ header: z.string(), readAs: z.union([ImportColumn, z.literal("ignored")]) }),
  ),
  /** `table[row - 1]` is the file's row; text that a spreadsheet would take for a formula starts with an apostrophe. */
  table: z.array(z.array(z.string())),
});
export type ImportReport = z.infer<typeof ImportReport>;
