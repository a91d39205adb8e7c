/**
 * What a dry run says about a file of equivalencies: every problem at its cell, what would be added, and the file
 * itself as text so that the page can mend cells and send it back as CSV. `terms` is there only when nothing stops.
 */
import * as z from "zod";
import { reportOn } from "../files/schema.ts";
import { CreditUnit, Terms } from "./terms-schema.ts";

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
  "transfer_code",
  "against",
  "receiver",
  "revisit_on",
] as const;

export const ImportColumn = z.enum([...plainColumns, ...extraColumns]);
export type ImportColumn = z.infer<typeof ImportColumn>;

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

export const ImportReport = reportOn(ImportColumn).extend({
  wouldAdd: WouldAdd,
  /** The agreement's terms after the import. */
  terms: Terms.optional(),
});
export type ImportReport = z.infer<typeof ImportReport>;
