/** How each check stands, of the one or several answers it gave: the worst counts. Pure. */
import type { CheckAnswer, CheckResult, CheckRule } from "./check-schema.ts";
import type { CheckStand } from "./region-schema.ts";

export const rank: Readonly<Record<CheckResult, number>> = { PASS: 0, CANNOT_TELL: 1, FAIL: 2 };

/** In the order of the answers; a failure that refuses is worse than one that warns. */
export function standsOf(
  answers: readonly CheckAnswer[],
  table: readonly Pick<CheckRule, "id" | "name">[],
): CheckStand[] {
  const names = new Map(table.map(({ id, name }) => [id, name]));
  const weight = ({ result, severity }: CheckStand) => 2 * rank[result] + (severity === "REFUSE" ? 1 : 0);
  const stands = new Map<string, CheckStand>();
  for (const { checkId, result, severity, because } of answers) {
    const one = { checkId, name: names.get(checkId) ?? checkId, result, severity, because };
    const known = stands.get(checkId);
    if (!known || weight(one) > weight(known)) stands.set(checkId, one);
  }
  return [...stands.values()];
}
