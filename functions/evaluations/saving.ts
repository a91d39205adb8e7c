/** How a handler of a round ends: saved as it is now, and answered with everything about it. */
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import type { Evaluation } from "#shared/evaluations/schema.ts";
import type { Asking, Reply } from "../http/endpoint.ts";
import { type AskingOfOne, load } from "./paths.ts";
import { viewOf, wholeOf } from "./view.ts";

export type AskingToChange = AskingOfOne & Pick<Asking, "sameVersion" | "stamp" | "now">;

/** The round at the version the client saw. `may` refuses before the versions are compared. */
export async function loadToChange(asking: AskingToChange, may: (by: Actor, evaluation: Evaluation) => void) {
  const loaded = await load(asking);
  may(loaded.by, loaded.evaluation);
  const { services, params, sameVersion } = asking;
  await sameVersion(
    loaded.evaluation,
    await services.evaluations.pk(params.partnershipId, params.evaluationId),
  );
  return loaded;
}

/** Words given for the round fall when anything of it changes: who signed off, signed off something else. */
export const unsigned = (evaluation: Evaluation): Evaluation => ({ ...evaluation, signedOff: [] });

export async function saved(
  asking: AskingToChange,
  { by, evaluation, day }: Awaited<ReturnType<typeof load>>,
  after: Evaluation,
  happened: Happened,
): Promise<Reply> {
  const { services, params, stamp } = asking;
  const dropped = evaluation.signedOff.length > 0 && after.signedOff.length === 0;
  const { record, writes } = await services.evaluations.saving(
    params.partnershipId,
    evaluation,
    after,
    dropped
      ? { ...happened, note: [happened.note, "sign-offs start over"].filter(Boolean).join("; ") }
      : happened,
    stamp(by),
  );
  const whole = await wholeOf(services, params.partnershipId, record, { by, today: day });
  return { status: 200, body: viewOf(whole), version: record.version, writes };
}
