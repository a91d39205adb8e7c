/**
 * Capacity units from real item sizes, by the arithmetic AWS publishes (DynamoDB Developer Guide, "Read and write
 * operations" and "Item sizes and formats"): the local engine under-reports transactions, so it is not asked.
 */
import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";

export type Units = { read: number; write: number; calls: number };

const utf8 = (text: string): number => Buffer.byteLength(text, "utf8");

/** Bytes of one attribute value. */
function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  // About one byte for two significant digits, and one more.
  if (value.N !== undefined) return Math.ceil(value.N.replace(/[-.]|^0+|0+$/g, "").length / 2) + 1;
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.SS) return value.SS.reduce((sum, one) => sum + utf8(one), 0);
  if (value.L) return 3 + value.L.reduce((sum, one) => sum + 1 + valueBytes(one), 0);
  if (value.M)
    return (
      3 + Object.entries(value.M).reduce((sum, [name, one]) => sum + 1 + utf8(name) + valueBytes(one), 0)
    );
  return 0;
}

export const itemBytes = (item: Record<string, AttributeValue>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);

const reads = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));
const writes = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

type Command = { input: Record<string, unknown>; output: Record<string, unknown>; name: string };

/** Strongly consistent reads; a transaction's writes cost double, and so does removing or checking in one. */
function unitsOf({ name, input, output }: Command): Units {
  const items = (list: unknown) => (list ?? []) as Record<string, AttributeValue>[];
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
      return { read: found.reduce((sum, item) => sum + reads(itemBytes(item)), 0), write: 0, calls: 1 };
    }
    case "TransactWriteItemsCommand": {
      const actions = items(input["TransactItems"]) as unknown as {
        Put?: { Item: Record<string, AttributeValue> };
      }[];
      return {
        read: 0,
        write: actions.reduce(
          (sum, action) => sum + 2 * (action.Put ? writes(itemBytes(action.Put.Item)) : 1),
          0,
        ),
        calls: 1,
      };
    }
    default:
      throw new Error(`No arithmetic for ${name}`);
  }
}

/** Counts what passes through this client while `work` runs. */
export async function countUnits(client: DynamoDBClient, work: () => Promise<unknown>): Promise<Units> {
  const total: Units = { read: 0, write: 0, calls: 0 };
  const name = `count-${crypto.randomUUID()}`;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const units = unitsOf({
        name: String(context.commandName),
        input: args.input as never,
        output: result.output as never,
      });
      total.read += units.read;
      total.write += units.write;
      total.calls += units.calls;
      return result;
    },
    { step: "initialize", name, priority: "low" },
  );
  try {
    await work();
  } finally {
    client.middlewareStack.remove(name);
  }
  return total;
}
