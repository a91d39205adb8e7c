/** Who may see an agreement, and who has to agree before more people may (product.md "Who may do what"). Pure. */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { Objection } from "../problem.ts";
import { objectionToSeeing, seenAs, seenByParties } from "../visibility.ts";
import { editsFor, isParty } from "./rules.ts";
import type { Agreement, Visibility } from "./schema.ts";
import { bound, executedVersions, wasExecuted } from "./succession.ts";

/** Why `actor` cannot ask for this visibility, or undefined. */
export function objectionToVisibility(agreement: Agreement, to: Visibility, actor: Actor): Objection {
  // Who is only asked to join has no say yet in who sees what the others signed.
  const may = editsFor({ ...agreement, parties: bound(agreement).parties }, actor);
  if (may) return may;
  if (!agreement.shared) return { code: "wrong-moment", why: "Share it with the other parties first." };
  return objectionToSeeing(agreement, to, actor);
}

/** Narrowing is immediate; widening takes effect when an editor of each party has agreed (product.md). */
export function setVisibility(
  before: Agreement,
  to: Visibility,
  by: Actor,
): { agreement: Agreement; happened: Happened } {
  const { record: agreement, happened } = seenAs(before, to, by, bound(before).parties);
  return { agreement, happened };
}

/**
 * The agreement as its parties have agreed to be seen: one that was added was not asked, so where it joins, only the
 * parties see it until every one of them has agreed again. In a draft that is at once; beside an executed version, when
 * the new one is executed, for until then nothing of it shows.
 */
export function asAgreed(before: Agreement, after: Agreement): { agreement: Agreement; note: string } {
  const waits = !wasExecuted(after) && executedVersions(before).length > 0;
  if (waits || after.parties.every((party) => isParty(bound(before), party.organizationId)))
    return { agreement: after, note: "" };
  const { record: agreement, note } = seenByParties(after);
  return { agreement, note };
}
