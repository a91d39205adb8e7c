/** /partnerships/{partnershipId}/organizations. Each handler reads load, decide, save. */
import * as z from "zod";
import { newId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import {
  endsMembership,
  objectionToAdding,
  objectionToChange,
  objectionToMerging,
  rejoins,
} from "#shared/organizations/rules.ts";
import { Organization, OrganizationDraft, OrganizationRow } from "#shared/organizations/schema.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { IsoDate } from "#shared/time.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { merging } from "./merge.ts";
import { insistOnNone, openAgreements } from "./open-agreements.ts";

const All = z.object({ partnershipId: PartnershipId });
const One = All.extend({ organizationId: OrganizationId });

export const organizationRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/organizations",
      summary: "The partners, by name",
      audience: "member",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(OrganizationRow) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const [, page] = await Promise.all([
        actor,
        services.organizations.list(params.partnershipId, query.limit, cursor.open()),
      ]);
      return { status: 200, body: { items: page.items, next: page.next && cursor.seal(page.next) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/partnerships/{partnershipId}/organizations",
      summary: "Add a partner",
      audience: "member",
      params: All,
      body: OrganizationDraft,
      answers: { 201: Organization },
      refusals: ["role-missing", "already-there"],
    },
    async ({ services, actor, params, body, stamp }) => {
      const by = await actor;
      insist(objectionToAdding(by));
      const started: Organization = { ...body, id: newId("org"), predecessors: [], version: 0 };
      const saved = await services.organizations.saving(
        params.partnershipId,
        undefined,
        started,
        { action: "organization-added" },
        stamp(by),
      );
      return { status: 201, body: saved.record, version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/organizations/{organizationId}",
      summary: "One partner",
      audience: "member",
      params: One,
      answers: { 200: Organization },
    },
    async ({ services, actor, params }) => {
      const [, organization] = await Promise.all([
        actor,
        services.organizations.find(params.partnershipId, params.organizationId),
      ]);
      if (!organization) throw new Refusal("not-found");
      return { status: 200, body: organization, version: organization.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: "/partnerships/{partnershipId}/organizations/{organizationId}",
      summary: "Change a partner",
      audience: "member",
      params: One,
      body: OrganizationDraft,
      answers: { 200: Organization },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "already-there", "agreements-undecided"],
    },
    async ({ services, actor, params, body, stamp, today, sameVersion }) => {
      const [by, before] = await Promise.all([
        actor,
        services.organizations.find(params.partnershipId, params.organizationId),
      ]);
      if (!before) throw new Refusal("not-found");
      insist(objectionToChange(by, before, body));
      await sameVersion(before, await services.organizations.pk(params.partnershipId, before.id));
      const { id, predecessors, successor, departure, version, chainHash } = before;
      if (endsMembership(before, body))
        insistOnNone(
          before.name,
          await openAgreements(services, params.partnershipId, id, await today(params.partnershipId)),
        );
      const after: Organization = {
        ...body,
        id,
        predecessors,
        ...(successor ? { successor } : {}),
        ...(departure && !rejoins(before, body) ? { departure } : {}),
        version,
        chainHash,
      };
      const saved = await services.organizations.saving(
        params.partnershipId,
        before,
        after,
        { action: "organization-changed" },
        stamp(by),
      );
      return { status: 200, body: saved.record, version: saved.record.version, writes: saved.writes };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/partnerships/{partnershipId}/organizations/{organizationId}/merge",
      summary: "Merge a partner into another; both keep their history",
      audience: "member",
      params: One,
      body: z.strictObject({ into: OrganizationId, on: IsoDate }),
      answers: { 200: Organization },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "out-for-signature"],
    },
    async ({ services, actor, params, body, stamp, today, sameVersion }) => {
      const { partnershipId } = params;
      const [by, found, day] = await Promise.all([
        actor,
        services.organizations.findAll(partnershipId, [params.organizationId, body.into]),
        today(partnershipId),
      ]);
      const from = found.get(params.organizationId);
      const into = found.get(body.into);
      if (!from) throw new Refusal("not-found");
      insist(objectionToMerging(by, from, into));
      await sameVersion(from, await services.organizations.pk(partnershipId, from.id));
      const days = { on: body.on, today: day };
      const saved = await merging(services, by, from, into as Organization, days, stamp(by));
      return {
        status: 200,
        body: saved.record,
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: "/partnerships/{partnershipId}/organizations/{organizationId}",
    params: One,
    what: "a partner",
    async load({ services, actor, params }) {
      const [, organization] = await Promise.all([
        actor,
        services.organizations.find(params.partnershipId, params.organizationId),
      ]);
      return organization && services.organizations.pk(params.partnershipId, organization.id);
    },
  }),
];
