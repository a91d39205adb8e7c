/**
 * How the API is declared: one value per endpoint, with the schemas that validate, the description that documents and
 * the audience the tests check. A handler is load, decide, and answer with what to save; the shell saves it.
 */
import type { Context } from "hono";
import type * as z from "zod";
import type { Chained } from "#shared/activity/schema.ts";
import type { Actor, Person } from "#shared/actor.ts";
import type { PartnershipId, PersonId } from "#shared/ids.ts";
import type { ProblemCode } from "#shared/problem.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Write } from "../cloud/table.ts";
import type { Env, Services } from "../env.ts";

/**
 * anyone: no sign-in is looked at. signed-in: a person. member: someone with a place in the partnership of the path.
 * operator: creates partnerships. What a member may do beyond that is the rules' to say.
 */
export type Audience = "anyone" | "signed-in" | "member" | "operator";

/** A body that is not JSON: which types, and how big. */
export type RawBody = { types: readonly string[]; bytesMax: number };

export type Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** OpenAPI's spelling, `/partnerships/{partnershipId}`; everything stands under /api, but for `root`. */
  path: `/${string}`;
  /** Stands at the hub's own root: /problems, and what standards fix. */
  root?: boolean;
  summary: string;
  audience: Audience;
  params?: P;
  query?: Q;
  body?: B;
  raw?: RawBody;
  /** Response schemas by status; `null` for one without a JSON body. */
  answers: Record<number, z.ZodType | null>;
  /** The write is to an existing record: If-Match or 428. A dry run writes nothing and needs none. */
  ifMatch?: boolean | "unless-dry-run";
  /** Sealed away from Idempotency-Key: nothing is kept (public, or not an effect). */
  keepsNothing?: boolean;
  refusals?: readonly ProblemCode[];
  /** Says no in a standard's own words, which stand among the answers. */
  ownRefusals?: boolean;
};

export type Reply = {
  status: number;
  body?: unknown;
  /** The record's version, as the ETag. */
  version?: number;
  headers?: Record<string, string>;
  /** What has to be written for the answer to be true: one transaction. */
  writes?: readonly Write[];
  /** A response made elsewhere (a redirect, a file); then `body` is ignored. */
  response?: Response;
};

/** What a handler is given. Reads that need no actor can start before the actor is known: `asking.actor` is a promise. */
export type Asking<P = unknown, Q = unknown, B = unknown> = {
  services: Services;
  params: P;
  query: Q;
  body: B;
  c: Context<Env>;
  now: Date;
  /** Only with audience member; rejects with the 404 of an absent record for everyone else. */
  actor: Promise<Actor>;
  /** Only when signed in. */
  personId: PersonId;
  person(): Promise<Person>;
  /** Today in the partnership's time zone. */
  today(partnership: PartnershipId): Promise<string>;
  /** The version the client saw (If-Match). */
  seen: number;
  /** Refuses with what changed, when the record is not at the version that was seen. */
  sameVersion(record: Chained, pk: string): Promise<void>;
  stamp(actor: Actor): Stamp;
  /** A cursor for the next page, and the key of a cursor that came back; both bound to this list and this person. */
  cursor: { seal(key: string): string; open(): string | undefined };
};

export type Endpoint = {
  spec: Spec<z.ZodType, z.ZodType, z.ZodType>;
  // biome-ignore lint/suspicious/noExplicitAny: each handler is checked against its own schemas by endpoint()
  handle(asking: Asking<any, any, any>): Promise<Reply> | Reply;
};

/** Where the endpoint stands, in OpenAPI's spelling. */
export const addressOf = ({ spec }: Endpoint): string => (spec.root ? spec.path : `/api${spec.path}`);

/** Declares an endpoint; the handler's types come from its schemas. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: Spec<P, Q, B>,
  handle: (asking: Asking<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply> | Reply,
): Endpoint {
  return { spec, handle };
}
