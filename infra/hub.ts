/**
 * The whole hub in AWS: which stacks there are, what each is given, and the checks none may fail.
 *
 * The order breaks a circle. Page and API share an origin, and the API must know its name: so the gateway exists
 * first and empty, the site fronts it, and only then comes what answers behind it.
 */
import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Settings } from "#infra/settings.ts";
import { ApiStack } from "#infra/stacks/api.ts";
import { DataStack } from "#infra/stacks/data.ts";
import { EventsStack } from "#infra/stacks/events.ts";
import { GatewayStack } from "#infra/stacks/gateway.ts";
import { IdentityStack } from "#infra/stacks/identity.ts";
import { builtPage } from "#infra/stacks/names.ts";
import { SiteStack } from "#infra/stacks/site.ts";
import { WatchStack } from "#infra/stacks/watch.ts";

/** The stacks, by concern. `page` is the folder of the built page. */
export function placeHub(app: App, settings: Settings, page = builtPage) {
  const called = (concern: string) => `causeway-${settings.stage}-${concern}`;
  const gateway = new GatewayStack(app, called("gateway"), settings);
  const site = new SiteStack(app, called("site"), { settings, gateway, page });
  const data = new DataStack(app, called("data"), { settings, origin: site.origin });
  const identity = new IdentityStack(app, called("identity"), { settings, origin: site.origin });
  const hub = { settings, origin: site.origin, data, identity };
  const api = new ApiStack(app, called("api"), { ...hub, gateway });
  const events = new EventsStack(app, called("events"), { ...hub });
  const watch = new WatchStack(app, called("watch"), { settings, gateway, data, api, events });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { gateway, site, data, identity, api, events, watch };
}
