/** An executed version as anyone may read it: who is in it by name, and no person who has not opted in. */
import { coursesOf } from "#shared/agreements/named.ts";
import type { PublicOrganization, PublicVersion } from "#shared/agreements/public.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import type { PublicPointer } from "./rows.ts";

export type OneVersion = Omit<PublicPointer, "versions"> & PublicPointer["versions"][number];

/** Every organization the rules and findings name. */
export function namedIn(terms: PublicVersion["terms"]): OrganizationId[] {
  return [
    ...coursesOf(terms).map(({ organizationId }) => organizationId),
    ...terms.findings.flatMap(({ receiverId }) => receiverId ?? []),
  ];
}

/** What the evaluator and the registry read of one version. */
export function publicVersion(
  partnership: PartnershipId,
  { termsId: _termsId, executedDocument: _document, parties, ...pointer }: OneVersion,
  { clauses: _clauses, ...terms }: PublicVersion["terms"],
  organizations: Map<OrganizationId, Organization>,
): PublicVersion {
  const roles = new Map(parties.map(({ organizationId, role }) => [organizationId, role]));
  const named = [...new Set([...roles.keys(), ...namedIn(terms)])].flatMap(
    (id) => organizations.get(id) ?? [],
  );
  return {
    partnership,
    ...pointer,
    organizations: named.map((organization) => {
      const role = roles.get(organization.id);
      return { ...inPublic(organization), ...(role === undefined ? {} : { role }) };
    }),
    terms,
  };
}

/** No person and no address unless that contact opted in (2.5 item 22). */
export function inPublic({ id, code, name, contact }: Organization): PublicOrganization {
  if (!contact?.public) return { id, code, name };
  const { public: _public, ...shown } = contact;
  return { id, code, name, contact: shown };
}
