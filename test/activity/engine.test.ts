/** The same promise over the real engine: whatever people do, in whatever order, the stored history verifies. */
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { base, draft, drafted, executed, worked } from "#test/support/agreements.ts";
import { dynamo } from "#test/support/engines.ts";
import { openWorld, type World } from "#test/support/world.ts";

let world: World;
const db = DynamoDBDocumentClient.from(dynamo());
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const steps = fc.constantFrom(
  "rename",
  "share",
  "review",
  "return",
  "withdraw",
  "rules",
  "stale",
  "outsider",
);

it("keeps the histories of 25 random change sequences verifiable", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 10 }), async (sequence) => {
      const { at } = await drafted(world);
      for (const [index, step] of sequence.entries()) {
        const { etag } = await world.as("tom")("GET", at);
        const seen = { "if-match": step === "stale" ? '"1"' : etag };
        if (step === "rename" || step === "stale")
          await world.as("tom")("PUT", at, draft(world, { name: `Name ${index}` }), seen);
        else if (step === "rules") {
          const terms = (await world.as("tom")("GET", `${at}/rules`)).body;
          terms.rules[0].title = `Rule ${index}`;
          await world.as("tom")("PUT", `${at}/rules`, terms, seen);
        } else if (step === "return")
          await world.as("curtis")("POST", `${at}/return`, { reason: "look again" }, seen);
        else if (step === "withdraw")
          await world.as("tom")("POST", `${at}/withdraw`, { reason: "no longer" }, seen);
        else if (step === "outsider") await world.as("ruth")("POST", `${at}/share`, undefined, seen);
        else await world.as("tom")("POST", `${at}/${step}`, undefined, seen);
      }
      const now = worked(await world.as("tom")("GET", at));
      expect((await world.as("tom")("GET", `${at}/history/verify`)).body).toEqual({
        intact: true,
        events: now.body.version,
      });
    }),
    { numRuns: 25 },
  );
}, 180_000);

it("finds one stored event that was altered, dropped or swapped behind the hub's back", async () => {
  const { at, id } = await executed(world);
  const pk = `T#cedar-valley#AGREEMENT#${id}`;
  const table = world.services.config.TABLE_NAME;
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: "pk = :pk and begins_with(sk, :e)",
      ExpressionAttributeValues: { ":pk": pk, ":e": "EVENT#" },
    }),
  );
  const verification = async () => (await world.as("tom")("GET", `${at}/history/verify`)).body;
  expect(Items.length).toBeGreaterThan(4);
  for (const [index, item] of Items.entries()) {
    const put = (changed: object) =>
      db.send(new PutCommand({ TableName: table, Item: { ...item, ...changed } }));
    await put({ data: { ...item["data"], actorName: "Nobody" } });
    expect((await verification()).intact).toBe(false);
    await put({ data: Items[(index + 1) % Items.length]?.["data"] });
    expect((await verification()).intact).toBe(false);
    await db.send(new DeleteCommand({ TableName: table, Key: { pk: item["pk"], sk: item["sk"] } }));
    expect((await verification()).intact).toBe(false);
    await put({});
    expect((await verification()).intact).toBe(true);
  }
});

it("stores nothing under a key that does not begin with one of the four scopes, and nothing of 100 kB", async () => {
  worked(await world.as("tom")("POST", base, draft(world), { "idempotency-key": "scopes" }));
  for (let start: Record<string, unknown> | undefined, more = true; more; more = start !== undefined) {
    const page: {
      Items?: Record<string, unknown>[] | undefined;
      LastEvaluatedKey?: Record<string, unknown> | undefined;
    } = await db.send(
      new ScanCommand({
        TableName: world.services.config.TABLE_NAME,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    for (const item of page.Items ?? []) {
      expect(item["pk"]).toMatch(/^(T#(cedar-valley|sandhill-prairie)(#|$)|P#per_|K#[0-9a-f]{64}|PUB#)/);
      expect(JSON.stringify(item).length).toBeLessThan(100_000);
    }
    start = page.LastEvaluatedKey;
  }
});

it.each([
  ["AGREEMENTS", 11],
  ["REGISTRY", 1],
])("keeps list rows at 250 bytes or less: %s", async (list, least) => {
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: world.services.config.TABLE_NAME,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": `T#cedar-valley#${list}` },
    }),
  );
  const bytes = (item: Record<string, unknown>) =>
    Object.entries(item).reduce(
      (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(value)),
      0,
    );
  expect(Items.length).toBeGreaterThanOrEqual(least);
  expect(Math.max(...Items.map(bytes))).toBeLessThanOrEqual(250);
});
