/**
 * A browser without a screen, between a hub (as a value) and a real sign-in provider: keeps each one's cookies, and
 * follows redirects only when told.
 */
import { createApp } from "#functions/app.ts";
import type { Config } from "#functions/config.ts";
import { tokenCheck } from "#functions/http/token.ts";
import type { LocalIdentity } from "#infra/local/identity.ts";
import type { World } from "#test/support/world.ts";

/** The world's hub, with this provider to sign in at. */
export function hubWith(world: World, identity: LocalIdentity, more: Partial<Config> = {}) {
  const config: Config = {
    ...world.services.config,
    SIGN_IN_ISSUER: identity.issuer,
    SIGN_IN_CLIENT_ID: identity.clientId,
    SIGN_IN_CLIENT_SECRET: identity.clientSecret,
    ...more,
  };
  return createApp({ ...world.services, config, checkToken: tokenCheck(config) });
}

export type Browser = ReturnType<typeof openBrowser>;

export function openBrowser(hub: ReturnType<typeof hubWith>, origin: string) {
  const jars = { hub: new Map<string, string>(), provider: new Map<string, string>() };

  async function send(where: keyof typeof jars, ask: (headers: Record<string, string>) => Promise<Response>) {
    const jar = jars[where];
    const answer = await ask({ cookie: [...jar].map((pair) => pair.join("=")).join("; ") });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line) || value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  const hubCall = (path: string, init: RequestInit = {}) =>
    send("hub", async (headers) =>
      hub.request(path.replace(origin, ""), {
        ...init,
        headers: { ...headers, ...(init.headers as object) },
      }),
    );

  async function provider(url: string | URL, form?: Record<string, string>): Promise<Response> {
    const answer = await send("provider", (headers) =>
      fetch(url, {
        redirect: "manual",
        headers,
        ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
      }),
    );
    const next = answer.headers.get("location");
    return next === null || next.startsWith(origin) ? answer : provider(new URL(next, url));
  }

  /** From the hub to the provider and, as this person, to the address that leads back; not yet there. */
  async function leave(person: Record<string, string>, back?: string): Promise<string> {
    const left = await hubCall(
      `/api/sign-in${back === undefined ? "" : `?return=${encodeURIComponent(back)}`}`,
    );
    const address = left.headers.get("location") ?? "";
    const page = await provider(address);
    const known = page.headers.get("location");
    if (known) return known;
    const action = /action="([^"]+)"/.exec(await page.text())?.[1] ?? "";
    return (await provider(new URL(action, address), person)).headers.get("location") ?? "";
  }

  return {
    jars,
    hub: hubCall,
    provider,
    leave,
    /** Signs in and says where the hub sent the browser then. */
    async signIn(person: Record<string, string>, back?: string): Promise<string> {
      return (await hubCall(await leave(person, back))).headers.get("location") ?? "";
    },
    me: async () => (await hubCall("/api/me")) as Response,
  };
}
