/** What the law or policy behind an agreement still asks of it: the hub's own rule, asked before it is sent out. */
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { Objection } from "#shared/problem.ts";
import { objectionToGaps } from "#shared/rule-sets/checklist.ts";
import { addressOf } from "#shared/rule-sets/rules.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import { get } from "../api.ts";

export async function lawGaps(
  partnership: string,
  path: string,
  ruleSetId: string,
  signal: AbortSignal,
): Promise<Objection> {
  const [law, terms] = await Promise.all([
    get<RuleSet>(`/partnerships/${partnership}/rule-sets/${addressOf(ruleSetId)}`, signal),
    get<Terms>(`${path}/rules`, signal),
  ]);
  return objectionToGaps(law.data, law.data.gaps, terms.data.clauses ?? [], terms.data.rules);
}
