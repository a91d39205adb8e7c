/** What a party's roles make of it, on its own: lists and the gate need this and none of the rules. */
import type { OrganizationId } from "../ids.ts";
import type { DataRole } from "./bases-schema.ts";

type Named = { readonly organizationId: OrganizationId };
type Roles = { readonly roles: readonly DataRole[] };

export const discloses = ({ roles }: Roles): boolean => roles.includes("disclosing");
export const receives = ({ roles }: Roles): boolean => roles.includes("receiving");

export const isIn = (parties: readonly Named[], organization: OrganizationId | undefined): boolean =>
  organization !== undefined && parties.some((party) => party.organizationId === organization);
