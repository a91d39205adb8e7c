/** People and what they may do: a member has dated roles per organization, and perhaps one in the partnership. */
import * as z from "zod";
import { AgreementId, DataSharingId, InvitationId, OrganizationId, PartnershipId, PersonId } from "../ids.ts";
import { OrganizationType } from "../organizations/schema.ts";
import { Email, line } from "../text.ts";
import { Instant, IsoDate, TimeZone } from "../time.ts";

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

/** What an admin or the convener may change about a member: nobody is deleted, grants end. */
export const MemberChange = z.strictObject({
  title: line(120).optional(),
  grants: z
    .array(
      Grant.superRefine(({ roles, from, until }, context) => {
        if (until !== undefined && until < from)
          context.addIssue({ code: "custom", path: ["until"], message: `the last day, not before ${from}` });
        if (new Set(roles).size < roles.length)
          context.addIssue({ code: "custom", path: ["roles"], message: "each role once" });
      }),
    )
    .max(40, "at most 40 grants"),
});
export type MemberChange = z.infer<typeof MemberChange>;

/** A member as another one sees them: the e-mail address is left out where it is none of their business. */
export const MemberView = Member.extend({ email: Email.optional() });
export type MemberView = z.infer<typeof MemberView>;

/** Who is signed in, and everywhere they act today: what the page opens with. */
export const Me = z.strictObject({
  person: z.strictObject({ id: PersonId, name: z.string(), email: z.string(), operator: z.boolean() }),
  partnerships: z.array(
    z.strictObject({
      id: PartnershipId,
      name: z.string(),
      timeZone: TimeZone,
      /** The date there now. */
      today: IsoDate,
      frameworkEdition: z.string(),
      partnershipRoles: z.array(PartnershipRole),
      organizations: z.array(
        z.strictObject({
          id: OrganizationId,
          name: z.string(),
          code: z.string(),
          type: OrganizationType,
          roles: z.array(Role),
        }),
      ),
    }),
  ),
});
export type Me = z.infer<typeof Me>;

/** `expired` is derived from the clock; the others are stored. */
export const InvitationState = z.enum(["open", "accepted", "revoked", "expired"]);
export type InvitationState = z.infer<typeof InvitationState>;

const InvitationFields = z.strictObject({
  email: Email,
  /** Left out for someone who belongs to no organization here: a convener's or auditor's office of their own. */
  organizationId: OrganizationId.optional(),
  roles: z.array(Role).max(5).default([]),
  partnershipRole: PartnershipRole.optional(),
});

/** What an admin types to invite a colleague. */
export const InvitationDraft = InvitationFields.superRefine((draft, context) => {
  const says = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  if (draft.organizationId === undefined && draft.roles.length > 0)
    says("organizationId", "the organization in which these roles hold");
  if (draft.organizationId !== undefined && draft.roles.length === 0) says("roles", "at least one role");
  if (draft.organizationId === undefined && draft.partnershipRole === undefined)
    says("organizationId", "an organization with roles in it, or a role in the partnership");
  if (new Set(draft.roles).size < draft.roles.length) says("roles", "each role once");
});
export type InvitationDraft = z.infer<typeof InvitationDraft>;

export const Invitation = InvitationFields.extend({
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

/** An invitation as those who look after members see it. `version` is what If-Match wants. */
export const InvitationView = Invitation.omit({ tokenHash: true, chainHash: true }).extend({
  state: InvitationState,
});
export type InvitationView = z.infer<typeof InvitationView>;

/** What a link offers to whoever holds it: names only, nobody's address. */
export const InvitationOffer = z.strictObject({
  partnership: z.string(),
  organization: z.string().optional(),
  roles: z.array(Role),
  partnershipRole: PartnershipRole.optional(),
  state: InvitationState,
});
export type InvitationOffer = z.infer<typeof InvitationOffer>;

/** What a person still has to do for an organization, and in which agreement. */
export const OpenTask = z.strictObject({
  kind: z.enum(["SIGNATURE", "REVIEW"]),
  /** One of these two. */
  agreementId: AgreementId.optional(),
  dataSharingId: DataSharingId.optional(),
  codedNotation: z.string(),
  name: z.string(),
  /** The office that signs. */
  office: z.string().optional(),
});
export type OpenTask = z.infer<typeof OpenTask>;
