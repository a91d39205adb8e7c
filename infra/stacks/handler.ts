/** One Lambda function of the hub, always made the same way: arm64, Node 24, bundled alone, a role of its own. */
import { execFileSync } from "node:child_process";
import { basename, dirname, relative } from "node:path";
import { AssetHashType, Duration, RemovalPolicy } from "aws-cdk-lib";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Settings } from "#infra/settings.ts";
import { acknowledge } from "#infra/stacks/acknowledge.ts";
import type { DataStack } from "#infra/stacks/data.ts";
import type { IdentityStack } from "#infra/stacks/identity.ts";
import { bundler, casePrefix, documentsPrefix, papersPrefix, root } from "#infra/stacks/names.ts";
import { useKey, useTable } from "#infra/stacks/permissions.ts";

/** What every handler is placed beside. */
export type Hub = { settings: Settings; origin: string; data: DataStack; identity: IdentityStack };

type Props = {
  hub: Hub;
  entry: string;
  description: string;
  memoryMb: number;
  timeoutSeconds: number;
  /** Beyond the table and its key, which every handler uses. */
  may: PolicyStatement[];
  environment?: Record<string, string>;
  /** Where an event goes that failed on every try. */
  deadLetters?: IQueue;
  concurrency?: number | undefined;
};

/** The mail's sender; without one SES refuses, the stream retries, and the dead-letter alarm tells. */
export const mailFrom = ({ mailFrom, domainName }: Settings) =>
  mailFrom ?? `no-reply@${domainName ?? "causeway.invalid"}`;

const runtime = lambda.Runtime.NODEJS_24_X;

/** The bundle, named by its own bytes: a change that leaves them alone deploys nothing. */
function codeOf(entry: string): lambda.Code {
  const command = [relative(root, bundler), relative(root, entry)];
  return lambda.Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never pulled: the bundler below runs here. The CDK asks for an image, and tells bundles apart by the command.
      image: runtime.bundlingImage,
      command,
      local: {
        tryBundle(folder) {
          execFileSync(process.execPath, [...command, folder], { cwd: root, stdio: "inherit" });
          return true;
        },
      },
    },
  });
}

export function handler(scope: Construct, id: string, props: Props): lambda.Function {
  const { hub, deadLetters, concurrency } = props;
  const { settings, data, identity } = hub;
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.SIX_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  const made = new lambda.Function(scope, id, {
    code: codeOf(props.entry),
    handler: `${basename(props.entry, ".ts")}.handler`,
    description: props.description,
    runtime,
    architecture: lambda.Architecture.ARM_64,
    memorySize: props.memoryMb,
    timeout: Duration.seconds(props.timeoutSeconds),
    role,
    logGroup,
    loggingFormat: lambda.LoggingFormat.JSON,
    applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
    systemLogLevelV2: lambda.SystemLogLevel.WARN,
    tracing: settings.tracing ? lambda.Tracing.ACTIVE : lambda.Tracing.DISABLED,
    ...(concurrency === undefined ? {} : { reservedConcurrentExecutions: concurrency }),
    ...(deadLetters ? { deadLetterQueue: deadLetters } : {}),
    environment: {
      TABLE_NAME: data.table.tableName,
      BUCKET_NAME: data.documents.bucketName,
      HUB_ORIGIN: hub.origin,
      // Dynamic references: CloudFormation fills them in; the template holds only the secret's name.
      HUB_SECRET: identity.hubSecret.secretValue.unsafeUnwrap(),
      SIGN_IN_ISSUER: identity.issuer,
      SIGN_IN_CLIENT_ID: identity.clientId,
      SIGN_IN_REALM: identity.poolId,
      MAIL_FROM: mailFrom(settings),
      SCANNER: "guardduty",
      HUB_VERSION: settings.version,
      SECRETS_ROTATED: settings.secretsRotated,
      NODE_OPTIONS: "--enable-source-maps",
      ...props.environment,
    },
  });
  (made.node.defaultChild as lambda.CfnFunction).kmsKeyArn = data.key.keyArn;

  const statements = [
    new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    }),
    useTable(data.table),
    useKey(data.key),
    ...props.may,
  ];
  for (const statement of statements) role.addToPolicy(statement);
  for (const prefix of [documentsPrefix, papersPrefix, casePrefix])
    if (props.may.some(({ resources }) => resources.some((resource) => resource.endsWith(`/${prefix}*`))))
      acknowledge(
        role,
        `IAM5[Resource::arn:<AWS::Partition>:s3:::causeway-${settings.stage}-documents-<AWS::AccountId>-<AWS::Region>/${prefix}*]`,
        "Each document, paper and large package has a key of its own under one prefix of this one bucket.",
      );
  if (settings.tracing)
    acknowledge(role, "IAM5[Resource::*]", "X-Ray takes traces under no resource name but *.");
  return made;
}
