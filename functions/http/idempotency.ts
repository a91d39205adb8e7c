/**
 * One effect per Idempotency-Key, person and route. The answer is kept in the transaction that has the effect:
 * a retry gets the same bytes, and there is no moment in which one is there without the other.
 *
 *   P#<person>#IDEMPOTENCY   <sha256 of method, path and key>   the first answer, for 24 hours
 */
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { PersonId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { type Key, personal } from "../cloud/keys.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type Kept = { key: Key; requestHash: string };

const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\u0000");
  return hash.digest("hex");
};

/** Where the answer to this request is kept. Throws when the key is not 1 to 255 visible ASCII characters. */
export function keptUnder(
  person: PersonId,
  request: { method: string; path: string; query: string; body: Uint8Array; actingFor: string },
  idempotencyKey: string,
): Kept {
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    throw new Refusal("invalid-input", "Idempotency-Key is 1 to 255 visible ASCII characters.");
  }
  return {
    key: { pk: personal(person, "IDEMPOTENCY"), sk: sha256(request.method, request.path, idempotencyKey) },
    requestHash: sha256(request.actingFor, request.query, request.body),
  };
}

/** The first answer, if this key was used before and has not expired. */
export async function replay(table: Table, kept: Kept): Promise<Response | undefined> {
  const item = await table.get(kept.key);
  if (!item || Number(item["expiresAt"]) * 1000 <= Date.now()) return undefined;
  if (item["requestHash"] !== kept.requestHash) {
    throw new Refusal("key-reused", "The first request with this key asked something else.");
  }
  return new Response(gunzipSync(item["body"] as Uint8Array) as Uint8Array<ArrayBuffer>, {
    status: Number(item["status"]),
    headers: { ...(item["headers"] as Record<string, string>), "idempotency-replayed": "true" },
  });
}

/** The write that keeps this answer. An expired one, which TTL has not removed yet, is replaced. */
export function keep(
  kept: Kept,
  answer: { status: number; headers: Record<string, string>; body: string },
): Write {
  // The real clock, not the hub's pinned day: the table's own TTL goes by it.
  const seconds = Math.floor(Date.now() / 1000);
  const item: Item = {
    ...kept.key,
    requestHash: kept.requestHash,
    status: answer.status,
    headers: answer.headers,
    body: gzipSync(answer.body),
    expiresAt: seconds + 24 * 3600,
  };
  return { put: item, when: { expiredBefore: seconds }, otherwise: "in-flight" };
}
