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
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";
import { statesOf } from "./holds.ts";
import { roundOf } from "./program.ts";

export type Whole = {
  evaluation: Evaluation;
  programState: EvaluationView["programState"];
  left: OrganizationId[];
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
  const [{ programState }, left, instrument, { sheets, progress }, states, before] = await Promise.all([
    roundOf(services, partnership, evaluation),
    leftOf(services, partnership, evaluation, today),
    services.evaluations.instrument(partnership, evaluation),
    services.evaluations.beside(partnership, evaluation),
    evaluation.status === "SIGNED_OFF" ? evaluation.held : statesOf(services, partnership, evaluation, today),
    evaluation.previousId ? services.evaluations.find(partnership, evaluation.previousId) : undefined,
  ]);
  const previous = before && mayRead(by, before) ? before : undefined;
  return { evaluation, programState, left, instrument, sheets, progress, states, previous };
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
  left,
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
    left,
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

/** Who can be asked on this day: no organization that has left or became part of another. */
export const hereOn = (organizations: readonly OrganizationRow[], day: IsoDate): Set<OrganizationId> =>
  new Set(
    organizations
      .filter(({ until, successorId }) => successorId === undefined && (until === undefined || until >= day))
      .map(({ id }) => id),
  );

/** Of its team, who has left: by today while it is under way, by the day it ended where it has. */
export async function leftOf(
  services: Services,
  partnership: PartnershipId,
  { status, team, left }: Pick<Evaluation, "status" | "team" | "left">,
  today: IsoDate,
): Promise<OrganizationId[]> {
  if (status === "SIGNED_OFF" || status === "WITHDRAWN") return left;
  const here = hereOn(await services.organizations.every(partnership), today);
  return team.map(({ organizationId }) => organizationId).filter((id) => !here.has(id));
}
