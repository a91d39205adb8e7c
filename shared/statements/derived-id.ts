/**
 * Identifiers made of what a thing was called elsewhere (RFC 9562, version 5): the same file read twice gives the same
 * identifiers. Hashing waits, reading does not: a reader asks, and is run again once the answers are there.
 */
import type { CaseUuid } from "../case/schema.ts";

/** Ours alone; changing it would make every import a stranger to itself. */
const namespace = Uint8Array.from([
  0x5b, 0x1d, 0x0e, 0x3a, 0x7c, 0x52, 0x4d, 0x0f, 0x9a, 0x61, 0x2e, 0x84, 0xc7, 0x3b, 0x90, 0x16,
]);

async function derivedId(name: string): Promise<CaseUuid> {
  const said = new TextEncoder().encode(name);
  const bytes = new Uint8Array(namespace.length + said.length);
  bytes.set(namespace);
  bytes.set(said, namespace.length);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") as CaseUuid;
}

/** The identifier for a name. */
export type Derive = (name: string) => CaseUuid;

/** Runs a pure reader until every identifier it asks for is known; twice is usual, more where one hangs on another. */
export async function withDerived<Read>(read: (derive: Derive) => Read): Promise<Read> {
  const known = new Map<string, CaseUuid>();
  for (;;) {
    const wanted = new Set<string>();
    const result = read((name) => {
      const id = known.get(name);
      if (id) return id;
      wanted.add(name);
      // Stands in for one round: as different from all others as the real one will be.
      return `derived:${name}` as CaseUuid;
    });
    if (wanted.size === 0) return result;
    const ids = await Promise.all(Array.from(wanted, async (name) => [name, await derivedId(name)] as const));
    for (const [name, id] of ids) known.set(name, id);
  }
}
