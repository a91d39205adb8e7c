/**
 * Puts both sample regions into an empty table: partnerships, partners, people. Every record with its history, through
 * the same stores the API writes with. What happened between the partners is story.ts.
 */

import type { Stamp } from "#functions/cloud/ledger.ts";
import { personIdOf } from "#functions/cloud/person-id.ts";
import type { Services } from "#functions/env.ts";
import { newId, type OrganizationId, PartnershipId, type PersonId } from "#shared/ids.ts";
import { Organization, OrganizationDraft } from "#shared/organizations/schema.ts";
import { Member } from "#shared/people/schema.ts";
import { organizations } from "./organizations.ts";
import { partnerships } from "./partnerships.ts";
import { cast, type SamplePerson } from "./people.ts";

export type RegionId = keyof typeof organizations;

/** Ids of what was put in, by the codes and names that people know. */
export type Region = {
  organizations: ReadonlyMap<string, OrganizationId>;
  organization(code: string): OrganizationId;
  person(key: string): PersonId;
  /** What the sign-in calls this person. */
  sub(key: string): string;
};

/** Installs both regions as of `at` (their first day in the hub). */
export async function installRegions(services: Services, at: Date): Promise<Region> {
  const realm = services.config.SIGN_IN_REALM;
  const person = (key: string) => personIdOf(realm, cast.find((one) => one.key === key)?.sub ?? key);
  const ids = new Map<string, OrganizationId>();
  const stamp: Stamp = { actor: person("olive"), actorName: "Olive Brandt", at };

  for (const region of Object.keys(organizations) as RegionId[]) {
    const id = PartnershipId.parse(region);
    for (const { code } of organizations[region]) ids.set(code, newId("org"));
    const { convenerEmail: _convener, ...draft } = partnerships[region];
    const started = await services.partnerships.saving(
      undefined,
      { ...draft, id, version: 0 },
      { action: "partnership-created" },
      stamp,
    );
    await services.table.commit(started.writes);
    await Promise.all([
      ...organizations[region].map((one) => addOrganization(services, id, one, ids, stamp)),
    ]);
    await Promise.all(cast.map((one) => addMember(services, id, region, one, ids, stamp)));
  }
  await Promise.all(
    cast.map(async (one) =>
      services.table.commit([
        await services.people.saveProfile({ person: person(one.key), name: one.name, email: one.email }),
        ...(one.operator ? [await services.people.appointOperator(person(one.key))] : []),
      ]),
    ),
  );
  return regionOf(realm, ids);
}

/** What was put in, told from the ids that its organizations were given; a person's id follows from the sign-in. */
export function regionOf(realm: string, ids: ReadonlyMap<string, OrganizationId>): Region {
  const sub = (key: string) => cast.find((one) => one.key === key)?.sub ?? key;
  return {
    organizations: ids,
    organization: (code) => ids.get(code) as OrganizationId,
    person: (key) => personIdOf(realm, sub(key)),
    sub,
  };
}

async function addOrganization(
  services: Services,
  partnership: PartnershipId,
  { memberOf, ...fields }: (typeof organizations)[RegionId][number],
  ids: ReadonlyMap<string, OrganizationId>,
  stamp: Stamp,
): Promise<void> {
  const draft = OrganizationDraft.parse({
    ...fields,
    memberships: memberOf.map(({ of, ...span }) => ({
      ...span,
      of: of === "partnership" ? of : ids.get(of),
    })),
  });
  const organization = Organization.parse({
    ...draft,
    id: ids.get(fields.code),
    predecessors: [],
    version: 0,
  });
  const saved = await services.organizations.saving(
    partnership,
    undefined,
    organization,
    { action: "organization-added" },
    stamp,
  );
  await services.table.commit(saved.writes);
}

async function addMember(
  services: Services,
  partnership: PartnershipId,
  region: RegionId,
  { key: _key, sub, name, email, title, memberships, partnershipRoles }: SamplePerson,
  ids: ReadonlyMap<string, OrganizationId>,
  stamp: Stamp,
): Promise<void> {
  const grants = memberships.filter((one) => one.partnership === region);
  const roles = partnershipRoles.filter((one) => one.partnership === region).map((one) => one.role);
  if (grants.length === 0 && roles.length === 0) return;
  const member = Member.parse({
    personId: personIdOf(services.config.SIGN_IN_REALM, sub),
    name,
    email,
    title,
    grants: grants.map(({ organizationCode, roles: held, from, until }) => ({
      organizationId: ids.get(organizationCode),
      roles: [...held],
      from,
      ...(until === undefined ? {} : { until }),
    })),
    partnershipRoles: roles,
    version: 0,
  });
  const saved = await services.people.saving(
    partnership,
    undefined,
    member,
    { action: "member-added" },
    stamp,
  );
  await services.table.commit(saved.writes);
}
