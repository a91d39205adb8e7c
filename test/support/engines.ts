/** A table and a bucket of one's own in the run's engines, with the account that opens them. */
import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { inject } from "vitest";
import { localAccount } from "#infra/local/account.ts";
import { createBucket } from "#infra/local/bucket.ts";
import { createTable } from "#infra/local/table.ts";

export const tableEndpoint = (): string => inject("tableEndpoint");
export const bucketEndpoint = (): string => inject("bucketEndpoint");

export function dynamo(): DynamoDBClient {
  return new DynamoDBClient({ endpoint: tableEndpoint(), ...localAccount });
}

/** A new, empty table; its name. Only with a stream where the test reads one. */
export async function ownTable(
  client: DynamoDBClient = dynamo(),
  { streamed = false } = {},
): Promise<string> {
  const name = `test-${randomUUID()}`;
  await createTable(client, name, { streamed });
  return name;
}

/** A new, empty bucket; its name. */
export async function ownBucket(origins: readonly string[] = []): Promise<string> {
  const name = `test-${randomUUID()}`;
  await createBucket(bucketEndpoint(), name, origins);
  return name;
}
