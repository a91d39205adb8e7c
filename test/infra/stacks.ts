/** What the templates must say, whatever else changes in them. Nothing here reaches AWS. */
import { describe, expect, it } from "vitest";
import { viewerAddressHeader } from "#functions/http/viewer.ts";
import { addressOfViewer, pageForAddress } from "#infra/stacks/site-behaviours.ts";
import { allowedActions, statementsByRole } from "#test/infra/policies.ts";
import { ofType, synthesize } from "#test/infra/synthesis.ts";

const { resources } = synthesize({
  stage: "test",
  domainName: "hub.example.org",
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0",
  alarmEmail: "alarms@example.org",
  mailFrom: "hub@example.org",
});
const all = (type: string) => ofType(resources, type);
const the = (type: string, id = /./) => {
  const found = all(type).filter((resource) => id.test(resource.id));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${type} match ${id}`);
  return found[0];
};
const deniesIn = (id: RegExp) =>
  the("AWS::S3::BucketPolicy", id).Properties.PolicyDocument.Statement.filter(
    ({ Effect }: { Effect: string }) => Effect === "Deny",
  );

describe("the table", () => {
  const { Properties, DeletionPolicy } = the("AWS::DynamoDB::Table");
  it("can be taken back to any second of the last 35 days", () => {
    expect(Properties.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    });
  });
  it("cannot be deleted by accident", () => {
    expect(Properties.DeletionProtectionEnabled).toBe(true);
    expect(DeletionPolicy).toBe("Retain");
  });
  it("is encrypted under the hub's own key, which turns every year", () => {
    expect(Properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: "KMS" });
    expect(the("AWS::KMS::Key").Properties.EnableKeyRotation).toBe(true);
  });
  it("is paid by use, expires what says so, and tells what changed", () => {
    expect(Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    });
  });
  it("and the documents are backed up daily for 35 days and monthly for a year", () => {
    expect(all("AWS::Backup::BackupSelection")[0]?.Properties.BackupSelection.Resources).toHaveLength(2);
    const rules = the("AWS::Backup::BackupPlan").Properties.BackupPlan.BackupPlanRule;
    expect(rules.map((rule: { Lifecycle: object }) => rule.Lifecycle)).toEqual([
      { DeleteAfterDays: 35 },
      { DeleteAfterDays: 366 },
    ]);
  });
});

describe("every bucket", () => {
  it("is closed to the public, encrypted, and kept when its stack goes", () => {
    expect(all("AWS::S3::Bucket")).toHaveLength(4);
    for (const { Properties, DeletionPolicy } of all("AWS::S3::Bucket")) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(Properties.BucketEncryption).toBeDefined();
      expect(DeletionPolicy).toBe("Retain");
    }
  });
  it("speaks only TLS", () => {
    expect(all("AWS::S3::BucketPolicy")).toHaveLength(4);
    for (const { Properties } of all("AWS::S3::BucketPolicy"))
      expect(Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({
          Effect: "Deny",
          Action: "s3:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      );
  });
});

describe("the documents' bucket", () => {
  const { Properties } = the("AWS::S3::Bucket", /^Documents(?!Log)/);
  it("keeps every version, can lock one, uses the hub's key and logs who read", () => {
    expect(Properties).toMatchObject({
      VersioningConfiguration: { Status: "Enabled" },
      ObjectLockEnabled: true,
      LoggingConfiguration: { LogFilePrefix: "documents/" },
    });
    expect(
      Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault
        .SSEAlgorithm,
    ).toBe("aws:kms");
  });
  it("takes a PUT from the hub's own page and from no other", () => {
    expect(Properties.CorsConfiguration.CorsRules).toEqual([
      expect.objectContaining({ AllowedOrigins: ["https://hub.example.org"], AllowedMethods: ["PUT"] }),
    ]);
  });
  it("is scanned under the prefix that handlers write to, and tells about arrivals", () => {
    expect(the("AWS::GuardDuty::MalwareProtectionPlan").Properties).toMatchObject({
      ProtectedResource: { S3Bucket: { ObjectPrefixes: ["documents/"] } },
      Actions: { Tagging: { Status: "ENABLED" } },
    });
    expect(Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });
  it("serves no link to a document before a scan found nothing in it", () => {
    expect(deniesIn(/^Documents(?!Log)/)).toContainEqual(
      expect.objectContaining({
        Sid: "NoLinkBeforeAScanFoundNothing",
        Principal: { AWS: "*" },
        Action: ["s3:GetObject", "s3:GetObjectVersion"],
        Condition: {
          StringEquals: { "s3:authType": "REST-QUERY-STRING" },
          StringNotEquals: { "s3:ExistingObjectTag/GuardDutyMalwareScanStatus": "NO_THREATS_FOUND" },
        },
      }),
    );
  });
  it("lets nobody but the scanner write the tag that says so", () => {
    const scanner = the("AWS::IAM::Role", /^Scanner/).id;
    expect(deniesIn(/^Documents(?!Log)/)).toContainEqual(
      expect.objectContaining({
        Sid: "OnlyTheScannerTags",
        Condition: { ArnNotEquals: { "aws:PrincipalArn": { "Fn::GetAtt": [scanner, "Arn"] } } },
      }),
    );
  });
});

describe("every handler", () => {
  const handlers = all("AWS::Lambda::Function").filter(
    ({ Properties }) => Properties.Environment?.Variables.TABLE_NAME,
  );
  it("runs on Node 24 on arm64, with a log that is kept for half a year", () => {
    expect(handlers).toHaveLength(4);
    for (const { Properties } of handlers) {
      expect(Properties).toMatchObject({
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        LoggingConfig: { LogFormat: "JSON" },
      });
      expect(Properties.TracingConfig).toBeUndefined();
      const log = the("AWS::Logs::LogGroup", new RegExp(`^${Properties.LoggingConfig.LogGroup.Ref}$`));
      expect(log.Properties.RetentionInDays).toBe(180);
    }
  });
  it("finds secrets by reference: none stands in a template", () => {
    for (const { Properties } of handlers) {
      for (const name of ["HUB_SECRET", "ORIGIN_SECRET", "SIGN_IN_CLIENT_SECRET"]) {
        const value = Properties.Environment.Variables[name];
        if (value !== undefined) expect(JSON.stringify(value)).toContain("{{resolve:secretsmanager:");
      }
      expect(Properties.KmsKeyArn).toBeDefined();
    }
  });
  it("is given only the secrets it uses", () => {
    const holding = (name: string) =>
      handlers.filter(({ Properties }) => name in Properties.Environment.Variables).map(({ stack }) => stack);
    expect(holding("ORIGIN_SECRET")).toEqual(["causeway-test-api"]);
    expect(holding("SIGN_IN_CLIENT_SECRET")).toEqual(["causeway-test-api"]);
  });
});

it("keeps every log for a set time", () => {
  for (const { Properties } of all("AWS::Logs::LogGroup"))
    expect(Properties.RetentionInDays).toBeGreaterThan(0);
});

it("logs no path, which may hold a secret link, and nobody's address", () => {
  const { Format } = the("AWS::ApiGatewayV2::Stage").Properties.AccessLogSettings;
  expect(Format).toContain("$context.integration.requestId");
  expect(Format).not.toMatch(/path|routeKey|sourceIp|identity|userAgent/i);
  expect(the("AWS::CloudFront::Distribution").Properties.DistributionConfig).not.toHaveProperty("Logging");
  expect(all("AWS::Logs::Delivery")).toEqual([]);
});

it("grants no wildcard action and no Scan to any role", () => {
  const actions = [...statementsByRole(resources).values()].flatMap(allowedActions);
  expect(actions.length).toBeGreaterThan(60);
  expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  expect(actions.filter((action) => /scan|partiql/i.test(action))).toEqual([]);
});

describe("what happens by itself", () => {
  it("starts the stream again at the record that failed, halves its batch, gives up, and keeps what it gave up", () => {
    expect(the("AWS::Lambda::EventSourceMapping").Properties).toMatchObject({
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 6,
      StartingPosition: "TRIM_HORIZON",
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
  });
  it("keeps what failed on every try for two weeks, over TLS and encrypted", () => {
    expect(all("AWS::SQS::Queue")).toHaveLength(3);
    for (const { Properties } of all("AWS::SQS::Queue"))
      expect(Properties).toEqual({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
    const targets = all("AWS::Events::Rule").flatMap(({ Properties }) => Properties.Targets);
    expect(targets).toHaveLength(2);
    for (const target of targets) expect(target.DeadLetterConfig.Arn).toBeDefined();
    expect(the("AWS::Scheduler::Schedule").Properties.Target.DeadLetterConfig.Arn).toBeDefined();
    const called = all("AWS::Lambda::Function").filter(({ id }) => /^On(Schedule|Upload)/.test(id));
    for (const { Properties } of called) expect(Properties.DeadLetterConfig.TargetArn).toBeDefined();
  });
  it("runs the hourly round at its minute", () => {
    expect(the("AWS::Scheduler::Schedule").Properties).toMatchObject({
      ScheduleExpression: "cron(5 * * * ? *)",
      FlexibleTimeWindow: { Mode: "OFF" },
    });
  });
  it("gives the round the time and the memory for a large partnership, and less than the hour until the next", () => {
    const { Properties } = the("AWS::Lambda::Function", /^OnSchedule/);
    expect(Properties).toMatchObject({ MemorySize: 1024, Timeout: 600 });
    // A letter goes through the outbox: the round itself sends none and reads no document.
    const actions = [...statementsByRole(resources)]
      .filter(([role]) => role.includes("OnScheduleRole"))
      .flatMap(([, statements]) => allowedActions(statements));
    expect(actions.filter((action) => /^(ses|s3):/.test(action))).toEqual([]);
    expect(actions).toContain("dynamodb:PutItem");
  });
  it("hears of arrivals under the prefix and of scans in this bucket, as the handler reads them", () => {
    const patterns = all("AWS::Events::Rule").map(({ Properties }) => Properties.EventPattern);
    expect(patterns).toMatchObject([
      { "detail-type": ["Object Created"], detail: { object: { key: [{ prefix: "documents/" }] } } },
      { "detail-type": ["GuardDuty Malware Protection Object Scan Result"] },
    ]);
  });
});

describe("the site", () => {
  const { DistributionConfig } = the("AWS::CloudFront::Distribution").Properties;
  it("sends the API's paths to the gateway with the secret, and the rest to the page", () => {
    const paths = DistributionConfig.CacheBehaviors.map(
      ({ PathPattern }: { PathPattern: string }) => PathPattern,
    );
    expect(paths).toEqual([
      "/api/framework/*",
      "/api/public/partnerships*",
      "/ims/*",
      "/ctdl/*",
      "/api/*",
      "/problems/*",
      "/calendar/*",
    ]);
    const gateway = DistributionConfig.Origins.find(
      (origin: { CustomOriginConfig?: object }) => origin.CustomOriginConfig,
    );
    expect(gateway.OriginCustomHeaders[0].HeaderName).toBe("x-origin-secret");
    expect(JSON.stringify(gateway.OriginCustomHeaders[0].HeaderValue)).toContain("{{resolve:secretsmanager:");
    expect(gateway.CustomOriginConfig.OriginProtocolPolicy).toBe("https-only");
  });
  it("leaves the API's 404 a 404", () => {
    expect(DistributionConfig.CustomErrorResponses).toBeUndefined();
  });
  it("answers an address with the page and a file with the file", () => {
    const asked = (uri: string) =>
      new Function("uri", `${pageForAddress}; return handler({ request: { uri } }).uri`)(uri);
    expect(["/", "/agreements/agr_1", "/agreements/"].map(asked)).toEqual(Array(3).fill("/index.html"));
    expect(["/assets/page-a1b2.js", "/favicon.svg", "/v1.2/file.css"].map(asked)).toEqual([
      "/assets/page-a1b2.js",
      "/favicon.svg",
      "/v1.2/file.css",
    ]);
  });
  it("tells the API from where someone asks, whatever they say themselves", () => {
    const headers = { [viewerAddressHeader]: { value: "192.0.2.1" }, accept: { value: "*/*" } };
    const passed = new Function("event", `${addressOfViewer}; return handler(event).headers`)({
      request: { headers },
      viewer: { ip: "203.0.113.7" },
    });
    expect(passed).toEqual({ [viewerAddressHeader]: { value: "203.0.113.7" }, accept: { value: "*/*" } });
    const { id } = the("AWS::CloudFront::Function", /^AddressOfViewer/);
    const api = DistributionConfig.CacheBehaviors.filter(
      ({ PathPattern }: { PathPattern: string }) => PathPattern === "/api/*",
    );
    expect(api).toMatchObject([
      {
        FunctionAssociations: [
          { EventType: "viewer-request", FunctionARN: { "Fn::GetAtt": [id, "FunctionARN"] } },
        ],
      },
    ]);
  });
  it("speaks only HTTPS, from TLS 1.2 of 2021 on", () => {
    expect(DistributionConfig.ViewerCertificate.MinimumProtocolVersion).toBe("TLSv1.2_2021");
    for (const behaviour of [DistributionConfig.DefaultCacheBehavior, ...DistributionConfig.CacheBehaviors])
      expect(behaviour.ViewerProtocolPolicy).toBe("redirect-to-https");
  });
  it("carries the security headers on every behaviour", () => {
    const { id, Properties } = the("AWS::CloudFront::ResponseHeadersPolicy");
    const security = Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    const policy = JSON.stringify(security.ContentSecurityPolicy.ContentSecurityPolicy);
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toContain("unsafe-");
    expect(security.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(31_536_000);
    for (const behaviour of [DistributionConfig.DefaultCacheBehavior, ...DistributionConfig.CacheBehaviors])
      expect(behaviour.ResponseHeadersPolicyId).toEqual({ Ref: id });
  });
  it("publishes hashed assets for a year before a page that is asked for anew", () => {
    const kept = Object.fromEntries(
      all("Custom::CDKBucketDeployment").map(({ id, Properties }) => [
        id.replace(/CustomResource.*/, ""),
        Properties.SystemMetadata["cache-control"],
      ]),
    );
    expect(kept).toEqual({
      PublishAssets: "public, max-age=31536000, immutable",
      PublishPage: "no-cache",
      PublishVerify: "no-cache",
    });
  });
  it("hands out the page that checks agreements as a download: its own script would not run under the site's policy", () => {
    const dispositions = all("Custom::CDKBucketDeployment").flatMap(({ id, Properties }) =>
      Properties.SystemMetadata["content-disposition"]
        ? [[id.replace(/CustomResource.*/, ""), Properties.SystemMetadata["content-disposition"]]]
        : [],
    );
    expect(dispositions).toEqual([["PublishVerify", 'attachment; filename="verify.html"']]);
  });
});

describe("sign-in", () => {
  it("is code with a confidential client, and returns only to the hub", () => {
    expect(the("AWS::Cognito::UserPoolClient").Properties).toMatchObject({
      AllowedOAuthFlows: ["code"],
      GenerateSecret: true,
      CallbackURLs: ["https://hub.example.org/api/sign-in/callback"],
      LogoutURLs: ["https://hub.example.org/"],
      PreventUserExistenceErrors: "ENABLED",
    });
  });
  it("wants long passwords, offers a second factor, watches for stolen ones", () => {
    expect(the("AWS::Cognito::UserPool").Properties).toMatchObject({
      MfaConfiguration: "OPTIONAL",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
      UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" },
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true } },
    });
  });
});

describe("every alarm", () => {
  const alarms = all("AWS::CloudWatch::Alarm");
  it("says in a sentence who is affected, and reaches someone", () => {
    expect(alarms.length).toBeGreaterThanOrEqual(12);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmDescription).toMatch(/^[A-Z].{40,}\.$/);
      expect(Properties.AlarmActions).toHaveLength(1);
    }
    expect(the("AWS::SNS::Subscription").Properties.Endpoint).toBe("alarms@example.org");
  });
  it("may publish to its encrypted topic", () => {
    const statements = the("AWS::SNS::TopicPolicy").Properties.PolicyDocument.Statement;
    expect(statements).toContainEqual(
      expect.objectContaining({ Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" } }),
    );
    expect(JSON.stringify(the("AWS::KMS::Key").Properties.KeyPolicy)).toContain("cloudwatch.amazonaws.com");
  });
  it("watches each queue of what was set aside", () => {
    const watched = alarms.filter(({ Properties }) => Properties.Namespace === "AWS/SQS");
    expect(watched).toHaveLength(all("AWS::SQS::Queue").length);
  });
});
