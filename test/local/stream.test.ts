import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll, expect, it } from "vitest";
import { localAccount } from "#infra/local/account.ts";
import { type Deliver, startStream } from "#infra/local/stream.ts";
import { startTimer } from "#infra/local/timer.ts";
import { dynamo, ownTable, tableEndpoint } from "#test/support/engines.ts";

const table = dynamo();
const streams = new DynamoDBStreamsClient({ endpoint: tableEndpoint(), ...localAccount });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "causeway-stream-"));
});
afterAll(() => rm(folder, { recursive: true }));

const numberOf = (record: DynamoDBRecord): number => Number(record.dynamodb?.NewImage?.["n"]?.N);

async function put(tableName: string, ...numbers: number[]): Promise<void> {
  for (const n of numbers) {
    const Item = {
      pk: { S: "T#test" },
      sk: { S: `R#${n}` },
      n: { N: String(n) },
      raw: { B: new Uint8Array([n]) },
    };
    await table.send(new PutItemCommand({ TableName: tableName, Item }));
  }
}

/** Reads a table's stream until `until` of the numbers taken says that it is enough. */
async function read(tableName: string, handle: (n: number) => boolean, until: (taken: number[]) => boolean) {
  const taken: number[] = [];
  const records: DynamoDBRecord[] = [];
  const aside: number[] = [];
  const enough = Promise.withResolvers<void>();
  const deliver: Deliver = async ({ Records }) => {
    for (const record of Records) {
      if (!handle(numberOf(record))) {
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
      }
      taken.push(numberOf(record));
      records.push(record);
    }
    if (until(taken)) enough.resolve();
    return { batchItemFailures: [] };
  };
  const setAside = (record: DynamoDBRecord) => void aside.push(numberOf(record));
  const checkpointFile = join(folder, `${tableName}.json`);
  const stream = await startStream({
    table,
    streams,
    tableName,
    checkpointFile,
    deliver,
    setAside,
    triesMax: 3,
    idleMs: 20,
  });
  await enough.promise;
  await stream.stop();
  return { taken, aside, records };
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

it("delivers every change once, in order, in the form that Lambda sends", async () => {
  const tableName = await ownTable(table, { streamed: true });
  await put(tableName, ...upTo(120));
  const { taken, records } = await read(
    tableName,
    () => true,
    (all) => all.length >= 120,
  );
  expect(taken).toEqual(upTo(120));
  expect(records[6]).toMatchObject({
    eventID: expect.any(String),
    eventName: "INSERT",
    dynamodb: {
      Keys: { pk: { S: "T#test" }, sk: { S: "R#7" } },
      NewImage: { n: { N: "7" }, raw: { B: "Bw==" } },
    },
  });
});

it("stops at a record that fails, tries it again, and only then goes on", async () => {
  const tableName = await ownTable(table, { streamed: true });
  await put(tableName, 1, 2, 3, 4);
  let failures = 2;
  const handle = (n: number) => n !== 3 || failures-- <= 0;
  const { taken, aside } = await read(tableName, handle, (all) => all.includes(4));
  expect(taken).toEqual([1, 2, 3, 4]);
  expect(aside).toEqual([]);
});

it("sets a record aside that never succeeds, and goes on", async () => {
  const tableName = await ownTable(table, { streamed: true });
  await put(tableName, 1, 2, 3);
  const { taken, aside } = await read(
    tableName,
    (n) => n !== 2,
    (all) => all.includes(3),
  );
  expect(taken).toEqual([1, 3]);
  expect(aside).toEqual([2]);
});

it("goes on after a restart where it stopped", async () => {
  const tableName = await ownTable(table, { streamed: true });
  await put(tableName, 1, 2);
  await read(
    tableName,
    () => true,
    (all) => all.includes(2),
  );
  await put(tableName, 3);
  const { taken } = await read(
    tableName,
    () => true,
    (all) => all.includes(3),
  );
  expect(taken).toEqual([3]);
});

it("calls the schedule at once, again later, and survives a run that fails", async () => {
  const called = Promise.withResolvers<void>();
  const times: string[] = [];
  const timer = startTimer(async ({ time }) => {
    times.push(time);
    if (times.length === 1) throw new Error("planted: the first run fails");
    called.resolve();
  }, 5);
  await called.promise;
  await timer.stop();
  expect(Date.parse(times[1] ?? "")).toBeGreaterThanOrEqual(Date.parse(times[0] ?? ""));
});
