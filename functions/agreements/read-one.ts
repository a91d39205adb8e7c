/** What most endpoints below one agreement begin with: who asks, and the agreement, if they may read what it says. */
import type * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { mayRead } from "#shared/agreements/sight.ts";
import { bound } from "#shared/agreements/succession.ts";
import { Refusal } from "#shared/problem.ts";
import type { Asking } from "../http/endpoint.ts";
import type { One } from "./paths.ts";
import { readable } from "./show.ts";

export type AskingOfOne = Pick<Asking<z.output<typeof One>>, "services" | "params" | "actor">;

export async function readOne({
  services,
  actor,
  params,
}: AskingOfOne): Promise<{ by: Actor; agreement: Agreement }> {
  const [by, found] = await Promise.all([
    actor,
    services.agreements.find(params.partnershipId, params.agreementId),
  ]);
  return { by, agreement: readable(found, by) };
}

/** The same for what belongs to what was executed, year by year: who is only asked to join it has no part in that yet. */
export async function readBound(asking: AskingOfOne): Promise<{ by: Actor; agreement: Agreement }> {
  const read = await readOne(asking);
  if (mayRead(read.agreement, bound(read.agreement).versionNo, read.by)) return read;
  throw new Refusal("content-hidden", "Its parties see what was agreed before this draft.");
}
