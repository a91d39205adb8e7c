/**
 * Terms as the flat layout (articulation.md 2.7), the same that `readTerms` reads: what goes out comes back equal,
 * for terms whose rules are whole (a course and an award each).
 */

import { creditText } from "../files/numbers.ts";
import type { OrganizationId } from "../ids.ts";
import { againstIn, firstWord } from "./import-findings.ts";
import { extraColumns, type ImportColumn, plainColumns } from "./import-schema.ts";
import type { Condition, CourseRef, EquivalencyRule, NegativeFinding, Terms } from "./terms-schema.ts";

type Entry = Partial<Record<ImportColumn, string>>;
type CodeOf = (id: OrganizationId) => string;

/** Header first; every row as wide as the header. Columns beyond the plain layout appear only where some rule needs them. */
export function toTable(terms: Terms, organizationCodeOf: CodeOf): string[][] {
  const entries: Entry[] = [
    ...terms.rules.flatMap((rule) => ruleEntries(rule, organizationCodeOf)),
    ...terms.findings.map((finding) => findingEntry(finding, organizationCodeOf)),
    ...terms.conditions.map((condition) => conditionEntry("*", condition)),
  ];
  const columns = [
    ...plainColumns,
    ...extraColumns.filter((column) => isNeeded(column, terms, entries, organizationCodeOf)),
  ];
  return [columns, ...entries.map((entry) => columns.map((column) => entry[column] ?? ""))];
}

function isNeeded(
  column: ImportColumn,
  { findings, rules }: Terms,
  entries: readonly Entry[],
  codeOf: CodeOf,
): boolean {
  // These two can be read from a note such as "requested against PLCC BIO 145": a column of their own only where
  // that reading would differ from what is meant.
  if (column === "against") return findings.some(({ note, against }) => againstIn(note) !== against);
  if (column === "receiver")
    return findings.some(({ against, receiverId }) =>
      receiverId ? firstWord(against) !== codeOf(receiverId) : against !== undefined,
    );
  if (column === "award_method") return rules.some(({ awardMethod }) => awardMethod !== "PROFICIENCY_CREDIT");
  return entries.some((entry) => entry[column] !== undefined);
}

const courseCells = (course: CourseRef, codeOf: CodeOf): Entry => ({
  org_code: codeOf(course.organizationId),
  course_code: course.code,
  course_title: course.title,
  credits: creditText(course.creditHundredths),
  credit_unit: course.unit,
});

/** Only the cells that say something. */
const filled = (cells: Record<string, string | undefined>): Entry =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== undefined));

function ruleEntries(rule: EquivalencyRule, codeOf: CodeOf): Entry[] {
  const rule_no = String(rule.ruleNo);
  const level = filled({
    priority: String(rule.priority),
    exclusive_group: rule.exclusiveGroup,
    valid_from: rule.validFrom,
    valid_to: rule.validTo,
    rule_title: rule.title,
    award_method: rule.awardMethod,
    reuse: rule.reuse,
    credit_override: rule.creditOverride,
    transfer_code: rule.intermediaryCode,
  });
  const sends = rule.options.flatMap(({ optionNo, slots }) =>
    slots.flatMap(({ slotNo, chooseN, courses }) =>
      courses.map(
        (course): Entry => ({
          row_type: "S",
          rule_no,
          option_no: String(optionNo),
          slot_no: String(slotNo),
          choose_n: String(chooseN),
          ...level,
          ...courseCells(course, codeOf),
          ...filled({ min_grade: course.minGrade }),
        }),
      ),
    ),
  );
  const grants = rule.awards.map(
    ({ type, course, note }): Entry => ({
      row_type: "R",
      rule_no,
      ...courseCells(course, codeOf),
      award_type: type,
      ...filled({ note }),
    }),
  );
  return [...sends, ...grants, ...rule.conditions.map((condition) => conditionEntry(rule_no, condition))];
}

const conditionEntry = (rule_no: string, { type, value, note }: Condition): Entry => ({
  row_type: "Q",
  rule_no,
  award_type: type,
  ...filled({ value, note }),
});

const findingEntry = (finding: NegativeFinding, codeOf: CodeOf): Entry => ({
  row_type: "N",
  rule_no: String(finding.ruleNo),
  ...courseCells(finding.course, codeOf),
  value: finding.reason,
  ...filled({
    valid_from: finding.validFrom,
    valid_to: finding.validTo,
    note: finding.note,
    against: finding.against,
    receiver: finding.receiverId && codeOf(finding.receiverId),
    revisit_on: finding.revisitOn,
  }),
});
