/** Which address is answered by whom: the API's paths by the gateway, every other by the page's files. */
import { Duration, Stack } from "aws-cdk-lib";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import { documentsHost, signInHost } from "#infra/stacks/names.ts";

/** Never kept: each answer is for one person. */
const personal = ["/api/*", "/problems/*", "/calendar/*"];
/** Kept at the edge for as long as the answer's own Cache-Control says, the same for everyone. */
const forEveryone = ["/api/framework/*", "/api/public/partnerships*", "/ims/*", "/ctdl/*"];

/**
 * The page routes in the browser, so an address without a file extension is the page itself. Done on the request and
 * not by mapping errors, which would turn the API's 404s into pages. Runs at CloudFront: JavaScript, no imports.
 */
export const pageForAddress = `function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf("/") + 1);
  if (last.indexOf(".") === -1) request.uri = "/index.html";
  return request;
}`;

/**
 * Who signs may not say from where: the viewer's address as the edge knows it, over whatever the viewer sent under that
 * name, which `functions/http/viewer.ts` reads. (A policy that forwards CloudFront's own header for it would forward the
 * viewer's Host as well.)
 */
export const addressOfViewer = `function handler(event) {
  var request = event.request;
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  return request;
}`;

/** What each answer carries unless its origin already said so itself, errors at the edge included. */
export function securityHeaders(scope: Construct, stage: string): cloudfront.ResponseHeadersPolicy {
  const contentSecurityPolicy = [
    "default-src 'self'",
    `connect-src 'self' https://${documentsHost(stage)}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Signing out posts a form that is redirected to the sign-in service.
    `form-action 'self' https://${signInHost(stage)}`,
  ].join("; ");
  const override = false;
  return new cloudfront.ResponseHeadersPolicy(scope, "Headers", {
    securityHeadersBehavior: {
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override },
      contentSecurityPolicy: { contentSecurityPolicy, override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: "cross-origin-opener-policy", value: "same-origin", override }],
    },
  });
}

type Origins = {
  page: cloudfront.IOrigin;
  api: cloudfront.IOrigin;
  headers: cloudfront.ResponseHeadersPolicy;
};

/** The default behaviour (files) and one per API path. */
export function behaviours(scope: Construct, { page, api, headers }: Origins) {
  const common = {
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    responseHeadersPolicy: headers,
  };
  const onRequest = (id: string, code: string) => [
    {
      eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
      function: new cloudfront.Function(scope, id, {
        code: cloudfront.FunctionCode.fromInline(code),
        runtime: cloudfront.FunctionRuntime.JS_2_0,
      }),
    },
  ];
  const uncached: cloudfront.BehaviorOptions = {
    ...common,
    origin: api,
    functionAssociations: onRequest("AddressOfViewer", addressOfViewer),
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    // The gateway is reached under its own name: the viewer's Host would not be one it knows.
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
  const cached: cloudfront.BehaviorOptions = {
    ...common,
    origin: api,
    cachePolicy: new cloudfront.CachePolicy(scope, "AsTheAnswerSays", {
      cachePolicyName: `${Stack.of(scope).stackName}-as-the-answer-says`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    }),
  };
  return {
    defaultBehavior: {
      ...common,
      origin: page,
      compress: true,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      functionAssociations: onRequest("PageForAddress", pageForAddress),
    },
    // CloudFront takes the first that matches: the narrower paths come first.
    additionalBehaviors: Object.fromEntries([
      ...forEveryone.map((path) => [path, cached]),
      ...personal.map((path) => [path, uncached]),
    ]) as Record<string, cloudfront.BehaviorOptions>,
  };
}
