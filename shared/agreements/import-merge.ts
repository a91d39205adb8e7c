/**
 * The file laid over what the agreement says. Numbered parts of the file replace those of the same number, conditions
 * of the whole agreement those of the same type; the rest stays. Importing the same file twice changes nothing.
 */
import { canonicalJson } from "../canonical.ts";
import { courseKey } from "../course-key.ts";
import type { ImportContext } from "./import-courses.ts";
import type { Built } from "./import-rules.ts";
import type { ImportColumn, WouldAdd } from "./import-schema.ts";
import { coursesOf } from "./named.ts";
import type { CreditUnit, EquivalencyRule, Terms } from "./terms-schema.ts";

const nothing: Terms = { rules: [], findings: [], conditions: [] };

/** Optional columns that the plain layout lacks: a file without the column says nothing about the field. */
const unsaid = [
  ["title", "rule_title"],
  ["awardMethod", "award_method"],
  ["reuse", "reuse"],
  ["creditOverride", "credit_override"],
  ["intermediaryCode", "transfer_code"],
] as const satisfies readonly (readonly [keyof EquivalencyRule, ImportColumn])[];

export function merge(
  built: Built,
  context: ImportContext,
  hasColumn: (column: ImportColumn) => boolean,
): Terms {
  const current = context.current ?? nothing;
  const { rowOf, ruleNos } = built;
  const before = new Map(current.rules.map((rule) => [rule.ruleNo, rule]));
  const rules = built.terms.rules.map((rule) => {
    const known = before.get(rule.ruleNo);
    const kept = unsaid.filter(([field, column]) => known?.[field] !== undefined && !hasColumn(column));
    if (!known || kept.length === 0) return rule;
    const merged = { ...rule, ...Object.fromEntries(kept.map(([field]) => [field, known[field]])) };
    rowOf.set(merged, rowOf.get(rule) ?? 1);
    return merged;
  });
  const types = new Set(built.terms.conditions.map(({ type }) => type));
  return {
    rules: laidOver(current.rules, rules, ({ ruleNo }) => ruleNo, ruleNos),
    findings: laidOver(current.findings, built.terms.findings, ({ ruleNo }) => ruleNo, ruleNos),
    conditions: laidOver(current.conditions, built.terms.conditions, ({ type }) => type, types),
    // A file of courses says nothing about clauses, and takes none away.
    ...(current.clauses ? { clauses: current.clauses } : {}),
  };
}

/** Replacements take the place of the first part they replace; what is new comes last. */
function laidOver<Part, Key>(
  old: readonly Part[],
  fresh: readonly Part[],
  keyOf: (part: Part) => Key,
  named: ReadonlySet<Key>,
): Part[] {
  const byKey = new Map<Key, Part[]>();
  for (const part of fresh) byKey.set(keyOf(part), [...(byKey.get(keyOf(part)) ?? []), part]);
  const kept = old.flatMap((part) => {
    const key = keyOf(part);
    if (!named.has(key)) return [part];
    const replacements = byKey.get(key) ?? [];
    byKey.delete(key);
    return replacements;
  });
  return [...kept, ...[...byKey.values()].flat()];
}

export const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

export function saysAlready(merged: Terms, context: ImportContext): boolean {
  return same(merged, context.current ?? nothing);
}

export function wouldAdd(built: Built, merged: Terms, context: ImportContext): WouldAdd {
  const before = new Map(context.current?.rules.map((rule) => [rule.ruleNo, rule]));
  const rules = merged.rules.filter(({ ruleNo }) => built.ruleNos.has(ruleNo));
  const changed = rules.filter((rule) => before.has(rule.ruleNo) && !same(rule, before.get(rule.ruleNo)));
  const fresh = rules.filter(({ ruleNo }) => !before.has(ruleNo));
  const byUnit = new Map<CreditUnit, number>();
  for (const { course } of built.terms.rules.flatMap(({ awards }) => awards))
    byUnit.set(course.unit, (byUnit.get(course.unit) ?? 0) + course.creditHundredths);
  const known = new Set(context.knownCourses?.map(courseKey));
  const named = new Set(coursesOf(built.terms).map(courseKey));
  return {
    rulesNew: fresh.length,
    rulesChanged: changed.length,
    rulesSame: rules.length - fresh.length - changed.length,
    findings: built.terms.findings.length,
    conditions:
      built.terms.conditions.length + built.terms.rules.flatMap(({ conditions }) => conditions).length,
    coursesNew: [...named].filter((key) => !known.has(key)).length,
    creditHundredthsByUnit: Object.fromEntries(byUnit),
  };
}
