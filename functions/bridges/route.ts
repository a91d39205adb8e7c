/** /partnerships/{partnershipId}/bridges: start, list, read, change a draft. The deciding is in shared/bridges. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { alignmentsMax } from "#shared/bridges/limits.ts";
import { asAgreed } from "#shared/bridges/moves.ts";
import { draftProblems, objectionToEditing, objectionToStarting } from "#shared/bridges/rules.ts";
import { type Bridge, BridgeDraft, BridgeRow, BridgeStatus } from "#shared/bridges/schema.ts";
import { mayReadHistory, mayReadVersion, sight } from "#shared/bridges/sight.ts";
import { BridgeVersion, BridgeView, rowOf } from "#shared/bridges/view.ts";
import { newId, type OrganizationId, type PartnershipId, ProgramId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { endpoint } from "../http/endpoint.ts";
import { firstOf } from "../http/first-of.ts";
import { historyOf } from "../http/history.ts";
import { insistOnNone, surroundingProblems } from "./draft.ts";
import { bridgeFacts, withSettledTasks } from "./facts.ts";
import { everyAlignment, knownOf } from "./known.ts";
import { All, all, One, one, readable, seen, viewFor } from "./paths.ts";

const ListQuery = PageQuery.extend({
  /** Those that lead to an entry point of this program. */
  program: ProgramId.optional(),
  status: BridgeStatus.optional(),
  cluster: z.string().max(60).optional(),
  q: z.string().max(100).optional(),
});

export const bridgeRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Bridge programs you may know of, by title; with `program`, those that lead into it",
      audience: "member",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(BridgeRow) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const { partnershipId } = params;
      const from = cursor.open();
      const by = await actor;
      const shown = (row: BridgeRow | undefined) => (row && matches(row, query) ? row : undefined);
      const rowsFor = rowsReader(services, partnershipId, by);
      if (query.program !== undefined) {
        const found = await services.bridges.leadingTo(partnershipId, query.program);
        const rows = await rowsFor(found);
        const into = rows.filter((row) => row?.alignsTo.some(({ programId }) => programId === query.program));
        return { status: 200, body: { items: into.flatMap((row) => shown(row) ?? []) } };
      }
      const { items, next } = await firstOf(
        async (limit, after) => {
          const page = await services.bridges.list(partnershipId, limit, after);
          const rows = await rowsFor(page.rows.map(({ row }) => row));
          return { ...page, rows: page.rows.map(({ key }, at) => ({ key, row: rows[at] })) };
        },
        Promise.resolve(shown),
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
      body: BridgeDraft,
      answers: { 201: BridgeView },
      refusals: ["role-missing", "not-a-party"],
    },
    async (asking) => {
      const { services, actor, params, body, stamp, now } = asking;
      const { partnershipId } = params;
      const by = await actor;
      insist(objectionToStarting(by, body.providers));
      insistOnNone([
        ...draftProblems(body),
        ...(await surroundingProblems(services, partnershipId, body, by)),
      ]);
      const saved = await services.bridges.saving(
        partnershipId,
        undefined,
        begun(body, by, now),
        { action: "bridge-started" },
        stamp(by),
      );
      return {
        status: 201,
        body: await viewFor(asking, saved.record, saved.record, by),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary:
        "One bridge program: the version that is being made, to its providers; to others the one in force",
      audience: "member",
      params: One,
      answers: { 200: BridgeView },
    },
    async (asking) => {
      const { by, record } = await seen(asking);
      const shown = await asking.services.bridges.presented(asking.params.partnershipId, record, by);
      return { status: 200, body: await viewFor(asking, record, shown, by), version: record.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Change a draft",
      audience: "member",
      params: One,
      body: BridgeDraft,
      answers: { 200: BridgeView },
      ifMatch: true,
      refusals: ["role-missing", "not-a-party", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { partnershipId } = params;
      const { by, record: before } = await readable(asking);
      insist(objectionToEditing(before, by));
      await sameVersion(before, await services.bridges.pk(partnershipId, before.id));
      const knows = await knownOf(services, partnershipId, before.alignsTo, by);
      const unseen = before.alignsTo.filter(({ programId }) => !knows.has(programId));
      const alignsTo = before.alignsTo.filter(({ programId }) => knows.has(programId));
      insistOnNone([
        ...draftProblems(body, before),
        ...(await surroundingProblems(services, partnershipId, body, by, { ...before, alignsTo })),
        ...(body.alignsTo.length + unseen.length > alignmentsMax
          ? [{ pointer: "/alignsTo", detail: `at most ${alignmentsMax - unseen.length}` }]
          : []),
      ]);
      const [plan, today] = await Promise.all([
        services.bridges.plan(partnershipId, before),
        asking.today(partnershipId),
      ]);
      // Where others have it lead that this provider may not know of, it goes on leading.
      const whole = { ...body, alignsTo: [...body.alignsTo, ...unseen] };
      const typed = asAgreed(before, changed(before, whole));
      const facts = await bridgeFacts(services, partnershipId, typed, plan, today, by);
      const saved = await services.bridges.saving(
        partnershipId,
        before,
        withSettledTasks(typed, plan, facts),
        { action: "bridge-changed" },
        stamp(by),
      );
      return {
        status: 200,
        body: await viewFor(asking, saved.record, saved.record, by),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/versions/{versionNo}`,
      summary: "One version with its modules, as it was put in force or as it is being made",
      audience: "member",
      params: One.extend({ versionNo: z.coerce.number().int().positive() }),
      answers: { 200: BridgeVersion },
    },
    async (asking) => {
      const { services, params } = asking;
      const { by, record } = await readable(asking);
      const kept = mayReadVersion(record, params.versionNo, by)
        ? await services.bridges.version(params.partnershipId, record, params.versionNo)
        : undefined;
      if (!kept) throw new Refusal("not-found");
      const plan = await services.bridges.plan(params.partnershipId, kept);
      return { status: 200, body: { bridge: await viewFor(asking, record, kept, by), plan } };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "a bridge program",
    async load(asking) {
      const { by, record } = await readable(asking);
      if (!mayReadHistory(record, by))
        throw new Refusal("content-hidden", "Its history tells of drafts, too: its providers see it.");
      return await asking.services.bridges.pk(asking.params.partnershipId, record.id);
    },
  }),
];

/** Nobody but its providers sees a draft; who else may see what is in force, they say later. */
const begun = (draft: BridgeDraft, by: Actor, now: Date): Bridge => ({
  ...draft,
  id: newId("brg"),
  leadId: by.organization as OrganizationId,
  visibility: "PARTIES",
  versionNo: 1,
  status: "DRAFT",
  tasks: [],
  earlier: [],
  startedBy: by.person,
  startedAt: now.toISOString(),
  version: 0,
});

/** What was typed in place of what stood there; what a person left out is gone. */
function changed(before: Bridge, draft: BridgeDraft): Bridge {
  const { id, leadId, visibility, visibilityProposal, versionNo, status, planId, planHash } = before;
  const { tasks, earlier, startedBy, startedAt, version, chainHash } = before;
  return {
    ...draft,
    ...{ id, leadId, visibility, versionNo, status, tasks, earlier, startedBy, startedAt, version },
    ...(visibilityProposal ? { visibilityProposal } : {}),
    ...(planId ? { planId } : {}),
    ...(planHash ? { planHash } : {}),
    ...(chainHash ? { chainHash } : {}),
  };
}

/** The rows of bridges as this actor sees them, in their order; undefined where they may not know of one. */
const rowsReader =
  (services: Services, partnership: PartnershipId, by: Actor) =>
  async (records: readonly Bridge[]): Promise<(BridgeRow | undefined)[]> => {
    const knows = await knownOf(services, partnership, records.flatMap(everyAlignment), by);
    return Promise.all(
      records.map(async (record) => {
        const sees = sight(record, by);
        if (sees === "none") return undefined;
        const shown = await services.bridges.presented(partnership, record, by);
        return rowOf(record, shown, by, sees === "content" ? knows : new Set());
      }),
    );
  };

function matches(row: BridgeRow, { status, cluster, q }: z.output<typeof ListQuery>): boolean {
  if (status !== undefined && row.status !== status) return false;
  if (cluster !== undefined && row.clusterId !== cluster) return false;
  return q === undefined || row.title.toLowerCase().includes(q.trim().toLowerCase());
}
