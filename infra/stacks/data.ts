/** What must never be lost: the table, the documents, the key that encrypts both, and their backups. */
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as backup from "aws-cdk-lib/aws-backup";
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { Schedule } from "aws-cdk-lib/aws-events";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { tableShape } from "#functions/cloud/shape.ts";
import type { Settings } from "#infra/settings.ts";
import { acknowledge } from "#infra/stacks/acknowledge.ts";
import { documentsBucketIn } from "#infra/stacks/documents.ts";
import { scanUploads } from "#infra/stacks/scan.ts";

export class DataStack extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly documents: Bucket;

  constructor(scope: Construct, id: string, { settings, origin }: { settings: Settings; origin: string }) {
    super(scope, id, {
      description: `Causeway ${settings.stage}: table, documents and their backups`,
      terminationProtection: true,
    });

    this.key = new Key(this, "Key", {
      alias: `alias/causeway-${settings.stage}`,
      description: `Causeway ${settings.stage}: table, documents, backups, alarms`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Alarms publish to an encrypted topic; no other service needs to be named, because roles carry their own grants.
    this.key.grant(new ServicePrincipal("cloudwatch.amazonaws.com"), "kms:Decrypt", "kms:GenerateDataKey");

    this.table = new Table(this, "Table", {
      partitionKey: { name: tableShape.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableShape.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: tableShape.ttlAttribute,
      stream: StreamViewType[tableShape.stream],
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.documents = documentsBucketIn(this, { settings, origin, key: this.key });
    scanUploads(this, { bucket: this.documents, key: this.key });
    this.keepBackups();
  }

  /** Daily for 35 days and monthly for a year, in a vault of their own: what is left if the table itself goes. */
  private keepBackups(): void {
    const backupVault = new backup.BackupVault(this, "Vault", {
      encryptionKey: this.key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const plan = new backup.BackupPlan(this, "Backups", { backupVault });
    const rule = (name: string, when: object, days: number) =>
      plan.addRule(
        new backup.BackupPlanRule({
          ruleName: name,
          scheduleExpression: Schedule.cron({ hour: "6", minute: "0", ...when }),
          deleteAfter: Duration.days(days),
        }),
      );
    rule("daily", {}, 35);
    rule("monthly", { day: "1" }, 366);
    const managed = [
      "service-role/AWSBackupServiceRolePolicyForBackup",
      "AWSBackupServiceRolePolicyForS3Backup",
    ];
    const role = new Role(this, "BackupRole", {
      assumedBy: new ServicePrincipal("backup.amazonaws.com"),
      managedPolicies: managed.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    plan.addSelection("Everything", {
      role: role.withoutPolicyUpdates(),
      disableDefaultBackupPolicy: true,
      resources: [
        backup.BackupResource.fromDynamoDbTable(this.table),
        backup.BackupResource.fromArn(this.documents.bucketArn),
      ],
    });
    for (const name of managed)
      acknowledge(
        role,
        `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        "AWS Backup documents this managed policy for its role and keeps it in step with the service.",
      );
  }
}
