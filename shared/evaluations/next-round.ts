/**
 * The round after one that is signed off: the same program, team and evidence, its actions that are still open carried
 * over, and nothing rated. What was agreed last is shown beside it, never taken over. Pure.
 */
import type { Instrument } from "./instrument-schema.ts";
import type { Action, Evaluation, Evidence, Progress } from "./schema.ts";
import { elementsOf } from "./tree.ts";

export const openActions = (
  actions: readonly Action[],
  progress: Pick<Progress, "actions"> | undefined,
): Action[] => {
  const done = new Set(
    (progress?.actions ?? []).filter(({ doneOn }) => doneOn !== undefined).map(({ actionId }) => actionId),
  );
  return actions.filter(({ actionId }) => !done.has(actionId));
};

/** Evidence and actions of the last round for elements that the next one's instrument still has. */
export function carriedOver(
  last: Pick<Evaluation, "id" | "evidence" | "actions">,
  progress: Pick<Progress, "actions"> | undefined,
  next: Pick<Instrument, "principles">,
): { evidence: Evidence[]; actions: Action[] } {
  const known = new Set<string>(elementsOf(next).map(({ elementId }) => elementId));
  return {
    evidence: last.evidence.flatMap((one) => {
      const elementIds = one.elementIds.filter((id) => known.has(id));
      return elementIds.length > 0 ? [{ ...one, elementIds }] : [];
    }),
    // An action outlives its element: what was promised is owed, whatever the edition is called.
    actions: openActions(last.actions, progress).map((one) => ({
      ...one,
      carriedFrom: one.carriedFrom ?? last.id,
    })),
  };
}
