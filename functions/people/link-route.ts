/** What an invitation's link does. Looking consumes nothing (mail scanners open links); the POST uses it up, once. */
import * as z from "zod";
import { PartnershipId } from "#shared/ids.ts";
import { objectionToAccepting, stateOf, welcomed } from "#shared/people/rules.ts";
import { InvitationOffer } from "#shared/people/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { Email } from "#shared/text.ts";
import { endpoint } from "../http/endpoint.ts";

/** 32 random bytes as base64url: anything else is answered like a link that does not exist. */
const Link = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

const grantsMax = 40;

export const linkRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/invitations/{token}",
      summary: "What an invitation's link offers",
      audience: "anyone",
      params: Link,
      answers: { 200: InvitationOffer },
    },
    async ({ services, params, now }) => {
      const found = await services.invitations.behind(params.token);
      if (!found) throw new Refusal("not-found");
      const { partnership: id, invitation } = found;
      const [partnership, organization] = await Promise.all([
        services.partnerships.settings(id),
        invitation.organizationId === undefined
          ? undefined
          : services.organizations.find(id, invitation.organizationId),
      ]);
      if (!partnership) throw new Refusal("not-found");
      return {
        status: 200,
        body: {
          partnership: partnership.name,
          ...(organization ? { organization: organization.name } : {}),
          roles: invitation.roles,
          ...(invitation.partnershipRole === undefined
            ? {}
            : { partnershipRole: invitation.partnershipRole }),
          state: stateOf(invitation, now),
        } satisfies InvitationOffer,
        headers: { "cache-control": "no-store" },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/invitations/{token}/accept",
      summary: "Accept an invitation: the link is used up, and you belong",
      audience: "signed-in",
      params: Link,
      answers: { 200: z.strictObject({ partnershipId: PartnershipId }) },
      refusals: ["link-spent", "wrong-moment"],
    },
    async ({ services, params, personId, person, now }) => {
      const { invitations, people } = services;
      const found = await invitations.behind(params.token);
      if (!found) throw new Refusal("not-found");
      const { partnership, invitation } = found;
      insist(objectionToAccepting(invitation, now));
      const [profile, before, today, organization] = await Promise.all([
        person(),
        people.find(partnership, personId),
        services.today(partnership),
        invitation.organizationId === undefined
          ? undefined
          : services.organizations.find(partnership, invitation.organizationId),
      ]);
      if (organization?.successor) {
        throw new Refusal(
          "link-spent",
          `${organization.name} has merged into ${organization.successor.name} since. Ask for a new invitation.`,
        );
      }
      // A program may accept before its person has ever opened the page: then the invitation knows the address.
      // Nor does every directory say an address that is one: a member has to be readable again.
      const email = Email.safeParse(profile.email).data ?? invitation.email;
      const name = profile.name || before?.name || email.split("@")[0] || email;
      const after = welcomed({ personId, name, email }, before, invitation, today);
      if (after.grants.length > grantsMax)
        throw new Refusal(
          "wrong-moment",
          "You hold as many roles here as one person can. Ask an admin to tidy up.",
        );

      const stamp = { actor: personId, actorName: name, organization: invitation.organizationId, at: now };
      const spent = await invitations.saving(
        partnership,
        invitation,
        { ...invitation, state: "accepted", acceptedBy: personId },
        {
          action: "invitation-accepted",
          ...(email === invitation.email ? {} : { note: `by someone who signs in as ${email}` }),
        },
        stamp,
      );
      const welcome = await people.saving(
        partnership,
        before,
        after,
        { action: "member-joined", note: `invited by ${invitation.invitedByName}` },
        stamp,
      );
      return {
        status: 200,
        body: { partnershipId: partnership },
        // Whoever comes second finds the link spent, whatever else has changed too.
        writes: [
          ...spent.writes.map((write) =>
            write.when ? { ...write, otherwise: "link-spent" as const } : write,
          ),
          ...welcome.writes,
        ],
      };
    },
  ),
];
