/** Inviting a colleague: by an admin or the convener, inside a partnership. What the link does is in link-route.ts. */
import * as z from "zod";
import { isConvener } from "#shared/actor.ts";
import { InvitationId, PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import {
  objectionToInvitation,
  objectionToInviting,
  objectionToRevoking,
  objectionToSeeingInvitations,
  stateOf,
} from "#shared/people/rules.ts";
import { type Invitation, InvitationDraft, InvitationView } from "#shared/people/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { linkRoutes } from "./link-route.ts";

const All = z.object({ partnershipId: PartnershipId });
const One = All.extend({ invitationId: InvitationId });

const view = (invitation: Invitation, now: Date): InvitationView => {
  const { tokenHash: _tokenHash, chainHash: _chainHash, ...rest } = invitation;
  return { ...rest, state: stateOf(invitation, now) };
};

const manyInvitations = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/invitations",
      summary: "Who was invited, newest first: by the convener, or to the organization acted for",
      audience: "member",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(InvitationView) },
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, query, cursor, now }) => {
      const by = await actor;
      insist(objectionToSeeingInvitations(by));
      const of = isConvener(by) ? undefined : by.organization;
      const page = await services.invitations.list(params.partnershipId, of, query.limit, cursor.open());
      return {
        status: 200,
        body: { items: page.items.map((one) => view(one, now)), next: page.next && cursor.seal(page.next) },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/partnerships/{partnershipId}/invitations",
      summary: "Invite someone by mail: the link works once, for 14 days",
      audience: "member",
      params: All,
      body: InvitationDraft,
      answers: { 201: InvitationView },
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, body, stamp, now }) => {
      const { partnershipId } = params;
      const by = await actor;
      insist(objectionToInvitation(by, body));
      const [partnership, organization] = await Promise.all([
        services.partnerships.settings(partnershipId),
        body.organizationId === undefined
          ? undefined
          : services.organizations.find(partnershipId, body.organizationId),
      ]);
      if (!partnership) throw new Refusal("not-found");
      if (body.organizationId && (!organization || organization.successor)) {
        throw new Refusal("invalid-input", undefined, {
          errors: [
            { pointer: "/organizationId", detail: "an organization of this partnership that still acts" },
          ],
        });
      }
      const saved = await services.invitations.sending(partnershipId, body, {
        partnership: partnership.name,
        organization: organization?.name,
        hubOrigin: services.config.HUB_ORIGIN,
        seal: services.seal,
        stamp: stamp(by),
      });
      return {
        status: 201,
        body: view(saved.record, now),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),
];

const oneInvitation = [
  endpoint(
    {
      method: "POST",
      path: "/partnerships/{partnershipId}/invitations/{invitationId}/revoke",
      summary: "Take an invitation back: its link stops working",
      audience: "member",
      params: One,
      answers: { 200: InvitationView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async ({ services, actor, params, stamp, sameVersion, now }) => {
      const { partnershipId, invitationId } = params;
      const { invitations } = services;
      const [by, before] = await Promise.all([actor, invitations.find(partnershipId, invitationId)]);
      // To those who may not see invitations none exists.
      if (!before || objectionToInviting(by, before.organizationId)) throw new Refusal("not-found");
      await sameVersion(before, await invitations.pk(partnershipId, invitationId));
      insist(objectionToRevoking(by, before));
      const saved = await invitations.saving(
        partnershipId,
        before,
        { ...before, state: "revoked" },
        { action: "invitation-revoked" },
        stamp(by),
      );
      return {
        status: 200,
        body: view(saved.record, now),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: "/partnerships/{partnershipId}/invitations/{invitationId}",
    params: One,
    what: "an invitation",
    async load({ services, actor, params }) {
      const { partnershipId, invitationId } = params;
      const { invitations } = services;
      const [by, invitation] = await Promise.all([actor, invitations.find(partnershipId, invitationId)]);
      if (!invitation || objectionToInviting(by, invitation.organizationId)) return undefined;
      return invitations.pk(partnershipId, invitationId);
    },
  }),
];

export const invitationRoutes = [...manyInvitations, ...oneInvitation, ...linkRoutes];
