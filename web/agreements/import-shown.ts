/** What the preview of an import shows of a row of equivalencies. */
import type { ImportColumn } from "#shared/agreements/import-schema.ts";
import type { ConditionType } from "#shared/agreements/terms-schema.ts";
import type { FileReport } from "#shared/files/schema.ts";
import type { Shown } from "../files/rows.tsx";
import { cellOf } from "../files/table.ts";
import { conditionWords } from "./choices.ts";

const kinds: Record<string, string> = { S: "Finishes", R: "Grants", Q: "Asks for", N: "Gives none" };
const text = (readAs: ImportColumn) => (report: FileReport, row: number) =>
  cellOf(report, row, readAs).replace(/^'/, "");

export const shown: readonly Shown[] = [
  { head: "Rule", of: ["rule_no"], number: true, show: text("rule_no") },
  {
    head: "Kind",
    of: ["row_type"],
    show: (report, row) =>
      kinds[text("row_type")(report, row).trim().toUpperCase()] ?? text("row_type")(report, row),
  },
  {
    head: "Course",
    of: ["org_code", "course_code"],
    show: (report, row) => `${text("org_code")(report, row)} ${text("course_code")(report, row)}`.trim(),
  },
  {
    head: "Title",
    of: ["course_title", "award_type", "value"],
    show: (report, row) =>
      text("course_title")(report, row) ||
      conditionIn(text("award_type")(report, row), text("value")(report, row)) ||
      `${text("award_type")(report, row)} ${text("value")(report, row)}`
        .trim()
        .toLowerCase()
        .replaceAll("_", " "),
  },
  { head: "Credit", of: ["credits"], number: true, show: text("credits") },
  { head: "Grade", of: ["min_grade"], show: text("min_grade") },
];

/** `A percent on the exam: 80`. */
function conditionIn(type: string, value: string): string | undefined {
  const name = Object.hasOwn(conditionWords, type) && conditionWords[type as ConditionType].name;
  return name ? `${name}${value && `: ${value}`}` : undefined;
}
