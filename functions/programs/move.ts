/** Load, decide, save: what every move of a program does, with its own objection and its own decision. */
import type * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { insist, type Objection } from "#shared/problem.ts";
import type { Program } from "#shared/programs/schema.ts";
import { ProgramView } from "#shared/programs/view.ts";
import type { Asking, Reply } from "../http/endpoint.ts";
import { movesOf } from "../http/moves.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";
import { readable, seen, view } from "./show.ts";

export type Move<B> = Asking<z.output<typeof One>, unknown, B>;
type Decided = { record: Program; happened: Happened };

export async function move<B>(
  asking: Move<B>,
  objectionTo: (record: Program, by: Actor) => Objection | Promise<Objection>,
  decide: (record: Program, by: Actor) => Decided | Promise<Decided>,
  /** Whether it matters what else has changed since the version that was seen; whether the outline is enough to act on. */
  { onlyAsSeen = true, outlineDoes = false }: { onlyAsSeen?: boolean; outlineDoes?: boolean } = {},
): Promise<Reply> {
  const { services, params, stamp } = asking;
  const { partnershipId } = params;
  const { by, record: before } = await readOne(asking, outlineDoes ? seen : readable);
  insist(await objectionTo(before, by));
  if (onlyAsSeen) await asking.sameVersion(before, await services.programs.pk(partnershipId, before.id));
  const { record, happened } = await decide(before, by);
  const saved = await services.programs.saving(partnershipId, before, record, happened, stamp(by));
  return {
    status: 200,
    body: view(saved.record, by),
    version: saved.record.version,
    writes: saved.writes,
  };
}

/** What the declarations of all moves share. */
export const about = movesOf(one, One, ProgramView, ["role-missing", "wrong-moment"]);
