/** What a schema cannot know about a draft: parties and reviewers exist here, the pathway is of this edition. */
import type { AgreementDraft } from "#shared/agreements/schema.ts";
import { pathwayOf } from "#shared/framework/browse.ts";
import { edition } from "#shared/framework/editions.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { grantsOn } from "#shared/people/rules.ts";
import type { Member } from "#shared/people/schema.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import type { Services } from "../env.ts";
import { governing } from "./governing.ts";

export type Surroundings = {
  organizations: ReadonlyMap<string, Organization>;
  members: ReadonlyMap<string, Member>;
  frameworkEdition: string;
  /** The rule set that the draft names, where there is one of that id here. */
  ruleSet: RuleSet | undefined;
};

/** Everything the draft names, read at once: it can start before it is known who asks. */
export async function surroundings(
  services: Services,
  partnership: PartnershipId,
  draft: AgreementDraft,
): Promise<Surroundings> {
  const { parties, signatureSlots } = draft;
  const named = [
    ...parties.flatMap((party) => party.reviewerIds),
    ...signatureSlots.flatMap((slot) => slot.personId ?? []),
  ];
  const [organizations, members, settings, ruleSet] = await Promise.all([
    services.organizations.findAll(
      partnership,
      parties.map((party) => party.organizationId),
    ),
    services.people.findAll(partnership, named),
    services.partnerships.settings(partnership),
    governing(services, partnership, draft),
  ]);
  return { organizations, members, frameworkEdition: settings?.frameworkEdition ?? "", ruleSet };
}

/**
 * Refuses, naming every field that does not fit its surroundings. A party that was one before may have merged away
 * since: it stays until the parties say who takes its place.
 */
export function insistOnDraft(
  draft: AgreementDraft,
  around: Surroundings,
  today: string,
  before?: Pick<AgreementDraft, "parties">,
): void {
  const already = new Set(before?.parties.map((party) => party.organizationId));
  const errors: FieldProblem[] = [];
  if (draft.expirationDate < draft.dateEffective) {
    errors.push({ pointer: "/expirationDate", detail: "the last day, on or after the first" });
  }
  const framework = edition(around.frameworkEdition);
  if (draft.pathwayId !== undefined && !(framework && pathwayOf(framework, draft.pathwayId))) {
    errors.push({ pointer: "/pathwayId", detail: `a pathway of ${framework?.name ?? "the framework"}` });
  }
  if (draft.governingRuleSet !== undefined && !around.ruleSet)
    errors.push({ pointer: "/governingRuleSet", detail: "a rule set of this partnership, by its id" });
  for (const [index, { organizationId, reviewerIds }] of draft.parties.entries()) {
    const organization = around.organizations.get(organizationId);
    if (!organization || (organization.successor && !already.has(organizationId))) {
      errors.push({
        pointer: `/parties/${index}/organizationId`,
        detail: "an organization of this partnership",
      });
    }
    for (const [at, id] of reviewerIds.entries()) {
      const member = around.members.get(id);
      if (member && grantsOn(member, today).get(organizationId)?.has("reviewer")) continue;
      const where = organization?.name ?? "that party";
      errors.push({
        pointer: `/parties/${index}/reviewerIds/${at}`,
        detail: `someone with the role reviewer at ${where}`,
      });
    }
  }
  errors.push(...slotProblems(draft, around, today));
  if (draft.teachOutUntil !== undefined && draft.teachOutUntil < draft.expirationDate)
    errors.push({
      pointer: "/teachOutUntil",
      detail: `a day on or after the last day, ${draft.expirationDate}`,
    });
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
}

/** Each signature is a party's, has a number of its own, and if it names someone, a signatory of that party. */
function slotProblems(
  { parties, signatureSlots }: AgreementDraft,
  { organizations, members }: Surroundings,
  today: string,
): FieldProblem[] {
  const errors: FieldProblem[] = [];
  for (const [index, { slotNo, organizationId, personId }] of signatureSlots.entries()) {
    const pointer = `/signatureSlots/${index}`;
    if (signatureSlots.findIndex((slot) => slot.slotNo === slotNo) < index)
      errors.push({ pointer: `${pointer}/slotNo`, detail: "a number that no other signature has" });
    if (!parties.some((party) => party.organizationId === organizationId))
      errors.push({ pointer: `${pointer}/organizationId`, detail: "one of the parties" });
    const member = personId && members.get(personId);
    if (personId && !(member && grantsOn(member, today).get(organizationId)?.has("signatory")))
      errors.push({
        pointer: `${pointer}/personId`,
        detail: `someone with the role signatory at ${organizations.get(organizationId)?.name ?? "that party"}`,
      });
  }
  return errors;
}
