/** Who may see a program, and who has to agree before more people may (product.md "Who may do what"). Pure. */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { Visibility } from "../agreements/schema.ts";
import type { OrganizationId } from "../ids.ts";
import type { Objection } from "../problem.ts";
import type { Program } from "./schema.ts";
import { isIn, speaking } from "./versions.ts";

const width: Record<Visibility, number> = { PARTIES: 0, PARTNERSHIP: 1, PUBLIC: 2 };

/** Why `actor` cannot ask for this visibility, or undefined. */
export function objectionToVisibility(record: Program, to: Visibility, actor: Actor): Objection {
  if (!isIn(speaking(record).parties, actor.organization))
    return { code: "not-a-party", why: "A party to the program does this." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a party does this." };
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
  before: Program,
  to: Visibility,
  by: Actor,
): { record: Program; happened: Happened } {
  const { visibilityProposal, ...rest } = before;
  const changed = {
    record: { ...rest, visibility: to },
    happened: { action: "visibility-changed", note: to },
  };
  if (width[to] <= width[before.visibility]) return changed;
  const earlier = visibilityProposal?.to === to ? visibilityProposal.consents : [];
  const consents = [...new Set([...earlier, by.organization as OrganizationId])];
  if (speaking(before).parties.every(({ organizationId }) => consents.includes(organizationId)))
    return changed;
  return {
    record: { ...rest, visibilityProposal: { to, consents } },
    happened: { action: "visibility-proposed", note: to },
  };
}
