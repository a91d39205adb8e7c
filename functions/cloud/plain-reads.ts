/**
 * Reads come off the wire as plain items in one pass: the client's own way looks at each attribute three times, which
 * is a tenth of a list of fifty (npm run bench). Signing, retries and errors stay the client's.
 */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

type Wire = { [type: string]: unknown };
type Map = { [attribute: string]: Wire };

/** What the client does to every request that nobody here reads: a log that goes nowhere, a name for AWS's statistics. */
const unread = ["loggerMiddleware", "getUserAgentMiddleware"];

/** The answers that carry items, and where. */
const reads: Record<string, (answer: Wire) => void> = {
  GetItem: (answer) => {
    if (answer["Item"] !== undefined) answer["Item"] = plain(answer["Item"] as Map);
  },
  Query: (answer) => {
    answer["Items"] = (answer["Items"] as Map[]).map(plain);
  },
  BatchGetItem: (answer) => {
    const tables = answer["Responses"] as { [table: string]: Map[] };
    answer["Responses"] = Object.fromEntries(
      Object.entries(tables).map(([table, items]) => [table, items.map(plain)]),
    );
  },
};

/** What of the client's protocol is used here. */
type Protocol = {
  deserializeResponse: (
    operation: { name: string },
    context: { streamCollector: (body: unknown) => Promise<Uint8Array> },
    response: { statusCode: number; body: unknown },
  ) => Promise<unknown>;
};

const opened = new WeakSet<DynamoDBClient>();

/** From now on this client's GetItem, Query and BatchGetItem answer plain items; keys in an answer stay as they are sent. */
export function readPlainly(client: DynamoDBClient): void {
  if (opened.has(client)) return;
  opened.add(client);
  for (const step of unread) client.middlewareStack.remove(step);
  const protocol = client.config.protocol as unknown as Protocol;
  const usual = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (operation, context, response) => {
    const read = response.statusCode === 200 ? reads[operation.name] : undefined;
    if (!read) return usual(operation, context, response);
    const bytes = await context.streamCollector(response.body);
    const answer = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
    read(answer);
    return { ...answer, $metadata: { httpStatusCode: 200 } };
  };
}

function plain(map: Map): Wire {
  const item: Wire = {};
  for (const name in map) item[name] = value(map[name] as Wire);
  return item;
}

/** One attribute value (DynamoDB API reference, AttributeValue). Sets are not kept here. */
function value(wire: Wire): unknown {
  for (const type in wire) {
    const sent = wire[type];
    if (type === "S" || type === "BOOL") return sent;
    if (type === "N") return Number(sent);
    if (type === "M") return plain(sent as Map);
    if (type === "L") return (sent as Wire[]).map(value);
    if (type === "NULL") return null;
    if (type === "B") return new Uint8Array(Buffer.from(sent as string, "base64"));
  }
  throw new TypeError(`an attribute of no known type: ${Object.keys(wire)}`);
}
