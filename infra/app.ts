/** CDK's entry: reads the context, places the hub, has it checked. Looks nothing up, so it synthesizes offline. */
import { App } from "aws-cdk-lib";
import { placeHub } from "#infra/hub.ts";
import { readSettings } from "#infra/settings.ts";

const app = new App();
placeHub(
  app,
  readSettings((name) => app.node.tryGetContext(name)),
);
app.synth();
