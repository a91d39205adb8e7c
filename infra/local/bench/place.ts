/** The API in a process of its own over an engine of its own, and beside it that engine's bare client. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { memberPk, record, tenant } from "#functions/cloud/keys.ts";
import { readConfig } from "#functions/config.ts";
import { openServices } from "#functions/services.ts";
import { PartnershipId } from "#shared/ids.ts";
import { localAccount } from "../account.ts";
import { freePort } from "../listen.ts";
import { installRegions } from "../sample/region.ts";
import { createTable, startTable } from "../table.ts";
import { openIssuer } from "./issuer.ts";

export const cedarValley = PartnershipId.parse("cedar-valley");
export const tableName = "bench";
export type Place = Awaited<ReturnType<typeof openPlace>>;

/** Without a folder the engine keeps its data in memory: as quick to read, and far quicker to fill. */
export async function openPlace(dataDir?: string) {
  const engine = await startTable(dataDir === undefined ? {} : { dataDir });
  const issuer = await openIssuer();
  const port = await freePort(0);
  const variables = {
    TABLE_NAME: tableName,
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
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const server = fork(join(import.meta.dirname, "serve.ts"), {
    env: { ...process.env, ...variables, BENCH_PORT: String(port) },
  });
  const ready = once(server, "message");
  async function close(): Promise<void> {
    if (server.connected) server.disconnect();
    issuer.close();
    agent.destroy();
    await engine.stop();
  }
  try {
    const client = new DynamoDBClient({ endpoint: engine.endpoint, ...localAccount });
    await createTable(client, tableName, { streamed: false });
    const services = openServices(readConfig(variables), client);
    const region = await installRegions(services, new Date("2026-08-03T14:00:00Z"));
    await ready;
    // A client of its own: the services' table is opened without some of what a client brings.
    const bare = new DynamoDBClient({ endpoint: engine.endpoint, ...localAccount });
    const db = DynamoDBDocumentClient.from(bare, { marshallOptions: { removeUndefinedValues: true } });
    const token = await issuer.token(region.sub("tom"));

    const ask = (method: string, path: string, body?: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const headers = {
          authorization: `Bearer ${token}`,
          ...(body ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) } : {}),
        };
        const asked = request({ host: "127.0.0.1", port, path, method, agent, headers }, (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () => {
            const text = Buffer.concat(parts).toString();
            if ((answer.statusCode ?? 500) >= 300)
              reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
            else resolve(text);
          });
          answer.on("error", reject);
        });
        asked.on("error", reject);
        asked.end(body);
      });

    /** The two reads that a list of fifty cannot do without. */
    const member = new GetCommand({
      TableName: tableName,
      Key: record(memberPk(cedarValley, region.person("tom"))),
      ConsistentRead: true,
    });
    const fifty = new QueryCommand({
      TableName: tableName,
      ConsistentRead: true,
      Limit: 50,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": tenant(cedarValley, "AGREEMENTS") },
    });
    const bareList = () => Promise.all([db.send(member), db.send(fifty)]);
    return { services, region, db, port, ask, member, bareList, close, endpoint: engine.endpoint, variables };
  } catch (error) {
    await close();
    throw error;
  }
}
