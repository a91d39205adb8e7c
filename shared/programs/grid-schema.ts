/** What a dry run says about a file of a grid: every problem at its cell, and what would change. */
import * as z from "zod";
import { reportOn } from "../files/schema.ts";

/** In the order of the file: what the slot says, then the course that one organization bound in it. */
export const gridColumns = [
  "slot",
  "column",
  "term",
  "row",
  "kind",
  "choose",
  "intent",
  "level",
  "features",
  "work",
  "work_hours",
  "work_host",
  "credential",
  "issuer",
  "industry_recognized",
  "organization",
  "course",
  "title",
  "credits",
  "credit_unit",
  "content",
  "sced",
  "cip",
  "series",
  "part",
  "prerequisites",
  "delivered_at",
  "early_credit",
  "agreement",
  "rule",
  "college",
  "college_course",
  "early_hours",
  "statements",
  "course_work_hours",
] as const;
export const GridColumn = z.enum(gridColumns);
export type GridColumn = z.infer<typeof GridColumn>;

const Count = z.int().nonnegative();
const Slots = z.strictObject({ added: Count, changed: Count, same: Count, removed: Count, left: Count });

export const GridReport = reportOn(GridColumn).extend({
  /** Slots in their own words; `left`: those that the file does not name. */
  slots: Slots,
  /** Courses of your organization. */
  courses: z.strictObject({ added: Count, changed: Count, same: Count, removed: Count }),
});
export type GridReport = z.infer<typeof GridReport>;
