/** One origin for page and API: CloudFront, the page's bucket behind it, and the headers every answer carries. */
import { existsSync } from "node:fs";
import { Annotations, Aws, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Settings } from "#infra/settings.ts";
import { acknowledge } from "#infra/stacks/acknowledge.ts";
import type { GatewayStack } from "#infra/stacks/gateway.ts";
import { publishPage } from "#infra/stacks/page.ts";
import { behaviours, securityHeaders } from "#infra/stacks/site-behaviours.ts";

type Props = { settings: Settings; gateway: GatewayStack; page: string };

export class SiteStack extends Stack {
  /** Where people reach page and API, without a trailing slash. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { settings, gateway, page }: Props) {
    super(scope, id, {
      description: `Causeway ${settings.stage}: the page, and the one address for page and API`,
    });
    const { domainName, certificateArn } = settings;
    const safe = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    // `as IBucket`: under exactOptionalPropertyTypes CDK's class does not fit its own interface.
    const logs = new Bucket(this, "Logs", {
      ...safe,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    }) as IBucket;
    const files = new Bucket(this, "Page", {
      ...safe,
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: "page/",
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
    }) as IBucket;

    const headers = securityHeaders(this, settings.stage);
    const distribution = new cloudfront.Distribution(this, "Distribution", {
      // The rotation word is here so that a rotated secret makes CloudFormation send the header anew.
      comment: `Causeway ${settings.stage}; secrets rotated: ${settings.secretsRotated}`,
      defaultRootObject: "index.html",
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      ...(domainName && certificateArn
        ? {
            domainNames: [domainName],
            minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
          }
        : {}),
      ...behaviours(this, {
        headers,
        // LIST makes a file that is not there a 404; without it S3 says 403.
        page: S3BucketOrigin.withOriginAccessControl(files, {
          originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
        }),
        api: new HttpOrigin(`${gateway.api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
          protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
          // A dynamic reference: the template names the secret and never holds it.
          customHeaders: { "x-origin-secret": gateway.originSecret.secretValue.unsafeUnwrap() },
        }),
      }),
    });
    Validations.of(distribution).acknowledge({
      id: "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
      reason:
        "The root is index.html, twice over: the default object and the function that answers for addresses.",
    });
    acknowledge(
      distribution,
      "CFR1",
      "A school's or business's people travel, and public answers are for anyone.",
    );
    acknowledge(
      distribution,
      "CFR2",
      "The gateway throttles and the API limits bodies and sizes; a web ACL's fixed price exceeds a small region's whole bill.",
    );
    acknowledge(
      distribution,
      "CFR3",
      "Its access log holds whole paths and addresses, and a path may be a secret link; requests to the API have logs of their own.",
    );
    if (!domainName)
      acknowledge(
        distribution,
        "CFR4",
        "A trial without its own domain uses CloudFront's certificate, which fixes the policy; with domainName it is TLS 1.2 of 2021.",
      );

    if (existsSync(page)) publishPage(this, files, page);
    else
      Annotations.of(this).addWarningV2(
        "causeway:page-not-built",
        "web/dist is not there, so this deployment places no page: run the page's build first.",
      );

    this.origin = `https://${domainName ?? distribution.distributionDomainName}`;
    new CfnOutput(this, "Address", { value: this.origin });
    new CfnOutput(this, "PointDnsAt", { value: distribution.distributionDomainName });
  }
}
