/**
 * What one party alone may do to an executed agreement: narrow it, never widen it. A restriction is appended, holds
 * whatever version governs, and is lifted only by the organization that made it (data-sharing.md L11). Pure.
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { restrictionsMax } from "./limits.ts";
import type { RestrictionDraft } from "./moves-schema.ts";
import type { Governing } from "./phase.ts";
import { isIn } from "./roles.ts";
import type { DataPhase, DataSharing, Restriction } from "./schema.ts";
import { boundParties, executedVersions } from "./versions.ts";

type Decided = { record: DataSharing; happened: Happened };
type Asked = RestrictionDraft | { kind: "SUSPENSION"; from?: IsoDate | undefined; reason: string };

/** Why `actor` cannot restrict or suspend it now, or undefined. */
export function objectionToRestricting(record: DataSharing, actor: Actor, phase: DataPhase): Objection {
  if (!isIn(boundParties(record), actor.organization))
    return { code: "not-a-party", why: "A party to the agreement does this." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, admin or signatory of a party does this." };
  if (executedVersions(record).length === 0)
    return { code: "not-executed", why: "Only an executed agreement is narrowed or suspended." };
  if (phase === "IN_DISPOSITION" || phase === "CLOSED")
    return { code: "wrong-moment", why: "It has ended: nothing passes under it any more." };
  return record.restrictions.length >= restrictionsMax
    ? {
        code: "too-large",
        why: `At most ${restrictionsMax} restrictions stand on one agreement. End it instead.`,
      }
    : undefined;
}

/** What would not be a narrowing, by field. */
export function restrictionProblems(
  asked: Asked,
  { dropped }: Pick<Governing, "dropped">,
  elementIds: readonly string[],
  lastDay: IsoDate,
  today: IsoDate,
): FieldProblem[] {
  if (asked.kind === "EARLIER_END")
    return today <= asked.until && asked.until < lastDay
      ? []
      : [{ pointer: "/until", detail: `a day from today, ${today}, and before it ends, ${lastDay}` }];
  const problems: FieldProblem[] =
    asked.from !== undefined && (asked.from < today || asked.from > lastDay)
      ? [{ pointer: "/from", detail: `a day from today, ${today}, to the last one, ${lastDay}` }]
      : [];
  if (asked.kind === "SUSPENSION") return problems;
  for (const [index, id] of asked.elementIds.entries())
    if (!elementIds.includes(id) || dropped.includes(id) || asked.elementIds.indexOf(id) < index)
      problems.push({
        pointer: `/elementIds/${index}`,
        detail: "an element of the schedule that is not dropped yet",
      });
  return problems;
}

const actions = {
  SUSPENSION: "data-sharing-suspended",
  EARLIER_END: "earlier-end-set",
  ELEMENTS_DROPPED: "elements-dropped",
} as const;

export function restrict(record: DataSharing, asked: Asked, by: Actor, at: Date, today: IsoDate): Decided {
  const from = (asked.kind === "EARLIER_END" ? undefined : asked.from) ?? today;
  const restriction: Restriction = {
    restrictionNo: record.restrictions.length + 1,
    kind: asked.kind,
    elementIds: asked.kind === "ELEMENTS_DROPPED" ? asked.elementIds : [],
    ...(asked.kind === "EARLIER_END" ? { until: asked.until } : {}),
    from,
    reason: asked.reason,
    by: by.person,
    byName: by.name,
    byOrganization: by.organization as OrganizationId,
    at: at.toISOString(),
  };
  const what =
    asked.kind === "EARLIER_END"
      ? `last day ${asked.until}`
      : asked.kind === "ELEMENTS_DROPPED"
        ? `${asked.elementIds.join(", ")} from ${from}`
        : `from ${from}`;
  return {
    record: { ...record, restrictions: [...record.restrictions, restriction] },
    happened: { action: actions[asked.kind], note: `${what}: ${asked.reason}` },
  };
}

/** Why `actor` cannot lift this restriction, or undefined: only whose it is, and an earlier end only before it has come. */
export function objectionToLifting(
  record: DataSharing,
  restrictionNo: number,
  actor: Actor,
  phase: DataPhase,
  today: IsoDate,
): Objection {
  if (!isIn(boundParties(record), actor.organization))
    return { code: "not-a-party", why: "The party that made it lifts it." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, admin or signatory of that party lifts it." };
  const one = record.restrictions.find((other) => other.restrictionNo === restrictionNo);
  if (!one) return { code: "invalid-input", why: `There is no restriction ${restrictionNo}.` };
  if (one.byOrganization !== actor.organization)
    return { code: "not-yours-to-lift", why: "Another party made it, and that one lifts it." };
  if (one.lifted) return { code: "wrong-moment", why: `${one.lifted.byName} has lifted it already.` };
  if (phase === "CLOSED") return { code: "wrong-moment", why: "It is closed." };
  return one.until !== undefined && one.until < today
    ? { code: "wrong-moment", why: `It ended on ${one.until}. What follows is a renewal.` }
    : undefined;
}

export const lift = (
  record: DataSharing,
  restrictionNo: number,
  reason: string,
  by: Actor,
  at: Date,
  today: IsoDate,
): Decided => ({
  record: {
    ...record,
    restrictions: record.restrictions.map((one) =>
      one.restrictionNo === restrictionNo
        ? { ...one, lifted: { on: today, reason, by: by.person, byName: by.name, at: at.toISOString() } }
        : one,
    ),
  },
  happened: { action: "restriction-lifted", note: `${restrictionNo}: ${reason}` },
});
