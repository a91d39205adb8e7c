/** Puts the built page into its bucket: hashed assets kept for a year, everything else asked for anew each time. */
import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { acknowledge } from "#infra/stacks/acknowledge.ts";

/**
 * Two steps, assets first: a page is never there before what it loads. Neither prunes, so a page that someone has
 * open still finds its chunks after a deployment. `no-cache` makes CloudFront ask S3, so nothing needs invalidating.
 */
export function publishPage(stack: Stack, bucket: IBucket, folder: string): void {
  const assets = new Asset(stack, "AssetFiles", { path: folder, exclude: ["*", "!assets", "!assets/**"] });
  const page = new Asset(stack, "PageFiles", { path: folder, exclude: ["assets", "verify.html"] });
  const verify = new Asset(stack, "VerifyFile", { path: folder, exclude: ["*", "!verify.html"] });
  const logGroup = new LogGroup(stack, "PublishingLog", {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });

  const role = new Role(stack, "Publisher", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  const may = (actions: string[], resources: string[]) =>
    role.addToPolicy(new PolicyStatement({ actions, resources }));
  may(
    ["s3:GetObject"],
    [assets, page, verify].map((asset) => asset.bucket.arnForObjects(asset.s3ObjectKey)),
  );
  may(["s3:ListBucket"], [bucket.bucketArn]);
  may(["s3:PutObject"], [bucket.arnForObjects("*")]);
  may(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroup.logGroupArn]);
  acknowledge(
    role,
    `IAM5[Resource::<${stack.getLogicalId(bucket.node.defaultChild as never)}.Arn>/*]`,
    "Publishing places every file of the page, whatever the build named it, in the page's own bucket.",
  );

  const publish = (id: string, files: Asset, cacheControl: CacheControl, contentDisposition?: string) =>
    new BucketDeployment(stack, id, {
      destinationBucket: bucket,
      sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
      cacheControl: [cacheControl],
      ...(contentDisposition === undefined ? {} : { contentDisposition }),
      prune: false,
      memoryLimit: 256,
      logGroup,
      // The tool would grant itself whole families of actions; ours above are all that copying takes.
      role: role.withoutPolicyUpdates(),
    });
  const first = publish(
    "PublishAssets",
    assets,
    CacheControl.fromString("public, max-age=31536000, immutable"),
  );
  const then = publish("PublishPage", page, CacheControl.noCache());
  // A page for the disk, with its own script inside: the site's policy would not let it run here.
  publish(
    "PublishVerify",
    verify,
    CacheControl.noCache(),
    'attachment; filename="verify.html"',
  ).node.addDependency(role);
  first.node.addDependency(role);
  then.node.addDependency(first);
  for (const node of stack.node.children)
    if (node.node.id.startsWith("Custom::CDKBucketDeployment"))
      acknowledge(
        node,
        "L1",
        "CDK pins the runtime of its own copying function and moves it with its releases.",
      );
}
