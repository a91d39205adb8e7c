/** Who may see a data-sharing agreement, and who has to agree before more people may (product.md "Who may do what"). Pure. */

import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { Visibility } from "../agreements/schema.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { isIn } from "./roles.ts";
import { editsFor } from "./rules.ts";
import type { DataSharing } from "./schema.ts";
import { boundParties, executedVersions, wasExecuted } from "./versions.ts";

const width: Record<Visibility, number> = { PARTIES: 0, PARTNERSHIP: 1, PUBLIC: 2 };

/** Why `actor` cannot ask for this visibility, or undefined. Who is only asked to join has no say yet. */
export function objectionToVisibility(record: DataSharing, to: Visibility, actor: Actor): Objection {
  const parties = boundParties(record);
  const may = isIn(parties, actor.organization)
    ? editsFor({ ...record, parties }, actor)
    : ({ code: "not-a-party", why: "A party to the agreement does this." } as const);
  if (may) return may;
  if (!record.shared) return { code: "wrong-moment", why: "Share it with the other parties first." };
  const proposal = record.visibilityProposal;
  if (record.visibility === to && !proposal)
    return { code: "wrong-moment", why: "It is visible to exactly these already." };
  return proposal?.to === to && proposal.consents.includes(actor.organization as OrganizationId)
    ? { code: "wrong-moment", why: "Your side has agreed already. The other parties have not." }
    : undefined;
}

/** Narrowing is immediate; widening takes effect when an editor of each party has agreed. */
export function setVisibility(
  before: DataSharing,
  to: Visibility,
  by: Actor,
): { record: DataSharing; happened: Happened } {
  const { visibilityProposal, ...rest } = before;
  const changed = {
    record: { ...rest, visibility: to },
    happened: { action: "visibility-changed", note: to },
  };
  if (width[to] <= width[before.visibility]) return changed;
  const earlier = visibilityProposal?.to === to ? visibilityProposal.consents : [];
  const consents = [...new Set([...earlier, by.organization as OrganizationId])];
  if (boundParties(before).every(({ organizationId }) => consents.includes(organizationId))) return changed;
  return {
    record: { ...rest, visibilityProposal: { to, consents } },
    happened: { action: "visibility-proposed", note: to },
  };
}

/**
 * As its parties have agreed to be seen: one that was added was not asked, so from then on only the parties
 * see it, until every one of them has agreed again.
 */
export function asAgreed(before: DataSharing, after: DataSharing): { record: DataSharing; note: string } {
  const waits = !wasExecuted(after) && executedVersions(before).length > 0;
  const asked = boundParties(before);
  if (waits || boundParties(after).every(({ organizationId }) => isIn(asked, organizationId)))
    return { record: after, note: "" };
  const { visibilityProposal: _proposal, ...rest } = after;
  const note = after.visibility === "PARTIES" ? "" : "; a party was added: visible to PARTIES again";
  return { record: { ...rest, visibility: "PARTIES" }, note };
}
