/** What most endpoints below one program begin with: who asks, and the program, if they may read what it says. */
import type * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import type { Program } from "#shared/programs/schema.ts";
import type { Asking } from "../http/endpoint.ts";
import type { One } from "./paths.ts";
import { readable } from "./show.ts";

export type AskingOfOne = Pick<Asking<z.output<typeof One>>, "services" | "params" | "actor">;

/** The record as it is stored, with its latest version. */
export async function readOne(
  { services, actor, params }: AskingOfOne,
  as: typeof readable = readable,
): Promise<{ by: Actor; record: Program }> {
  const [by, found] = await Promise.all([
    actor,
    services.programs.find(params.partnershipId, params.programId),
  ]);
  return { by, record: as(found, by) };
}

/** The program with the version this actor is to see, and its plan. */
export async function readPlan(asking: AskingOfOne) {
  const { services, params } = asking;
  const { by, record } = await readOne(asking);
  const shown = await services.programs.presented(params.partnershipId, record, by);
  return { by, record, shown, plan: await services.programs.plan(params.partnershipId, shown) };
}
