/** Every endpoint of data sharing agreements and what is owed, released and decided under them: what is loaded at the first request for one of them. */
import { legalBasisRoutes } from "./basis-route.ts";
import { dataCheckRoutes } from "./check-route.ts";
import { dataChoicesRoutes } from "./choices-route.ts";
import { coverageRoutes } from "./coverage-route.ts";
import { dataExportRoutes } from "./export-route.ts";
import { gateRoutes } from "./gate-route.ts";
import { incidentRoutes } from "./incidents-route.ts";
import { dataSharingJoinRoutes } from "./join-route.ts";
import { dataSharingLaterRoutes } from "./later-route.ts";
import { dataSharingMoveRoutes } from "./move-route.ts";
import { obligationRoutes } from "./obligations-route.ts";
import { regionalRoutes } from "./regional-route.ts";
import { releaseReadRoutes } from "./release-read-route.ts";
import { releaseRoutes } from "./release-route.ts";
import { dataSharingRoutes } from "./route.ts";
import { dataSharingSigningRoutes } from "./signing-route.ts";
import { submitRoutes } from "./submit-route.ts";
import { dataTermsRoutes } from "./terms-route.ts";
import { dataSharingVersionRoutes } from "./version-route.ts";

export const routes = [
  ...dataSharingRoutes,
  ...releaseRoutes,
  ...submitRoutes,
  ...releaseReadRoutes,
  ...gateRoutes,
  ...regionalRoutes,
  ...dataTermsRoutes,
  ...dataSharingMoveRoutes,
  ...dataSharingSigningRoutes,
  ...dataSharingLaterRoutes,
  ...dataSharingJoinRoutes,
  ...dataSharingVersionRoutes,
  ...obligationRoutes,
  ...incidentRoutes,
  ...dataCheckRoutes,
  ...legalBasisRoutes,
  ...dataChoicesRoutes,
  ...dataExportRoutes,
  ...coverageRoutes,
];
