/** GuardDuty reads each upload and tags it with what it found; nobody else can write that tag. */
import { Aws, type Stack } from "aws-cdk-lib";
import { CfnMalwareProtectionPlan } from "aws-cdk-lib/aws-guardduty";
import { AnyPrincipal, Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { acknowledge } from "#infra/stacks/acknowledge.ts";
import { documentsPrefix } from "#infra/stacks/names.ts";

/** The permissions are those GuardDuty documents for its scan role, each narrowed to this bucket and prefix. */
export function scanUploads(stack: Stack, { bucket, key }: { bucket: Bucket; key: IKey }): void {
  const objects = bucket.arnForObjects(`${documentsPrefix}*`);
  const probe = bucket.arnForObjects("malware-protection-resource-validation-object");
  const managedRules = `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
  const tagging = ["Get", "Put"].flatMap((verb) => [
    `s3:${verb}ObjectTagging`,
    `s3:${verb}ObjectVersionTagging`,
  ]);

  const role = new Role(stack, "Scanner", {
    description: "GuardDuty scans uploads with it",
    assumedBy: new ServicePrincipal("malware-protection-plan.guardduty.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  });
  const may = (resources: string[], actions: string[], conditions = {}) =>
    role.addToPolicy(new PolicyStatement({ actions, resources, conditions }));
  may([objects], ["s3:GetObject", "s3:GetObjectVersion", ...tagging]);
  may([probe], ["s3:PutObject"]);
  may([bucket.bucketArn], ["s3:ListBucket", "s3:GetBucketNotification", "s3:PutBucketNotification"]);
  may([key.keyArn], ["kms:Decrypt", "kms:GenerateDataKey"]);
  may([managedRules], ["events:DescribeRule", "events:ListTargetsByRule"]);
  may([managedRules], ["events:PutRule", "events:DeleteRule", "events:PutTargets", "events:RemoveTargets"], {
    StringLike: { "events:ManagedBy": "malware-protection-plan.guardduty.amazonaws.com" },
  });
  acknowledge(
    role,
    `IAM5[Resource::<${stack.getLogicalId(bucket.node.defaultChild as never)}.Arn>/${documentsPrefix}*]`,
    "The scanner has to read and tag every uploaded document, whatever its name under the prefix.",
  );
  acknowledge(
    role,
    "IAM5[Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]",
    "GuardDuty names its managed rule itself, with this prefix and an ending that cannot be known before.",
  );

  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "OnlyTheScannerTags",
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: [
        "s3:PutObjectTagging",
        "s3:PutObjectVersionTagging",
        "s3:DeleteObjectTagging",
        "s3:DeleteObjectVersionTagging",
      ],
      resources: [objects],
      conditions: { ArnNotEquals: { "aws:PrincipalArn": role.roleArn } },
    }),
  );

  const plan = new CfnMalwareProtectionPlan(stack, "Scan", {
    role: role.roleArn,
    protectedResource: { s3Bucket: { bucketName: bucket.bucketName, objectPrefixes: [documentsPrefix] } },
    actions: { tagging: { status: "ENABLED" } },
  });
  // GuardDuty tries the role when the plan is made, so its permissions have to be there by then.
  plan.node.addDependency(role, bucket);
}
