/** …/history and …/history/verify: the same two endpoints for every noun that has a record. */
import type * as z from "zod";
import { History, Verification } from "#shared/activity/schema.ts";
import { PageQuery } from "#shared/page.ts";
import { Refusal } from "#shared/problem.ts";
import { eventsAfter, verifyHistory } from "../cloud/ledger.ts";
import { type Asking, type Endpoint, endpoint } from "./endpoint.ts";

type Subject<P extends z.ZodType> = {
  path: `/${string}`;
  params: P;
  /** "an agreement": for the summary. */
  what: string;
  /** The record's partition, or undefined for one that is absent or hidden from this actor. */
  load(asking: Asking<z.output<P>>): Promise<string | undefined>;
};

export function historyOf<P extends z.ZodType>({ path, params, what, load }: Subject<P>): Endpoint[] {
  const find = async (asking: Asking<z.output<P>>): Promise<string> => {
    const pk = await load(asking);
    if (pk === undefined) throw new Refusal("not-found");
    return pk;
  };
  return [
    endpoint(
      {
        method: "GET",
        path: `${path}/history`,
        summary: `Who did what to ${what}, oldest first`,
        audience: "member",
        params,
        query: PageQuery,
        answers: { 200: History },
      },
      async (asking) => {
        const pk = await find(asking as Asking<z.output<P>>);
        const after = Number(asking.cursor.open() ?? 0);
        const { items, more } = await eventsAfter(asking.services.table, pk, after, asking.query.limit);
        const last = items.at(-1);
        return {
          status: 200,
          body: { items, ...(more && last ? { next: asking.cursor.seal(String(last.seq)) } : {}) },
        };
      },
    ),
    endpoint(
      {
        method: "GET",
        path: `${path}/history/verify`,
        summary: `Recomputes the hash chain of ${what}`,
        audience: "member",
        params,
        answers: { 200: Verification },
      },
      async (asking) => ({
        status: 200,
        body: await verifyHistory(asking.services.table, await find(asking as Asking<z.output<P>>)),
      }),
    ),
  ];
}
