/** An agreement as this actor may see it today; absent and hidden are the same 404. */

import type { Actor } from "#shared/actor.ts";
import { phase } from "#shared/agreements/phase.ts";
import { sight } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { Refusal } from "#shared/problem.ts";

export function view(agreement: Agreement, actor: Actor, today: string): AgreementView {
  const { chainHash: _chainHash, ...stored } = agreement;
  const { flags, ...when } = phase(agreement, today);
  const derived = { ...when, flags: [...flags] };
  if (sight(agreement, actor) === "content") return { ...stored, ...derived };
  const {
    purpose: _purpose,
    cipCodes: _cips,
    totals: _totals,
    registration: _registration,
    startedBy: _by,
    termsId: _terms,
    contentHash: _hash,
    visibilityProposal: _proposal,
    ...outline
  } = stored;
  return {
    ...outline,
    parties: outline.parties.map((party) => ({ ...party, reviewerIds: [] })),
    ...derived,
    contentHidden: true,
  };
}

/** The agreement, if this actor may know of it. */
export function seen(agreement: Agreement | undefined, actor: Actor): Agreement {
  if (!agreement || sight(agreement, actor) === "none") throw new Refusal("not-found");
  return agreement;
}

/** The agreement, if this actor may read what it says. */
export function readable(agreement: Agreement | undefined, actor: Actor): Agreement {
  const found = seen(agreement, actor);
  if (sight(found, actor) !== "content") {
    throw new Refusal(
      "content-hidden",
      "You see the title, parties, state and dates of this agreement. Its parties see the rest.",
    );
  }
  return found;
}
