/** The API: one function behind the gateway. It answers only what came through the site. */
import { Stack } from "aws-cdk-lib";
import { HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { acknowledge } from "#infra/stacks/acknowledge.ts";
import type { GatewayStack } from "#infra/stacks/gateway.ts";
import { type Hub, handler } from "#infra/stacks/handler.ts";
import { entries } from "#infra/stacks/names.ts";
import { keepPapers, readDocuments, spillDocuments, writeDocuments } from "#infra/stacks/permissions.ts";

export class ApiStack extends Stack {
  readonly handler: IFunction;

  constructor(scope: Construct, id: string, { gateway, ...hub }: Hub & { gateway: GatewayStack }) {
    super(scope, id, { description: `Causeway ${hub.settings.stage}: the API` });
    this.handler = handler(this, "Api", {
      hub,
      entry: entries.api,
      description: "Answers every request under /api, /problems, /ims, /ctdl and /calendar",
      // Processor comes with memory; at 1 GB a cold start is short and a warm answer costs no more than at half.
      memoryMb: 1024,
      // The gateway gives up at 30 s; a full import is the longest answer and takes a few.
      timeoutSeconds: 29,
      concurrency: hub.settings.apiConcurrency,
      may: [
        ...readDocuments(hub.settings.stage),
        writeDocuments(hub.settings.stage),
        keepPapers(hub.settings.stage),
        spillDocuments(hub.settings.stage),
      ],
      environment: {
        ORIGIN_SECRET: gateway.originSecret.secretValue.unsafeUnwrap(),
        SIGN_IN_CLIENT_SECRET: hub.identity.clientSecret.secretValue.unsafeUnwrap(),
        SIGN_IN_SIGN_OUT: hub.identity.signOut,
      },
    });
    const everything = new HttpRoute(this, "Everything", {
      httpApi: gateway.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration("Function", this.handler),
    });
    acknowledge(
      everything,
      "APIG4",
      "The API decides itself who may do what, per record: public answers, sessions and bearer tokens share its routes.",
    );
  }
}
