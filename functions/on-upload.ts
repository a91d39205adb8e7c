/**
 * What follows an upload: the bucket says that a file arrived, the scanner says what it found. Both may be said twice
 * and in any order. A failure is thrown, so that Lambda tries again and then keeps the event in the dead-letter queue.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Event } from "aws-lambda";
import * as z from "zod";
import { ScanResult } from "#shared/documents/schema.ts";
import { DocumentId, PartnershipId } from "#shared/ids.ts";
import { openBucket } from "./cloud/bucket.ts";
import { openTable } from "./cloud/table.ts";
import { readConfig } from "./config.ts";
import { arrive, type Reach } from "./documents/arrive.ts";
import { documentStore } from "./documents/store.ts";
import { log } from "./http/log.ts";

/** GuardDuty's result as EventBridge brings it; what is not named here is not read. */
const GuardDutyResult = z.object({
  "detail-type": z.literal("GuardDuty Malware Protection Object Scan Result"),
  detail: z.object({
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string() }),
    scanResultDetails: z.object({
      // A word of GuardDuty's that we do not know keeps the file locked, and so does ACCESS_DENIED.
      scanResultStatus: ScanResult.exclude(["NOT_SCANNED_HERE"]).catch("FAILED"),
    }),
  }),
});
type GuardDutyResult = z.input<typeof GuardDutyResult>;

/** What the bucket tells through EventBridge, where it is wired so. */
const ObjectCreated = z.object({
  "detail-type": z.literal("Object Created"),
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});

export type UploadEvent = S3Event | GuardDutyResult | z.input<typeof ObjectCreated>;

type Told = { bucket: string; key: string; scan?: ScanResult };

/** The handler over these, as Lambda and the laptop's bucket call it. */
export function onUpload(reach: Reach) {
  return async (event: UploadEvent): Promise<void> => {
    let failed: unknown;
    for (const { bucket, key, scan } of toldBy(event)) {
      const document = bucket === reach.config.BUCKET_NAME ? documentOf(key) : undefined;
      if (!document) continue;
      try {
        await arrive(reach, document.partnership, document.id, scan);
      } catch (error) {
        log("error", "upload-check-failed", {
          ...document,
          error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        });
        failed = error;
      }
    }
    if (failed) throw failed;
  };
}

function toldBy(event: UploadEvent): Told[] {
  if ("Records" in event) {
    return event.Records.filter(({ eventName }) => eventName.startsWith("ObjectCreated:")).map(({ s3 }) => ({
      bucket: s3.bucket.name,
      // In S3's own events a key is written as in a form.
      key: decodeURIComponent(s3.object.key.replaceAll("+", " ")),
    }));
  }
  if (event["detail-type"] === "Object Created") {
    const { detail } = ObjectCreated.parse(event);
    return [{ bucket: detail.bucket.name, key: detail.object.key }];
  }
  const { s3ObjectDetails, scanResultDetails } = GuardDutyResult.parse(event).detail;
  return [
    {
      bucket: s3ObjectDetails.bucketName,
      key: s3ObjectDetails.objectKey,
      scan: scanResultDetails.scanResultStatus,
    },
  ];
}

/** Which document an object is; undefined for anything else in the bucket. */
function documentOf(key: string): { partnership: PartnershipId; id: DocumentId } | undefined {
  const [folder, partnership, id, ...more] = key.split("/");
  const named = z.object({ partnership: PartnershipId, id: DocumentId }).safeParse({ partnership, id });
  return folder === "documents" && more.length === 0 ? named.data : undefined;
}

let started: ReturnType<typeof onUpload> | undefined;

/** Lambda's entry. */
export const handler = (event: UploadEvent): Promise<void> => {
  started ??= start();
  return started(event);
};

function start() {
  const config = readConfig();
  const client = new DynamoDBClient({
    region: config.AWS_REGION,
    ...(config.DYNAMODB_ENDPOINT ? { endpoint: config.DYNAMODB_ENDPOINT } : {}),
  });
  const table = openTable(config.TABLE_NAME, client);
  return onUpload({
    config,
    table,
    documents: documentStore(table),
    bucket: openBucket(config, () => client.config.credentials()),
    now: () => new Date(),
  });
}
