/** Every endpoint of organizations: what is loaded at the first request for one of them. */
import { leaveRoutes } from "./leave-route.ts";
import { organizationRoutes } from "./route.ts";

export const routes = [...organizationRoutes, ...leaveRoutes];
