/** What the tests of catalogs start from. */
import type { Actor } from "#shared/actor.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { PartnershipId, PersonId } from "#shared/ids.ts";
import type { Role } from "#shared/people/schema.ts";

export const actorAt = (organization: OrganizationId, ...roles: Role[]): Actor => ({
  person: PersonId.parse(`per_${"0".repeat(20)}`),
  name: "Someone",
  partnership: PartnershipId.parse("cedar-valley"),
  organization,
  roles,
  partnershipRoles: [],
});
