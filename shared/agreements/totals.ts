/** The numbers every surface prints alike (articulation.md 2.5 item 9): page, PDF, CSV and list all take them from here. */

import { plainText } from "../course-key.ts";
import { capIn } from "./conditions.ts";
import type { Totals } from "./schema.ts";
import type { Terms } from "./terms-schema.ts";

type Sum = Totals["awards"][number];

/**
 * What the terms add up to. `attainableHundredths` is what one student can earn at most: of an exclusive group only
 * the largest award counts, and a cap holds. Courses that two rules share are not weighed against each other.
 */
export function totals(terms: Terms): Totals {
  const sums = new Map<string, { sum: Sum; best: Map<string, number> }>();
  for (const rule of terms.rules) {
    for (const { organizationId, unit, granted } of grantedBy(rule)) {
      const key = `${organizationId} ${unit}`;
      const found = sums.get(key) ?? {
        sum: { organizationId, unit, sumHundredths: 0, attainableHundredths: 0 },
        best: new Map<string, number>(),
      };
      sums.set(key, found);
      found.sum.sumHundredths += granted;
      const group =
        rule.exclusiveGroup === undefined ? `rule ${rule.ruleNo}` : `group ${plainText(rule.exclusiveGroup)}`;
      const counted = Math.min(granted, capIn(rule.conditions) ?? granted);
      const before = found.best.get(group) ?? 0;
      // Two rules with one number are refused elsewhere; until then both are counted, as in the sum.
      found.best.set(group, rule.exclusiveGroup === undefined ? before + counted : Math.max(before, counted));
    }
  }
  const cap = capIn(terms.conditions);
  return {
    rules: terms.rules.length,
    findings: terms.findings.length,
    clauses: terms.clauses?.length ?? 0,
    conditions:
      terms.conditions.length + terms.rules.reduce((count, rule) => count + rule.conditions.length, 0),
    awards: [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { sum, best }]) => {
        const most = [...best.values()].reduce((total, one) => total + one, 0);
        return { ...sum, attainableHundredths: Math.min(most, cap ?? most) };
      }),
  };
}

function grantedBy({ awards }: Terms["rules"][number]) {
  const granted = new Map<string, Pick<Sum, "organizationId" | "unit"> & { granted: number }>();
  for (const { course } of awards) {
    const key = `${course.organizationId} ${course.unit}`;
    const before = granted.get(key)?.granted ?? 0;
    granted.set(key, {
      organizationId: course.organizationId,
      unit: course.unit,
      granted: before + course.creditHundredths,
    });
  }
  return granted.values();
}
