/**
 * Signing in and out with a browser. Tokens stay here; the browser gets a cookie no script can read.
 * A browser, not a program, comes to these addresses: what fails goes back to the front page with `?problem=`.
 */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import * as z from "zod";
import { personIdOf } from "../cloud/person-id.ts";
import type { Env, Services } from "../env.ts";
import { endpoint, type Reply } from "../http/endpoint.ts";
import { log } from "../http/log.ts";
import { insistOnSameOrigin, sessionCookie } from "../http/who.ts";
import { comeBack, goodbye, leaveFor } from "./provider.ts";
import { returnPath } from "./return-path.ts";

const Waiting = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  until: z.number(),
});

const waitingSeconds = 600;

/** Out of a script's reach; not sent along by other sites' forms; bound to this host where there is https. */
const locked = (origin: string) =>
  ({ httpOnly: true, secure: origin.startsWith("https:"), sameSite: "Lax", path: "/" }) as const;

const waitingCookie = (origin: string) => (origin.startsWith("https:") ? "__Host-sign-in" : "sign-in");

const goTo = (c: Context<Env>, address: string, status: 302 | 303 = 302): Reply => ({
  status,
  response: c.redirect(address, status),
});

function failed(c: Context<Env>, { config }: Services, why: unknown): Reply {
  log("warn", "sign-in-failed", {
    requestId: c.get("requestId"),
    why: why instanceof Error ? why.message : why,
  });
  return goTo(c, `${config.HUB_ORIGIN}/?problem=sign-in-failed`);
}

function waiting(c: Context<Env>, { config, seal }: Services) {
  const opened = Waiting.safeParse(
    seal.open("sign-in", getCookie(c, waitingCookie(config.HUB_ORIGIN)) ?? ""),
  );
  return opened.success && opened.data.until > Date.now() ? opened.data : undefined;
}

export const sessionRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/sign-in",
      summary:
        "To the sign-in provider, and afterwards to `return`, a path of this hub; `again=yes` asks for the proof anew",
      audience: "anyone",
      query: z.object({ return: z.string().optional(), again: z.enum(["yes"]).optional() }),
      answers: { 302: null },
    },
    async ({ services, query, c }) => {
      const { config, seal } = services;
      let left: Awaited<ReturnType<typeof leaveFor>>;
      try {
        left = await leaveFor(config, query.again === "yes");
      } catch (error) {
        return failed(c, services, error);
      }
      const sealed = seal.seal("sign-in", {
        ...left.started,
        returnTo: returnPath(query.return, config.HUB_ORIGIN),
        until: Date.now() + waitingSeconds * 1000,
      } satisfies z.infer<typeof Waiting>);
      setCookie(c, waitingCookie(config.HUB_ORIGIN), sealed, {
        ...locked(config.HUB_ORIGIN),
        maxAge: waitingSeconds,
      });
      return goTo(c, left.address);
    },
  ),

  endpoint(
    {
      method: "GET",
      path: "/sign-in/callback",
      summary: "The provider sends the browser back here; a session begins",
      audience: "anyone",
      answers: { 302: null },
    },
    async ({ services, c }) => {
      const { config, people, seal, sessions } = services;
      const { HUB_ORIGIN: origin } = config;
      const started = waiting(c, services);
      if (!started) return failed(c, services, "no sign-in is under way in this browser");
      let signedIn: Awaited<ReturnType<typeof comeBack>>;
      try {
        signedIn = await comeBack(config, new URL(c.req.url).search, started);
      } catch (error) {
        return failed(c, services, error);
      }
      const person = personIdOf(config.SIGN_IN_REALM, signedIn.subject);
      const session = sessions.starting(
        person,
        seal.seal("session", signedIn.idToken),
        signedIn.authenticatedAt,
      );
      // A session this browser had before ends: whoever knew its secret knows nothing now.
      const earlier = getCookie(c, sessionCookie(origin));
      deleteCookie(c, waitingCookie(origin), locked(origin));
      setCookie(c, sessionCookie(origin), session.cookie, locked(origin));
      return {
        ...goTo(c, `${origin}${started.returnTo}`),
        writes: [
          session.write,
          await people.saveProfile({ person, name: signedIn.name, email: signedIn.email }),
          ...(earlier === undefined ? [] : [sessions.ending(earlier)]),
        ],
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: "/sign-out",
      summary: "Ends the session here and at the sign-in provider",
      audience: "anyone",
      answers: { 303: null },
      refusals: ["not-from-here"],
    },
    async ({ services, c }) => {
      const { config, seal, sessions } = services;
      const { HUB_ORIGIN: origin } = config;
      insistOnSameOrigin(c, origin);
      const cookie = getCookie(c, sessionCookie(origin));
      const session = cookie === undefined ? undefined : await sessions.find(cookie);
      const idToken = session?.idToken === undefined ? undefined : seal.open("session", session.idToken);
      // Ended here whatever becomes of the provider: an unreachable one must not keep anybody signed in.
      const address = await goodbye(config, typeof idToken === "string" ? idToken : undefined).catch(
        () => `${origin}/`,
      );
      deleteCookie(c, sessionCookie(origin), locked(origin));
      return { ...goTo(c, address, 303), writes: cookie === undefined ? [] : [sessions.ending(cookie)] };
    },
  ),
];
