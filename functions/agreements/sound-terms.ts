/**
 * Whether terms hold together within their agreement: its parties and days, how long its rule set lets it run, and what
 * the parties' catalogs give. Asked here wherever terms are saved, taken in, reviewed or sent out, so the answers agree.
 */
import type { CatalogLookUp } from "#shared/agreements/catalog.ts";
import { problemsIn, usualMonths } from "#shared/agreements/invariants.ts";
import type { AgreementDraft } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import type { Services } from "../env.ts";
import { governing } from "./governing.ts";

type Frame = Pick<AgreementDraft, "dateEffective" | "expirationDate" | "governingRuleSet" | "parties">;
export type Measure = {
  ruleSet: RuleSet | undefined;
  catalog: CatalogLookUp;
  problems: (terms: Terms) => FieldProblem[];
};

/** What terms are measured by within this frame, read once for any number of terms. */
export async function measureOf(
  services: Services,
  partnership: PartnershipId,
  frame: Frame,
): Promise<Measure> {
  const [ruleSet, catalog] = await Promise.all([
    governing(services, partnership, frame),
    services.courses.lookUp(
      partnership,
      frame.parties.map(({ organizationId }) => organizationId),
      frame.expirationDate,
    ),
  ]);
  const months = ruleSet?.maximumMonths ?? usualMonths;
  return { ruleSet, catalog, problems: (terms) => problemsIn(frame, terms, months, catalog) };
}

/** Refuses terms that do not hold together, or against which something else stands; the rule set they were held against. */
export async function insistOnSound(
  services: Services,
  partnership: PartnershipId,
  frame: Frame,
  terms: Terms,
  also: readonly FieldProblem[] = [],
): Promise<RuleSet | undefined> {
  const { ruleSet, problems } = await measureOf(services, partnership, frame);
  const errors = [...problems(terms), ...also];
  if (errors.length > 0) throw new Refusal("terms-invalid", undefined, { errors: errors.slice(0, 100) });
  return ruleSet;
}
