/**
 * Small things handed out and taken back unread: page cursors, the sign-in in progress, mail waiting to be sent, a place
 * in a live session.
 * AES-256-GCM under a key derived per purpose (RFC 5869), so one kind can never be passed off as another.
 */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

export type Seal = ReturnType<typeof openSeal>;
type Purpose = "cursor" | "sign-in" | "mail" | "session" | "live";

export function openSeal(hubSecret: string) {
  const keys = new Map<Purpose, KeyObject>();
  const keyFor = (purpose: Purpose): KeyObject => {
    const known = keys.get(purpose);
    if (known) return known;
    const key = createSecretKey(Buffer.from(hkdfSync("sha256", hubSecret, "causeway", purpose, 32)));
    keys.set(purpose, key);
    return key;
  };
  return {
    /** Opaque base64url text that only this hub can open, and only for this purpose. */
    seal(purpose: Purpose, value: unknown): string {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },

    /** What was sealed, or undefined for anything this hub did not seal for this purpose. */
    open(purpose: Purpose, text: string): unknown {
      try {
        const bytes = Buffer.from(text, "base64url");
        // base64url decoding forgives stray characters; a cursor has exactly one spelling.
        if (bytes.length < 29 || bytes.toString("base64url") !== text) return undefined;
        const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12), {
          authTagLength: 16,
        });
        decipher.setAuthTag(bytes.subarray(12, 28));
        return JSON.parse(
          Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8"),
        );
      } catch {
        return undefined;
      }
    },
  };
}
