/**
 * Who may do what about people. Pure: the API refuses with these and the page greys its buttons with the same ones.
 */
import { type Actor, has, isConvener } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { covers } from "../time.ts";
import type { Invitation, Member, Role } from "./schema.ts";

/** Roles per organization that hold today: several grants for one organization add up. */
export function grantsOn(member: Pick<Member, "grants">, today: string): Map<OrganizationId, Set<Role>> {
  const roles = new Map<OrganizationId, Set<Role>>();
  for (const grant of member.grants) {
    if (!covers(grant, today)) continue;
    const held = roles.get(grant.organizationId) ?? new Set();
    for (const role of grant.roles) held.add(role);
    roles.set(grant.organizationId, held);
  }
  return roles;
}

/** E-mail addresses are for those who look after members, and for colleagues. */
export function seesAddress(actor: Actor, member: Pick<Member, "grants" | "personId">): boolean {
  if (isConvener(actor) || actor.person === member.personId) return true;
  return member.grants.some((grant) => grant.organizationId === actor.organization);
}

/** Why `actor` cannot invite someone to this organization, or undefined. */
export function objectionToInviting(actor: Actor, organizationId: OrganizationId): Objection {
  if (isConvener(actor)) return undefined;
  if (actor.organization === organizationId && has(actor, "admin")) return undefined;
  return { code: "role-missing", why: "An admin of the organization, or the convener, invites people." };
}

/** Why `actor` cannot make the grants of `before` those of `after`, or undefined. */
export function objectionToGrants(
  actor: Actor,
  before: Pick<Member, "grants">,
  after: Pick<Member, "grants">,
): Objection {
  if (isConvener(actor)) return undefined;
  const others = (member: Pick<Member, "grants">) =>
    JSON.stringify(member.grants.filter((grant) => grant.organizationId !== actor.organization));
  if (has(actor, "admin") && others(before) === others(after)) return undefined;
  return {
    code: "role-missing",
    why: "An admin changes roles in their own organization; the convener changes any.",
  };
}

export function objectionToRevoking(
  actor: Actor,
  invitation: Pick<Invitation, "organizationId" | "state">,
): Objection {
  const may = objectionToInviting(actor, invitation.organizationId);
  if (may) return may;
  if (invitation.state !== "open")
    return { code: "wrong-moment", why: `This invitation is ${invitation.state} already.` };
  return undefined;
}

/** Why this link cannot be accepted now, or undefined. */
export function objectionToAccepting(
  invitation: Pick<Invitation, "state" | "expiresAt">,
  now: Date,
): Objection {
  if (invitation.state === "accepted")
    return { code: "link-spent", why: "This invitation was already used." };
  if (invitation.state === "revoked") return { code: "link-spent", why: "This invitation was taken back." };
  if (invitation.expiresAt <= now.toISOString())
    return { code: "link-spent", why: "This invitation has expired. Ask for a new one." };
  return undefined;
}
