/**
 * What the local sign-in remembers between two requests: sessions, codes, grants. In memory, one per server;
 * a restart signs people out of the provider (not out of the hub, whose sessions are its own).
 */
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

type Row = { payload: AdapterPayload; expiresAt: number };

export function inMemory(): AdapterFactory {
  const rows = new Map<string, Row>();

  const find = (key: string): AdapterPayload | undefined => {
    const row = rows.get(key);
    if (row === undefined || row.expiresAt > Date.now()) return row?.payload;
    rows.delete(key);
    return undefined;
  };
  const findBy = (model: string, field: "uid" | "userCode", value: string): AdapterPayload | undefined => {
    for (const [key, row] of rows) {
      if (key.startsWith(`${model}:`) && row.payload[field] === value) return find(key);
    }
    return undefined;
  };

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresInSeconds) {
        const expiresAt = expiresInSeconds ? Date.now() + expiresInSeconds * 1000 : Number.POSITIVE_INFINITY;
        rows.set(keyOf(id), { payload, expiresAt });
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => findBy(model, "uid", uid),
      findByUserCode: async (userCode) => findBy(model, "userCode", userCode),
      async consume(id) {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        rows.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, row] of rows) if (row.payload.grantId === grantId) rows.delete(key);
      },
    };
  };
}
