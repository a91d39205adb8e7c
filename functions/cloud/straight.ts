/**
 * The first try of a request goes straight to the wire: the client's own steps are half of what a request costs here
 * (npm run bench). Its signer and its connections stay. Whatever is not answered with 200, the client goes on with as if
 * it had asked itself: it reads the error, waits and tries again.
 */
import type { Readable } from "node:stream";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readAnswer, readPlainly } from "./plain-reads.ts";

/**
 * The operations that every request is made of, by the client's name for them. What comes back of BatchWriteItem is sent
 * again, bytes and all, and stays the client's.
 */
const operations: Record<string, string> = {
  GetItemCommand: "GetItem",
  QueryCommand: "Query",
  BatchGetItemCommand: "BatchGetItem",
  TransactWriteItemsCommand: "TransactWriteItems",
};

type Request = {
  method: string;
  protocol: string;
  hostname: string;
  port?: number | undefined;
  path: string;
  query: Record<string, never>;
  headers: Record<string, string>;
  body: string;
};
type Response = { statusCode: number; body: Readable };
/** What a step is given; ours carries how the first try went to the step that would have made it. */
type Args = { input: object; request?: Request; first?: (() => { response: Response })[] };
type Step = (next: (args: Args) => Promise<unknown>, about: { commandName: string }) => typeof next;

/** What of the client is used here. */
type Parts = {
  config: {
    signer: () => Promise<{ sign(request: Request, when: { signingDate: Date }): Promise<Request> }>;
    systemClockOffset: number;
    requestHandler: { handle(request: Request): Promise<{ response: Response }> };
    retryStrategy: () => Promise<Retries>;
  };
  middlewareStack: { add(step: Step, where: { step: string; priority: string; name: string }): void };
};
type Retries = {
  acquireInitialRetryToken(scope: string): Promise<unknown>;
  recordSuccess(token: unknown): void;
};

const opened = new WeakSet<DynamoDBClient>();

/** From now on this client reads plainly, and its first tries go straight. */
export function goStraight(client: DynamoDBClient): void {
  if (opened.has(client)) return;
  opened.add(client);
  readPlainly(client);
  const { config, middlewareStack } = client as unknown as Parts;
  // Where the client sends to and how it counts its retries: seen at its own first request.
  let place: Pick<Request, "protocol" | "hostname" | "port" | "path"> & { host: string };
  let succeeded: (() => void) | undefined;

  async function ask(operation: string, input: object) {
    const body = JSON.stringify(input);
    const { host, ...to } = place;
    const signer = await config.signer();
    const request = await signer.sign(
      {
        ...to,
        method: "POST",
        query: {},
        headers: {
          host,
          "content-type": "application/x-amz-json-1.0",
          "content-length": String(Buffer.byteLength(body)),
          // DynamoDB API reference, "Making HTTP requests".
          "x-amz-target": `DynamoDB_20120810.${operation}`,
        },
        body,
      },
      { signingDate: new Date(Date.now() + config.systemClockOffset) },
    );
    const answered = await config.requestHandler.handle(request);
    if (answered.response.statusCode !== 200) return answered;
    return { ...answered, output: readAnswer(operation, await wholeOf(answered.response.body)) };
  }

  middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const operation = operations[commandName];
        if (!operation || !succeeded) return next(args);
        let first: () => { response: Response };
        try {
          const answered = await ask(operation, args.input);
          if ("output" in answered) {
            // What a success gives back to the client's allowance of retries.
            succeeded();
            return answered;
          }
          first = () => answered;
        } catch (error) {
          first = () => {
            throw error;
          };
        }
        return next({ ...args, first: [first] });
      },
    { step: "serialize", priority: "high", name: "straight" },
  );

  middlewareStack.add(
    (next) => async (args) => {
      const first = args.first?.pop();
      if (first) return first();
      if (!succeeded && args.request) {
        const { protocol, hostname, port, path, headers } = args.request;
        const retries = await config.retryStrategy();
        const token = await retries.acquireInitialRetryToken("");
        place = { protocol, hostname, port, path, host: String(headers["host"]) };
        succeeded = () => retries.recordSuccess(token);
      }
      return next(args);
    },
    { step: "deserialize", priority: "low", name: "straight-first" },
  );
}

const wholeOf = (body: Readable): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    body.on("data", (part: Buffer) => parts.push(part));
    body.on("end", () => resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)));
    body.on("error", reject);
  });
