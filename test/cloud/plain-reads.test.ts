/** Items come back as they were put, whatever is in them; a failure stays the client's own. */
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTable } from "#functions/cloud/table.ts";
import { dynamo, ownTable } from "../support/engines.ts";

const table = openTable(await ownTable(), dynamo());
const theirs = DynamoDBDocumentClient.from(dynamo());

/** What a table can keep: no undefined, no empty name, no number beyond the safe integers. */
const kept: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, min: -9e15, max: 9e15 }).map((one) => (Math.abs(one) < 1e-90 ? 0 : one)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
  ),
  any: fc.oneof(
    { maxDepth: 4 },
    tie("leaf"),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie("any"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;

const name = fc.stringMatching(/^[a-z]{1,9}$/).filter((one) => one !== "pk" && one !== "sk");

describe("an item", () => {
  it("comes back as it was put: alone, in a list and in a batch", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, kept, { maxKeys: 6, noNullPrototype: true }), async (said) => {
        const item = { pk: "T#cedar-valley#NOTE#1", sk: "RECORD", ...said };
        await table.stage([item]);
        expect(await table.get(item)).toEqual(item);
        const { pk, sk } = item;
        // AWS's own client of plain items finds the same.
        const { Item } = await theirs.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }));
        expect(Item).toEqual(item);
        expect(await table.query(item.pk)).toEqual({ items: [item], more: false });
        expect(await table.batch([item])).toEqual([item]);
      }),
      { numRuns: 25 },
    );
  });
});
