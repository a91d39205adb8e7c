/** Brings the hub up beside the table that is starting: what can begin at once does, and each part says how it ends again. */
import { appendFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { Addresses } from "./addresses.ts";
import { startBucket } from "./bucket.ts";
import { buildPage, pageFolder } from "./build-page.ts";
import { keep, newSecret } from "./identity/secrets.ts";
import { startIdentity } from "./identity.ts";
import { listen } from "./listen.ts";
import { openMailFolder } from "./mail.ts";
import { step } from "./progress.ts";
import { announce, forget } from "./running.ts";
import { directory } from "./sample/directory.ts";
import { type Hub, openHub, tableAccess } from "./services.ts";
import { createSite } from "./site.ts";
import { startStream } from "./stream.ts";
import { createTable } from "./table.ts";
import { startTimer } from "./timer.ts";

type Options = {
  folder: string;
  at: Addresses;
  /** Where the people who use it find it. */
  origin: string;
  table: { endpoint: string; there: Promise<unknown> };
  onStop(end: () => Promise<void>): void;
};

const tableName = "causeway";
const bucketName = "causeway-documents";

/** Until it answers. */
export async function bringUp({ folder, at, origin, table, onStop }: Options): Promise<void> {
  const [, bucket, identity] = await Promise.all([
    table.there,
    step("Files (s3rver)", () =>
      startBucket({ dir: join(folder, "bucket"), port: at.bucket, bucket: bucketName, origins: [origin] }),
    ),
    step("Sign-in (oidc-provider)", () =>
      startIdentity({ dir: join(folder, "identity"), port: at.identity, origin, people: directory }),
    ),
    step("Page", buildPage, (built) => (built ? "built anew" : "already built")),
  ]);
  onStop(bucket.stop);
  onStop(identity.stop);

  const hub = openHub(
    {
      TABLE_NAME: tableName,
      BUCKET_NAME: bucketName,
      AWS_REGION: "us-east-1",
      DYNAMODB_ENDPOINT: table.endpoint,
      S3_ENDPOINT: bucket.endpoint,
      HUB_ORIGIN: origin,
      HUB_SECRET: await keep(join(folder, "hub-secret.json"), newSecret),
      SIGN_IN_ISSUER: identity.issuer,
      SIGN_IN_CLIENT_ID: identity.clientId,
      SIGN_IN_CLIENT_SECRET: identity.clientSecret,
      SIGN_IN_REALM: "laptop",
      CAUSEWAY_TODAY: process.env["CAUSEWAY_TODAY"] || undefined,
      LOG: process.env["LOG"] || "off",
    },
    openMailFolder(join(folder, "mail")),
  );
  const client = new DynamoDBClient(tableAccess(table.endpoint));
  // Before the sample is told: its documents arrive like any other, and are read for search.
  const silence = bucket.onEvent((event) => {
    hub.onUpload(event).catch((cause: unknown) => console.error("Upload: checking it failed.", cause));
  });
  onStop(async () => silence());
  await fill(hub, client, folder);
  const site = createSite({
    dist: pageFolder,
    origin,
    api: hub.app,
    mail: hub.mail,
    bucketOrigin: bucket.endpoint,
    identityOrigin: identity.issuer,
  });
  const server = await listen(site, at.hub);
  onStop(server.stop);
  await follow(hub, client, table.endpoint, folder, onStop);
  await announce(folder, { pid: process.pid, origin, issuer: identity.issuer });
  onStop(() => forget(folder));
}

/** The table, and once in its life the sample region. A sample that was cut short is thrown away and told again. */
async function fill(hub: Hub, table: DynamoDBClient, folder: string): Promise<void> {
  const marker = join(folder, "seeded.json");
  let isNew = await createTable(table, tableName);
  const today = process.env["CAUSEWAY_TODAY"] || new Date().toISOString().slice(0, 10);
  const told = await keep<{ on?: string }>(marker, () => ({}));
  if (!isNew && told.on === undefined && !process.env["DYNAMODB_ENDPOINT"]) {
    await table.send(new DeleteTableCommand({ TableName: tableName }));
    isNew = await createTable(table, tableName);
  }
  if (!isNew) return;
  await step("Sample region", async () => (await import("./seed.ts")).seed(hub, { today }));
  await writeFile(marker, JSON.stringify({ on: today }));
}

/** What follows a write and the clock: the handlers that Lambda runs in the cloud. */
async function follow(
  hub: Hub,
  table: DynamoDBClient,
  tableEndpoint: string,
  folder: string,
  onStop: Options["onStop"],
): Promise<void> {
  const aside = join(folder, "dead-letters.jsonl");
  const stream = await startStream({
    table,
    streams: new DynamoDBStreamsClient(
      process.env["DYNAMODB_ENDPOINT"]?.includes(".amazonaws.com") ? {} : tableAccess(tableEndpoint),
    ),
    tableName,
    checkpointFile: join(folder, "stream.json"),
    deliver: hub.onStream,
    async setAside(record, cause) {
      await appendFile(aside, `${JSON.stringify(record)}\n`);
      console.error(
        `Stream: a record failed too often and is in ${relative(process.cwd(), aside)}.`,
        cause ?? "",
      );
    },
  });
  onStop(stream.stop);
  const timer = startTimer(hub.onSchedule);
  onStop(timer.stop);
}
