/**
 * Starts the engines once for a whole run: DynamoDB Local in memory and s3rver in a temporary folder.
 * Every test file makes its own table and bucket in them (engines.ts), so files never meet.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startBucket } from "#infra/local/bucket.ts";
import { startTable } from "#infra/local/table.ts";

declare module "vitest" {
  interface ProvidedContext {
    tableEndpoint: string;
    bucketEndpoint: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), "causeway-test-"));
  const elsewhere = process.env["DYNAMODB_ENDPOINT"];
  const [table, bucket] = await Promise.all([elsewhere ? undefined : startTable(), startBucket({ dir })]);
  project.provide("tableEndpoint", table?.endpoint ?? elsewhere ?? "");
  project.provide("bucketEndpoint", bucket.endpoint);
  return async () => {
    await Promise.all([table?.stop(), bucket.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}
