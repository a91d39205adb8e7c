/** What most endpoints below one data-sharing agreement begin with: who asks, and the agreement, if they may read what it says. */
import type * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { Asking } from "../http/endpoint.ts";
import type { One } from "./paths.ts";
import { readable } from "./show.ts";

export type AskingOfOne = Pick<Asking<z.output<typeof One>>, "services" | "params" | "actor">;

export async function readOne({
  services,
  actor,
  params,
}: AskingOfOne): Promise<{ by: Actor; record: DataSharing }> {
  const [by, found] = await Promise.all([
    actor,
    services.dataSharing.find(params.partnershipId, params.dataSharingId),
  ]);
  return { by, record: readable(found, by) };
}
