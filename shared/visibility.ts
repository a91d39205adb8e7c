/**
 * Who has to agree before more people may see a record that several partners share: one rule for whichever noun asks
 * (product.md "Who may do what"). Narrowing is immediate; widening waits for an editor of every partner. Pure.
 */
import type { Happened } from "./activity/schema.ts";
import type { Actor } from "./actor.ts";
import type { Visibility } from "./agreements/schema.ts";
import type { OrganizationId } from "./ids.ts";
import type { Objection } from "./problem.ts";

type Seen = {
  visibility: Visibility;
  visibilityProposal?: { to: Visibility; consents: OrganizationId[] } | undefined;
};
type Partners = readonly { readonly organizationId: OrganizationId }[];

const width: Record<Visibility, number> = { PARTIES: 0, PARTNERSHIP: 1, PUBLIC: 2 };

/** Why nothing comes of asking for this visibility, whoever may ask, or undefined. `others` names who else agrees. */
export function objectionToSeeing(
  { visibility, visibilityProposal: proposal }: Seen,
  to: Visibility,
  actor: Actor,
  others = "parties",
): Objection {
  if (visibility === to && !proposal)
    return { code: "wrong-moment", why: "It is visible to exactly these already." };
  return proposal?.to === to && proposal.consents.some((one) => one === actor.organization)
    ? { code: "wrong-moment", why: `Your side has agreed already. The other ${others} have not.` }
    : undefined;
}

/** The record as `by` asks for it to be seen; `all` have to agree before more people see it. */
export function seenAs<Kept extends Seen>(
  before: Kept,
  to: Visibility,
  by: Actor,
  all: Partners,
): { record: Kept; happened: Happened } {
  const proposal = before.visibilityProposal;
  const earlier = proposal?.to === to ? proposal.consents : [];
  const consents = [...new Set([...earlier, by.organization as OrganizationId])];
  return width[to] <= width[before.visibility] ||
    all.every(({ organizationId }) => consents.includes(organizationId))
    ? {
        record: { ...settled(before), visibility: to },
        happened: { action: "visibility-changed", note: to },
      }
    : {
        record: { ...settled(before), visibilityProposal: { to, consents } },
        happened: { action: "visibility-proposed", note: to },
      };
}

/** Somebody was added who was not asked: only the parties see it until every one of them has agreed again. */
export const seenByParties = <Kept extends Seen>(after: Kept): { record: Kept; note: string } => ({
  record: { ...settled(after), visibility: "PARTIES" },
  note: after.visibility === "PARTIES" ? "" : "; a party was added: visible to PARTIES again",
});

/** Without what was asked for and is not agreed to. */
function settled<Kept extends Seen>(record: Kept): Kept {
  const { visibilityProposal: _asked, ...rest } = record;
  return rest as Kept;
}
