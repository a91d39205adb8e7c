/** A first try that goes straight says what the client would have said; what fails is the client's to mend. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeEach, expect, it } from "vitest";
import { openTable, Unmet, type Write } from "#functions/cloud/table.ts";

type Asked = { headers: IncomingMessage["headers"]; body: unknown };
type Answer = (answer: ServerResponse) => void;

const asked: Asked[] = [];
/** How far the engine's clock is ahead of ours. */
let ahead = 0;
/** What the engine answers next; then nothing is there. */
const script: Answer[] = [];
const said =
  (status: number, body: object): Answer =>
  (answer) =>
    answer.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
const failed = (status: number, name: string, more: object = {}): Answer =>
  said(status, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: "as it says", ...more });

const engine = createServer(async (request, answer) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  asked.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) });
  answer.setHeader("date", new Date(Date.now() + ahead).toUTCString());
  (script.shift() ?? said(200, { Items: [], Responses: { hub: [] } }))(answer);
}).listen(0, "127.0.0.1");
await once(engine, "listening");
const endpoint = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
afterAll(() => {
  engine.close();
  engine.closeAllConnections();
});

const key = { pk: "T#cedar-valley#NOTE#1", sk: "RECORD" };
const item = {
  ...key,
  text: "é",
  bytes: new Uint8Array([1, 2, 255]),
  n: 1.5,
  list: [true, null, { a: "b" }],
};
const writes: Write[] = [
  { put: item, when: "absent", otherwise: "already-there" },
  { count: { ...key, sk: "COUNT" }, by: { n: 2 }, set: { at: "x" } },
  { remove: { ...key, sk: "OLD" } },
];

const opened = (client: object = {}) =>
  openTable(
    "hub",
    new DynamoDBClient({
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "token" },
      maxAttempts: 4,
      ...client,
    }),
  );
/** A table whose client has asked once, so that the next first try goes straight. */
async function straight(client: object = {}) {
  const table = opened(client);
  await table.get(key);
  asked.length = 0;
  return table;
}
beforeEach(() => {
  asked.length = 0;
  script.length = 0;
  ahead = 0;
});

it("says the same to the table as the client does, and is signed for it", async () => {
  const ways = [opened, straight] as const;
  const works = [
    (table: ReturnType<typeof opened>) => table.get(key),
    (table: ReturnType<typeof opened>) =>
      table.query(key.pk, { prefix: "EVENT#", after: "EVENT#1", limit: 7 }),
    (table: ReturnType<typeof opened>) => table.batch([key, { ...key, sk: "OTHER" }]),
    (table: ReturnType<typeof opened>) => table.commit(writes),
  ];
  const meant = ({ headers, body }: Asked) => ({
    body: { ...(body as object), ClientRequestToken: undefined },
    headers: ["host", "content-type", "content-length", "x-amz-target", "x-amz-security-token"].map(
      (name) => [name, headers[name]],
    ),
  });
  for (const work of works) {
    const [theirs, ours] = [[] as Asked[], [] as Asked[]];
    for (const way of ways) {
      const table = await way();
      await work(table);
      (way === opened ? theirs : ours).push(...asked.splice(0));
    }
    expect(theirs.length).toBe(1);
    expect(ours.map(meant)).toEqual(theirs.map(meant));
    const { headers } = ours[0] as Asked;
    // The client numbers what it sends, and has sent none of this.
    expect(headers["amz-sdk-request"]).toBe(undefined);
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/us-east-1\/dynamodb\/aws4_request, SignedHeaders=.*x-amz-target.*, Signature=[0-9a-f]{64}$/,
    );
  }
});

it("reads what is there as it was put", async () => {
  const table = await straight();
  script.push(said(200, { Item: { pk: { S: "a" }, sk: { S: "b" }, n: { N: "1.5" }, bytes: { B: "AQL/" } } }));
  expect(await table.get(key)).toEqual({ pk: "a", sk: "b", n: 1.5, bytes: new Uint8Array([1, 2, 255]) });
});

it("tries as often as the client does, and no more", async () => {
  const table = await straight();
  script.push(failed(500, "InternalServerError"), failed(503, "ServiceUnavailable"));
  expect(await table.get(key)).toBe(undefined);
  expect(asked.length).toBe(3);
  asked.length = 0;
  script.push(...Array.from({ length: 9 }, () => failed(400, "ProvisionedThroughputExceededException")));
  await expect(table.get(key)).rejects.toMatchObject({ code: "busy" });
  expect(asked.length).toBe(4);
});

it("asks again when the line breaks, with the same token for the same change", async () => {
  const table = await straight();
  script.push((answer) => answer.destroy());
  await table.commit(writes);
  expect(asked.length).toBe(2);
  expect(
    new Set(asked.map(({ body }) => (body as { ClientRequestToken: string }).ClientRequestToken)).size,
  ).toBe(1);
  expect(asked[1]?.body).toEqual(asked[0]?.body);
  asked.length = 0;
  // An answer that breaks off in the middle is none.
  script.push((answer) => {
    answer.writeHead(200, { "content-length": 100 }).write('{"Item":');
    setImmediate(() => answer.destroy());
  });
  expect(await table.get(key)).toBe(undefined);
  expect(asked.length).toBe(2);
});

it("hears what the table says no to, once", async () => {
  const table = await straight();
  script.push(
    failed(400, "TransactionCanceledException", {
      CancellationReasons: [{ Code: "ConditionalCheckFailed" }, { Code: "None" }, { Code: "None" }],
    }),
  );
  await expect(table.commit(writes)).rejects.toBeInstanceOf(Unmet);
  expect(asked.length).toBe(1);
});

it("asks for credentials each time, and signs with those that are good now", async () => {
  let accessKeyId = "FIRST";
  const credentials = async () => ({
    accessKeyId,
    secretAccessKey: "secret",
    // Over at once: who keeps them would be refused.
    expiration: new Date(Date.now() - 1000),
  });
  const table = await straight({ credentials });
  await table.get(key);
  accessKeyId = "SECOND";
  await table.get(key);
  expect(asked.map(({ headers }) => /Credential=(\w+)/.exec(String(headers.authorization))?.[1])).toEqual([
    "FIRST",
    "SECOND",
  ]);
});

it("goes by the table's clock once its own was found wrong", async () => {
  const table = await straight();
  ahead = 3 * 3600_000;
  script.push(failed(400, "InvalidSignatureException"));
  await table.get(key);
  asked.length = 0;
  await table.get(key);
  const day = String(asked[0]?.headers["x-amz-date"]).replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
    "$1-$2-$3T$4:$5:$6Z",
  );
  expect(Math.abs(Date.parse(day) - Date.now() - ahead)).toBeLessThan(60_000);
});
