/** What follows an upload: one function hears that a document arrived, and later what the scan found in it. */
import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { type Hub, handler } from "#infra/stacks/handler.ts";
import { documentsPrefix, entries } from "#infra/stacks/names.ts";
import { readDocuments } from "#infra/stacks/permissions.ts";

/** Both are told by EventBridge, at least once and in any order; the function takes repeats. */
export function followUploads(scope: Construct, hub: Hub, deadLetterQueue: Queue): IFunction {
  const bucketName = hub.data.documents.bucketName;
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
  const targets = [
    new LambdaFunction(onUpload, { deadLetterQueue, retryAttempts: 8, maxEventAge: Duration.hours(6) }),
  ];
  new Rule(scope, "Arrived", {
    description: "A document arrived in the bucket",
    eventPattern: {
      source: ["aws.s3"],
      detailType: ["Object Created"],
      detail: { bucket: { name: [bucketName] }, object: { key: [{ prefix: documentsPrefix }] } },
    },
    targets,
  });
  new Rule(scope, "Scanned", {
    description: "GuardDuty says what it found in a document",
    eventPattern: {
      source: ["aws.guardduty"],
      detailType: ["GuardDuty Malware Protection Object Scan Result"],
      detail: { s3ObjectDetails: { bucketName: [bucketName] } },
    },
    targets,
  });
  return onUpload;
}
