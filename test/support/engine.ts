/**
 * Starts the engines once for a whole run: DynamoDB Local in memory and s3rver in a temporary folder. Every test file
 * makes its own table and bucket in them (engines.ts), so files never meet; what each of them begins with, both regions
 * and a key to sign tokens with, is made once and copied.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { JWK } from "jose";
import type { TestProject } from "vitest/node";
import { readConfig } from "#functions/config.ts";
import { openServices } from "#functions/services.ts";
import { localAccount } from "#infra/local/account.ts";
import { issuerKey } from "#infra/local/bench/issuer.ts";
import { startBucket } from "#infra/local/bucket.ts";
import { installRegions } from "#infra/local/sample/region.ts";
import { createTable, startTable } from "#infra/local/table.ts";
import { hubVariables } from "./variables.ts";

declare module "vitest" {
  interface ProvidedContext {
    tableEndpoint: string;
    bucketEndpoint: string;
    issuerKey: JWK;
    /** A file with every item of both regions, and the ids of their organizations by code. */
    regions: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), "causeway-test-"));
  const elsewhere = process.env["DYNAMODB_ENDPOINT"];
  const [table, bucket] = await Promise.all([elsewhere ? undefined : startTable(), startBucket({ dir })]);
  project.provide("tableEndpoint", table?.endpoint ?? elsewhere ?? "");
  project.provide("bucketEndpoint", bucket.endpoint);
  project.provide("issuerKey", await issuerKey());
  const regions = join(dir, "regions.json");
  await writeFile(regions, JSON.stringify(await regionItems(table?.endpoint ?? elsewhere ?? "")));
  project.provide("regions", regions);
  return async () => {
    await Promise.all([table?.stop(), bucket.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}

/** Both regions, put into a table of their own through the stores, and read back as items. */
async function regionItems(endpoint: string) {
  const name = "regions";
  const client = new DynamoDBClient({ endpoint, ...localAccount });
  await createTable(client, name, { streamed: false });
  const services = openServices(
    readConfig({ ...hubVariables, TABLE_NAME: name, BUCKET_NAME: name, DYNAMODB_ENDPOINT: endpoint }),
    client,
  );
  const region = await installRegions(services, new Date("2026-08-03T14:00:00Z"));
  // A client of its own: the document client takes none whose steps a table has put together.
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, ...localAccount }));
  const items: unknown[] = [];
  for (let start: Record<string, unknown> | undefined, more = true; more; more = start !== undefined) {
    const page = await db.send(
      new ScanCommand({ TableName: name, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  }
  client.destroy();
  return { items, organizations: [...region.organizations] };
}
