/** A round as the API answers it, put together of what stands beside it: a constant number of reads. */
import type { Actor } from "#shared/actor.ts";
import type { Instrument } from "#shared/evaluations/instrument-schema.ts";
import { openActions } from "#shared/evaluations/next-round.ts";
import { mayRead } from "#shared/evaluations/rules.ts";
import type {
  AloneView,
  Evaluation,
  EvaluationRow,
  EvaluationView,
  EvidenceState,
  Progress,
  Sheet,
} from "#shared/evaluations/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { statesOf } from "./holds.ts";
import { roundOf } from "./program.ts";

export type Whole = {
  evaluation: Evaluation;
  programState: EvaluationView["programState"];
  instrument: Instrument;
  sheets: Sheet[];
  progress: Progress | undefined;
  states: EvidenceState[];
  previous: Evaluation | undefined;
};

/**
 * Everything about a round that `by` may read: the round before it only where they may read that one. What held on the
 * day it was signed off is what its ratings stand on.
 */
export async function wholeOf(
  services: Services,
  partnership: PartnershipId,
  evaluation: Evaluation,
  { by, today }: { by: Actor; today: IsoDate },
): Promise<Whole> {
  const [{ programState }, instrument, { sheets, progress }, states, before] = await Promise.all([
    roundOf(services, partnership, evaluation),
    services.evaluations.instrument(partnership, evaluation),
    services.evaluations.beside(partnership, evaluation),
    evaluation.status === "SIGNED_OFF" ? evaluation.held : statesOf(services, partnership, evaluation, today),
    evaluation.previousId ? services.evaluations.find(partnership, evaluation.previousId) : undefined,
  ]);
  const previous = before && mayRead(by, before) ? before : undefined;
  return { evaluation, programState, instrument, sheets, progress, states, previous };
}

/** What each organization said by itself is read by no other before the team meets, whatever its role. */
export const aloneOf = ({ team, status }: Evaluation, sheets: readonly Sheet[]): AloneView[] =>
  team.map(({ organizationId }) => {
    const sheet = sheets.find((one) => one.organizationId === organizationId);
    return {
      organizationId,
      rated: sheet?.ratings.length ?? 0,
      done: sheet?.done ?? false,
      ...(status === "TOGETHER" || status === "SIGNED_OFF" ? { ratings: sheet?.ratings ?? [] } : {}),
    };
  });

export function viewOf({
  evaluation,
  programState,
  instrument,
  sheets,
  progress,
  states,
  previous,
}: Whole): EvaluationView {
  const { chainHash: _chain, contentsId: _contents, held: _held, ...rest } = evaluation;
  return {
    ...rest,
    programState,
    instrument,
    alone: aloneOf(evaluation, sheets),
    evidenceStates: states,
    progress: {
      version: progress?.version ?? 0,
      actions: (progress?.actions ?? []).map(({ by: _, ...one }) => one),
    },
    ...(previous
      ? {
          previous: {
            id: previous.id,
            title: previous.title,
            edition: previous.edition,
            agreed: previous.agreed,
            ...(previous.signedOffOn ? { signedOffOn: previous.signedOffOn } : {}),
          },
        }
      : {}),
  };
}

export function rowOf(evaluation: Evaluation, progress: Progress | undefined): EvaluationRow {
  const { id, title, programId, programTitle, instrumentName, edition, leadId } = evaluation;
  const { opensOn, closesOn, status, signedOffOn, team, actions } = evaluation;
  return {
    ...{ id, title, programId, programTitle, instrumentName, edition, leadId, opensOn, closesOn, status },
    ...(signedOffOn ? { signedOffOn } : {}),
    organizations: team.length,
    openActions: status === "WITHDRAWN" ? 0 : openActions(actions, progress).length,
  };
}

/** Names of the organizations here, one who left among them. */
export async function namesIn(services: Services, partnership: PartnershipId) {
  const organizations = await services.organizations.every(partnership);
  const names = new Map<string, string>(organizations.map(({ id, name }) => [id, name]));
  return { organizations, nameOf: (id: string) => names.get(id) ?? "An organization that left" };
}
