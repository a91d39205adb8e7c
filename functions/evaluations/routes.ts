/** Every endpoint of evaluations and their instruments: what is loaded at the first request for one of them. */
import { evidenceRoutes } from "./evidence-route.ts";
import { instrumentRoutes } from "./instrument-route.ts";
import { evaluationMoveRoutes } from "./move-route.ts";
import { ratingRoutes } from "./rating-route.ts";
import { reportRoutes } from "./report-route.ts";
import { evaluationRoutes } from "./route.ts";

export const routes = [
  ...instrumentRoutes,
  ...evaluationRoutes,
  ...ratingRoutes,
  ...evidenceRoutes,
  ...evaluationMoveRoutes,
  ...reportRoutes,
];
