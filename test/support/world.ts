/**
 * A whole hub in one value: the real app over the run's real engines, a table and a bucket of its own, the cast with
 * real signed tokens. Today is November 23, 2026.
 */
import { readFile } from "node:fs/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { inject } from "vitest";
import { createApp } from "#functions/app.ts";
import { type Item, openTable } from "#functions/cloud/table.ts";
import { readConfig } from "#functions/config.ts";
import type { Services } from "#functions/env.ts";
import { silenceLog } from "#functions/http/log.ts";
import { openServices } from "#functions/services.ts";
import { openIssuer } from "#infra/local/bench/issuer.ts";
import { people } from "#infra/local/sample/people.ts";
import { regionOf } from "#infra/local/sample/region.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { bucketEndpoint, dynamo, ownBucket, ownTable, tableEndpoint } from "./engines.ts";
import { hubVariables, origin } from "./variables.ts";

export type Who = keyof typeof people;
export type World = Awaited<ReturnType<typeof openWorld>>;

/** What came back: status, parsed body, headers. */
// biome-ignore lint/suspicious/noExplicitAny: tests assert on bodies as they come.
export type Answer = { status: number; body: any; headers: Headers; etag: string };

export async function openWorld({
  replacing = {},
  client = dynamo(),
}: {
  replacing?: Partial<Services>;
  client?: DynamoDBClient;
} = {}) {
  silenceLog();
  const [table, bucket, issuer, regions] = await Promise.all([
    ownTable(),
    ownBucket([origin]),
    openIssuer(inject("issuerKey")),
    readFile(inject("regions"), "utf8"),
  ]);
  const config = readConfig({
    ...hubVariables,
    TABLE_NAME: table,
    BUCKET_NAME: bucket,
    DYNAMODB_ENDPOINT: tableEndpoint(),
    S3_ENDPOINT: bucketEndpoint(),
    SIGN_IN_ISSUER: issuer.issuer,
  });
  const services = openServices(config, client, replacing);
  const { items, organizations } = JSON.parse(regions) as {
    items: Item[];
    organizations: [string, OrganizationId][];
  };
  await openTable(table, dynamo()).stage(items);
  const region = regionOf(config.SIGN_IN_REALM, new Map(organizations));
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
