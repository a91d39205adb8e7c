/** Every endpoint of programs to their members: what is loaded at the first request for one of them. */
import { editionMoveRoutes } from "./edition-route.ts";
import { programFactsRoutes } from "./facts-route.ts";
import { gridRoutes } from "./grid-route.ts";
import { programMoveRoutes } from "./move-route.ts";
import { planRoutes } from "./plan-route.ts";
import { programRegionRoutes } from "./region-route.ts";
import { programRoutes } from "./route.ts";
import { programSettingsRoutes } from "./settings-route.ts";
import { programVersionRoutes } from "./version-route.ts";

export const routes = [
  ...programRoutes,
  ...planRoutes,
  ...gridRoutes,
  ...programMoveRoutes,
  ...programFactsRoutes,
  ...programRegionRoutes,
  ...programSettingsRoutes,
  ...editionMoveRoutes,
  ...programVersionRoutes,
];
