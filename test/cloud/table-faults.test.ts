/** What the real local engine never does: throttle, cancel for a conflict, lose an answer (assurance.md 7). */
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Item, openTable, Raced, Unmet, type Write } from "#functions/cloud/table.ts";

const dynamo = mockClient(DynamoDBClient);
// Files share a process: the next one speaks to a real table.
afterAll(() => dynamo.restore());
const table = openTable("hub", new DynamoDBClient({ region: "local" }));
beforeEach(() => {
  dynamo.reset();
});

const key = { pk: "T#cedar-valley#NOTE#1", sk: "RECORD" };
const other = { pk: "T#cedar-valley#NOTE#2", sk: "RECORD" };
const writes: Write[] = [
  { put: { ...key, version: 2 }, when: { version: 1 } },
  { put: { pk: "PUB#CODE#X", sk: "POINTER" }, when: "absent", otherwise: "already-there" },
  { put: { ...key, sk: "EVENT#2" } },
];
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: "cancelled",
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const throttled = () => new ThrottlingException({ $metadata: {}, message: "slow down" });
const tokens = () =>
  dynamo.commandCalls(TransactWriteItemsCommand).map((call) => call.args[0].input.ClientRequestToken);

describe("a commit", () => {
  it("that met a moved version says so, and is not tried again as it is", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled("ConditionalCheckFailed", "None", "None"));
    await expect(table.commit(writes)).rejects.toBeInstanceOf(Raced);
    expect(tokens()).toHaveLength(1);
  });

  it("that met another condition names the write with its own word, even when a version moved too", async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejects(cancelled("ConditionalCheckFailed", "ConditionalCheckFailed", "None"));
    const error = await table.commit(writes).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Unmet);
    expect((error as Unmet).write.otherwise).toBe("already-there");
  });

  it("that collided with another is tried again, and goes through", async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelled("TransactionConflict", "None", "None"))
      .rejectsOnce(throttled())
      .resolves({});
    await table.commit(writes);
    expect(tokens()).toHaveLength(3);
  });

  it("that keeps colliding ends as 409 with Retry-After, one that keeps being throttled as 503", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled("TransactionConflict", "None", "None"));
    await expect(table.commit(writes)).rejects.toMatchObject({
      code: "in-flight",
      particulars: { retryAfterSeconds: 1 },
    });
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled("ThrottlingError", "None", "None"));
    await expect(table.commit(writes)).rejects.toMatchObject({
      code: "busy",
      particulars: { retryAfterSeconds: 2 },
    });
  });

  it("asks again under the same token, so that an answer lost after the commit has one effect", async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelled("TransactionConflict"))
      .rejectsOnce(throttled())
      .resolves({});
    await table.commit(writes);
    expect(new Set(tokens()).size).toBe(1);
    expect(tokens()[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("passes on what it does not know", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(new Error("the cable is out"));
    await expect(table.commit(writes)).rejects.toThrow("the cable is out");
  });
});

/** An item as the table's own client hands it over: plain (functions/cloud/plain-reads.ts). */
const came = (item: Item) => item as never;

describe("a read", () => {
  it("that is throttled is a 503 that says when to come back", async () => {
    dynamo
      .on(GetItemCommand)
      .rejects(new ProvisionedThroughputExceededException({ $metadata: {}, message: "full" }));
    await expect(table.get(key)).rejects.toMatchObject({
      code: "busy",
      particulars: { retryAfterSeconds: 2 },
    });
  });

  it("of a batch asks for what was left out with HTTP 200, and gives up loudly, never silently", async () => {
    const sentOther = { pk: { S: other.pk }, sk: { S: other.sk } };
    dynamo
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { hub: [came(key)] }, UnprocessedKeys: { hub: { Keys: [sentOther] } } })
      .resolves({ Responses: { hub: [came(other)] } });
    expect(await table.batch([key, other])).toEqual([key, other]);
    dynamo
      .on(BatchGetItemCommand)
      .resolves({ Responses: { hub: [] }, UnprocessedKeys: { hub: { Keys: [sentOther] } } });
    await expect(table.batch([key, other])).rejects.toMatchObject({ code: "busy" });
  });

  it("of a batch asks for each key once", async () => {
    dynamo.on(BatchGetItemCommand).resolves({ Responses: { hub: [came(key)] } });
    await table.batch([key, other, { ...key }, key]);
    expect(
      dynamo.commandCalls(BatchGetItemCommand)[0]?.args[0].input.RequestItems?.["hub"]?.Keys,
    ).toHaveLength(2);
  });

  it("beside others goes in one request, and everyone gets their own and the same refusal", async () => {
    dynamo.on(BatchGetItemCommand).resolves({ Responses: { hub: [came(key), came(other)] } });
    const absent = { pk: "T#cedar-valley#NOTE#3", sk: "RECORD" };
    const found = await Promise.all([
      table.get(key),
      Promise.resolve().then(() => table.batch([other, key, absent])),
      table.get(absent),
    ]);
    expect(found).toEqual([key, [other, key], undefined]);
    expect(dynamo.calls()).toHaveLength(1);
    dynamo.on(BatchGetItemCommand).rejects(throttled());
    const refused = await Promise.allSettled([table.get(key), table.batch([other])]);
    expect(refused.map((one) => one.status === "rejected" && one.reason.code)).toEqual(["busy", "busy"]);
  });

  it("that begins after another was answered is a request of its own: what was written meanwhile is seen", async () => {
    dynamo
      .on(GetItemCommand)
      .resolvesOnce({})
      .resolves({ Item: came(key) });
    expect(await table.get(key)).toBeUndefined();
    expect(await table.get(key)).toEqual(key);
  });

  it("of a few keys never waits for a long list, and no request has more than a hundred", async () => {
    dynamo.on(BatchGetItemCommand).resolves({ Responses: { hub: [] } });
    dynamo.on(GetItemCommand).resolves({ Item: came(key) });
    const many = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, no) => ({ pk: `T#cedar-valley#NOTE#${from + no}`, sk: "ROW" }));
    expect((await Promise.all([table.get(key), table.batch(many(0, 130))]))[0]).toEqual(key);
    await Promise.all([0, 1, 2, 3, 4, 5].map((no) => table.batch(many(no * 25, no * 25 + 25))));
    expect(
      dynamo
        .commandCalls(BatchGetItemCommand)
        .map((call) => call.args[0].input.RequestItems?.["hub"]?.Keys?.length)
        .sort(),
    ).toEqual([100, 100, 30, 50]);
  });
});
