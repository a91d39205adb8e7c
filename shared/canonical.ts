/**
 * RFC 8785 canonical JSON and the SHA-256 of it: the same content gives the same bytes on every machine.
 */

/** The canonical JSON of a value (RFC 8785): keys by UTF-16 code unit, ECMAScript numbers, no white space. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("RFC 8785 §3.2.2.3: only finite numbers");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(",")}]`;
  if (typeof value === "object") {
    const pairs = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
    return `{${pairs.join(",")}}`;
  }
  throw new TypeError(`JSON has no ${typeof value}`);
}

/** Lowercase hex SHA-256 of the bytes, or of the text as UTF-8. */
export async function sha256(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The hash of a value’s canonical JSON, by whoever has a quick one: `contentHash` where nobody has. */
export type HashOf = (value: unknown) => string | Promise<string>;

/** SHA-256 of the canonical JSON. */
export const contentHash = (value: unknown): Promise<string> => sha256(canonicalJson(value));
