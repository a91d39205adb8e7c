/** /api/partnerships/{partnershipId}/programs: start, list, read, change a draft. The deciding is in shared/programs. */
import * as z from "zod";
import { contentHash } from "#shared/canonical.ts";
import { PathwayId } from "#shared/framework/schema.ts";
import { newId, OrganizationId, ProgramId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { settled } from "#shared/programs/approvals.ts";
import { copied } from "#shared/programs/copying.ts";
import { edited } from "#shared/programs/editing.ts";
import { noPlan } from "#shared/programs/plan.ts";
import { draftProblems, objectionToEditing, objectionToStarting } from "#shared/programs/rules.ts";
import { ProgramDraft, ProgramRow, ProgramStatus } from "#shared/programs/schema.ts";
import { mayReadHistory, rowFor, sight } from "#shared/programs/sight.ts";
import { ProgramView } from "#shared/programs/view.ts";
import { endpoint } from "../http/endpoint.ts";
import { firstOf } from "../http/first-of.ts";
import { historyOf } from "../http/history.ts";
import { insistOnNone, naming, partnersOf, partyProblems, pathwayProblems } from "./around.ts";
import { begun } from "./begin.ts";
import { All, all, One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";
import { readable, seen, view } from "./show.ts";

const ListQuery = PageQuery.extend({
  party: OrganizationId.optional(),
  status: ProgramStatus.optional(),
  pathway: PathwayId.optional(),
  template: z.enum(["true", "false"]).optional(),
  q: z.string().max(100).optional(),
});

const NewProgram = ProgramDraft.extend({
  /** Begins with the grid, entries and exits of this program, as you may read it. */
  copyFrom: ProgramId.optional(),
});

export const programRoutes = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Programs of study you may know of, by title",
      audience: "member",
      params: All,
      query: ListQuery,
      answers: { 200: pageOf(ProgramRow) },
    },
    async ({ services, actor, params, query, cursor }) => {
      const from = cursor.open();
      const shown = actor.then((by) => (stored: ProgramRow): ProgramRow | undefined => {
        if (sight(stored, by) === "none") return undefined;
        const row = rowFor(stored, by);
        return matches(row, query) ? row : undefined;
      });
      const { items, next } = await firstOf(
        (limit, after) => services.programs.list(params.partnershipId, query.party, limit, after),
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
      summary: "Start a draft, empty or with the grid of another program",
      audience: "member",
      params: All,
      body: NewProgram,
      answers: { 201: ProgramView },
      refusals: ["role-missing", "not-a-party"],
    },
    async ({ services, actor, params, body, stamp, now, today }) => {
      const { partnershipId } = params;
      const { copyFrom, ...draft } = body;
      const [by, partners, day, source] = await Promise.all([
        actor,
        partnersOf(services, partnershipId),
        today(partnershipId),
        copyFrom && services.programs.find(partnershipId, copyFrom),
      ]);
      const type = by.organization && partners.get(by.organization)?.type;
      insist(objectionToStarting(by, type, draft.parties));
      insistOnNone([
        ...draftProblems(draft, day),
        ...partyProblems(draft, partners, day),
        ...pathwayProblems(draft),
        ...(copyFrom && (!source || sight(source, by) !== "content")
          ? [{ pointer: "/copyFrom", detail: "a program you may read" }]
          : []),
      ]);
      const fresh = begun(draft, by, now);
      const shown = source && (await services.programs.presented(partnershipId, source, by));
      const plan =
        shown && copied(await services.programs.plan(partnershipId, shown), fresh.leadId, draft.parties);
      const { record, happened } = await settled(
        {
          ...fresh,
          ...(plan ? { planId: newId("pln"), planHash: await contentHash(plan) } : {}),
          ...(shown ? { copiedFrom: { programId: shown.id, title: shown.title } } : {}),
        },
        plan ?? noPlan,
        { action: "program-started", note: shown ? `with the grid of “${shown.title}”` : undefined },
        naming(partners),
      );
      const saved = await services.programs.saving(
        partnershipId,
        undefined,
        record,
        happened,
        stamp(by),
        plan,
      );
      return {
        status: 201,
        body: view(saved.record, by),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One program of study with its current version; its plan is another request",
      audience: "member",
      params: One,
      answers: { 200: ProgramView },
    },
    async ({ services, actor, params }) => {
      const { partnershipId, programId } = params;
      const [by, found] = await Promise.all([actor, services.programs.find(partnershipId, programId)]);
      const record = await services.programs.presented(partnershipId, seen(found, by), by);
      return { status: 200, body: view(record, by), version: record.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Change a draft: its title, pathway, codes, parties and class",
      audience: "member",
      params: One,
      body: ProgramDraft,
      answers: { 200: ProgramView },
      ifMatch: true,
      refusals: ["role-missing", "not-steward", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, stamp, today, sameVersion } = asking;
      const { partnershipId } = params;
      const [{ by, record: before }, partners, day] = await Promise.all([
        readOne(asking),
        partnersOf(services, partnershipId),
        today(partnershipId),
      ]);
      insist(objectionToEditing(before, by));
      await sameVersion(before, await services.programs.pk(partnershipId, before.id));
      const plan = await services.programs.plan(partnershipId, before);
      insistOnNone([
        ...draftProblems(body, day, before, plan),
        ...partyProblems(body, partners, day, before),
        ...pathwayProblems(body, before),
      ]);
      const typed = edited(before, body);
      const { record, happened } = await settled(typed.record, plan, typed.happened, naming(partners));
      const saved = await services.programs.saving(partnershipId, before, record, happened, stamp(by));
      return {
        status: 200,
        body: view(saved.record, by),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),

  ...historyOf({
    path: one,
    params: One,
    what: "a program of study",
    async load({ services, actor, params }) {
      const [by, found] = await Promise.all([
        actor,
        services.programs.find(params.partnershipId, params.programId),
      ]);
      const record = readable(found, by);
      if (!mayReadHistory(record, by))
        throw new Refusal("content-hidden", "Its history tells of drafts, too: the parties see it.");
      return await services.programs.pk(params.partnershipId, record.id);
    },
  }),
];

function matches(
  row: ProgramRow,
  { party, status, pathway, template, q }: z.output<typeof ListQuery>,
): boolean {
  if (party !== undefined && !row.partyIds.includes(party)) return false;
  if (status !== undefined && row.status !== status && row.pending !== status) return false;
  if (pathway !== undefined && row.pathwayId !== pathway) return false;
  if (template !== undefined && String(row.template) !== template) return false;
  return q === undefined || row.title.toLowerCase().includes(q.trim().toLowerCase());
}
