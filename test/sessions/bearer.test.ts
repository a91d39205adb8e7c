/** A program acts with its person's access token. Everything that only looks like one is a 401 (ASVS V10). */
import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { exportSPKI } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenCheck } from "#functions/http/token.ts";
import { openIssuer } from "#infra/local/bench/issuer.ts";
import { people } from "#infra/local/sample/people.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const seconds = () => Math.floor(Date.now() / 1000);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = (more: object = {}) => ({
  iss: world.issuer.issuer,
  sub: people.tom.sub,
  client_id: "causeway",
  token_use: "access",
  iat: seconds(),
  exp: seconds() + 3600,
  ...more,
});
const me = (authorization: string) => world.anonymously("GET", "/api/me", undefined, { authorization });

const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
/** Signed properly, by a key that is not the provider's. */
function foreign(header: object, payload: object = claims()): string {
  const body = `${part(header)}.${part(payload)}`;
  return `${body}.${createSign("sha256").update(body).sign(stranger.privateKey, "base64url")}`;
}

describe("a bearer token", () => {
  it("of the provider speaks for its person", async () => {
    expect((await me(`Bearer ${await world.token("tom")}`)).body).toMatchObject({
      person: { name: "Tom Brandvold" },
    });
    expect((await me(`bearer ${await world.token("tom")}`)).status).toBe(200);
  });

  const forged: [string, () => string | Promise<string>][] = [
    ["without a signature", () => `${part({ alg: "none" })}.${part(claims())}.`],
    [
      "without a signature, spelled otherwise",
      () => `${part({ alg: "nOnE", kid: "test" })}.${part(claims())}.`,
    ],
    ["with the signature cut off", async () => (await world.token("tom")).replace(/\.[^.]*$/, ".")],
    [
      "with another's claims under Tom's signature",
      async () => {
        const [header, , signature] = (await world.token("tom")).split(".");
        return `${header}.${part(claims({ sub: people.marisol.sub }))}.${signature}`;
      },
    ],
    [
      "signed with the provider's public key as a password",
      async () => {
        const body = `${part({ alg: "HS256", kid: "test" })}.${part(claims())}`;
        const pem = await exportSPKI(world.issuer.publicKey);
        return `${body}.${createHmac("sha256", pem).update(body).digest("base64url")}`;
      },
    ],
    ["signed by a stranger under the provider's key id", () => foreign({ alg: "RS256", kid: "test" })],
    ["signed by a stranger under an unknown key id", () => foreign({ alg: "RS256", kid: "unknown" })],
    [
      "that brings its own key",
      () => foreign({ alg: "RS256", kid: "test", jwk: stranger.publicKey.export({ format: "jwk" }) }),
    ],
    [
      "that says where to fetch its key",
      () => foreign({ alg: "RS256", kid: "x", jku: "http://127.0.0.1:9/jwks", x5u: "http://127.0.0.1:9/" }),
    ],
    ["whose key id is a path", () => foreign({ alg: "RS256", kid: "../../etc/passwd" })],
    ["of another issuer", () => world.issuer.sign({ sub: people.tom.sub, iss: "https://evil.example" })],
    ["for another program", () => world.issuer.sign({ sub: people.tom.sub, client_id: "another" })],
    ["for no program", () => world.issuer.sign({ sub: people.tom.sub, client_id: undefined })],
    [
      "that is an ID token",
      () => world.issuer.sign({ sub: people.tom.sub, token_use: "id", aud: "causeway" }),
    ],
    ["that does not say what for", () => world.issuer.sign({ sub: people.tom.sub, token_use: undefined })],
    ["that has expired", () => world.issuer.sign({ sub: people.tom.sub, exp: seconds() - 60 })],
    ["that is not valid yet", () => world.issuer.sign({ sub: people.tom.sub, nbf: seconds() + 600 })],
    ["of nobody", () => world.issuer.sign({})],
    ["of an empty name", () => world.issuer.sign({ sub: "" })],
    ["that is huge", () => world.issuer.sign({ sub: people.tom.sub, filler: "x".repeat(9000) })],
    ["with four parts", async () => `${await world.token("tom")}.x`],
    ["that is encrypted", () => `${part({ alg: "dir", enc: "A256GCM" })}..x.x.x`],
    ["that is a number", () => "12345"],
    ["whose header is not JSON", () => `${Buffer.from("{").toString("base64url")}.${part(claims())}.x`],
    ["whose claims are a list", () => foreign({ alg: "RS256", kid: "test" }, [])],
  ];
  it.each(forged)("%s is refused", async (_what, make) => {
    const answer = await me(`Bearer ${await make()}`);
    expect([answer.status, answer.body.type]).toEqual([401, "/problems/not-signed-in"]);
  });

  it.each(["Bearer", "Bearer ", "Bearer a b", "Basic dG9tOnRvbQ==", "Bearer \u00e9", "token", "Bearer ,"])(
    "is not read from %j",
    async (authorization) => {
      expect((await me(authorization)).status).toBe(401);
    },
  );

  it("makes the hub ask for the provider's keys rarely, however many are forged", async () => {
    const before = world.issuer.asked.jwks;
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => me(`Bearer ${foreign({ alg: "RS256", kid: `kid-${n}` })}`)),
    );
    expect(world.issuer.asked.jwks - before).toBeLessThanOrEqual(1);
  });
});

it("is a 503 that passes, not a refusal of the token, while the provider cannot be asked", async () => {
  const issuer = await openIssuer();
  const elsewhere = tokenCheck({ ...world.services.config, SIGN_IN_ISSUER: issuer.issuer });
  const token = await issuer.token(people.tom.sub);
  issuer.close();
  await expect(elsewhere(token)).rejects.toMatchObject({
    code: "busy",
    particulars: { retryAfterSeconds: 5 },
  });
});
