/** The agreement's own invariants, told at the row that broke them: a pointer into the merged terms leads back to the file. */

import type { Telling } from "./import-columns.ts";
import type { ImportContext } from "./import-courses.ts";
import type { Built } from "./import-rules.ts";
import type { ImportColumn } from "./import-schema.ts";
import { Terms } from "./terms-schema.ts";

const columnOf = new Map<string, ImportColumn>([
  ["ruleNo", "rule_no"],
  ["optionNo", "option_no"],
  ["slotNo", "slot_no"],
  ["chooseN", "choose_n"],
  ["priority", "priority"],
  ["exclusiveGroup", "exclusive_group"],
  ["organizationId", "org_code"],
  ["code", "course_code"],
  ["title", "course_title"],
  ["creditHundredths", "credits"],
  ["unit", "credit_unit"],
  ["minGrade", "min_grade"],
  ["type", "award_type"],
  ["value", "value"],
  ["reason", "value"],
  ["validFrom", "valid_from"],
  ["validTo", "valid_to"],
  ["note", "note"],
  ["awardMethod", "award_method"],
  ["creditOverride", "credit_override"],
  ["intermediaryCode", "transfer_code"],
  ["reuse", "reuse"],
  ["against", "against"],
  ["receiverId", "receiver"],
  ["revisitOn", "revisit_on"],
]);

/** The deepest part on the pointer's way that has a row, and the column of the last field it names. */
function locate(
  pointer: string,
  terms: Terms,
  rowOf: Built["rowOf"],
): { row?: number; column: ImportColumn; read: string } {
  let part: unknown = terms;
  let row: number | undefined;
  let column: ImportColumn = "rule_no";
  let read = "";
  for (const name of pointer.split("/").slice(1)) {
    const parts: Map<string, unknown> = new Map(Object.entries((part as object | undefined) ?? {}));
    part = parts.get(name);
    if (typeof part === "object" && part !== null) {
      row = rowOf.get(part) ?? row;
      if ("ruleNo" in part) read = `rule ${part.ruleNo}`;
    } else {
      // A field that is missing has a column all the same.
      column = columnOf.get(name) ?? column;
      if (part !== undefined) read = String(part);
    }
  }
  return { ...(row !== undefined && { row }), column, read };
}

export function tellInvariants(
  merged: Terms,
  built: Built,
  headerRow: number,
  context: ImportContext,
  tell: Telling,
): void {
  const nothingRead = built.rowOf.size === 0;
  if (nothingRead) return;
  const shape = tell.stopped() ? undefined : Terms.safeParse(merged).error;
  for (const issue of shape?.issues ?? []) {
    const { row, column, read } = locate(["", ...issue.path].join("/"), merged, built.rowOf);
    const expected =
      issue.code === "too_big" ? `At most ${issue.maximum} of these in one place` : issue.message;
    tell.stops(row ?? headerRow, column, read, { expected: sentence(expected) });
  }
  if (!context.check || shape) return;
  // What was wrong before the file is not the file's doing; a pointer's numbers may have shifted, its words have not.
  const before = new Set(context.current ? context.check(context.current).map(({ detail }) => detail) : []);
  for (const { pointer, detail } of context.check(merged)) {
    const { row, column, read } = locate(pointer, merged, built.rowOf);
    if (row === undefined && before.has(detail)) continue;
    // A row that stops already has its cause; the invariant only repeats it.
    if (row !== undefined && tell.stopped(row)) continue;
    const told = row === undefined ? `${read || "the agreement"}: ${detail}` : detail;
    tell.stops(row ?? headerRow, row === undefined ? "" : column, read, { expected: sentence(told) });
  }
}

const sentence = (text: string) => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
