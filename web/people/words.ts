/** What the roles are called, and what each may do, in one plain sentence. */
import type { PartnershipRole, Role } from "#shared/people/schema.ts";

export const roleWords: Record<Role, { name: string; may: string }> = {
  viewer: { name: "Viewer", may: "Reads what the organization may see." },
  editor: { name: "Editor", may: "Starts agreements, imports courses, attaches documents." },
  reviewer: { name: "Reviewer", may: "Faculty: judges whether courses are equivalent." },
  signatory: { name: "Signatory", may: "Binds the organization: registers and confirms what was signed." },
  admin: { name: "Admin", may: "Invites colleagues and keeps the organization’s entry." },
};

export const partnershipRoleWords: Record<PartnershipRole, { name: string; may: string }> = {
  convener: { name: "Convener", may: "Adds partners, invites anyone, keeps the partnership’s settings." },
  auditor: { name: "Auditor", may: "Reads everything, changes nothing." },
};

/** `Editor and Signatory`. */
export const rolesInWords = (roles: readonly Role[]): string =>
  new Intl.ListFormat("en").format(roles.map((role) => roleWords[role].name));
