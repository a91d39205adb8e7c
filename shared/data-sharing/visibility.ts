/** Who may see a data-sharing agreement, and who has to agree before more people may (product.md "Who may do what"). Pure. */

import type { Actor } from "../actor.ts";
import type { Visibility } from "../agreements/schema.ts";
import type { Objection } from "../problem.ts";
import { objectionToSeeing, seenAs, seenByParties } from "../visibility.ts";
import { isIn } from "./roles.ts";
import { editsFor } from "./rules.ts";
import type { DataSharing } from "./schema.ts";
import { boundParties, executedVersions, wasExecuted } from "./versions.ts";

/** Why `actor` cannot ask for this visibility, or undefined. Who is only asked to join has no say yet. */
export function objectionToVisibility(record: DataSharing, to: Visibility, actor: Actor): Objection {
  const parties = boundParties(record);
  const may = isIn(parties, actor.organization)
    ? editsFor({ ...record, parties }, actor)
    : ({ code: "not-a-party", why: "A party to the agreement does this." } as const);
  if (may) return may;
  if (!record.shared) return { code: "wrong-moment", why: "Share it with the other parties first." };
  return objectionToSeeing(record, to, actor);
}

/** Narrowing is immediate; widening takes effect when an editor of each party has agreed. */
export const setVisibility = (before: DataSharing, to: Visibility, by: Actor) =>
  seenAs(before, to, by, boundParties(before));

/**
 * As its parties have agreed to be seen: one that was added was not asked, so from then on only the parties
 * see it, until every one of them has agreed again.
 */
export function asAgreed(before: DataSharing, after: DataSharing): { record: DataSharing; note: string } {
  const waits = !wasExecuted(after) && executedVersions(before).length > 0;
  const asked = boundParties(before);
  if (waits || boundParties(after).every(({ organizationId }) => isIn(asked, organizationId)))
    return { record: after, note: "" };
  return seenByParties(after);
}
