/** Who may see an agreement, and who has to agree before more people may (product.md "Who may do what"). Pure. */
import type { Happened } from "../activity/schema.ts";
import type { Actor } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import { editsFor } from "./rules.ts";
import type { Agreement, Visibility } from "./schema.ts";

const width: Record<Visibility, number> = { PARTIES: 0, PARTNERSHIP: 1, PUBLIC: 2 };

/** Why `actor` cannot ask for this visibility, or undefined. */
export function objectionToVisibility(agreement: Agreement, to: Visibility, actor: Actor): Objection {
  const may = editsFor(agreement, actor);
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
  if (before.parties.every((party) => consents.includes(party.organizationId))) {
    return { agreement: { ...rest, visibility: to }, happened: { action: "visibility-changed", note: to } };
  }
  return {
    agreement: { ...rest, visibilityProposal: { to, consents } },
    happened: { action: "visibility-proposed", note: to },
  };
}
