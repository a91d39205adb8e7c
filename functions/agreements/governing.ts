/** The law or policy an agreement answers, as its partnership has it; none where the agreement names none. */
import type { Agreement } from "#shared/agreements/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import type { Services } from "../env.ts";

export async function governing(
  services: Services,
  partnership: PartnershipId,
  { governingRuleSet }: Pick<Agreement, "governingRuleSet">,
): Promise<RuleSet | undefined> {
  return governingRuleSet === undefined ? undefined : services.ruleSets.find(partnership, governingRuleSet);
}
