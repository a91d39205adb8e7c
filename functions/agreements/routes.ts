/** Every endpoint of agreements to their members, in all their moves: what is loaded at the first request for one of them. */
import { approvalRoutes } from "./approval-route.ts";
import { clausesRoutes } from "./clauses-route.ts";
import { copyRoutes } from "./copy-route.ts";
import { correctionRoutes } from "./correction-route.ts";
import { endingRoutes } from "./ending-route.ts";
import { findingRoutes } from "./finding-route.ts";
import { instructorRoutes } from "./instructor-route.ts";
import { moveRoutes } from "./move-route.ts";
import { outcomeRoutes } from "./outcome-route.ts";
import { paperRoutes } from "./paper-route.ts";
import { recognitionRoutes } from "./recognition-route.ts";
import { reviewRoutes } from "./review-route.ts";
import { agreementRoutes } from "./route.ts";
import { rulesRoutes } from "./rules-route.ts";
import { agreementSigningRoutes } from "./signing-route.ts";
import { templateRoutes } from "./template-route.ts";
import { versionRoutes } from "./version-route.ts";

export const routes = [
  ...agreementRoutes,
  ...rulesRoutes,
  ...clausesRoutes,
  ...moveRoutes,
  ...approvalRoutes,
  ...instructorRoutes,
  ...outcomeRoutes,
  ...copyRoutes,
  ...templateRoutes,
  ...reviewRoutes,
  ...agreementSigningRoutes,
  ...endingRoutes,
  ...correctionRoutes,
  ...versionRoutes,
  ...paperRoutes,
  ...findingRoutes,
  ...recognitionRoutes,
];
