/** Who is asking: a person acting for one organization in one partnership. Built anew for each request. */
import type { OrganizationId, PartnershipId, PersonId } from "./ids.ts";
import type { PartnershipRole, Role } from "./people/schema.ts";

export type Actor = {
  readonly person: PersonId;
  readonly name: string;
  readonly partnership: PartnershipId;
  /** Undefined for a convener or auditor who belongs to no organization here. */
  readonly organization?: OrganizationId | undefined;
  /** Roles in the organization acted for, today. */
  readonly roles: readonly Role[];
  /** Roles in the partnership as a whole. */
  readonly partnershipRoles: readonly PartnershipRole[];
};

/** Someone signed in, before any partnership is chosen. */
export type Person = {
  readonly person: PersonId;
  readonly name: string;
  readonly email: string;
  readonly operator: boolean;
};

export const has = (actor: Actor, ...roles: Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role));
export const isConvener = (actor: Actor): boolean => actor.partnershipRoles.includes("convener");
export const isAuditor = (actor: Actor): boolean => actor.partnershipRoles.includes("auditor");
