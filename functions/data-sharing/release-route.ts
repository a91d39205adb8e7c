/**
 * …/data-sharing/{dataSharingId}/releases: which there are, what a new one is suppressed with, and a new one, audited with
 * everything its sender has released of it before. What is refused names cells, never counts.
 */
import * as z from "zod";
import { type Agreed, authorize, decisionOf, type Passage } from "#shared/data-sharing/gate.ts";
import { spanName } from "#shared/data-sharing/pooling.ts";
import { totalProblems } from "#shared/data-sharing/program-totals.ts";
import { asKept, pointerTo, releaseProblems, studentNames } from "#shared/data-sharing/release-draft.ts";
import {
  AgreedView,
  GateDecision,
  IndicatorId,
  Release,
  ReleaseDraft,
  ReleaseLine,
  type ReleaseRecord,
  type SafeTable,
} from "#shared/data-sharing/release-schema.ts";
import { discloses } from "#shared/data-sharing/roles.ts";
import { mayRead, sight } from "#shared/data-sharing/sight.ts";
import { ReportingYear, SuppressionPolicy } from "#shared/data-sharing/terms-schema.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import type { Finding } from "#shared/suppression/types.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AtGate, approach, keep, refuse } from "./gate.ts";
import { One, one } from "./paths.ts";
import { seen } from "./show.ts";
import { unionFor } from "./union.ts";

const path = `${one}/releases` as const;
/** A request has 29 seconds in all. */
const auditMillis = 12_000;

const ContextQuery = z.strictObject({
  indicatorId: IndicatorId,
  year: ReportingYear,
  pooledTo: ReportingYear.optional(),
});

/** Earlier tables are the sender's own; readers are named, and know nothing of these students but what was released. */
const SubmitContext = z.strictObject({
  policy: SuppressionPolicy,
  context: z.strictObject({
    viewers: z.array(z.strictObject({ name: z.string(), knows: z.array(z.never()) })),
    earlier: z.array(ReleaseDraft.shape.table),
  }),
  next: z.int().positive(),
  decision: GateDecision,
});

/** What a release lets pass to a reader, for its own purpose or for another agreed one. */
export const passageOf = (release: ReleaseRecord, purposeId: string = release.purposeId): Passage => ({
  ...release,
  purposeId,
});

/** Whoever acts for no organization sends for none. */
const sender = ({ by }: Pick<AtGate, "by">): OrganizationId => by.organization ?? ("" as OrganizationId);

function agreedFor({ by, stand }: AtGate): AgreedView | undefined {
  const { agreed, terms, record } = stand;
  const readable =
    sight(record, by) === "content" &&
    agreed.versionNo !== undefined &&
    mayRead(record, agreed.versionNo, by);
  if (!readable) return undefined;
  const { purposes, elements, transfers, retention, suppressionPolicy } = terms;
  return {
    versionNo: agreed.versionNo,
    phase: agreed.phase,
    parties: agreed.parties.map(({ organizationId, roles }) => ({ organizationId, roles: [...roles] })),
    joined: agreed.joined.map(({ organizationId, role }) => ({ organizationId, role })),
    dropped: [...agreed.dropped],
    terms: { purposes, elements, transfers, ...(retention ? { retention } : {}) },
    ...(suppressionPolicy ? { policy: suppressionPolicy } : {}),
  };
}

function lineOf(release: ReleaseRecord, agreed: Agreed, { by, today }: AtGate): ReleaseLine {
  const { id, dataSharingId, indicatorId, year, pooledTo, senderId, releaseNo, versionNo } = release;
  const { policy, audit, auditedWith, byName, at } = release;
  return {
    ...{ id, dataSharingId, indicatorId, year, senderId, releaseNo, versionNo, policy, audit, byName, at },
    ...(pooledTo ? { pooledTo } : {}),
    auditedWith: auditedWith.length,
    decision: authorize(agreed, by, "read", passageOf(release), today),
  };
}

export const releaseRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "Which tables were released under this agreement, and what the gate would say to you of each",
      audience: "member",
      params: One,
      query: PageQuery,
      answers: { 200: pageOf(ReleaseLine).extend({ agreed: AgreedView.optional() }) },
    },
    async (asking) => {
      const { services, params, query, cursor } = asking;
      const at = await approach(asking);
      seen(at.stand.record, at.by);
      const { places, more } = await services.releases.places(
        params.partnershipId,
        params.dataSharingId,
        query.limit,
        cursor.open(),
      );
      const found = await services.releases.records(
        params.partnershipId,
        places.map(({ place }) => place.id),
      );
      const agreed = agreedFor(at);
      const last = places.at(-1)?.key;
      return {
        status: 200,
        body: {
          items: found.map((release) => lineOf(release, at.stand.agreed, at)),
          ...(more && last ? { next: cursor.seal(last) } : {}),
          ...(agreed ? { agreed } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}/context`,
      summary:
        "What your next release of an indicator is suppressed and audited with: the strictest policy, its readers, your earlier releases",
      audience: "member",
      params: One,
      query: ContextQuery,
      answers: { 200: SubmitContext },
      refusals: ["not-a-party"],
    },
    async (asking) => {
      const { services, params, query } = asking;
      const at = await approach(asking);
      const { by, stand, today } = at;
      seen(stand.record, by);
      const own = stand.agreed.parties.find(({ organizationId }) => organizationId === by.organization);
      if (!own || !discloses(own))
        throw new Refusal("not-a-party", "Parties that disclose data under this agreement send tables.");
      const subject = { senderId: sender(at), ...query };
      const union = await unionFor(services, params.partnershipId, stand, subject, today);
      const passages = stand.terms.purposes.map(({ purposeId }) =>
        authorize(stand.agreed, by, "submit", { ...subject, dimensions: [], purposeId }, today),
      );
      return {
        status: 200,
        body: {
          policy: union.policy,
          context: union.context as z.input<typeof SubmitContext>["context"],
          next: union.next,
          decision:
            passages.find(({ allowed }) => allowed) ??
            passages[0] ??
            decisionOf("PURPOSE_NOT_AGREED", stand.agreed),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path,
      summary:
        "Release a table that was suppressed before it was sent; the hub audits it and never sees what is hidden",
      audience: "member",
      params: One,
      body: ReleaseDraft,
      answers: { 201: Release },
      refusals: ["role-missing", "gate-closed", "student-level", "not-suppressed", "too-large"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { partnershipId, dataSharingId } = params;
      const at = await approach(asking);
      const { by, stand, today } = at;
      const years = spanName(body.year, body.pooledTo);
      const subject = { ...body, senderId: sender(at) };
      const attempt = {
        ...{ action: "submit" as const, indicatorId: body.indicatorId, years },
        ...(by.organization ? { senderId: by.organization } : {}),
      };
      const dimensions = body.table.dimensions.map(({ name }) => name);
      const decision = authorize(stand.agreed, by, "submit", { ...subject, dimensions }, today);
      if (!decision.allowed) {
        await keep(asking, at, decision, attempt);
        refuse(at, decision);
      }
      insistOnCounts(body, await services.indicators.find(partnershipId));
      const table = asKept(body);
      const union = await unionFor(services, partnershipId, stand, subject, today);
      const totals = totalProblems(body, union.context.earlier);
      if (totals.length > 0) throw new Refusal("invalid-input", undefined, { errors: totals.slice(0, 100) });
      const { audit, algorithm } = await import("#shared/suppression/audit.ts");
      const until = Date.now() + auditMillis;
      const result = audit(table, union.policy, union.context, { cancelled: () => Date.now() > until });
      if (result.findings.some(({ code }) => code === "stopped"))
        throw new Refusal("too-large", "This table takes too long to audit. Split it by program.");
      if (!result.holds) {
        await keep(asking, at, decisionOf("NOT_SUPPRESSED", stand.agreed), attempt);
        throw new Refusal("not-suppressed", undefined, { errors: pointed(table, result.findings) });
      }
      await keep(asking, at, decision, attempt);
      const saved = await services.releases.saving(
        partnershipId,
        {
          ...body,
          table,
          algorithm,
          id: newId("rel"),
          dataSharingId,
          versionNo: decision.versionNo ?? 1,
          senderId: subject.senderId,
          releaseNo: union.next,
          policy: union.policy,
          audit: result.perViewer,
          auditedWith: union.releases.map(({ id }) => id),
          by: by.person,
          byName: by.name,
          at: now.toISOString(),
          version: 0,
        },
        union.count,
        { action: "released", note: `${body.indicatorId} ${years}` },
        stamp(by),
      );
      return {
        status: 201,
        body: saved.release,
        version: saved.release.version,
        // An agreement that was suspended meanwhile lets nothing pass any more: this is decided again.
        writes: [...saved.writes, ...stand.unmoved],
      };
    },
  ),
];

/** A table of counts, whole, over the partnership's own indicators and subgroups, and of no single student. */
function insistOnCounts(draft: ReleaseDraft, known: Parameters<typeof releaseProblems>[1]): void {
  const students = studentNames(draft);
  if (students.length > 0)
    throw new Refusal("student-level", "This looks like a list of people. Nothing of it was kept.", {
      errors: students,
    });
  const errors = releaseProblems(draft, known);
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors: errors.slice(0, 100) });
}

/** Each cell once, where the client finds it. */
function pointed({ blocks }: SafeTable, findings: readonly Finding[]) {
  const errors = new Map<string, string>();
  for (const { program, group, measure, why } of findings) {
    const at = blocks.findIndex((block) => block.program === program);
    const pointer = pointerTo("table", "blocks", Math.max(at, 0), "groups", group, measure);
    if (!errors.has(pointer)) errors.set(pointer, why);
  }
  return [...errors].slice(0, 100).map(([pointer, detail]) => ({ pointer, detail }));
}
