/**
 * Who may do what about people. Pure: the API refuses with these and the page greys its buttons with the same ones.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has, isAuditor, isConvener } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { covers, type IsoDate, plusDays } from "../time.ts";
import type {
  Grant,
  Invitation,
  InvitationDraft,
  InvitationState,
  Member,
  MemberChange,
  Role,
} from "./schema.ts";

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

const belongsTo = (member: Pick<Member, "grants">, organizationId: OrganizationId | undefined): boolean =>
  organizationId !== undefined && member.grants.some((grant) => grant.organizationId === organizationId);

/** E-mail addresses are for those who look after members, for the auditor, and for colleagues. */
export function seesAddress(actor: Actor, member: Pick<Member, "grants" | "personId">): boolean {
  if (isConvener(actor) || isAuditor(actor) || actor.person === member.personId) return true;
  return belongsTo(member, actor.organization);
}

/** Why `actor` cannot change this member at all, or undefined. */
export function objectionToEditing(actor: Actor, member: Pick<Member, "grants">): Objection {
  if (isConvener(actor)) return undefined;
  if (has(actor, "admin") && belongsTo(member, actor.organization)) return undefined;
  return {
    code: "role-missing",
    why: "An admin changes people of their own organization; the convener changes anyone.",
  };
}

/** Why `actor` cannot make the grants of `before` those of `after`, or undefined. */
export function objectionToGrants(
  actor: Actor,
  before: Pick<Member, "grants">,
  after: Pick<Member, "grants">,
): Objection {
  if (isConvener(actor)) return undefined;
  const may = objectionToEditing(actor, before);
  if (may) return may;
  const elsewhere = (member: Pick<Member, "grants">) =>
    JSON.stringify(
      member.grants
        .filter((grant) => grant.organizationId !== actor.organization)
        .map(({ organizationId, roles, from, until }) => [organizationId, roles, from, until])
        .sort(),
    );
  if (elsewhere(before) === elsewhere(after)) return undefined;
  return {
    code: "role-missing",
    why: "An admin changes roles in their own organization; the convener changes any.",
  };
}

/** The member with the change made, and the history's words for it. `name` tells an organization's name. */
export function changed(
  member: Member,
  change: MemberChange,
  name: (organization: OrganizationId) => string,
): { member: Member; happened: Happened } {
  const { title: _title, ...rest } = member;
  const words = ({ organizationId, roles, from, until }: Grant) =>
    `${roles.join(", ")} at ${name(organizationId)} from ${from}${until === undefined ? "" : ` until ${until}`}`;
  const before = new Set(member.grants.map(words));
  const after = new Set(change.grants.map(words));
  const said = [
    ...(member.title === change.title
      ? []
      : [change.title === undefined ? "title removed" : `now ${change.title}`]),
    ...[...before].filter((grant) => !after.has(grant)).map((grant) => `no longer ${grant}`),
    ...[...after].filter((grant) => !before.has(grant)).map((grant) => `now ${grant}`),
  ];
  return {
    member: {
      ...rest,
      ...(change.title === undefined ? {} : { title: change.title }),
      grants: change.grants,
    },
    happened: {
      action: "member-changed",
      ...(said.length > 0 ? { note: said.join("; ").slice(0, 1000) } : {}),
    },
  };
}

/** Why `actor` cannot move what this person still has to do for this organization to a colleague, or undefined. */
export function objectionToHandover(
  actor: Actor,
  member: Pick<Member, "grants">,
  organizationId: OrganizationId,
): Objection {
  const own = has(actor, "admin") && actor.organization === organizationId;
  if (!own && !isConvener(actor))
    return {
      code: "role-missing",
      why: "An admin of the organization, or the convener, hands a colleague's tasks over.",
    };
  return belongsTo(member, organizationId)
    ? undefined
    : { code: "wrong-moment", why: "This person never acted for that organization." };
}

/** The grants of someone whose time in this organization ends: today is the first day without. */
export function endedIn(
  member: Pick<Member, "grants">,
  organizationId: OrganizationId,
  today: IsoDate,
): Grant[] {
  const lastDay = plusDays(today, -1);
  return member.grants.flatMap((grant): Grant[] => {
    if (grant.organizationId !== organizationId || (grant.until !== undefined && grant.until < today))
      return [grant];
    return grant.from > lastDay ? [] : [{ ...grant, until: lastDay }];
  });
}

/** Why `actor` cannot invite someone to this organization (or to none, for a role in the partnership), or undefined. */
export function objectionToInviting(actor: Actor, organizationId: OrganizationId | undefined): Objection {
  if (isConvener(actor)) return undefined;
  if (organizationId !== undefined && actor.organization === organizationId && has(actor, "admin"))
    return undefined;
  return { code: "role-missing", why: "An admin of the organization, or the convener, invites people." };
}

/** Why `actor` cannot send this invitation, or undefined. Only the convener gives away a role in the partnership. */
export function objectionToInvitation(
  actor: Actor,
  draft: Pick<InvitationDraft, "organizationId" | "partnershipRole">,
): Objection {
  if (draft.partnershipRole !== undefined && !isConvener(actor))
    return { code: "role-missing", why: "The convener invites auditors and other conveners." };
  return objectionToInviting(actor, draft.organizationId);
}

/** Why `actor` cannot see who was invited, or undefined: invitations are for those who send them. */
export function objectionToSeeingInvitations(actor: Actor): Objection {
  return objectionToInviting(actor, actor.organization);
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

/** For how long a link can be accepted. */
export const invitationDays = 14;

/** Where an invitation stands now. */
export function stateOf(
  { state, expiresAt }: Pick<Invitation, "state" | "expiresAt">,
  now: Date,
): InvitationState {
  return state === "open" && expiresAt <= now.toISOString() ? "expired" : state;
}

/** Why this link cannot be accepted now, or undefined. */
export function objectionToAccepting(
  invitation: Pick<Invitation, "state" | "expiresAt">,
  now: Date,
): Objection {
  const state = stateOf(invitation, now);
  if (state === "accepted") return { code: "link-spent", why: "This invitation was already used." };
  if (state === "revoked") return { code: "link-spent", why: "This invitation was taken back." };
  if (state === "expired")
    return { code: "link-spent", why: "This invitation has expired. Ask for a new one." };
  return undefined;
}

/** The member that the invitation makes of this person from today on: what they may already do stays. */
export function welcomed(
  person: Pick<Member, "personId" | "name" | "email">,
  member: Member | undefined,
  {
    organizationId,
    roles,
    partnershipRole,
  }: Pick<Invitation, "organizationId" | "roles" | "partnershipRole">,
  today: IsoDate,
): Member {
  const before: Member = member ?? { ...person, grants: [], partnershipRoles: [], version: 0 };
  // A role that will end does not count as held: the invitation gives it without an end.
  const lasting = before.grants.filter(
    (grant) => grant.organizationId === organizationId && grant.from <= today && grant.until === undefined,
  );
  const missing = roles.filter((role) => !lasting.some((grant) => grant.roles.includes(role)));
  return {
    ...before,
    grants:
      organizationId === undefined || missing.length === 0
        ? before.grants
        : [...before.grants, { organizationId, roles: missing, from: today }],
    partnershipRoles:
      partnershipRole === undefined || before.partnershipRoles.includes(partnershipRole)
        ? before.partnershipRoles
        : [...before.partnershipRoles, partnershipRole],
  };
}

/**
 * The member after one organization merged into another: what they may do for the first, they may do for the second
 * too from that day on. Their roles in the first stay: its agreements run on in its name. Undefined for someone whom
 * it does not concern.
 */
export function followed(
  member: Member,
  from: OrganizationId,
  into: OrganizationId,
  on: IsoDate,
): Member | undefined {
  const also = member.grants
    .filter((grant) => grant.organizationId === from && (grant.until === undefined || grant.until >= on))
    .map((grant): Grant => ({ ...grant, organizationId: into, from: grant.from < on ? on : grant.from }));
  return also.length === 0 ? undefined : { ...member, grants: [...member.grants, ...also] };
}
