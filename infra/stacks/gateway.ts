/** The API's front door, before anything stands behind it, and the secret by which it knows the site. */
import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { Settings } from "#infra/settings.ts";
import { acknowledge } from "#infra/stacks/acknowledge.ts";

/**
 * No address, no query, no person: who did what is the activity chain's to say. No path either, which may hold a secret
 * link: under the function's request id stands the route pattern in the API's own log.
 */
const accessLine = {
  requestId: "$context.requestId",
  functionRequestId: "$context.integration.requestId",
  at: "$context.requestTime",
  method: "$context.httpMethod",
  status: "$context.status",
  bytes: "$context.responseLength",
  latencyMs: "$context.responseLatency",
  problem: "$context.integrationErrorMessage",
};

export class GatewayStack extends Stack {
  readonly api: HttpApi;
  readonly originSecret: Secret;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: `Causeway ${settings.stage}: the HTTP API that CloudFront fronts` });

    this.originSecret = new Secret(this, "OriginSecret", {
      description: "CloudFront sends it with every request; the API refuses requests without it",
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(
      this.originSecret,
      "SMG4",
      "Site and API must change this secret together, so it is rotated by a deployment; the runbook says how.",
    );

    const accessLog = new LogGroup(this, "AccessLog", {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new HttpApi(this, "Api", { apiName: id, createDefaultStage: false });
    new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      detailedMetricsEnabled: true,
      // Three times the whole country's modelled peak: a ceiling on cost, not on people.
      throttle: { rateLimit: 300, burstLimit: 600 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLine)),
      },
    });
  }
}
