/** …/data-sharing/{dataSharingId}/gate: what the gate decided, newest first, and whether its chain is whole. */
import type * as z from "zod";
import { Verification } from "#shared/activity/schema.ts";
import { isConvener } from "#shared/actor.ts";
import { GateEntry, gateEntry } from "#shared/data-sharing/gate-log.ts";
import { isAtTheTable } from "#shared/data-sharing/sight.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { One, one } from "./paths.ts";
import { seen } from "./show.ts";

const path = `${one}/gate` as const;

/** Its parties, who keeps it, the convener and auditors: who looked at what is no one else's business. */
async function load({ services, params, actor }: Asking<z.output<typeof One>>): Promise<string> {
  const [by, found] = await Promise.all([
    actor,
    services.dataSharing.find(params.partnershipId, params.dataSharingId),
  ]);
  const record = seen(found, by);
  if (!isAtTheTable(record, by, bound(record).versionNo) && !isConvener(by))
    throw new Refusal("content-hidden", "The parties to the agreement see who asked for what.");
  return await services.gate.pk(params.partnershipId, record.id);
}

export const gateRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "What the gate decided under this agreement: who, what, and why, newest first",
      audience: "member",
      params: One,
      query: PageQuery,
      answers: { 200: pageOf(GateEntry) },
    },
    async (asking) => {
      const pk = await load(asking as Asking<z.output<typeof One>>);
      const { items, more } = await asking.services.gate.decisions(
        pk,
        asking.query.limit,
        asking.cursor.open(),
      );
      const last = items.at(-1);
      return {
        status: 200,
        body: {
          items: items.map(({ event }) => gateEntry(event)),
          ...(more && last ? { next: asking.cursor.seal(last.key) } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${path}/verify`,
      summary: "Recomputes the hash chain of the gate's decisions",
      audience: "member",
      params: One,
      answers: { 200: Verification },
    },
    async (asking) => ({
      status: 200,
      body: await asking.services.gate.verify(await load(asking as Asking<z.output<typeof One>>)),
    }),
  ),
];
