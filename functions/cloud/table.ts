/**
 * The one DynamoDB table, and the only file that speaks to it. Stores speak in items; this speaks in commands.
 * Reads are strongly consistent; a change is one transaction or nothing. There is no Scan.
 */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  QueryCommand,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { type ProblemCode, Refusal } from "#shared/problem.ts";
import { wired } from "./attributes.ts";
import type { Key } from "./keys.ts";
import { oneTurn } from "./one-turn.ts";
import { goStraight } from "./straight.ts";

export type Item = Key & { [attribute: string]: unknown };

/**
 * What has to hold for the write to happen: nothing there (or only what has expired), there, or still at this version.
 * Version 0 is that of what is not there yet.
 */
type Condition =
  | "absent"
  | "present"
  | { version: number }
  | { expiredBefore: number }
  /** There, and in this phase still. */
  | { phase: string };

/**
 * One action of a transaction. `otherwise` is the word for a condition that does not hold. `count` moves numbers of an
 * item where they are, from nought where there are none, and sets others: nobody has to have read them before.
 */
export type Write = { when?: Condition; otherwise?: ProblemCode } & (
  | { put: Item }
  | { remove: Key }
  | { check: Key }
  | { count: Key; by: Readonly<Record<string, number>>; set?: Readonly<Record<string, string | number>> }
);

/** A record moved on between load and save. The caller loads and decides again. */
export class Raced extends Error {
  override readonly name = "Raced";
}

/** The failed condition of a write that has its own word. */
export class Unmet extends Error {
  override readonly name = "Unmet";
  readonly write: Write;
  constructor(write: Write) {
    super("a condition of the transaction does not hold");
    this.write = write;
  }
}

export type Table = ReturnType<typeof openTable>;

const attempts = 5;
/** Keys and puts in one request at most (DynamoDB Developer Guide, "Quotas"). */
const getsMax = 100;
const putsMax = 25;

/** A key as it is sent. */
type SentKey = { pk: { S: string }; sk: { S: string } };
const sent = ({ pk, sk }: Key): SentKey => ({ pk: { S: pk }, sk: { S: sk } });
const wiredItem = (item: object) => wired(item) as Record<string, never>;

export function openTable(name: string, client: DynamoDBClient) {
  goStraight(client);

  async function send<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      if (isBusy(error)) throw new Refusal("busy", undefined, { retryAfterSeconds: 2 });
      throw error;
    }
  }

  /** What there is under distinct keys, in no order. A batch may answer in part with HTTP 200: the rest is asked for again. */
  async function read(keys: readonly Key[]): Promise<Item[]> {
    const [only] = keys;
    if (only && keys.length === 1) {
      const { Item } = await send(() =>
        client.send(new GetItemCommand({ TableName: name, Key: sent(only), ConsistentRead: true })),
      );
      return Item ? [Item as unknown as Item] : [];
    }
    const parts: Promise<Item[]>[] = [];
    for (let start = 0; start < keys.length; start += getsMax)
      parts.push(part(keys.slice(start, start + getsMax).map(sent)));
    return (await Promise.all(parts)).flat();
  }

  async function part(keys: SentKey[]): Promise<Item[]> {
    const found: Item[] = [];
    let wanted = keys;
    for (let attempt = 1; wanted.length > 0; attempt++) {
      if (attempt > attempts) throw new Refusal("busy", undefined, { retryAfterSeconds: 2 });
      if (attempt > 1) await pause(attempt);
      const Keys = wanted;
      const { Responses, UnprocessedKeys } = await send(() =>
        client.send(new BatchGetItemCommand({ RequestItems: { [name]: { Keys, ConsistentRead: true } } })),
      );
      found.push(...((Responses?.[name] ?? []) as unknown as Item[]));
      wanted = (UnprocessedKeys?.[name]?.Keys ?? []) as SentKey[];
    }
    return found;
  }

  const batch = oneTurn(read);

  return {
    name,

    get: async (key: Key): Promise<Item | undefined> => (await batch([key]))[0],

    /** Up to `limit` items of one partition whose sort key starts with `prefix`, after `after` when given. */
    async query(
      pk: string,
      {
        prefix = "",
        after,
        limit,
        newestFirst = false,
      }: { prefix?: string; after?: string | undefined; limit?: number; newestFirst?: boolean } = {},
    ): Promise<{ items: Item[]; more: boolean }> {
      const { Items = [], LastEvaluatedKey } = await send(() =>
        client.send(
          new QueryCommand({
            TableName: name,
            ConsistentRead: true,
            ScanIndexForward: !newestFirst,
            KeyConditionExpression: prefix ? "pk = :pk and begins_with(sk, :prefix)" : "pk = :pk",
            ExpressionAttributeValues: { ":pk": { S: pk }, ...(prefix ? { ":prefix": { S: prefix } } : {}) },
            ...(limit === undefined ? {} : { Limit: limit }),
            ...(after === undefined ? {} : { ExclusiveStartKey: sent({ pk, sk: after }) }),
          }),
        ),
      );
      return { items: Items as unknown as Item[], more: LastEvaluatedKey !== undefined };
    },

    /** All items of one partition under a prefix, page after page: only for partitions with a small, known bound. */
    async all(pk: string, prefix = ""): Promise<Item[]> {
      const found: Item[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const page = await this.query(pk, { prefix, after });
        found.push(...page.items);
        more = page.more;
        after = page.items.at(-1)?.sk;
      }
      return found;
    },

    /** The items that exist among these keys, each once and in no order. */
    batch,

    /**
     * Puts these items, in no order and not at once: only for rows that mean nothing until a transaction says so. A batch
     * may answer in part with HTTP 200: the rest is put again.
     */
    async stage(items: readonly Item[]): Promise<void> {
      for (let start = 0; start < items.length; start += putsMax) {
        let wanted: WriteRequest[] = items
          .slice(start, start + putsMax)
          .map((item) => ({ PutRequest: { Item: wiredItem(item) } }));
        for (let attempt = 1; wanted.length > 0; attempt++) {
          if (attempt > attempts) throw new Refusal("busy", undefined, { retryAfterSeconds: 2 });
          if (attempt > 1) await pause(attempt);
          const puts = wanted;
          const { UnprocessedItems } = await send(() =>
            client.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts } })),
          );
          wanted = UnprocessedItems?.[name] ?? [];
        }
      }
    },

    /**
     * All of these writes, or none. Throws `Raced` when a record moved on, `Unmet` for another condition,
     * and a busy Refusal when the table asks us to come back. A lost answer is safe to ask again: the token is ours.
     */
    async commit(writes: readonly Write[]): Promise<void> {
      const token = crypto.randomUUID();
      const actions = writes.map((write) => action(name, write));
      for (let attempt = 1; ; attempt++) {
        try {
          await client.send(
            new TransactWriteItemsCommand({
              ClientRequestToken: token,
              TransactItems: actions,
            }),
          );
          return;
        } catch (error) {
          const failed = failedCondition(error, writes);
          if (failed) throw isVersioned(failed) ? new Raced() : new Unmet(failed);
          if (!isConflict(error) && !isBusy(error)) throw error;
          if (attempt >= attempts) {
            throw isConflict(error)
              ? new Refusal("in-flight", "Another change to the same record is under way.", {
                  retryAfterSeconds: 1,
                })
              : new Refusal("busy", undefined, { retryAfterSeconds: 2 });
          }
          await pause(attempt);
        }
      }
    },
  };
}

function action(name: string, write: Write) {
  const condition = conditionOf(write.when);
  if ("put" in write) return { Put: { TableName: name, Item: wiredItem(write.put), ...condition } };
  if ("remove" in write) return { Delete: { TableName: name, Key: sent(write.remove), ...condition } };
  if ("count" in write)
    return { Update: { TableName: name, Key: sent(write.count), ...countingIn(write, condition) } };
  return {
    ConditionCheck: {
      TableName: name,
      Key: sent(write.check),
      ...condition,
      ConditionExpression: condition.ConditionExpression ?? "attribute_exists(pk)",
    },
  };
}

type Expressed = {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, never>;
};

function conditionOf(when: Condition | undefined): Expressed {
  if (when === undefined) return {};
  if (when === "absent") return { ConditionExpression: "attribute_not_exists(pk)" };
  if (when === "present") return { ConditionExpression: "attribute_exists(pk)" };
  if ("expiredBefore" in when)
    return {
      ConditionExpression: "attribute_not_exists(pk) or expiresAt <= :now",
      ExpressionAttributeValues: wiredItem({ ":now": when.expiredBefore }),
    };
  const [attribute, value] = "version" in when ? ["version", when.version] : ["phase", when.phase];
  if (value === 0) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "#version = :version",
    ExpressionAttributeNames: { "#version": attribute },
    ExpressionAttributeValues: wiredItem({ ":version": value }),
  };
}

function countingIn({ by, set = {} }: Extract<Write, { count: Key }>, condition: Expressed) {
  const names: Record<string, string> = { ...condition.ExpressionAttributeNames };
  const values: Record<string, string | number> = {};
  const said = (verb: string, changes: Readonly<Record<string, string | number>>, between: string) => {
    const all = Object.entries(changes).map(([attribute, value], index) => {
      const at = `${verb.toLowerCase()}${index}`;
      names[`#${at}`] = attribute;
      values[`:${at}`] = value;
      return `#${at} ${between}:${at}`;
    });
    return all.length === 0 ? [] : [`${verb} ${all.join(", ")}`];
  };
  return {
    ...condition,
    UpdateExpression: [...said("SET", set, "= "), ...said("ADD", by, "")].join(" "),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ...condition.ExpressionAttributeValues, ...wiredItem(values) },
  };
}

const isVersioned = (write: Write): boolean =>
  typeof write.when === "object" && write.otherwise === undefined;

function failedCondition(error: unknown, writes: readonly Write[]): Write | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  // Where several conditions fail at once, a write with its own word (a retry's key, a taken number) says more.
  const failed = writes.filter(
    (_, index) => error.CancellationReasons?.[index]?.Code === "ConditionalCheckFailed",
  );
  return failed.find((write) => !isVersioned(write)) ?? failed[0];
}

const cancelledFor = (error: unknown, ...codes: string[]): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some((reason) => codes.includes(reason.Code ?? ""));

const isConflict = (error: unknown): boolean =>
  error instanceof TransactionConflictException ||
  error instanceof TransactionInProgressException ||
  cancelledFor(error, "TransactionConflict");

const isBusy = (error: unknown): boolean =>
  error instanceof ProvisionedThroughputExceededException ||
  error instanceof ThrottlingException ||
  error instanceof RequestLimitExceeded ||
  cancelledFor(error, "ThrottlingError", "ProvisionedThroughputExceeded");

/** Full jitter: somewhere between nothing and 25 ms doubled for each try. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
