/** Who may see an agreement, and who has to agree before more people may (product.md "Who may do what"). Pure. */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { editsFor, isParty } from "./rules.ts";
import type { Agreement, Visibility } from "./schema.ts";
import { bound, executedVersions, wasExecuted } from "./succession.ts";

const width: Record<Visibility, number> = { PARTIES: 0, PARTNERSHIP: 1, PUBLIC: 2 };

/** Why `actor` cannot ask for this visibility, or undefined. */
export function objectionToVisibility(agreement: Agreement, to: Visibility, actor: Actor): Objection {
  // Who is only asked to join has no say yet in who sees what the others signed.
  const may = editsFor({ ...agreement, parties: bound(agreement).parties }, actor);
  if (may) return may;
  if (!agreement.shared) return { code: "wrong-moment", why: "Share it with the other parties first." };
  if (agreement.visibility === to && !agreement.visibilityProposal)
    return { code: "wrong-moment", why: "It is visible to exactly these already." };
  if (
    agreement.visibilityProposal?.to === to &&
    agreement.visibilityProposal.consents.includes(actor.organization as OrganizationId)
  ) {
    return { code: "wrong-moment", why: "Your side has agreed already. The other parties have not." };
  }
  return undefined;
}

/** Narrowing is immediate; widening takes effect when an editor of each party has agreed (product.md). */
export function setVisibility(
  before: Agreement,
  to: Visibility,
  by: Actor,
): { agreement: Agreement; happened: Happened } {
  const { visibilityProposal, ...rest } = before;
  if (width[to] <= width[before.visibility]) {
    return { agreement: { ...rest, visibility: to }, happened: { action: "visibility-changed", note: to } };
  }
  const earlier = visibilityProposal?.to === to ? visibilityProposal.consents : [];
  const consents = [...new Set([...earlier, by.organization as OrganizationId])];
  if (bound(before).parties.every((party) => consents.includes(party.organizationId))) {
    return { agreement: { ...rest, visibility: to }, happened: { action: "visibility-changed", note: to } };
  }
  return {
    agreement: { ...rest, visibilityProposal: { to, consents } },
    happened: { action: "visibility-proposed", note: to },
  };
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
  const { visibilityProposal: _proposal, ...rest } = after;
  const note = after.visibility === "PARTIES" ? "" : "; a party was added: visible to PARTIES again";
  return { agreement: { ...rest, visibility: "PARTIES" }, note };
}
