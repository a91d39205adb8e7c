/** Drift: what changed in the catalogs since it was agreed, of one agreement and over all of them. */
import * as z from "zod";
import { sight } from "#shared/agreements/sight.ts";
import { DriftAnswer, TouchedAgreement } from "#shared/courses/drift-schema.ts";
import { AgreementId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { driftOf, touched } from "./touched.ts";

const All = z.object({ partnershipId: PartnershipId });
const One = All.extend({ agreementId: AgreementId });

/** Every row looked at costs the reading of an agreement's rules. */
const ListQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(25),
  party: OrganizationId.optional(),
});

export const driftRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/agreements/{agreementId}/drift",
      summary: "Courses of an agreement's rules that its parties' catalogs have otherwise by now",
      audience: "member",
      params: One,
      answers: { 200: DriftAnswer },
      refusals: ["content-hidden"],
    },
    async ({ services, actor, params: { partnershipId, agreementId }, today }) => {
      const [by, day, agreement] = await Promise.all([
        actor,
        today(partnershipId),
        services.agreements.find(partnershipId, agreementId),
      ]);
      const seen = agreement ? sight(agreement, by) : "none";
      if (!agreement || seen === "none") throw new Refusal("not-found");
      if (seen === "outline") throw new Refusal("content-hidden", "Its parties see which courses it names.");
      const comparing = await services.courses.comparing(partnershipId);
      const { of: _of, ...body } = await driftOf(services, partnershipId, agreement, {
        by,
        today: day,
        comparing,
      });
      return {
        status: 200,
        body,
        version: agreement.version,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/partnerships/{partnershipId}/drift",
      summary:
        "Agreements you may read that differ from a catalog; `limit` agreements are looked at for one page",
      audience: "member",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(TouchedAgreement) },
    },
    async ({ services, actor, params: { partnershipId }, query, cursor, today }) => {
      const [by, day] = await Promise.all([actor, today(partnershipId)]);
      const { items, next } = await touched(services, partnershipId, {
        by,
        today: day,
        party: query.party,
        limit: query.limit,
        after: cursor.open(),
      });
      return { status: 200, body: { items, ...(next ? { next: cursor.seal(next) } : {}) } };
    },
  ),
];
