/**
 * POST …/data-sharing/{dataSharingId}/releases: a table that was suppressed before it was sent, audited with everything its
 * sender has released of the same students before. What is refused names cells, never counts.
 */
import { authorize, decisionOf } from "#shared/data-sharing/gate.ts";
import { spanName } from "#shared/data-sharing/pooling.ts";
import { totalProblems } from "#shared/data-sharing/program-totals.ts";
import { asKept, pointerTo, releaseProblems, studentNames } from "#shared/data-sharing/release-draft.ts";
import { Release, ReleaseDraft, type SafeTable } from "#shared/data-sharing/release-schema.ts";
import { newId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { Finding } from "#shared/suppression/types.ts";
import { endpoint } from "../http/endpoint.ts";
import { approach, keep, refuse, senderOf } from "./gate.ts";
import { One, one } from "./paths.ts";
import { unionFor } from "./union.ts";

/** A request has 29 seconds in all. */
const auditMillis = 12_000;

export const submitRoutes = [
  endpoint(
    {
      method: "POST",
      path: `${one}/releases`,
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
      const subject = { ...body, senderId: senderOf(by) };
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
        union.counts,
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
