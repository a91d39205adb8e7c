/** Every endpoint of people, invitations and the asker: what is loaded at the first request for one of them. */
import { handoverRoutes } from "./handover-route.ts";
import { invitationRoutes } from "./invitation-route.ts";
import { meRoutes } from "./me.ts";
import { peopleRoutes } from "./route.ts";

export const routes = [...meRoutes, ...peopleRoutes, ...handoverRoutes, ...invitationRoutes];
