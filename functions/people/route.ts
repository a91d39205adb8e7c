/** /partnerships/{partnershipId}/people: who acts here, and for whom. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { type OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { changed, objectionToEditing, objectionToGrants, seesAddress } from "#shared/people/rules.ts";
import { type Member, MemberChange, MemberRow, MemberView } from "#shared/people/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";

const All = z.object({ partnershipId: PartnershipId });
const One = All.extend({ personId: PersonId });

/** The same, without the e-mail address where it is none of the actor's business. */
function asSeenBy<Seen extends Pick<Member, "grants" | "personId"> & { email?: string | undefined }>(
  actor: Actor,
  member: Seen,
): Omit<Seen, "email"> & { email?: string | undefined } {
  if (seesAddress(actor, member)) return member;
  const { email: _email, ...rest } = member;
  return rest;
}

export const peopleRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/people",
      summary: "Who acts in this partnership, by name",
      audience: "member",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(MemberRow) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const [by, page] = await Promise.all([
        actor,
        services.people.list(params.partnershipId, query.limit, cursor.open()),
      ]);
      const items = page.items.map((row) => asSeenBy(by, row));
      return { status: 200, body: { items, next: page.next && cursor.seal(page.next) } };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/people/{personId}",
      summary: "One person, with what they may do here and when",
      audience: "member",
      params: One,
      answers: { 200: MemberView },
    },
    async ({ services, actor, params }) => {
      const [by, member] = await Promise.all([
        actor,
        services.people.find(params.partnershipId, params.personId),
      ]);
      if (!member) throw new Refusal("not-found");
      return { status: 200, body: asSeenBy(by, member), version: member.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: "/partnerships/{partnershipId}/people/{personId}",
      summary: "Change what a person may do; who leaves keeps their past, and their grants end",
      audience: "member",
      params: One,
      body: MemberChange,
      answers: { 200: MemberView },
      ifMatch: true,
      refusals: ["role-missing"],
    },
    async ({ services, actor, params, body, stamp, sameVersion }) => {
      const { partnershipId, personId } = params;
      const [by, before] = await Promise.all([actor, services.people.find(partnershipId, personId)]);
      if (!before) throw new Refusal("not-found");
      insist(objectionToEditing(by, before));
      insist(objectionToGrants(by, before, body));
      await sameVersion(before, await services.people.pk(partnershipId, personId));
      const named = await services.organizations.findAll(
        partnershipId,
        [...before.grants, ...body.grants].map((grant) => grant.organizationId),
      );
      const unknown = body.grants.flatMap(({ organizationId }, index) =>
        named.has(organizationId)
          ? []
          : [{ pointer: `/grants/${index}/organizationId`, detail: "an organization of this partnership" }],
      );
      if (unknown.length > 0) throw new Refusal("invalid-input", undefined, { errors: unknown });
      const after = changed(before, body, (id: OrganizationId) => named.get(id)?.name ?? id);
      const saved = await services.people.saving(
        partnershipId,
        before,
        after.member,
        after.happened,
        stamp(by),
      );
      return {
        status: 200,
        body: asSeenBy(by, saved.record),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: "/partnerships/{partnershipId}/people/{personId}",
    params: One,
    what: "a person's roles",
    async load({ services, actor, params }) {
      const [, member] = await Promise.all([
        actor,
        services.people.find(params.partnershipId, params.personId),
      ]);
      return member && services.people.pk(params.partnershipId, member.personId);
    },
  }),
];
