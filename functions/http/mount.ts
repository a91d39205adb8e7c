/**
 * The shell around every endpoint: who asks, what they sent, one transaction, one answer. Identity, validation,
 * If-Match, Idempotency-Key and the check of our own answers happen here and nowhere else.
 */
import type { Context, Hono } from "hono";
import type { Chained } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { PartnershipId, type PersonId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { eventsAfter } from "../cloud/ledger.ts";
import { Raced, Unmet } from "../cloud/table.ts";
import type { Env, Services } from "../env.ts";
import { jsonBytesMax, parseJson, readAs } from "./body.ts";
import { type Asking, addressOf, type Endpoint, type Reply } from "./endpoint.ts";
import { type Kept, keep, keptUnder, replay } from "./idempotency.ts";
import { actorFor, identify } from "./who.ts";

/** Mounts every endpoint; what an address cannot do is a 405 that names what it can (RFC 9110 §15.5.6). */
export function mount(app: Hono<Env>, endpoints: readonly Endpoint[]): void {
  const methods = new Map<string, string[]>();
  for (const endpoint of endpoints) {
    const { method } = endpoint.spec;
    const path = addressOf(endpoint).replaceAll(/\{(\w+)\}/g, ":$1");
    app.on(method, path, (c) => run(endpoint, c));
    methods.set(path, [...(methods.get(path) ?? []), ...(method === "GET" ? ["GET", "HEAD"] : [method])]);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (c) => {
      c.header("allow", allowed.join(", "));
      throw new Refusal("method-not-allowed", `This address answers ${allowed.join(", ")}.`);
    });
  }
}

async function run(endpoint: Endpoint, c: Context<Env>): Promise<Response> {
  const { spec } = endpoint;
  const services = c.get("services");
  const now = services.now();
  const personId = spec.audience === "anyone" ? undefined : await identify(c, services);
  if (personId) c.set("person", personId);
  const params = readParams(endpoint, c);
  const partnership = spec.audience === "member" ? partnershipOf(params) : undefined;
  if (spec.audience === "operator" && personId) {
    const person = await services.people.profile(personId);
    if (!person.operator) throw new Refusal("not-found");
  }
  const bytes = await readBytes(endpoint, c);
  const dry = spec.ifMatch === "unless-dry-run" && c.req.query("dryRun") === "true";
  const seen = spec.ifMatch && !dry ? readVersion(c.req.header("if-match")) : 0;
  const query = spec.query ? readAs(spec.query, c.req.query()) : undefined;
  const body = spec.raw ? bytes : spec.body ? readAs(spec.body, readJson(bytes)) : undefined;
  // Membership is asked for here and awaited by the handler: in one request with the record that is read beside it.
  const actor = personId && partnership ? actorFor(c, services, personId, partnership) : undefined;
  actor?.catch(() => {});

  const idempotencyKey = c.req.header("idempotency-key");
  // A dry run has no effect to have once, and its answer is too long to keep.
  const kept =
    personId && idempotencyKey !== undefined && spec.method === "POST" && !spec.keepsNothing && !dry
      ? keptUnder(
          personId,
          {
            method: "POST",
            path: c.req.path,
            query: new URL(c.req.url).search,
            body: bytes,
            // A role that was revoked since stops the replay too, and another organization gets none.
            actingFor: (await actor)?.organization ?? "",
          },
          idempotencyKey,
        )
      : undefined;
  if (kept) {
    const first = await replay(services.table, kept);
    if (first) return first;
  }

  const asking = { services, params, query, body, c, now, seen, personId: personId as PersonId } as Asking;
  asking.actor = actor as Promise<Actor>;
  asking.person = () => services.people.profile(personId as PersonId);
  asking.today = services.today;
  asking.stamp = (by) => ({
    actor: by.person,
    actorName: by.name,
    ...(by.organization === undefined ? {} : { organization: by.organization }),
    at: now,
  });
  // Where no version was asked for (words are added, none changed) there is none to compare.
  asking.sameVersion = async (record, pk) => {
    if (spec.ifMatch) await sameVersion(services, record, pk, seen);
  };
  asking.cursor = cursorFor(c, services, personId);

  for (let attempt = 1; ; attempt++) {
    try {
      return await answer(endpoint, await endpoint.handle(asking), c, services, kept);
    } catch (error) {
      // Whatever stands in the way now may be what the first use of this key has done meanwhile.
      const first = kept && (await replay(services.table, kept));
      if (first) return first;
      if (error instanceof Unmet) throw new Refusal(error.write.otherwise ?? "already-there");
      // Someone was quicker: load and decide once more, so that the refusal says what changed.
      if (!(error instanceof Raced) || attempt > 1) throw error;
    }
  }
}

async function answer(
  { spec }: Endpoint,
  reply: Reply,
  c: Context<Env>,
  services: Services,
  kept: Kept | undefined,
): Promise<Response> {
  const writes = reply.writes ?? [];
  if (reply.response) {
    if (writes.length > 0) await services.table.commit(writes);
    return reply.response;
  }
  const schema = spec.answers[reply.status];
  const text = schema ? JSON.stringify(schema.parse(reply.body)) : "";
  const headers: Record<string, string> = {
    ...(schema ? { "content-type": "application/json" } : {}),
    ...(reply.version === undefined ? {} : { etag: `"${reply.version}"` }),
    ...reply.headers,
  };
  const all =
    kept && reply.status < 300
      ? [...writes, keep(kept, { status: reply.status, headers, body: text })]
      : writes;
  if (all.length > 0) await services.table.commit(all);
  return schema ? c.body(text, reply.status as 200, headers) : c.body(null, reply.status as 200, headers);
}

function readParams({ spec }: Endpoint, c: Context<Env>): Record<string, unknown> {
  if (!spec.params) return {};
  // An id that cannot be one of ours is answered like one that is not there.
  const parsed = spec.params.safeParse(c.req.param());
  if (!parsed.success) throw new Refusal("not-found");
  return parsed.data as Record<string, unknown>;
}

function partnershipOf(params: Record<string, unknown>): PartnershipId {
  const parsed = PartnershipId.safeParse(params["partnershipId"]);
  if (!parsed.success) throw new Refusal("not-found");
  return parsed.data;
}

async function readBytes({ spec }: Endpoint, c: Context<Env>): Promise<Uint8Array> {
  if (spec.method === "GET" || (!spec.body && !spec.raw)) return new Uint8Array();
  const most = spec.raw?.bytesMax ?? jsonBytesMax;
  const bytes = await bytesOf(c.req.raw, c.req.header("content-length"), most);
  if (!bytes) throw new Refusal("too-large", `At most ${most / 1024 / 1024} MB are read here.`);
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const types = spec.raw?.types ?? ["application/json"];
  if (bytes.byteLength > 0 && !types.includes(type))
    throw new Refusal("not-acceptable-type", `Send ${types.join(" or ")}.`);
  return bytes;
}

/** The body, or undefined for one that is longer than `most`: of such a one no more than that is read. */
async function bytesOf(
  request: Request,
  length: string | undefined,
  most: number,
): Promise<Uint8Array | undefined> {
  if (Number(length ?? 0) > most) return undefined;
  // A body that says its length is as long as that, or no HTTP: it is read at once, without a stream between.
  if (length !== undefined) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > most ? undefined : bytes;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > most) return undefined;
    parts.push(part);
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

function readJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("invalid-json", "The body is not UTF-8.");
  }
  return parseJson(text === "" ? "{}" : text);
}

function readVersion(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new Refusal("version-missing", 'Send If-Match with the ETag you saw, such as If-Match: "3".');
  }
  // Compression on the way weakens an ETag; the version inside stays the same.
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined)
    throw new Refusal("changed-meanwhile", 'If-Match has to be one version, such as "3".');
  return Number(version);
}

async function sameVersion(services: Services, record: Chained, pk: string, seen: number): Promise<void> {
  if (record.version === seen) return;
  const { items } = seen < record.version ? await eventsAfter(services.table, pk, seen, 20) : { items: [] };
  throw new Refusal("changed-meanwhile", `You saw version ${seen}; it is at version ${record.version} now.`, {
    currentVersion: record.version,
    changes: items.map(({ seq, at, actorName, action, note }) => ({
      seq,
      at,
      actorName,
      action,
      ...(note === undefined ? {} : { note }),
    })),
  });
}

function cursorFor(c: Context<Env>, services: Services, personId: PersonId | undefined): Asking["cursor"] {
  const boundTo = () => {
    const { cursor: _cursor, limit: _limit, ...filters } = c.req.query();
    return JSON.stringify([
      personId ?? "",
      c.req.path,
      c.req.header("acting-for") ?? "",
      Object.entries(filters).sort(),
    ]);
  };
  return {
    seal: (key) => services.seal.seal("cursor", { key, bound: boundTo() }),
    open: () => {
      const cursor = c.req.query("cursor");
      if (cursor === undefined) return undefined;
      const opened = services.seal.open("cursor", cursor) as { key: string; bound: string } | undefined;
      if (!opened || opened.bound !== boundTo())
        throw new Refusal("bad-cursor", "Start again without a cursor.");
      return opened.key;
    },
  };
}
