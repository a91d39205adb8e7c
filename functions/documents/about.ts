/** The record that documents are evidence of, as an actor sees it: its own noun says how much, and who its parties are. */
import type { Actor } from "#shared/actor.ts";
import { sight as sightOfAgreement } from "#shared/agreements/sight.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { mayReadHistory, sight as sightOfDataSharing } from "#shared/data-sharing/sight.ts";
import { everyParty } from "#shared/data-sharing/versions.ts";
import type { Subject } from "#shared/documents/rules.ts";
import type { AboutId } from "#shared/documents/schema.ts";
import { mayRead } from "#shared/evaluations/rules.ts";
import { AgreementId, EvaluationId, type PartnershipId } from "#shared/ids.ts";
import type { Services } from "../env.ts";

type SeenBy = (actor: Actor) => Subject;

export async function subjectOf(
  services: Services,
  partnership: PartnershipId,
  id: AboutId,
): Promise<SeenBy> {
  if (isOf<AgreementId>(AgreementId, id)) {
    const agreement = await services.agreements.find(partnership, id);
    if (agreement) return seen((actor) => sightOfAgreement(agreement, actor), agreement.parties);
  } else if (isOf<EvaluationId>(EvaluationId, id)) {
    const round = await services.evaluations.find(partnership, id);
    // Minutes and photographs are for those who may read the round; its team brings them.
    if (round) return seen((actor) => (mayRead(actor, round) ? "content" : "none"), round.team);
  } else {
    const shared = await services.dataSharing.find(partnership, id);
    if (shared) return seen((actor) => sightOfEvidence(shared, actor), everyParty(shared));
  }
  return seen(() => "none", []);
}

/** Files bear out certificates, incidents and what is owed: once one is executed they are for those at its table. */
function sightOfEvidence(shared: DataSharing, actor: Actor): Subject["sight"] {
  const sight = sightOfDataSharing(shared, actor);
  return sight === "content" && !mayReadHistory(shared, actor) ? "outline" : sight;
}

const isOf = <Id extends AboutId>(
  schema: { safeParse(value: unknown): { success: boolean } },
  id: AboutId,
): id is Id => schema.safeParse(id).success;

const seen =
  (
    sight: (actor: Actor) => Subject["sight"],
    parties: readonly { organizationId: Subject["parties"][number] }[],
  ): SeenBy =>
  (actor) => ({ sight: sight(actor), parties: parties.map(({ organizationId }) => organizationId) });
