/**
 * A whole hub in one value: the real app over the run's real engines, a table and a bucket of its own, the cast with
 * real signed tokens. Today is November 23, 2026.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { createApp } from "#functions/app.ts";
import { readConfig } from "#functions/config.ts";
import type { Services } from "#functions/env.ts";
import { silenceLog } from "#functions/http/log.ts";
import { openServices } from "#functions/services.ts";
import { people } from "#infra/local/sample/people.ts";
import { installRegions } from "#infra/local/sample/region.ts";
import { bucketEndpoint, dynamo, ownBucket, ownTable, tableEndpoint } from "./engines.ts";

export const today = "2026-11-23";
export const origin = "http://localhost:3000";
export type Who = keyof typeof people;
export type World = Awaited<ReturnType<typeof openWorld>>;

/** What came back: status, parsed body, headers. */
export type Answer = { status: number; body: any; headers: Headers; etag: string };

/** The sign-in provider as far as tokens go: its discovery document and its keys, on loopback. */
async function openIssuer() {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "test", alg: "RS256", use: "sig" };
  const asked = { jwks: 0 };
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/jwks") asked.jwks++;
    response.end(
      JSON.stringify(request.url === "/jwks" ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: JWTPayload, header: object = {}) =>
    new SignJWT({ client_id: "causeway", token_use: "access", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "test", ...header })
      .setIssuer(claims.iss ?? issuer)
      .setIssuedAt()
      .setExpirationTime(claims.exp ?? "1h")
      .sign(privateKey);
  return { issuer, sign, asked, publicKey, close: () => server.close() };
}

export async function openWorld({ replacing = {} }: { replacing?: Partial<Services> } = {}) {
  silenceLog();
  const [table, bucket, issuer] = await Promise.all([ownTable(), ownBucket([origin]), openIssuer()]);
  const config = readConfig({
    TABLE_NAME: table,
    BUCKET_NAME: bucket,
    AWS_REGION: "us-east-2",
    DYNAMODB_ENDPOINT: tableEndpoint(),
    S3_ENDPOINT: bucketEndpoint(),
    HUB_ORIGIN: origin,
    HUB_SECRET: "a secret that only the tests know, 32+",
    SIGN_IN_ISSUER: issuer.issuer,
    SIGN_IN_CLIENT_ID: "causeway",
    SIGN_IN_REALM: "local",
    CAUSEWAY_TODAY: today,
  });
  const services = openServices(config, dynamo(), replacing);
  const region = await installRegions(services, new Date("2026-08-03T14:00:00Z"));
  const app = createApp(services);
  const tokens = new Map<string, Promise<string>>();
  const token = (who: string): Promise<string> => {
    const known = tokens.get(who) ?? issuer.sign({ sub: people[who as Who]?.sub ?? who });
    tokens.set(who, known);
    return known;
  };

  async function ask(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const raw = typeof body === "string" || body instanceof Uint8Array;
    const response = await app.request(path, {
      method,
      headers: { ...(body === undefined || raw ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers,
      etag: response.headers.get("etag") ?? "",
    };
  }

  return {
    app,
    services,
    region,
    issuer,
    token,
    /** `world.as("tom")("POST", "/api/…", body, { "if-match": etag })` */
    as:
      (who: Who | (string & {})) =>
      async (
        method: string,
        path: string,
        body?: unknown,
        headers: Record<string, string> = {},
      ): Promise<Answer> =>
        ask(method, path, body, { authorization: `Bearer ${await token(who)}`, ...headers }),
    anonymously: (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer> => ask(method, path, body, headers),
    close: () => issuer.close(),
  };
}
