/** What its law or policy still asks of an agreement that could go out for signature otherwise: the hub's own rule, asked beforehand. */
import { objection } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Objection } from "#shared/problem.ts";
import { objectionToGaps } from "#shared/rule-sets/checklist.ts";
import { addressOf } from "#shared/rule-sets/rules.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import { get } from "../api.ts";
import { useLoad } from "../load.ts";
import { usePlace } from "../session.ts";
import { agreementPath, useTerms } from "./load.ts";

export function useLawGaps(agreement: Agreement): Objection {
  const { partnership, actor } = usePlace();
  const id = agreement.governingRuleSet;
  const asked = id !== undefined && objection("send", agreement, actor) === undefined;
  const path = asked ? `/partnerships/${partnership.id}/rule-sets/${addressOf(id)}` : undefined;
  const law = useLoad(path, async (signal) => (await get<RuleSet>(path as string, signal)).data);
  const terms = useTerms(agreementPath(partnership.id, agreement.id), asked);
  if (law.state !== "content" || terms.state !== "content") return undefined;
  const { clauses = [], rules } = terms.data.data;
  return objectionToGaps(law.data, law.data.gaps, clauses, rules);
}
