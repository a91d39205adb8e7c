/** What a schema cannot know about a draft: parties, contacts and signers exist here, and so does what it stands under. */
import type { Actor } from "#shared/actor.ts";
import { parentTiers } from "#shared/data-sharing/rules.ts";
import type { DataSharing, DataSharingDraft } from "#shared/data-sharing/schema.ts";
import { sight } from "#shared/data-sharing/sight.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { listed } from "#shared/listed.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { grantsOn } from "#shared/people/rules.ts";
import type { Member } from "#shared/people/schema.ts";
import { type FieldProblem, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";

export type Surroundings = {
  organizations: ReadonlyMap<string, Organization>;
  members: ReadonlyMap<string, Member>;
  parent: DataSharing | undefined;
};

/** Everything the draft names, read at once: it can start before it is known who asks. */
export async function surroundings(
  services: Services,
  partnership: PartnershipId,
  { parties, signatureSlots, parentId }: DataSharingDraft,
): Promise<Surroundings> {
  const named = [
    ...parties.flatMap(({ contacts }) => Object.values(contacts).filter((id) => id !== undefined)),
    ...signatureSlots.flatMap(({ personId }) => personId ?? []),
  ];
  const [organizations, members, parent] = await Promise.all([
    services.organizations.findAll(
      partnership,
      parties.map(({ organizationId }) => organizationId),
    ),
    services.people.findAll(partnership, named),
    parentId ? services.dataSharing.find(partnership, parentId) : undefined,
  ]);
  return { organizations, members, parent };
}

/**
 * Refuses, naming every field that does not fit its surroundings. Whoever was a party or a contact before may have left
 * since: they stay until someone says who takes their place, and the checks say so.
 */
export function insistOnDraft(
  draft: DataSharingDraft,
  around: Surroundings,
  today: string,
  by: Actor,
  before?: DataSharing,
  alsoProblems: readonly FieldProblem[] = [],
): void {
  const errors = [
    ...alsoProblems,
    ...dayProblems(draft),
    ...parentProblems(draft, around, by, before),
    ...partyProblems(draft, around, today, before),
    ...slotProblems(draft, around, today),
  ];
  insistOnNone(errors);
}

/** Refuses with every field that needs another look. */
export function insistOnNone(errors: readonly FieldProblem[]): void {
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors: errors.slice(0, 100) });
}

const dayProblems = ({ dateEffective, expirationDate }: DataSharingDraft): FieldProblem[] =>
  expirationDate < dateEffective
    ? [{ pointer: "/expirationDate", detail: "the last day, on or after the first" }]
    : [];

const tierNames = {
  mou: "a memorandum of understanding",
  dsa: "a data-sharing agreement",
  dul: "a data use license",
  dpa: "a privacy agreement",
} as const;

function parentProblems(
  { parentId, tier }: DataSharingDraft,
  { parent }: Surroundings,
  by: Actor,
  before?: DataSharing,
): FieldProblem[] {
  if (parentId === undefined) return [];
  const pointer = "/parentId";
  const above = parentTiers[tier];
  if (above.length === 0) return [{ pointer, detail: `nothing: ${tierNames[tier]} stands by itself` }];
  const known = parent && (before?.parentId === parent.id || sight(parent, by) !== "none");
  if (known && above.includes(parent.tier)) return [];
  return [{ pointer, detail: `the id of ${listed(above.map((one) => tierNames[one]))}` }];
}

function partyProblems(
  { parties }: DataSharingDraft,
  { organizations, members }: Surroundings,
  today: string,
  before?: DataSharing,
): FieldProblem[] {
  const errors: FieldProblem[] = [];
  const was = new Map(before?.parties.map((party) => [party.organizationId, party]));
  for (const [index, { organizationId, contacts, roles }] of parties.entries()) {
    const at = `/parties/${index}`;
    const organization = organizations.get(organizationId);
    const old = was.get(organizationId);
    if (!organization || (organization.successor && !old))
      errors.push({ pointer: `${at}/organizationId`, detail: "an organization of this partnership" });
    if (parties.findIndex((party) => party.organizationId === organizationId) < index)
      errors.push({ pointer: `${at}/organizationId`, detail: "an organization that is not yet a party" });
    if (new Set(roles).size < roles.length) errors.push({ pointer: `${at}/roles`, detail: "each role once" });
    for (const kind of ["steward", "custodian", "privacy"] as const) {
      const id = contacts[kind];
      if (id === undefined || old?.contacts[kind] === id) continue;
      const member = members.get(id);
      if (member && grantsOn(member, today).has(organizationId)) continue;
      const where = organization?.name ?? "that party";
      errors.push({ pointer: `${at}/contacts/${kind}`, detail: `someone with an account at ${where}` });
    }
  }
  return errors;
}

/** Each signature is a party's, has a number of its own, and if it names someone, a signatory of that party. */
function slotProblems(
  { parties, signatureSlots, authorities }: DataSharingDraft,
  { organizations, members }: Surroundings,
  today: string,
): FieldProblem[] {
  const errors: FieldProblem[] = [];
  for (const [index, { slotNo, organizationId, personId }] of signatureSlots.entries()) {
    const at = `/signatureSlots/${index}`;
    if (signatureSlots.findIndex((slot) => slot.slotNo === slotNo) < index)
      errors.push({ pointer: `${at}/slotNo`, detail: "a number that no other signature has" });
    if (!parties.some((party) => party.organizationId === organizationId))
      errors.push({ pointer: `${at}/organizationId`, detail: "one of the parties" });
    const member = personId && members.get(personId);
    if (personId && !(member && grantsOn(member, today).get(organizationId)?.has("signatory")))
      errors.push({
        pointer: `${at}/personId`,
        detail: `someone with the role signatory at ${organizations.get(organizationId)?.name ?? "that party"}`,
      });
  }
  for (const [index, { slotNo }] of authorities.entries()) {
    const at = `/authorities/${index}/slotNo`;
    if (!signatureSlots.some((slot) => slot.slotNo === slotNo))
      errors.push({ pointer: at, detail: "the number of one of the signatures" });
    if (authorities.findIndex((one) => one.slotNo === slotNo) < index)
      errors.push({ pointer: at, detail: "a signature whose authority is not given yet" });
  }
  return errors;
}
