/**
 * Sessions of people who signed in with a browser. The cookie is a random secret; the table knows its SHA-256.
 *
 *   K#<sha256>   SESSION   who it is, until when, and the sealed ID token that signing out hands back
 */
import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { PersonId } from "#shared/ids.ts";
import { type Key, secret } from "../cloud/keys.ts";
import type { Table, Write } from "../cloud/table.ts";

export type SessionStore = ReturnType<typeof sessionStore>;

const Session = z.object({
  person: PersonId,
  idToken: z.string().optional(),
  expiresAt: z.number(),
  /**
   * When the person last proved who they are, in seconds: the provider's word and nobody else's. Absent where it gave
   * none, and in sessions from before it was kept: they last, and whatever asks for a fresh proof refuses them.
   */
  authenticatedAt: z.number().optional(),
});
/** `idToken` is sealed. */
export type Session = z.infer<typeof Session>;

/** A working day and a little more; then one signs in again. */
export const sessionSeconds = 12 * 3600;

const keyOf = (cookie: string): Key => secret(createHash("sha256").update(cookie).digest("hex"), "SESSION");

/** The clock is the real one also where a laptop pins the day: a session is not part of the sample's story. */
export function sessionStore(table: Table, clock: () => number = Date.now) {
  const seconds = () => Math.floor(clock() / 1000);
  return {
    /** The session behind this cookie, if it has not ended. The engine removes an ended one only some time later. */
    async find(cookie: string): Promise<Session | undefined> {
      if (!/^[A-Za-z0-9_-]{43}$/.test(cookie)) return undefined;
      const item = await table.get(keyOf(cookie));
      const session = item && Session.parse(item);
      return session && session.expiresAt > seconds() ? session : undefined;
    },

    /** A new session: what to put into the cookie, and the write that makes it count. */
    starting(
      person: PersonId,
      idToken: string | undefined,
      authenticatedAt: number | undefined,
    ): { cookie: string; write: Write } {
      const cookie = randomBytes(32).toString("base64url");
      const expiresAt = seconds() + sessionSeconds;
      return {
        cookie,
        write: {
          put: { ...keyOf(cookie), person, expiresAt, createdAt: seconds(), authenticatedAt, idToken },
          when: "absent",
        },
      };
    },

    ending: (cookie: string): Write => ({ remove: keyOf(cookie) }),
  };
}
