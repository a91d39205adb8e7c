/** Ending a data-sharing agreement before its last day: after the notice agreed, or at once for a cause that its terms name. */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { marked } from "./disposition.ts";
import { isIn } from "./roles.ts";
import type { DataPhase, DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";
import { bound, boundParties, executedVersions } from "./versions.ts";

/** Why `actor` cannot end it, or undefined. A new version under way stands in nobody's way: it comes to nothing. */
export function objectionToTerminating(record: DataSharing, actor: Actor, phase: DataPhase): Objection {
  if (!isIn(boundParties(record), actor.organization))
    return { code: "not-a-party", why: "A signatory of a party ends it." };
  if (!has(actor, "signatory", "admin"))
    return { code: "role-missing", why: "A signatory or admin of a party ends it." };
  if (executedVersions(record).length === 0)
    return { code: "not-executed", why: "Only an executed agreement is ended. A draft is withdrawn." };
  if (record.termination)
    return { code: "already-there", why: `${record.termination.byName} has ended it already.` };
  return phase === "IN_DISPOSITION" || phase === "CLOSED"
    ? { code: "wrong-moment", why: "It has ended." }
    : undefined;
}

type Asked = { lastDay: IsoDate; reason: string; cause?: string | undefined };

export function terminationProblems(
  record: DataSharing,
  { lastDay, cause }: Asked,
  { terminationCauses }: Pick<DataTerms, "terminationCauses">,
  end: IsoDate,
  today: IsoDate,
): FieldProblem[] {
  if (cause !== undefined && !terminationCauses.includes(cause))
    return [{ pointer: "/cause", detail: "one of the causes that its terms name, or nothing" }];
  const { noticeDays } = bound(record);
  const first = cause === undefined ? plusDays(today, noticeDays) : today;
  if (lastDay < first)
    return [
      {
        pointer: "/lastDay",
        detail:
          cause === undefined
            ? `${first} or later: notice runs ${noticeDays} days`
            : `today, ${today}, or later`,
      },
    ];
  return lastDay < end ? [] : [{ pointer: "/lastDay", detail: `a day before it ends by itself, ${end}` }];
}

export function terminate(
  record: DataSharing,
  { lastDay, reason, cause }: Asked,
  by: Actor,
  at: Date,
  today: IsoDate,
): { record: DataSharing; happened: Happened } {
  return {
    record: {
      ...marked(record, "TERMINATED"),
      termination: {
        lastDay,
        reason,
        ...(cause === undefined ? {} : { cause }),
        givenOn: today,
        by: by.person,
        byName: by.name,
        byOrganization: by.organization as OrganizationId,
        at: at.toISOString(),
      },
    },
    happened: { action: "data-sharing-terminated", note: `last day ${lastDay}: ${cause ?? reason}` },
  };
}
