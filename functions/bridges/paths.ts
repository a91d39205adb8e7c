/** What an address of this noun names, and what most endpoints below one bridge begin with. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { veiled } from "#shared/bridges/gaps.ts";
import type { Bridge } from "#shared/bridges/schema.ts";
import { keepsIt, sight, tasksFor } from "#shared/bridges/sight.ts";
import type { BridgeView } from "#shared/bridges/view.ts";
import { BridgeId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { Asking } from "../http/endpoint.ts";
import { everyAlignment, knownOf } from "./known.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const One = All.extend({ bridgeId: BridgeId });

export const all = "/partnerships/{partnershipId}/bridges";
export const one = `${all}/{bridgeId}` as const;

export type AskingOfOne = Pick<Asking<z.output<typeof One>>, "services" | "params" | "actor">;

/** Who asks, and the bridge if they may know of it; absent and hidden are the same 404. */
export async function seen({ services, actor, params }: AskingOfOne): Promise<{ by: Actor; record: Bridge }> {
  const [by, found] = await Promise.all([
    actor,
    services.bridges.find(params.partnershipId, params.bridgeId),
  ]);
  if (!found || sight(found, by) === "none") throw new Refusal("not-found");
  return { by, record: found };
}

/** The same, if they may read what it says. */
export async function readable(asking: AskingOfOne): Promise<{ by: Actor; record: Bridge }> {
  const found = await seen(asking);
  if (sight(found.record, found.by) === "content") return found;
  throw new Refusal(
    "content-hidden",
    "You see the title, providers and state of this bridge. Its providers see the rest.",
  );
}

/**
 * The version this actor sees, as they may see it: `record` as it is kept, `shown` in its latest's place. Of
 * programs but those it knows, nothing is said.
 */
export function view(record: Bridge, shown: Bridge, actor: Actor, knows: ReadonlySet<string>): BridgeView {
  if (sight(record, actor) !== "content") return outline(shown);
  const told = spoken(shown, knows);
  if (keepsIt(record, actor)) return { ...told, tasks: veiled(record.tasks, knows) };
  // Who began it and what they are settling among themselves is the providers'.
  const { startedBy: _by, visibilityProposal: _asked, ...others } = told;
  return { ...others, tasks: veiled(tasksFor(record, actor), knows) };
}

/** The same, with what they may know looked up. */
export async function viewFor(
  { services, params }: Pick<AskingOfOne, "services"> & { params: { partnershipId: PartnershipId } },
  record: Bridge,
  shown: Bridge,
  actor: Actor,
): Promise<BridgeView> {
  const knows = await knownOf(services, params.partnershipId, everyAlignment(shown), actor);
  return view(record, shown, actor, knows);
}

function spoken({ chainHash: _hash, ...shown }: Bridge, knows: ReadonlySet<string>) {
  const known = ({ programId }: Bridge["alignsTo"][number]) => knows.has(programId);
  return {
    ...shown,
    alignsTo: shown.alignsTo.filter(known),
    earlier: shown.earlier.map((one) => ({ ...one, alignsTo: one.alignsTo.filter(known) })),
  };
}

/** Title, providers and state, each by its name: what is added to a bridge later is hidden until someone lists it here. */
function outline(record: Bridge): BridgeView {
  const { id, title, model, providers, edition, clusterId, leadId, visibility, version } = record;
  const { versionNo, status, inForceFrom } = record;
  return {
    ...{ id, title, model, providers, edition, clusterId, leadId, visibility, version, versionNo, status },
    ...(inForceFrom === undefined ? {} : { inForceFrom }),
    earlier: [],
    contentHidden: true,
  };
}
