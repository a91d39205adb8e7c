import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import * as oidc from "openid-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LocalIdentity, startIdentity } from "#infra/local/identity.ts";
import { directory } from "#infra/local/sample/directory.ts";
import { people } from "#infra/local/sample/people.ts";

const origin = "http://localhost:65000";
let dir: string;
let identity: LocalIdentity;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "causeway-identity-"));
  identity = await startIdentity({ origin, dir, people: directory });
});
afterAll(async () => {
  await identity.stop();
  await rm(dir, { recursive: true });
});

/** A browser without a screen: keeps cookies, follows redirects within the provider. */
function browser() {
  const jar = new Map<string, string>();
  const visit = async (url: string | URL, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...jar].map((pair) => pair.join("=")).join("; ") },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) as unknown as [string, string, string];
      jar.set(name, value);
    }
    const next = answer.headers.get("location");
    if (next === null || next.startsWith(origin)) return answer;
    return visit(new URL(next, url));
  };
  return visit;
}

async function client() {
  const options = { execute: [oidc.allowInsecureRequests] };
  return oidc.discovery(
    new URL(identity.issuer),
    identity.clientId,
    identity.clientSecret,
    undefined,
    options,
  );
}

async function signIn(answer: Record<string, string>, visit = browser()) {
  const config = await client();
  const verifier = oidc.randomPKCECodeVerifier();
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${origin}/api/sign-in/callback`,
    scope: "openid email profile",
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const page = await visit(address);
  const html = await page.text();
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? "";
  const back = await visit(new URL(action, identity.issuer), answer);
  const tokens = await oidc.authorizationCodeGrant(config, new URL(back.headers.get("location") ?? ""), {
    pkceCodeVerifier: verifier,
  });
  return { html, config, tokens, visit };
}

it("signs one of the cast in by code and PKCE, with claims shaped like Cognito's", async () => {
  const { html, tokens } = await signIn({ person: "tom" });
  for (const { name } of directory) expect(html).toContain(name);
  expect(tokens.claims()).toMatchObject({
    sub: people.tom.sub,
    name: "Tom Brandvold",
    email: people.tom.email,
    "cognito:username": people.tom.sub,
    token_use: "id",
    auth_time: expect.any(Number),
  });
  const keys = createRemoteJWKSet(new URL(`${identity.issuer}/jwks`));
  const { payload } = await jwtVerify(tokens.access_token, keys, { issuer: identity.issuer });
  expect(payload).toMatchObject({
    sub: people.tom.sub,
    client_id: "causeway",
    token_use: "access",
    username: people.tom.sub,
  });
  expect(payload).not.toHaveProperty("aud");
});

it("refuses a sign-in without PKCE", async () => {
  const address = oidc.buildAuthorizationUrl(await client(), {
    redirect_uri: `${origin}/api/sign-in/callback`,
    scope: "openid",
  });
  const back = await browser()(address);
  expect(new URL(back.headers.get("location") ?? "").searchParams.get("error")).toBe("invalid_request");
});

it("lets someone new in under the name and e-mail they type, and knows them again", async () => {
  const newcomer = { name: "Ada Quist", email: "Ada.Quist@somewhere.example" };
  const first = (await signIn(newcomer)).tokens.claims();
  expect(first).toMatchObject({ name: "Ada Quist", email: "ada.quist@somewhere.example" });
  expect((await signIn(newcomer)).tokens.claims()?.sub).toBe(first?.sub);
  expect(decodeJwt((await identity.token("ada.quist@somewhere.example")) ?? "").sub).toBe(first?.sub);
});

it("asks again, in words, when the e-mail is not one", async () => {
  const config = await client();
  const visit = browser();
  const page = await visit(
    oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${origin}/api/sign-in/callback`,
      scope: "openid",
      code_challenge: await oidc.calculatePKCECodeChallenge(oidc.randomPKCECodeVerifier()),
      code_challenge_method: "S256",
    }),
  );
  const action = /action="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const again = await visit(new URL(action, identity.issuer), { name: "Ada", email: "nobody" });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain("an e-mail address such as");
});

it("ends its own session too when the hub signs out, and comes back to the hub", async () => {
  const { config, tokens, visit } = await signIn({ person: "lena" });
  const address = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? "",
    post_logout_redirect_uri: `${origin}/`,
  });
  const page = await (await visit(address)).text();
  const [, action = ""] = /action="([^"]+)"/.exec(page) ?? [];
  const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
  const back = await visit(action, { xsrf, logout: "yes" });
  expect(back.headers.get("location")).toBe(`${origin}/`);
  const { html } = await signIn({ person: "priya" }, visit);
  expect(html).toContain("Who would you like to be?");
});

it("hands a program a person's token, which outlives a restart of the provider", async () => {
  const ask = (person: string) =>
    fetch(`${identity.issuer}/dev/token`, { method: "POST", body: JSON.stringify({ person }) });
  const { token } = (await (await ask("denise")).json()) as { token: string };
  expect((await ask("nobody")).status).toBe(404);
  const port = Number(new URL(identity.issuer).port);
  await identity.stop();
  identity = await startIdentity({ origin, dir, people: directory, port });
  const keys = createRemoteJWKSet(new URL(`${identity.issuer}/jwks`));
  const { payload } = await jwtVerify(token, keys, { issuer: identity.issuer, algorithms: ["RS256"] });
  expect(payload).toMatchObject({ sub: people.denise.sub, token_use: "access", client_id: "causeway" });
  expect(payload).not.toHaveProperty("aud");
});

it("hands no token to a page that a browser opened", async () => {
  const answer = await fetch(`${identity.issuer}/dev/token`, {
    method: "POST",
    headers: { origin: "https://elsewhere.example" },
    body: JSON.stringify({ person: "tom" }),
  });
  expect(answer.status).toBe(403);
});
