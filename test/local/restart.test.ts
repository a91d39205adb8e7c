import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { S3Event } from "aws-lambda";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBucket } from "#functions/cloud/bucket.ts";
import { localAccount } from "#infra/local/account.ts";
import { startBucket } from "#infra/local/bucket.ts";
import { createTable, startTable } from "#infra/local/table.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "causeway-restart-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("keeps the table's items when the engine is started again", async () => {
  const Item = { pk: { S: "T#cedar-valley" }, sk: { S: "RECORD" }, name: { S: "Cedar Valley" } };
  const dataDir = join(folder, "table");
  const open = async () => {
    const engine = await startTable({ dataDir });
    return { engine, client: new DynamoDBClient({ endpoint: engine.endpoint, ...localAccount }) };
  };
  const first = await open();
  expect(await createTable(first.client, "kept")).toBe(true);
  await first.client.send(new PutItemCommand({ TableName: "kept", Item }));
  await first.engine.stop();

  const second = await open();
  expect(await createTable(second.client, "kept")).toBe(false);
  const { pk, sk } = Item;
  const kept = await second.client.send(new GetItemCommand({ TableName: "kept", Key: { pk, sk } }));
  await second.engine.stop();
  expect(kept.Item).toEqual(Item);
});

it("keeps the bucket's files when the engine is started again, and says when one arrives", async () => {
  const options = { dir: join(folder, "bucket"), bucket: "kept-files" };
  const reach = (S3_ENDPOINT: string) =>
    openBucket(
      { BUCKET_NAME: options.bucket, AWS_REGION: "us-east-1", S3_ENDPOINT },
      async () => localAccount.credentials,
    );
  const first = await startBucket(options);
  const told = new Promise<S3Event>((resolve) => first.onEvent(resolve));
  await reach(first.endpoint).put("documents/ä b/plan.csv", new TextEncoder().encode("a,b"), "text/csv");
  const [record] = (await told).Records;
  expect(record?.eventName).toBe("ObjectCreated:Put");
  expect(record?.s3).toMatchObject({
    bucket: { name: "kept-files" },
    object: { key: "documents/%C3%A4+b/plan.csv" },
  });
  await first.stop();

  const second = await startBucket(options);
  const kept = await reach(second.endpoint).open("documents/ä b/plan.csv");
  expect(kept?.sizeBytes).toBe(3);
  for await (const _ of kept?.bytes ?? []);
  await second.stop();
});

it("lets a page PUT from the hub's own origin and from no other", async () => {
  const bucket = await startBucket({
    dir: join(folder, "cors"),
    bucket: "cors-files",
    origins: ["http://localhost:3000"],
  });
  const ask = (origin: string) =>
    fetch(`${bucket.endpoint}/cors-files/x.pdf`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type,x-amz-checksum-sha256",
      },
    });
  expect((await ask("http://localhost:3000")).status).toBe(200);
  expect((await ask("https://elsewhere.example")).status).toBe(403);
  await bucket.stop();
});
