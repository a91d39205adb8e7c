/** People and what they may do: a member has dated roles per organization, and perhaps one in the partnership. */
import * as z from "zod";
import { InvitationId, OrganizationId, PersonId } from "../ids.ts";
import { Email, line } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";

/** viewer reads; editor writes; reviewer (faculty) judges equivalencies; signatory binds; admin invites and edits the organization. */
export const Role = z.enum(["viewer", "editor", "reviewer", "signatory", "admin"]);
export type Role = z.infer<typeof Role>;

/** convener: members and settings; auditor: reads all, writes nothing. */
export const PartnershipRole = z.enum(["convener", "auditor"]);
export type PartnershipRole = z.infer<typeof PartnershipRole>;

/** Roles in one organization, from a day until a day, inclusive. */
export const Grant = z.strictObject({
  organizationId: OrganizationId,
  roles: z.array(Role).min(1).max(5),
  from: IsoDate,
  until: IsoDate.optional(),
});
export type Grant = z.infer<typeof Grant>;

/** A person in one partnership, with all they may do there: one item, one read per request. */
export const Member = z.strictObject({
  personId: PersonId,
  name: line(120),
  email: Email,
  title: line(120).optional(),
  grants: z.array(Grant).max(40),
  partnershipRoles: z.array(PartnershipRole).max(2),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Member = z.infer<typeof Member>;

export const MemberRow = z.strictObject({
  personId: PersonId,
  name: z.string(),
  title: z.string().optional(),
  email: z.string().optional(),
  grants: z.array(Grant),
  partnershipRoles: z.array(PartnershipRole),
});
export type MemberRow = z.infer<typeof MemberRow>;

/** What an admin or the convener may change about a member. */
export const MemberChange = z.strictObject({
  title: line(120).optional(),
  grants: z.array(Grant).max(40),
});
export type MemberChange = z.infer<typeof MemberChange>;

export const InvitationState = z.enum(["open", "accepted", "revoked", "expired"]);

/** What an admin types to invite a colleague. */
export const InvitationDraft = z.strictObject({
  email: Email,
  organizationId: OrganizationId,
  roles: z.array(Role).min(1).max(5),
});
export type InvitationDraft = z.infer<typeof InvitationDraft>;

export const Invitation = InvitationDraft.extend({
  id: InvitationId,
  invitedBy: PersonId,
  invitedByName: z.string(),
  invitedAt: Instant,
  expiresAt: Instant,
  /** SHA-256 of the link's secret: the secret itself is only in the mail. */
  tokenHash: z.string(),
  state: z.enum(["open", "accepted", "revoked"]),
  acceptedBy: PersonId.optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Invitation = z.infer<typeof Invitation>;
