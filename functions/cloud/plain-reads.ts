/**
 * Reads come off the wire as plain items in one pass: the client's own way looks at each attribute three times, which
 * is a tenth of a list of fifty (npm run bench). Signing, retries and errors stay the client's; most requests do not even
 * come this way (straight.ts).
 */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { plain, type Wire, type WireMap } from "./attributes.ts";

/** What the client does to every request that nobody here reads: a log that goes nowhere, a name for AWS's statistics. */
const unread = ["loggerMiddleware", "getUserAgentMiddleware"];

/** The answers that carry items, and where. */
const reads: Record<string, (answer: Wire) => void> = {
  GetItem: (answer) => {
    if (answer["Item"] !== undefined) answer["Item"] = plain(answer["Item"] as WireMap);
  },
  Query: (answer) => {
    answer["Items"] = (answer["Items"] as WireMap[]).map(plain);
  },
  BatchGetItem: (answer) => {
    const tables = answer["Responses"] as { [table: string]: WireMap[] };
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

/** From now on this client's GetItem, Query and BatchGetItem answer plain items; keys in an answer stay as they are sent. */
export function readPlainly(client: DynamoDBClient): void {
  for (const step of unread) client.middlewareStack.remove(step);
  // The steps are put together once for each kind of command, not for each command.
  client.config.cacheMiddleware = true;
  // One signer for all that is sent: region and service stay; credentials and keys it asks for each time itself.
  const { signer } = client.config as unknown as { signer: (scheme?: unknown) => Promise<unknown> };
  let made: Promise<unknown> | undefined;
  client.config.signer = ((scheme?: unknown) => {
    made ??= signer(scheme);
    return made;
  }) as never;
  const protocol = client.config.protocol as unknown as Protocol;
  const usual = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (operation, context, response) => {
    if (response.statusCode !== 200 || !reads[operation.name]) return usual(operation, context, response);
    const bytes = await context.streamCollector(response.body);
    return readAnswer(operation.name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };
}

/** What the table answered to this operation: its items plain, all else as it came. */
export function readAnswer(operation: string, bytes: Buffer): object {
  const answer = JSON.parse(bytes.toString());
  reads[operation]?.(answer);
  answer.$metadata = { httpStatusCode: 200 };
  return answer;
}
