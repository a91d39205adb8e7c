/** What the real local engine never does: throttle, cancel for a conflict, lose an answer (assurance.md 7). */
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Item, openTable, Raced, Unmet, type Write } from "#functions/cloud/table.ts";

const dynamo = mockClient(DynamoDBDocumentClient);
const reads = mockClient(DynamoDBClient);
// Files share a process: the next one speaks to a real table.
afterAll(() => {
  dynamo.restore();
  reads.restore();
});
const table = openTable("hub", new DynamoDBClient({ region: "local" }));
beforeEach(() => {
  dynamo.reset();
  reads.reset();
});

const key = { pk: "T#cedar-valley#NOTE#1", sk: "RECORD" };
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
  dynamo.commandCalls(TransactWriteCommand).map((call) => call.args[0].input.ClientRequestToken);

describe("a commit", () => {
  it("that met a moved version says so, and is not tried again as it is", async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled("ConditionalCheckFailed", "None", "None"));
    await expect(table.commit(writes)).rejects.toBeInstanceOf(Raced);
    expect(tokens()).toHaveLength(1);
  });

  it("that met another condition names the write with its own word, even when a version moved too", async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejects(cancelled("ConditionalCheckFailed", "ConditionalCheckFailed", "None"));
    const error = await table.commit(writes).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Unmet);
    expect((error as Unmet).write.otherwise).toBe("already-there");
  });

  it("that collided with another is tried again, and goes through", async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled("TransactionConflict", "None", "None"))
      .rejectsOnce(throttled())
      .resolves({});
    await table.commit(writes);
    expect(tokens()).toHaveLength(3);
  });

  it("that keeps colliding ends as 409 with Retry-After, one that keeps being throttled as 503", async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled("TransactionConflict", "None", "None"));
    await expect(table.commit(writes)).rejects.toMatchObject({
      code: "in-flight",
      particulars: { retryAfterSeconds: 1 },
    });
    dynamo.on(TransactWriteCommand).rejects(cancelled("ThrottlingError", "None", "None"));
    await expect(table.commit(writes)).rejects.toMatchObject({
      code: "busy",
      particulars: { retryAfterSeconds: 2 },
    });
  });

  it("asks again under the same token, so that an answer lost after the commit has one effect", async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled("TransactionConflict"))
      .rejectsOnce(throttled())
      .resolves({});
    await table.commit(writes);
    expect(new Set(tokens()).size).toBe(1);
    expect(tokens()[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("passes on what it does not know", async () => {
    dynamo.on(TransactWriteCommand).rejects(new Error("the cable is out"));
    await expect(table.commit(writes)).rejects.toThrow("the cable is out");
  });
});

/** An item as the table's own client hands it over: plain (functions/cloud/plain-reads.ts). */
const came = (item: Item) => item as never;

describe("a read", () => {
  it("that is throttled is a 503 that says when to come back", async () => {
    reads
      .on(GetItemCommand)
      .rejects(new ProvisionedThroughputExceededException({ $metadata: {}, message: "full" }));
    await expect(table.get(key)).rejects.toMatchObject({
      code: "busy",
      particulars: { retryAfterSeconds: 2 },
    });
  });

  it("of a batch asks for what was left out with HTTP 200, and gives up loudly, never silently", async () => {
    const other = { pk: "T#cedar-valley#NOTE#2", sk: "RECORD" };
    const sentOther = { pk: { S: other.pk }, sk: { S: other.sk } };
    reads
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { hub: [came(key)] }, UnprocessedKeys: { hub: { Keys: [sentOther] } } })
      .resolves({ Responses: { hub: [came(other)] } });
    expect(await table.batch([key, other])).toEqual([key, other]);
    reads
      .on(BatchGetItemCommand)
      .resolves({ Responses: { hub: [] }, UnprocessedKeys: { hub: { Keys: [sentOther] } } });
    await expect(table.batch([other])).rejects.toMatchObject({ code: "busy" });
  });

  it("of a batch asks for each key once", async () => {
    reads.on(BatchGetItemCommand).resolves({ Responses: { hub: [came(key)] } });
    await table.batch([key, { ...key }, key]);
    expect(
      reads.commandCalls(BatchGetItemCommand)[0]?.args[0].input.RequestItems?.["hub"]?.Keys,
    ).toHaveLength(1);
  });
});
