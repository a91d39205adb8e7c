/** Every endpoint of bridge programs: what is loaded at the first request for one of them. */
import { bridgeMoveRoutes } from "./move-route.ts";
import { bridgePlanRoutes } from "./plan-route.ts";
import { bridgeRoutes } from "./route.ts";

export const routes = [...bridgeRoutes, ...bridgePlanRoutes, ...bridgeMoveRoutes];
