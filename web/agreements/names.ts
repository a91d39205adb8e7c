/** The organizations and people that agreements name, read once and looked up by id. */
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { MemberRow, Role } from "#shared/people/schema.ts";
import { covers } from "#shared/time.ts";
import { getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";

export type Names = {
  organizations: readonly OrganizationRow[];
  /** An organization's name; a plain word where it is not known here. */
  name: (id: string) => string;
  code: (id: string) => string;
};

export function namesOf(organizations: readonly OrganizationRow[]): Names {
  const byId = new Map<string, OrganizationRow>(organizations.map((row) => [row.id, row]));
  return {
    organizations,
    name: (id) => byId.get(id)?.name ?? "an organization that left",
    code: (id) => byId.get(id)?.code ?? "?",
  };
}

export function useOrganizations(partnership: string): Loaded<OrganizationRow[]> {
  const path = `/partnerships/${partnership}/organizations`;
  return useLoad(path, (signal) => getAll<OrganizationRow>(path, signal));
}

/** Everyone in the partnership; nobody where this person may not read the list. */
export function usePeople(partnership: string): readonly MemberRow[] {
  const path = `/partnerships/${partnership}/people`;
  const people = useLoad(path, (signal) => getAll<MemberRow>(path, signal));
  return people.state === "content" ? people.data : [];
}

/** Who holds this role in this organization on this day, by name. */
export const holders = (
  people: readonly MemberRow[],
  organization: string,
  role: Role,
  today: string,
): MemberRow[] =>
  people
    .filter(({ grants }) =>
      grants.some(
        (one) => one.organizationId === organization && one.roles.includes(role) && covers(one, today),
      ),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
