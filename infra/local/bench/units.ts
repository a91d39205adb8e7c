/**
 * Capacity units from real item sizes, by the arithmetic AWS publishes (DynamoDB Developer Guide, "Read and write
 * operations" and "Item sizes and formats"): the local engine under-reports transactions, so it is not asked.
 */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { plain, type WireMap } from "#functions/cloud/attributes.ts";

export type Units = { read: number; write: number; calls: number };

const utf8 = (text: string): number => Buffer.byteLength(text, "utf8");

/** Bytes of one value as the document client holds it: string, number, binary, boolean, null, list or map. */
function valueBytes(value: unknown): number {
  if (typeof value === "string") return utf8(value);
  // About one byte for two significant digits, and one more.
  if (typeof value === "number") return Math.ceil(String(value).replace(/[-.]|^0+|0+$/g, "").length / 2) + 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, one) => sum + 1 + valueBytes(one), 0);
  if (typeof value === "object" && value !== null) {
    return 3 + pairs(value).reduce((sum, [name, one]) => sum + 1 + utf8(name) + valueBytes(one), 0);
  }
  return 1;
}

const pairs = (map: object): [string, unknown][] =>
  Object.entries(map).filter(([, value]) => value !== undefined);

export const itemBytes = (item: object): number =>
  pairs(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);

const reads = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));
const writes = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

type Command = { input: Record<string, unknown>; output: Record<string, unknown>; name: string };

/** Strongly consistent reads; a transaction's writes cost double, and so does removing or checking in one. */
function unitsOf({ name, input, output }: Command): Units {
  const items = (list: unknown) => (list ?? []) as object[];
  switch (name) {
    case "GetItemCommand":
      return { read: reads(output["Item"] ? itemBytes(output["Item"] as never) : 0), write: 0, calls: 1 };
    case "QueryCommand":
      return {
        read: reads(items(output["Items"]).reduce((sum, item) => sum + itemBytes(item), 0)),
        write: 0,
        calls: 1,
      };
    case "BatchGetItemCommand": {
      const found = Object.values((output["Responses"] ?? {}) as Record<string, never[]>).flat();
      const asked = Object.values(input["RequestItems"] as Record<string, { Keys: object[] }>);
      // What is not there costs its one unit, too.
      const absent = asked.reduce((sum, { Keys }) => sum + Keys.length, 0) - found.length;
      return {
        read: found.reduce((sum, item) => sum + reads(itemBytes(item)), absent),
        write: 0,
        calls: 1,
      };
    }
    case "TransactWriteItemsCommand": {
      const actions = items(input["TransactItems"]) as unknown as {
        Put?: { Item: WireMap };
      }[];
      return {
        read: 0,
        write: actions.reduce(
          (sum, action) => sum + 2 * (action.Put ? writes(itemBytes(plain(action.Put.Item))) : 1),
          0,
        ),
        calls: 1,
      };
    }
    default:
      throw new Error(`No arithmetic for ${name}`);
  }
}

/** Tells of every command that passes through this client while `work` runs. */
export async function overhear(
  client: DynamoDBClient,
  tell: (command: Command) => void,
  work: () => Promise<unknown>,
): Promise<void> {
  const name = `overhear-${crypto.randomUUID()}`;
  // The steps of a command are put together once (functions/cloud/plain-reads.ts); `destroy` has that done anew.
  client.destroy();
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args);
        const { input } = args as { input: Command["input"] };
        tell({ name: String(commandName), input, output: result.output as unknown as Command["output"] });
        return result;
      },
    { step: "initialize", name, priority: "low" },
  );
  try {
    await work();
  } finally {
    client.middlewareStack.remove(name);
    client.destroy();
  }
}

/** Counts what passes through this client while `work` runs. */
export async function countUnits(client: DynamoDBClient, work: () => Promise<unknown>): Promise<Units> {
  const total: Units = { read: 0, write: 0, calls: 0 };
  const count = (command: Command) => {
    const units = unitsOf(command);
    total.read += units.read;
    total.write += units.write;
    total.calls += units.calls;
  };
  await overhear(client, count, work);
  return total;
}
