/** Every endpoint of validation campaigns to those who run them: what is loaded at the first request for one of them. */
import { campaignRoutes } from "./campaign-route.ts";
import { decisionRoutes } from "./decision-route.ts";
import { feedbackRoutes } from "./feedback-route.ts";
import { liveRoutes } from "./live-route.ts";
import { respondentRoutes } from "./respondent-route.ts";
import { resultRoutes } from "./results-route.ts";
import { shortageRoutes } from "./shortage-route.ts";
import { tallyRoutes } from "./tally-route.ts";
import { triageRoutes } from "./triage-route.ts";
import { whoSaidWhatRoutes } from "./who-said-what-route.ts";

export const routes = [
  ...campaignRoutes,
  ...respondentRoutes,
  ...tallyRoutes,
  ...resultRoutes,
  ...decisionRoutes,
  ...triageRoutes,
  ...whoSaidWhatRoutes,
  ...feedbackRoutes,
  ...shortageRoutes,
  ...liveRoutes,
];
