/**
 * Who says that an obligation was met, who takes that back, and who reports an incident. Pure: the page greys its buttons
 * with these rules and the API refuses with them.
 */
import { type Actor, has } from "../actor.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { EvidenceDraft, IncidentDraft, Obligation } from "./obligations-schema.ts";
import { isIn } from "./roles.ts";
import type { DataSharing } from "./schema.ts";
import { boundParties, executedVersions } from "./versions.ts";

const elsewhere: Partial<Record<Obligation["kind"], string>> = {
  TRANSFER: "What goes through the hub counts as sent when it has been released.",
  DESTRUCTION: "A destruction certificate says this.",
};

/** Why `actor` cannot say that this was done, or undefined. */
export function objectionToMarking(one: Obligation, actor: Actor): Objection {
  if (actor.organization !== one.organizationId)
    return { code: "not-your-side", why: "The party whose duty it is says this." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, signatory or admin of the party says this." };
  if (one.derived) return { code: "wrong-moment", why: elsewhere[one.kind] ?? "This is worked out." };
  if (one.state === "DONE")
    return { code: "already-there", why: "It is done already. To correct that, take it back first." };
  return one.state === "UPCOMING" && one.kind === "TRANSFER"
    ? { code: "wrong-moment", why: `It can be sent from ${one.opensOn} on.` }
    : undefined;
}

/** Why `actor` cannot take back that it was done, or undefined. */
export function objectionToReopening(one: Obligation, actor: Actor): Objection {
  if (actor.organization !== one.organizationId)
    return { code: "not-your-side", why: "The party that said it takes it back." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, signatory or admin of the party does this." };
  return one.state === "DONE" && !one.derived
    ? undefined
    : { code: "wrong-moment", why: "Nobody has said that it is done." };
}

/** What does not fit: nothing is done tomorrow, and no clock is stopped before it began. */
export function evidenceProblems(
  { on, at }: EvidenceDraft,
  one: Obligation,
  { today, now, discoveredAt }: { today: string; now: string; discoveredAt?: string | undefined },
): FieldProblem[] {
  return [
    ...(on > today ? [{ pointer: "/on", detail: "a day that has come" }] : []),
    ...(one.kind === "BREACH_NOTICE" && at === undefined
      ? [{ pointer: "/at", detail: "the time at which the others were told: this clock runs in hours" }]
      : []),
    ...(at !== undefined && one.kind !== "BREACH_NOTICE"
      ? [{ pointer: "/at", detail: "left out: only a breach's clock runs in hours" }]
      : []),
    ...(at !== undefined && (at > now || (discoveredAt !== undefined && at < discoveredAt))
      ? [{ pointer: "/at", detail: "a time between the discovery and now" }]
      : []),
  ];
}

/** Why `actor` cannot report an incident, or undefined. */
export function objectionToReporting(record: DataSharing, actor: Actor): Objection {
  if (!isIn(boundParties(record), actor.organization))
    return { code: "not-a-party", why: "A party to the agreement reports what went wrong." };
  if (!has(actor, "editor", "admin", "signatory"))
    return { code: "role-missing", why: "An editor, signatory or admin of a party reports it." };
  return executedVersions(record).length > 0
    ? undefined
    : { code: "wrong-moment", why: "Nothing is exchanged before the agreement is executed." };
}

export function incidentProblems(
  { discoveredAt, elementIds }: IncidentDraft,
  { now, elements }: { now: string; elements: ReadonlySet<string> },
): FieldProblem[] {
  return [
    ...(discoveredAt > now ? [{ pointer: "/discoveredAt", detail: "a time that has come" }] : []),
    ...elementIds.flatMap((id, index) =>
      elements.has(id) ? [] : [{ pointer: `/elementIds/${index}`, detail: "an element of the schedule" }],
    ),
  ];
}
