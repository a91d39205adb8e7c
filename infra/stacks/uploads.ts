/** What follows an upload: one function hears that a document arrived, and later what the scan found in it. */
import { Aws, Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { type Hub, handler } from "#infra/stacks/handler.ts";
import { documentsPrefix, entries } from "#infra/stacks/names.ts";
import { readDocuments } from "#infra/stacks/permissions.ts";

/** An arrival is handed over as the S3 notification the laptop's bucket sends too; a scan result as GuardDuty says it. */
export function followUploads(scope: Construct, hub: Hub, deadLetterQueue: Queue): IFunction {
  const onUpload = handler(scope, "OnUpload", {
    hub,
    entry: entries.onUpload,
    description: "Reads a document that arrived, and releases or locks it when it has been scanned",
    // A 25 MB PDF is held and read whole.
    memoryMb: 1536,
    timeoutSeconds: 120,
    may: readDocuments(hub.settings.stage),
    deadLetters: deadLetterQueue,
  });
  const call = { deadLetterQueue, retryAttempts: 8, maxEventAge: Duration.hours(6) };
  const of = (path: string) => events.EventField.fromPath(path);
  new events.Rule(scope, "Arrived", {
    description: "A document arrived in the bucket",
    eventPattern: {
      source: ["aws.s3"],
      detailType: ["Object Created"],
      detail: {
        bucket: { name: [hub.data.documents.bucketName] },
        object: { key: [{ prefix: documentsPrefix }] },
      },
    },
    targets: [
      new LambdaFunction(onUpload, {
        ...call,
        event: events.RuleTargetInput.fromObject({
          Records: [
            {
              eventSource: "aws:s3",
              eventName: "ObjectCreated:Put",
              eventTime: of("$.time"),
              awsRegion: Aws.REGION,
              s3: {
                bucket: { name: of("$.detail.bucket.name") },
                object: {
                  key: of("$.detail.object.key"),
                  size: of("$.detail.object.size"),
                  eTag: of("$.detail.object.etag"),
                  versionId: of("$.detail.object.version-id"),
                },
              },
            },
          ],
        }),
      }),
    ],
  });
  new events.Rule(scope, "Scanned", {
    description: "GuardDuty says what it found in a document",
    eventPattern: {
      source: ["aws.guardduty"],
      detailType: ["GuardDuty Malware Protection Object Scan Result"],
      detail: { s3ObjectDetails: { bucketName: [hub.data.documents.bucketName] } },
    },
    targets: [new LambdaFunction(onUpload, call)],
  });
  return onUpload;
}
