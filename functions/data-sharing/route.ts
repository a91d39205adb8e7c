/** /partnerships/{partnershipId}/data-sharing: start, list, read, change a draft. The deciding is in shared/data-sharing. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { edited } from "#shared/data-sharing/editing.ts";
import { standingOfRow } from "#shared/data-sharing/phase.ts";
import { isIn } from "#shared/data-sharing/roles.ts";
import { draftProblems, objectionToEditing, objectionToStarting } from "#shared/data-sharing/rules.ts";
import { DataPhase, type DataSharing, DataSharingDraft, Tier } from "#shared/data-sharing/schema.ts";
import { mayReadHistory, rowFor, sight } from "#shared/data-sharing/sight.ts";
import { isBeingWritten } from "#shared/data-sharing/versions.ts";
import { DataSharingListRow, DataSharingView } from "#shared/data-sharing/view.ts";
import { OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { firstOf } from "../http/first-of.ts";
import { historyOf } from "../http/history.ts";
import { begun } from "./begin.ts";
import { checklistOf } from "./checking.ts";
import { insistOnDraft, surroundings } from "./draft.ts";
import { phaseAbove, withPhases } from "./lines.ts";
import { All, all, One, one } from "./paths.ts";
import { readable, seen, view } from "./show.ts";

const ListQuery = PageQuery.extend({
  party: OrganizationId.optional(),
  phase: DataPhase.optional(),
  tier: Tier.optional(),
  q: z.string().max(100).optional(),
});

export const dataSharingRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Data-sharing agreements you may know of, by number",
      audience: "member",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(DataSharingListRow) },
    },
    async ({ services, actor, params, query, cursor, today }) => {
      const { partnershipId } = params;
      const from = cursor.open();
      const day = await today(partnershipId);
      const shown = actor.then((by) => (stored: DataSharingListRow): DataSharingListRow | undefined => {
        if (sight(stored, by) === "none") return undefined;
        const row = { ...rowFor(stored, by), phase: stored.phase };
        // Who is only asked to join reads the state of what is being made.
        const own = row.status === stored.status ? row : { ...row, phase: standingOfRow(row, day) };
        return matches(own, query) ? own : undefined;
      });
      const { items, next } = await firstOf(
        async (limit, after) => {
          const page = await services.dataSharing.list(partnershipId, query.party, limit, after);
          return { ...page, rows: await withPhases(services, partnershipId, page.rows, day) };
        },
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
      body: DataSharingDraft,
      answers: { 201: DataSharingView },
      refusals: ["role-missing", "not-a-party", "already-there"],
    },
    async ({ services, actor, params, body, stamp, now, today }) => {
      const { partnershipId } = params;
      const [by, around, day] = await Promise.all([
        actor,
        surroundings(services, partnershipId, body),
        today(partnershipId),
      ]);
      insist(objectionToStarting(by, body.parties));
      insistOnDraft(body, around, day, by);
      const codedNotation =
        body.codedNotation ?? (await services.dataSharing.freeNumber(partnershipId, day.slice(0, 4)));
      const saved = await services.dataSharing.saving(
        partnershipId,
        undefined,
        begun({ ...body, codedNotation }, by, now),
        { action: "data-sharing-started" },
        stamp(by),
        { proposedNumber: body.codedNotation === undefined },
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
      summary: "One data-sharing agreement with its current version",
      audience: "member",
      params: One,
      answers: { 200: DataSharingView },
    },
    async ({ services, actor, params, today }) => {
      const { partnershipId, dataSharingId } = params;
      const [by, found, day] = await Promise.all([
        actor,
        services.dataSharing.find(partnershipId, dataSharingId),
        today(partnershipId),
      ]);
      const whole = seen(found, by);
      const [record, parent] = await Promise.all([
        services.dataSharing.presented(partnershipId, whole, by),
        phaseAbove(services, partnershipId, whole, day),
      ]);
      const findings = await findingsFor(services, partnershipId, record, by, day);
      return { status: 200, body: view(record, by, day, { parent, findings }), version: record.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Change a draft",
      audience: "member",
      params: One,
      body: DataSharingDraft,
      answers: { 200: DataSharingView },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment", "already-there"],
    },
    async ({ services, actor, params, body, stamp, today, sameVersion }) => {
      const { partnershipId } = params;
      const [by, found, around, day] = await Promise.all([
        actor,
        services.dataSharing.find(partnershipId, params.dataSharingId),
        surroundings(services, partnershipId, body),
        today(partnershipId),
      ]);
      const before = readable(found, by);
      insist(objectionToEditing(before, by));
      await sameVersion(before, await services.dataSharing.pk(partnershipId, before.id));
      insistOnDraft(body, around, day, by, before, draftProblems(body, before));
      const { record, happened } = edited(before, body);
      const saved = await services.dataSharing.saving(partnershipId, before, record, happened, stamp(by));
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
    what: "a data-sharing agreement",
    async load({ services, actor, params }) {
      const [by, found] = await Promise.all([
        actor,
        services.dataSharing.find(params.partnershipId, params.dataSharingId),
      ]);
      const record = readable(found, by);
      if (!mayReadHistory(record, by))
        throw new Refusal("content-hidden", "Its history tells of drafts, too: the parties see it.");
      return await services.dataSharing.pk(params.partnershipId, record.id);
    },
  }),
];

/** How many checks block it and how many warn, while it is being made and for whoever reads it. */
async function findingsFor(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  by: Actor,
  today: string,
): Promise<DataSharingView["findings"]> {
  if (!isBeingWritten(record) || sight(record, by) !== "content") return undefined;
  const terms = await services.dataSharing.terms(partnership, record);
  const { block, warn } = await checklistOf(services, partnership, record, terms, today, by);
  return { block, warn };
}

function matches(row: DataSharingListRow, { phase, tier, q, party }: z.output<typeof ListQuery>): boolean {
  if (party !== undefined && !isIn([...row.parties, ...(row.joining ?? [])], party)) return false;
  if (phase !== undefined && row.phase !== phase) return false;
  if (tier !== undefined && row.tier !== tier) return false;
  return q === undefined || `${row.codedNotation} ${row.name}`.toLowerCase().includes(q.trim().toLowerCase());
}
