/** Where uploaded files lie: private, versioned, encrypted, and unreadable by link until the scan found nothing. */
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Settings } from "#infra/settings.ts";
import { casePrefix, documentsBucket, documentsPrefix } from "#infra/stacks/names.ts";

/** GuardDuty writes what it found into this tag of each object. */
const scanTag = "GuardDutyMalwareScanStatus";

type Props = { settings: Settings; origin: string; key: IKey };

export function documentsBucketIn(scope: Construct, { settings, origin, key }: Props): Bucket {
  const safe = {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
  };
  const logs = new Bucket(scope, "DocumentsLog", {
    ...safe,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(365) }],
    // Under exactOptionalPropertyTypes CDK's class does not fit its own interface.
  }) as IBucket;

  const bucket = new Bucket(scope, "Documents", {
    ...safe,
    bucketName: documentsBucket(settings.stage),
    versioned: true,
    // Retention is set per object when an agreement is executed, so there is no default that would hold drafts.
    objectLockEnabled: true,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: "documents/",
    cors: [
      {
        allowedOrigins: [origin],
        allowedMethods: [HttpMethods.PUT],
        allowedHeaders: ["content-type", "x-amz-*"],
        exposedHeaders: ["etag"],
        maxAge: 3000,
      },
    ],
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        noncurrentVersionExpiration: Duration.days(90),
        expiredObjectDeleteMarker: true,
      },
      // Made again from the table whenever it is asked for.
      {
        prefix: casePrefix,
        expiration: Duration.days(7),
        noncurrentVersionExpiration: Duration.days(1),
      },
    ],
  });
  // The L2 switch for this is a custom resource with a function of its own; the plain property needs neither.
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };

  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "NoLinkBeforeAScanFoundNothing",
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resources: [bucket.arnForObjects(`${documentsPrefix}*`)],
      conditions: {
        // A presigned link puts its signature in the query; the hub's own checks sign a header, and must read first.
        StringEquals: { "s3:authType": "REST-QUERY-STRING" },
        StringNotEquals: { [`s3:ExistingObjectTag/${scanTag}`]: "NO_THREATS_FOUND" },
      },
    }),
  );
  return bucket;
}
