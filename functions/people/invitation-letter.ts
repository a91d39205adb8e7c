/** The words of an invitation's mail. Pure: names come in one line each, because the schemas let no other in. */
import type { Invitation } from "#shared/people/schema.ts";
import type { Letter } from "../cloud/mail.ts";

export type Wording = {
  invitation: Pick<Invitation, "email" | "invitedByName" | "roles" | "partnershipRole" | "expiresAt">;
  partnership: string;
  organization?: string | undefined;
  hubOrigin: string;
  /** The secret of the link. */
  token: string;
};

export function invitationLetter({
  invitation,
  partnership,
  organization,
  hubOrigin,
  token,
}: Wording): Letter {
  const { email, invitedByName, roles, partnershipRole, expiresAt } = invitation;
  const offered = [...roles, ...(partnershipRole === undefined ? [] : [partnershipRole])].join(", ");
  const place = organization === undefined ? partnership : `${organization} in ${partnership}`;
  return {
    to: email,
    subject: `${invitedByName} invites you to ${partnership}`,
    text: [
      `${invitedByName} invites you to join ${place}, as ${offered}.`,
      `Open this link and sign in to accept:\n${hubOrigin}/invitations/${token}`,
      `The link works once, until ${expiresAt.slice(0, 10)}. It is meant for you: please do not pass it on.`,
      "If you did not expect this, you need not do anything.",
    ].join("\n\n"),
  };
}
