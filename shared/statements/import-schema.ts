/**
 * What a dry run says about a file of statements, whatever its format: for a table, problems at its cells that the page
 * mends; for a package, what was mended and what stops it at each JSON pointer; and what adding it would do.
 */
import * as z from "zod";
import { reportOn } from "../files/schema.ts";
import { tableColumns } from "./table-columns.ts";

const StatementColumn = z.enum(tableColumns);

export const ImportNote = z.strictObject({
  /** RFC 6901, into the file as it came. */
  pointer: z.string(),
  severity: z.enum(["stops", "repaired", "noted"]),
  read: z.string(),
  said: z.string(),
});
export type ImportNote = z.infer<typeof ImportNote>;

const Count = z.int().nonnegative();

export const StatementReport = reportOn(StatementColumn).extend({
  format: z.enum(["case", "ctdl", "table"]),
  /** What stops a package first; at most 1,000, with the rest counted. */
  notes: z.array(ImportNote),
  notesLeftOff: Count,
  repaired: Count,
  noted: Count,
  /** What would come of it; absent while the file says nothing we can read. */
  framework: z
    .strictObject({
      identifier: z.string(),
      title: z.string(),
      creator: z.string(),
      items: Count,
      associations: Count,
      /** The first statements, as the outline has them. */
      first: z.array(
        z.strictObject({
          depth: Count,
          code: z.string().optional(),
          statement: z.string(),
          type: z.string().optional(),
        }),
      ),
    })
    .optional(),
  /**
   * NEW: it would be added. SAME: this partnership has it, word for word. LINK: another partnership has it, word for
   * word, and this one would keep a copy to read, as it is today. DIFFERENT: the identifier is taken by one that says
   * something else, or statements of it by another framework; it can be added as an adaptation, with identifiers of its
   * own.
   */
  would: z.enum(["NEW", "SAME", "LINK", "DIFFERENT"]).optional(),
});
export type StatementReport = z.infer<typeof StatementReport>;
