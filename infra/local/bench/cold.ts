/** Process start to first answer: each handler's bundle beside a bare handler and one that holds only the table's client. */
import { spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Bundle, bundle } from "../../bundle.ts";
import { localAccount } from "../account.ts";
import { createTable, startTable } from "../table.ts";
import { median } from "./print.ts";

/** The bytes are those read before the first answer can begin, not those that wait for their first use. */
export type Cold = { what: string; bytes: number; gzipBytes: number; ms: number };

const root = join(import.meta.dirname, "../../..");

const get = (path: string) => ({
  version: "2.0",
  rawPath: path,
  rawQueryString: "",
  headers: { host: "hub.example" },
  requestContext: { http: { method: "GET", path }, domainName: "hub.example" },
  isBase64Encoded: false,
});

const bare = `export const handler = async () => ({ statusCode: 200, body: "ok" });`;
const tableOnly = `
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = async () => db.send(new QueryCommand({
  TableName: process.env.TABLE_NAME, ConsistentRead: true,
  KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": "PUB#PARTNERSHIPS" },
}));`;

const subjects = [
  { what: "bare handler", source: bare, event: {} },
  { what: "table's client alone", source: tableOnly, event: {} },
  {
    what: "api (GET /api/public/partnerships)",
    entry: "functions/api.ts",
    event: get("/api/public/partnerships"),
  },
  { what: "on-stream", entry: "functions/on-stream.ts", event: { Records: [] } },
  { what: "on-upload", entry: "functions/on-upload.ts", event: { Records: [] } },
  { what: "on-schedule", entry: "functions/on-schedule.ts", event: { time: "2026-11-23T12:00:00Z" } },
] as const;

/** Bundled as the stacks bundle it. A source of our own lies below the root meanwhile, where packages are found. */
async function bundled(folder: string, index: number): Promise<Bundle> {
  const subject = subjects[index] as (typeof subjects)[number];
  if ("entry" in subject) return bundle(join(root, subject.entry), join(folder, String(index)));
  const sources = join(root, "build/bench");
  const file = join(sources, `${process.pid}-${index}.mjs`);
  await mkdir(sources, { recursive: true });
  await writeFile(file, subject.source);
  try {
    return await bundle(file, join(folder, String(index)));
  } finally {
    await rm(file);
  }
}

async function sizes({ atStart }: Bundle): Promise<{ bytes: number; gzipBytes: number }> {
  const files = await Promise.all(atStart.map((file) => readFile(file)));
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    bytes: sum(files.map((file) => file.length)),
    gzipBytes: sum(files.map((file) => gzipSync(file).length)),
  };
}

async function firstAnswer(
  runner: string,
  file: string,
  event: unknown,
  environment: Record<string, string>,
): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [runner, file, JSON.stringify(event)], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const part of child.stdout) {
    if (String(part).includes("answered")) break;
  }
  const ms = performance.now() - started;
  child.kill();
  return ms;
}

export async function coldStarts(folder: string, rounds: number): Promise<Cold[]> {
  await mkdir(folder, { recursive: true });
  const engine = await startTable();
  const runner = join(folder, "run.mjs");
  await writeFile(
    runner,
    `const { handler } = await import(process.argv[2]); await handler(JSON.parse(process.argv[3]), {}); console.log("answered");`,
  );
  const environment = {
    TABLE_NAME: "bench",
    BUCKET_NAME: "bench",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: localAccount.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localAccount.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    HUB_ORIGIN: "https://hub.example",
    HUB_SECRET: "the bench's own secret, 32 characters",
    SIGN_IN_ISSUER: "https://sign-in.example",
    SIGN_IN_CLIENT_ID: "causeway",
    SIGN_IN_REALM: "bench",
    LOG: "off",
    // As deployed, for the bundles compared with too.
    NODE_OPTIONS: "--enable-source-maps",
  };
  try {
    await createTable(new DynamoDBClient({ endpoint: engine.endpoint, ...localAccount }), "bench", {
      streamed: false,
    });
    const bundles = await Promise.all(subjects.map((_, index) => bundled(folder, index)));
    const times: number[][] = subjects.map(() => []);
    // In turns, so that a noisy minute falls on all alike.
    for (let round = 0; round < rounds; round++) {
      for (const [index, subject] of subjects.entries()) {
        times[index]?.push(
          await firstAnswer(runner, (bundles[index] as Bundle).file, subject.event, environment),
        );
      }
    }
    return await Promise.all(
      subjects.map(async ({ what }, index) => ({
        what,
        ...(await sizes(bundles[index] as Bundle)),
        ms: median(times[index] as number[]),
      })),
    );
  } finally {
    await engine.stop();
  }
}
