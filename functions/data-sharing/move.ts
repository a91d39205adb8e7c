/**
 * Load, decide, save: what every move of a data-sharing agreement does, with its own objection and its own decision. An
 * attempt to bind someone that is refused stays in the history.
 */
import type * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { phaseOn } from "#shared/data-sharing/phase.ts";
import type { DataPhase, DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { bound, partiesTo } from "#shared/data-sharing/versions.ts";
import { DataSharingView } from "#shared/data-sharing/view.ts";
import type { PersonId } from "#shared/ids.ts";
import { insist, type Objection } from "#shared/problem.ts";
import type { Write } from "../cloud/table.ts";
import type { Asking, Reply } from "../http/endpoint.ts";
import { movesOf } from "../http/moves.ts";
import { type History, remembered } from "../signing/attempts.ts";
import { lettersTo } from "../signing/letters.ts";
import { phaseAbove } from "./lines.ts";
import { One, one } from "./paths.ts";
import { readable, view } from "./show.ts";

export type Move<B> = Asking<z.output<typeof One>, unknown, B>;
export type Decided = {
  record: DataSharing;
  happened: Happened;
  terms?: DataTerms;
  writes?: readonly Write[];
};
/** The day, and where the agreement stands on it. */
export type Now = { today: string; phase: DataPhase };

export async function move<B>(
  asking: Move<B>,
  objectionTo: (record: DataSharing, by: Actor, now: Now) => Objection | Promise<Objection>,
  decide: (record: DataSharing, by: Actor, now: Now) => Decided | Promise<Decided>,
  /** What was attempted, where a refusal of it is to be remembered. */
  binding?: string,
): Promise<Reply> {
  const { services, params, stamp } = asking;
  const { partnershipId } = params;
  const [by, found, today] = await Promise.all([
    asking.actor,
    services.dataSharing.find(partnershipId, params.dataSharingId),
    asking.today(partnershipId),
  ]);
  const before = readable(found, by);
  const parent = await phaseAbove(services, partnershipId, before, today);
  const now = { today, phase: phaseOn(before, today, parent) };
  let after: Decided;
  try {
    insist(await objectionTo(before, by, now));
    await asking.sameVersion(before, await services.dataSharing.pk(partnershipId, before.id));
    after = await decide(before, by, now);
  } catch (error) {
    if (binding === undefined) throw error;
    throw await remembered(asking, await historyOf(asking, before, by), by, binding, error);
  }
  const { record, happened, terms, writes = [] } = after;
  const saved = await services.dataSharing.saving(
    partnershipId,
    before,
    record,
    happened,
    stamp(by),
    terms ? { terms } : {},
  );
  return {
    status: 200,
    body: view(saved.record, by, today, { parent }),
    version: saved.record.version,
    writes: [...saved.writes, ...writes],
  };
}

const historyOf = async <B>(
  { services, params, stamp }: Move<B>,
  before: DataSharing,
  by: Actor,
): Promise<History> => ({
  pk: await services.dataSharing.pk(params.partnershipId, before.id),
  version: before.version,
  saving: (happened) =>
    services.dataSharing.saving(params.partnershipId, before, before, happened, stamp(by)),
});

/** What the declarations of all moves share. */
export const about = movesOf(one, One, DataSharingView, ["role-missing", "not-a-party", "wrong-moment"]);

/**
 * Letters about it, to the people named; or about what binds, under its name, to whoever started it and the contacts of
 * all it binds. Who is only asked to join by a draft hears nothing of that.
 */
export async function telling<B>(
  { services, params }: Move<B>,
  record: DataSharing,
  { what, key, people }: { what: string; key: string; people?: readonly PersonId[] },
): Promise<readonly Write[]> {
  const { id, codedNotation, startedBy } = record;
  const now = bound(record);
  const { name } = people ? record : now;
  const contacts = partiesTo(record, now).flatMap((party) =>
    Object.values(party.contacts).filter((contact) => contact !== undefined),
  );
  const { writes } = await lettersTo(
    services,
    params.partnershipId,
    people ?? [...contacts, startedBy],
    `${id}-${key}`,
    {
      subject: `${codedNotation}: ${what}`,
      text: `${codedNotation}, “${name}”: ${what}.\n\n${services.config.HUB_ORIGIN}/p/${params.partnershipId}/data-sharing/${id}`,
    },
  );
  return writes;
}
