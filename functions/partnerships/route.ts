/** /partnerships: an operator founds one and invites its convener, who then looks after its settings. */
import * as z from "zod";
import { editionIds } from "#shared/framework/editions.ts";
import { PartnershipId } from "#shared/ids.ts";
import { objectionToSettings } from "#shared/partnerships/rules.ts";
import { Partnership, PartnershipChange, PartnershipDraft } from "#shared/partnerships/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";

const One = z.object({ partnershipId: PartnershipId });

function insistOnEdition(edition: string): void {
  if ((editionIds as readonly string[]).includes(edition)) return;
  throw new Refusal("invalid-input", undefined, {
    errors: [{ pointer: "/frameworkEdition", detail: `one of ${editionIds.join(", ")}` }],
  });
}

export const partnershipRoutes = [
  endpoint(
    {
      method: "POST",
      path: "/partnerships",
      summary: "Found a partnership and invite its first convener by mail",
      audience: "operator",
      body: PartnershipDraft,
      answers: { 201: Partnership },
      refusals: ["already-there"],
    },
    async ({ services, body, person, now }) => {
      insistOnEdition(body.frameworkEdition);
      const { convenerEmail, ...fields } = body;
      const by = await person();
      const stamp = { actor: by.person, actorName: by.name || "An operator of this hub", at: now };
      const founded = await services.partnerships.saving(
        undefined,
        { ...fields, version: 0 },
        { action: "partnership-founded" },
        stamp,
      );
      const invited = await services.invitations.sending(
        body.id,
        { email: convenerEmail, roles: [], partnershipRole: "convener" },
        { partnership: body.name, hubOrigin: services.config.HUB_ORIGIN, seal: services.seal, stamp },
      );
      return {
        status: 201,
        body: founded.record,
        version: founded.record.version,
        writes: [...founded.writes, ...invited.writes],
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}",
      summary: "The partnership and its settings",
      audience: "member",
      params: One,
      answers: { 200: Partnership },
    },
    async ({ services, actor, params }) => {
      const [, partnership] = await Promise.all([actor, services.partnerships.find(params.partnershipId)]);
      if (!partnership) throw new Refusal("not-found");
      return { status: 200, body: partnership, version: partnership.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: "/partnerships/{partnershipId}",
      summary: "Change the partnership's settings",
      audience: "member",
      params: One,
      body: PartnershipChange,
      answers: { 200: Partnership },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, body, stamp, sameVersion }) => {
      const [by, before] = await Promise.all([actor, services.partnerships.find(params.partnershipId)]);
      if (!before) throw new Refusal("not-found");
      insist(objectionToSettings(by));
      insistOnEdition(body.frameworkEdition);
      await sameVersion(before, services.partnerships.pk(before.id));
      const { id, version, chainHash } = before;
      const saved = await services.partnerships.saving(
        before,
        { ...body, id, version, chainHash },
        { action: "partnership-changed" },
        stamp(by),
      );
      return { status: 200, body: saved.record, version: saved.record.version, writes: saved.writes };
    },
  ),

  ...historyOf({
    path: "/partnerships/{partnershipId}",
    params: One,
    what: "the partnership's settings",
    async load({ services, actor, params }) {
      await actor;
      return services.partnerships.pk(params.partnershipId);
    },
  }),
];
