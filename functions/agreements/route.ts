/** /partnerships/{partnershipId}/agreements: start, list, read, change a draft. The deciding is in shared/agreements. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { isApprovalOverdue } from "#shared/agreements/approvals.ts";
import { edited } from "#shared/agreements/editing.ts";
import { objectionToEditing, objectionToParties, objectionToStarting } from "#shared/agreements/rules.ts";
import { type Agreement, AgreementDraft, AgreementRow, AgreementStatus } from "#shared/agreements/schema.ts";
import { isIn, mayReadHistory, rowFor, sight } from "#shared/agreements/sight.ts";
import { stretched } from "#shared/agreements/succession.ts";
import { type Terms } from "#shared/agreements/terms-schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { AgreementView } from "#shared/agreements/view.ts";
import { newId, OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { firstOf } from "../http/first-of.ts";
import { historyOf } from "../http/history.ts";
import { deadlines } from "./approval-route.ts";
import { begun } from "./begin.ts";
import { insistOnDraft, surroundings } from "./draft.ts";
import { All, all, One, one } from "./paths.ts";
import { readable, seen, view } from "./show.ts";

const ListQuery = PageQuery.extend({
  party: OrganizationId.optional(),
  status: AgreementStatus.optional(),
  q: z.string().max(100).optional(),
});

export const agreementRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Agreements you may know of, by number",
      audience: "member",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(AgreementRow) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const { partnershipId } = params;
      const from = cursor.open();
      // Whether there is a next page is said of what this person sees, not of what is there.
      const shown = actor.then((by) => (stored: AgreementRow): AgreementRow | undefined => {
        const row = rowFor(stored, by);
        return sight(stored, by) !== "none" && matches(row, query) ? row : undefined;
      });
      const { items, next } = await firstOf(
        (limit, after) => services.agreements.list(partnershipId, query.party, limit, after),
        shown,
        query.limit,
        from,
      );
      return { status: 200, body: { items, ...(next ? { next: cursor.seal(next) } : {}) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Start a draft",
      audience: "member",
      params: All,
      body: AgreementDraft,
      answers: { 201: AgreementView },
      refusals: ["role-missing", "not-a-party", "no-sending-party", "no-receiving-party", "already-there"],
    },
    async ({ services, actor, params, body, stamp, now, today }) => {
      const [by, around, day] = await Promise.all([
        actor,
        surroundings(services, params.partnershipId, body),
        today(params.partnershipId),
      ]);
      insist(objectionToStarting(by, body.parties));
      insistOnDraft(body, around, day);
      const saved = await services.agreements.saving(
        params.partnershipId,
        undefined,
        begun(body, by, now),
        { action: "agreement-started" },
        stamp(by),
      );
      return {
        status: 201,
        body: view(saved.record, by, day),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One agreement with its current version",
      audience: "member",
      params: One,
      answers: { 200: AgreementView },
    },
    async ({ services, actor, params, today }) => {
      const { partnershipId, agreementId } = params;
      const [by, found, day, given, due] = await Promise.all([
        actor,
        services.agreements.find(partnershipId, agreementId),
        today(partnershipId),
        services.yearly.approvalsGiven(partnershipId, agreementId),
        deadlines(services, partnershipId),
      ]);
      const whole = seen(found, by);
      const agreement = await services.agreements.presented(partnershipId, whole, by);
      const alsoFlags = isApprovalOverdue(whole, given, due, day) ? ["APPROVAL_OVERDUE"] : [];
      return { status: 200, body: view(agreement, by, day, alsoFlags), version: agreement.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Change a draft",
      audience: "member",
      params: One,
      body: AgreementDraft,
      answers: { 200: AgreementView },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment", "already-there"],
    },
    async ({ services, actor, params, body, stamp, today, sameVersion }) => {
      const { partnershipId } = params;
      const [by, found, around, day] = await Promise.all([
        actor,
        services.agreements.find(partnershipId, params.agreementId),
        surroundings(services, partnershipId, body),
        today(partnershipId),
      ]);
      const before = readable(found, by);
      insist(objectionToEditing(before, by));
      await sameVersion(before, await services.agreements.pk(partnershipId, before.id));
      insist(objectionToParties(body.parties));
      insistOnSteward(before, body, by);
      insistOnSameAgreement(before, body);
      insistOnDraft(body, around, day, before);
      const after = edited(before, body);
      const moved = await termsMoved(services, partnershipId, before, after.agreement);
      const saved = await services.agreements.saving(
        partnershipId,
        before,
        { ...after.agreement, ...moved?.fields },
        after.happened,
        stamp(by),
        moved && { terms: moved.terms },
      );
      return {
        status: 200,
        body: view(saved.record, by, day),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "an agreement",
    async load({ services, actor, params }) {
      const [by, found] = await Promise.all([
        actor,
        services.agreements.find(params.partnershipId, params.agreementId),
      ]);
      const agreement = readable(found, by);
      if (!mayReadHistory(agreement, by))
        throw new Refusal("content-hidden", "Its history tells of drafts, too: the parties see it.");
      return await services.agreements.pk(params.partnershipId, agreement.id);
    },
  }),
];

function matches(row: AgreementRow, { status, q, party }: z.output<typeof ListQuery>): boolean {
  if (party !== undefined && !isIn(row, party)) return false;
  if (status !== undefined && row.status !== status && row.pending !== status) return false;
  return q === undefined || `${row.codedNotation} ${row.name}`.toLowerCase().includes(q.trim().toLowerCase());
}

/** Rules that ran as long as the draft still do when its days change; undefined where none has to move. */
async function termsMoved(
  services: Services,
  partnership: PartnershipId,
  before: Agreement,
  after: Agreement,
): Promise<{ terms: Terms; fields: Pick<Agreement, "termsId" | "totals"> } | undefined> {
  const sameDays =
    before.dateEffective === after.dateEffective && before.expirationDate === after.expirationDate;
  if (sameDays || !before.termsId) return undefined;
  const terms = stretched(await services.agreements.terms(partnership, before), before, after);
  return { terms, fields: { termsId: newId("trm"), totals: totals(terms) } };
}

/** A later version is of the same agreement: its number and kind are what they were. */
function insistOnSameAgreement(before: Agreement, body: AgreementDraft): void {
  if (before.versionNo === 1) return;
  const errors = [
    ...((body.codedNotation ?? before.codedNotation) === before.codedNotation
      ? []
      : [{ pointer: "/codedNotation", detail: `the number it was executed under: ${before.codedNotation}` }]),
    ...(body.agreementType === before.agreementType
      ? []
      : [{ pointer: "/agreementType", detail: `the kind it was executed as: ${before.agreementType}` }]),
  ];
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
}

function insistOnSteward(before: Agreement, body: AgreementDraft, by: Actor): void {
  if (body.parties.some((party) => party.organizationId === before.stewardId)) return;
  throw new Refusal(
    "not-a-party",
    `The steward stays a party${by.organization === before.stewardId ? ": withdraw the draft instead" : ""}.`,
  );
}
