/** What an address of a round names, and the round behind it: for its team and lead, conveners and auditors. */
import * as z from "zod";
import { mayRead } from "#shared/evaluations/rules.ts";
import { EvaluationId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { Asking } from "../http/endpoint.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const One = All.extend({ evaluationId: EvaluationId });

export const all = "/partnerships/{partnershipId}/evaluations";
export const one = `${all}/{evaluationId}` as const;

export type AskingOfOne = Pick<Asking<z.output<typeof One>>, "services" | "actor" | "params" | "today">;

/** Who asks, the round, and the day; the 404 of an absent one for everyone else. */
export async function load({ services, actor, params, today }: AskingOfOne) {
  const [by, evaluation, day] = await Promise.all([
    actor,
    services.evaluations.find(params.partnershipId, params.evaluationId),
    today(params.partnershipId),
  ]);
  if (!evaluation || !mayRead(by, evaluation)) throw new Refusal("not-found");
  return { by, evaluation, day };
}
