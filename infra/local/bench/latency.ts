/**
 * What the API adds to the engine: each request beside the bare SDK doing the reads the promise needs (membership and
 * record in parallel), or the same transaction, one after the other on the same engine, with a bearer token.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { memberPk, record, tenant } from "#functions/cloud/keys.ts";
import { readConfig } from "#functions/config.ts";
import { openServices } from "#functions/services.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { type AgreementId, newId, PartnershipId } from "#shared/ids.ts";
import { localAccount } from "../account.ts";
import { freePort } from "../listen.ts";
import { installRegions } from "../sample/region.ts";
import { createTable, startTable } from "../table.ts";
import { openIssuer } from "./issuer.ts";
import { bareAnswer, fill, question } from "./scale.ts";

export type Timing = { what: string; goal: number; api: number[]; bare: number[] };

const cedarValley = PartnershipId.parse("cedar-valley");
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

async function ask(
  port: number,
  method: string,
  path: string,
  token: string,
  body?: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) } : {}),
    };
    const asked = request({ host: "127.0.0.1", port, path, method, agent, headers }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      if ((answer.statusCode ?? 500) >= 300)
        reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
      else resolve(text);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Alternates the two, so that what the machine does besides falls on both alike. */
async function compare(
  what: string,
  goal: number,
  rounds: number,
  api: (round: number) => Promise<unknown>,
  bare: (round: number) => Promise<unknown>,
): Promise<Timing> {
  const timing: Timing = { what, goal, api: [], bare: [] };
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const warm = Math.ceil(rounds / 3);
  for (let round = 0; round < rounds + warm; round++) {
    const [first, second] = [await timed(() => api(round)), await timed(() => bare(round))];
    if (round >= warm) {
      timing.api.push(first);
      timing.bare.push(second);
    }
  }
  return timing;
}

/** What one size of the region costs. */
export type Scaled = { agreements: number; seconds: number; reads: number; list: Timing; answer: Timing };

export async function latencies(
  folder: string,
  rounds: number,
  sizes: readonly number[],
): Promise<{ timings: Timing[]; scaled: Scaled[] }> {
  const engine = await startTable({ dataDir: join(folder, "bench-table") });
  const issuer = await openIssuer();
  const port = await freePort(0);
  const variables = {
    TABLE_NAME: "bench",
    BUCKET_NAME: "bench",
    DYNAMODB_ENDPOINT: engine.endpoint,
    S3_ENDPOINT: "http://127.0.0.1:1",
    HUB_ORIGIN: `http://localhost:${port}`,
    HUB_SECRET: "the bench's own secret, 32 characters",
    SIGN_IN_ISSUER: issuer.issuer,
    SIGN_IN_CLIENT_ID: "causeway",
    SIGN_IN_REALM: "bench",
    CAUSEWAY_TODAY: "2026-11-23",
    LOG: "off",
  };
  const client = new DynamoDBClient({ endpoint: engine.endpoint, ...localAccount });
  const server = fork(join(import.meta.dirname, "serve.ts"), {
    env: { ...process.env, ...variables, BENCH_PORT: String(port) },
  });
  try {
    await createTable(client, "bench", { streamed: false });
    const services = openServices(readConfig(variables), client);
    const region = await installRegions(services, new Date("2026-08-03T14:00:00Z"));
    await once(server, "message");
    const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    const token = await issuer.token(region.sub("tom"));
    const at = "/api/partnerships/cedar-valley/agreements";
    const draft = JSON.stringify({
      name: "Health Science articulation",
      agreementType: "ARTICULATION",
      parties: [
        {
          organizationId: region.organization("PLCC"),
          role: "RECEIVING",
          reviewerIds: [region.person("anjali")],
        },
        { organizationId: region.organization("CBHS"), role: "SENDING" },
      ],
      dateEffective: "2026-08-01",
      expirationDate: "2028-07-31",
      pathwayId: "health/therapeutic-services",
      cipCodes: ["51.3902"],
    });
    let started: Agreement | undefined;
    for (let index = 0; index < 60; index++)
      started = JSON.parse(await ask(port, "POST", at, token, draft)) as Agreement;
    const id = started?.id as AgreementId;
    const known = (await services.agreements.find(cedarValley, id)) as Agreement;
    const member = new GetCommand({
      TableName: "bench",
      Key: record(memberPk(cedarValley, region.person("tom"))),
      ConsistentRead: true,
    });
    const one = new GetCommand({
      TableName: "bench",
      Key: record(tenant(cedarValley, "AGREEMENT", id)),
      ConsistentRead: true,
    });
    const fifty = new QueryCommand({
      TableName: "bench",
      ConsistentRead: true,
      Limit: 50,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": tenant(cedarValley, "AGREEMENTS") },
    });
    const stamp = {
      actor: region.person("tom"),
      actorName: "Tom Brandvold",
      at: new Date("2026-11-23T12:00:00Z"),
    };
    const transactions = await Promise.all(
      Array.from({ length: rounds * 2 }, async (_, index) => {
        const copy: Agreement = {
          ...known,
          id: newId("agr"),
          codedNotation: `BARE-${index}`,
          version: 0,
          chainHash: undefined,
        };
        const { writes } = await services.agreements.saving(
          cedarValley,
          undefined,
          copy,
          { action: "agreement-started" },
          stamp,
        );
        return new TransactWriteCommand({
          ClientRequestToken: crypto.randomUUID(),
          TransactItems: writes.map((write) => ({
            Put: {
              TableName: "bench",
              Item: "put" in write ? write.put : {},
              ...(write.when === "absent" ? { ConditionExpression: "attribute_not_exists(pk)" } : {}),
            },
          })),
        });
      }),
    );
    const timings = [
      await compare(
        "get",
        1.5,
        rounds,
        () => ask(port, "GET", `${at}/${id}`, token),
        () => Promise.all([db.send(member), db.send(one)]),
      ),
      await compare(
        "list of 50",
        1.3,
        rounds,
        () => ask(port, "GET", `${at}?limit=50`, token),
        () => Promise.all([db.send(member), db.send(fifty)]),
      ),
      await compare(
        "create",
        1.5,
        rounds,
        () => ask(port, "POST", at, token, draft),
        (round) => db.send(transactions[round] as TransactWriteCommand),
      ),
    ];
    const scaled: Scaled[] = [];
    const place = { services, region, db, table: "bench" };
    const codes = ["ASKED", "000000-2", "000003-3"];
    const asked = question(codes);
    let from = 0;
    for (const agreements of sizes) {
      const started = performance.now();
      await fill(place, cedarValley, from, agreements);
      from = agreements;
      const seconds = (performance.now() - started) / 1000;
      const school = region.organization("CBHS");
      const reads = await bareAnswer(db, "bench", cedarValley, school, codes);
      scaled.push({
        agreements,
        seconds,
        reads,
        list: await compare(
          "list of 50",
          1.3,
          rounds,
          () => ask(port, "GET", `${at}?limit=50`, token),
          () => Promise.all([db.send(member), db.send(fifty)]),
        ),
        answer: await compare(
          "public answer",
          2,
          rounds,
          () => ask(port, "POST", "/api/public/credit", token, asked),
          () => bareAnswer(db, "bench", cedarValley, school, codes),
        ),
      });
    }
    return { timings, scaled };
  } finally {
    server.disconnect();
    issuer.close();
    agent.destroy();
    await engine.stop();
  }
}
