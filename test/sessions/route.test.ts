import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "#functions/app.ts";
import { sessionSeconds, sessionStore } from "#functions/sessions/store.ts";
import { type LocalIdentity, startIdentity } from "#infra/local/identity.ts";
import { directory } from "#infra/local/sample/directory.ts";
import { origin } from "#test/support/variables.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { type Browser, hubWith, openBrowser } from "./browser.ts";

let world: World;
let identity: LocalIdentity;
let dir: string;
const fresh = (): Browser => openBrowser(hubWith(world, identity), origin);
const sameOrigin = { "sec-fetch-site": "same-origin", origin };
const failed = `${origin}/?problem=sign-in-failed`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "causeway-sessions-"));
  [world, identity] = await Promise.all([openWorld(), startIdentity({ origin, dir, people: directory })]);
});
afterAll(async () => {
  world.close();
  await identity.stop();
  await rm(dir, { recursive: true });
});

const cookieLine = (answer: Response, name: string) =>
  answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? "";

describe("GET /sign-in", () => {
  it("leads to the provider with code, PKCE, state and nonce, and brings the person back to where they were", async () => {
    const browser = fresh();
    const left = await browser.hub("/api/sign-in?return=/p/cedar-valley/agreements");
    expect(left.status).toBe(302);
    const asked = new URL(left.headers.get("location") ?? "");
    expect(asked.origin).toBe(identity.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "causeway",
      redirect_uri: `${origin}/api/sign-in/callback`,
      scope: "openid email profile",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(await browser.signIn({ person: "tom" }, "/p/cedar-valley/agreements")).toBe(
      `${origin}/p/cedar-valley/agreements`,
    );
    const me = await browser.me();
    expect(me.status).toBe(200);
    expect(await me.json()).toMatchObject({
      person: { name: "Tom Brandvold", operator: false },
      partnerships: [{ id: "cedar-valley", organizations: [{ code: "PLCC", roles: ["editor", "admin"] }] }],
    });
  });

  it("keeps the session in a cookie that no script reads and no other host gets", async () => {
    const browser = fresh();
    const arrived = await browser.hub(await browser.leave({ person: "theo" }));
    expect(cookieLine(arrived, "s")).toMatch(/^s=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(arrived.headers.get("cache-control")).toBe("no-store");
    const secure = hubWith(world, identity, { HUB_ORIGIN: "https://hub.example" });
    const left = await secure.request("/api/sign-in");
    expect(cookieLine(left, "__Host-sign-in")).toMatch(
      /^__Host-sign-in=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it("shows neither token nor verifier to the browser", async () => {
    const browser = fresh();
    await browser.signIn({ person: "theo" });
    const held = [...browser.jars.hub.values()].join(" ");
    expect(held).not.toMatch(/eyJ/);
    expect([...browser.jars.hub.keys()]).toEqual(["s"]);
    const stored = await world.services.sessions.find(browser.jars.hub.get("s") ?? "");
    expect(JSON.stringify(stored)).not.toMatch(/eyJ/);
  });

  it("lets someone new in who then belongs nowhere", async () => {
    const browser = fresh();
    await browser.signIn({ name: "Ada  Quist", email: "Ada@Somewhere.example" });
    const me = (await (await browser.me()).json()) as { person: object; partnerships: unknown[] };
    expect(me).toMatchObject({ person: { email: "ada@somewhere.example" }, partnerships: [] });
    expect((await browser.hub("/api/partnerships/cedar-valley")).status).toBe(404);
  });

  it("keeps an operator an operator", async () => {
    const browser = fresh();
    await browser.signIn({ person: "olive" });
    expect(await (await browser.me()).json()).toMatchObject({ person: { operator: true }, partnerships: [] });
  });

  it("says so on the front page when the provider cannot be reached", async () => {
    const config = { ...world.services.config, SIGN_IN_ISSUER: "http://127.0.0.1:9" };
    const answer = await createApp({ ...world.services, config }).request("/api/sign-in");
    expect([answer.status, answer.headers.get("location")]).toEqual([302, failed]);
  });

  it("speaks plain http with no provider but one on this machine", async () => {
    const config = { ...world.services.config, SIGN_IN_ISSUER: "http://provider.invalid" };
    const answer = await createApp({ ...world.services, config }).request("/api/sign-in");
    expect(answer.headers.get("location")).toBe(failed);
  });
});

describe("GET /sign-in/callback", () => {
  const tries: [string, (browser: Browser) => Promise<string>][] = [
    ["nothing under way", async () => "/api/sign-in/callback?code=x&state=y"],
    ["no answer in it", async (browser) => (await browser.leave({ person: "tom" })).replace(/\?.*/, "")],
    [
      "another state",
      async (browser) => (await browser.leave({ person: "tom" })).replace(/state=[^&]*/, "state=forged"),
    ],
    [
      "another code",
      async (browser) => (await browser.leave({ person: "tom" })).replace(/code=[^&]*/, "code=forged"),
    ],
    [
      "another issuer",
      async (browser) =>
        (await browser.leave({ person: "tom" })).replace(/iss=[^&]*/, "iss=https%3A%2F%2Fevil.example"),
    ],
    [
      "a refusal by the provider",
      async (browser) =>
        (await browser.leave({ person: "tom" })).replace(/code=[^&]*/, "error=access_denied"),
    ],
    [
      "someone else's sign-in",
      async (browser) => {
        await browser.leave({ person: "theo" });
        return fresh().leave({ person: "tom" });
      },
    ],
    [
      "a sign-in that is not sealed by this hub",
      async (browser) => {
        const back = await browser.leave({ person: "tom" });
        browser.jars.hub.set("sign-in", Buffer.from(JSON.stringify({ state: "x" })).toString("base64url"));
        return back;
      },
    ],
    [
      "a cursor in the place of the sealed sign-in",
      async (browser) => {
        const back = await browser.leave({ person: "tom" });
        const started = {
          state: new URL(back).searchParams.get("state"),
          nonce: "n",
          verifier: "v",
          returnTo: "/",
          until: 9e15,
        };
        browser.jars.hub.set("sign-in", world.services.seal.seal("cursor", started));
        return back;
      },
    ],
    [
      "a sign-in that took longer than ten minutes",
      async (browser) => {
        const back = await browser.leave({ person: "tom" });
        const sealed = world.services.seal.open("sign-in", browser.jars.hub.get("sign-in") ?? "") as object;
        browser.jars.hub.set(
          "sign-in",
          world.services.seal.seal("sign-in", { ...sealed, until: Date.now() - 1 }),
        );
        return back;
      },
    ],
    [
      "the nonce of another sign-in",
      async (browser) => {
        const back = await browser.leave({ person: "tom" });
        const sealed = world.services.seal.open("sign-in", browser.jars.hub.get("sign-in") ?? "") as object;
        browser.jars.hub.set("sign-in", world.services.seal.seal("sign-in", { ...sealed, nonce: "another" }));
        return back;
      },
    ],
    [
      "the PKCE verifier of another sign-in",
      async (browser) => {
        const back = await browser.leave({ person: "tom" });
        const sealed = world.services.seal.open("sign-in", browser.jars.hub.get("sign-in") ?? "") as object;
        browser.jars.hub.set(
          "sign-in",
          world.services.seal.seal("sign-in", { ...sealed, verifier: "v".repeat(43) }),
        );
        return back;
      },
    ],
  ];

  it.each(tries)("opens no session for %s", async (_what, prepare) => {
    const browser = fresh();
    const answer = await browser.hub(await prepare(browser));
    expect([answer.status, answer.headers.get("location")]).toEqual([302, failed]);
    expect(cookieLine(answer, "s")).toBe("");
    expect((await browser.me()).status).toBe(401);
  });

  it("takes a code once, even with its sealed sign-in put back", async () => {
    const browser = fresh();
    const back = await browser.leave({ person: "tom" });
    const waiting = browser.jars.hub.get("sign-in") ?? "";
    expect((await browser.hub(back)).headers.get("location")).toBe(`${origin}/`);
    expect(browser.jars.hub.has("sign-in")).toBe(false);
    browser.jars.hub.set("sign-in", waiting);
    expect((await browser.hub(back)).headers.get("location")).toBe(failed);
  });

  it("ends the session that was there before, so that a planted one is worth nothing", async () => {
    const browser = fresh();
    await browser.signIn({ person: "theo" });
    const earlier = browser.jars.hub.get("s") ?? "";
    await browser.signIn({ person: "theo" });
    expect(browser.jars.hub.get("s")).not.toBe(earlier);
    const thief = fresh();
    thief.jars.hub.set("s", earlier);
    expect((await thief.me()).status).toBe(401);
    expect((await browser.me()).status).toBe(200);
  });
});

describe("a session", () => {
  it("ends twelve hours after it began, whether or not the engine has removed it", async () => {
    let now = Date.parse("2026-11-23T08:00:00Z");
    const sessions = sessionStore(world.services.table, () => now);
    const { cookie, write } = sessions.starting(world.region.person("tom"), undefined, undefined);
    await world.services.table.commit([write]);
    now += sessionSeconds * 1000 - 1000;
    expect((await sessions.find(cookie))?.person).toBe(world.region.person("tom"));
    now += 1000;
    expect(await sessions.find(cookie)).toBeUndefined();
  });

  it("is found by its whole secret only", async () => {
    const { cookie, write } = world.services.sessions.starting(
      world.region.person("tom"),
      undefined,
      undefined,
    );
    await world.services.table.commit([write]);
    for (const guess of [
      "",
      "x",
      cookie.slice(0, 42),
      `${cookie}x`,
      cookie.toLowerCase(),
      "../".repeat(14),
    ]) {
      expect(await world.services.sessions.find(guess)).toBeUndefined();
    }
  });

  const foreign: [string, Record<string, string>][] = [
    ["no word of where it comes from", {}],
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a sibling host", { "sec-fetch-site": "same-site", origin: "http://app.localhost:3000" }],
    ["a form typed into the address bar", { "sec-fetch-site": "none" }],
    ["another origin and no Sec-Fetch-Site", { origin: "https://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["words that contradict each other", { "sec-fetch-site": "same-origin", origin: "https://evil.example" }],
  ];
  it.each(foreign)("changes nothing for a request with %s", async (_what, headers) => {
    const browser = fresh();
    await browser.signIn({ person: "marisol" });
    const body = JSON.stringify({
      email: "a@b.example",
      organizationId: world.region.organization("PLCC"),
      roles: ["viewer"],
    });
    const init = { method: "POST", body, headers: { "content-type": "application/json", ...headers } };
    expect((await browser.hub("/api/partnerships/cedar-valley/invitations", init)).status).toBe(403);
    expect((await browser.hub("/api/sign-out", { method: "POST", headers })).status).toBe(403);
    expect((await browser.me()).status).toBe(200);
    const own = { ...init, headers: { "content-type": "application/json", ...sameOrigin } };
    expect((await browser.hub("/api/partnerships/cedar-valley/invitations", own)).status).toBe(201);
  });

  it("does not count beside a bearer token, good or bad", async () => {
    const browser = fresh();
    await browser.signIn({ person: "marisol" });
    const bad = await browser.hub("/api/me", { headers: { authorization: "Bearer nonsense" } });
    expect(bad.status).toBe(401);
    const token = (await identity.token("priya")) ?? "";
    const good = await browser.hub("/api/me", { headers: { authorization: `Bearer ${token}` } });
    expect(await good.json()).toMatchObject({ person: { name: "Priya Raman" } });
  });
});

describe("POST /sign-out", () => {
  it("ends the session on both sides and comes back to the front page", async () => {
    const browser = fresh();
    await browser.signIn({ person: "ruth" });
    const stolen = browser.jars.hub.get("s") ?? "";
    const out = await browser.hub("/api/sign-out", { method: "POST", headers: sameOrigin });
    expect(out.status).toBe(303);
    expect(cookieLine(out, "s")).toMatch(/^s=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
    const address = new URL(out.headers.get("location") ?? "");
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: "causeway",
      id_token_hint: expect.stringMatching(/^eyJ/),
      post_logout_redirect_uri: `${origin}/`,
    });
    expect((await browser.me()).status).toBe(401);
    browser.jars.hub.set("s", stolen);
    expect((await browser.me()).status).toBe(401);

    const page = await (await browser.provider(address)).text();
    const [, action = ""] = /action="([^"]+)"/.exec(page) ?? [];
    const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    const back = await browser.provider(new URL(action, identity.issuer), { xsrf, logout: "yes" });
    expect(back.headers.get("location")).toBe(`${origin}/`);
    // The provider asks again who it is: leave() would otherwise come back as Ruth.
    await browser.signIn({ person: "priya" });
    expect(await (await browser.me()).json()).toMatchObject({ person: { name: "Priya Raman" } });
  });

  it("speaks Cognito's way where an address for it is given", async () => {
    const hub = hubWith(world, identity, { SIGN_IN_SIGN_OUT: "https://pool.example/logout" });
    const out = await hub.request("/api/sign-out", { method: "POST", headers: sameOrigin });
    expect(out.headers.get("location")).toBe(
      `https://pool.example/logout?client_id=causeway&logout_uri=${encodeURIComponent(`${origin}/`)}`,
    );
  });

  it("ends the session here even when the provider cannot be reached", async () => {
    const browser = fresh();
    await browser.signIn({ person: "ruth" });
    const cookie = `s=${browser.jars.hub.get("s")}`;
    const config = { ...world.services.config, SIGN_IN_ISSUER: "http://127.0.0.1:9" };
    const out = await createApp({ ...world.services, config }).request("/api/sign-out", {
      method: "POST",
      headers: { cookie, ...sameOrigin },
    });
    expect([out.status, out.headers.get("location")]).toEqual([303, `${origin}/`]);
    expect((await browser.me()).status).toBe(401);
  });
});
