/** Which column is which, in any order and under the names people give them. Unknown columns are ignored, and said so. */
import type { Cell } from "../files/cells.ts";
import { findHeaderOf, type Header as HeaderOf, layout } from "../files/columns.ts";
import type { Line as LineOf } from "../files/lines.ts";
import type { Telling as TellingOf } from "../files/problems.ts";
import { extraColumns, type ImportColumn, plainColumns } from "./import-schema.ts";

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
  transfer_code: ["iai", "iai code", "ctan", "state transfer code"],
  against: ["compared with", "requested against"],
  receiver: ["receiving org", "receiver code", "receiving college"],
  revisit_on: ["revisit", "revisit date", "review on"],
};

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

export const flatLayout = layout([...plainColumns, ...extraColumns], synonyms, requiredColumns);

export type Header = HeaderOf<ImportColumn>;
export type Line = LineOf<ImportColumn>;
export type Telling = TellingOf<ImportColumn>;

export const findHeader = (grid: readonly (readonly Cell[])[]): Header | undefined =>
  findHeaderOf(grid, flatLayout);
