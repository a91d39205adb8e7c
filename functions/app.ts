/**
 * The whole API as one value: its table of contents. Lambda, the laptop and the tests each build it with their own
 * services.
 */
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { createMiddleware } from "hono/factory";
import { Refusal } from "#shared/problem.ts";
import { approvalRoutes } from "./agreements/approval-route.ts";
import { clausesRoutes } from "./agreements/clauses-route.ts";
import { copyRoutes } from "./agreements/copy-route.ts";
import { correctionRoutes } from "./agreements/correction-route.ts";
import { ctdlRoutes } from "./agreements/ctdl-route.ts";
import { endingRoutes } from "./agreements/ending-route.ts";
import { findingRoutes } from "./agreements/finding-route.ts";
import { instructorRoutes } from "./agreements/instructor-route.ts";
import { moveRoutes } from "./agreements/move-route.ts";
import { outcomeRoutes } from "./agreements/outcome-route.ts";
import { paperRoutes } from "./agreements/paper-route.ts";
import { publicRoutes } from "./agreements/public-route.ts";
import { recognitionRoutes } from "./agreements/recognition-route.ts";
import { registryRoutes } from "./agreements/registry-route.ts";
import { reviewRoutes } from "./agreements/review-route.ts";
import { agreementRoutes } from "./agreements/route.ts";
import { rulesRoutes } from "./agreements/rules-route.ts";
import { agreementSigningRoutes } from "./agreements/signing-route.ts";
import { templateRoutes } from "./agreements/template-route.ts";
import { versionRoutes } from "./agreements/version-route.ts";
import { bridgeMoveRoutes } from "./bridges/move-route.ts";
import { bridgePlanRoutes } from "./bridges/plan-route.ts";
import { bridgeRoutes } from "./bridges/route.ts";
import { asStatusInfo, isCaseAddress } from "./case/refusal.ts";
import { caseRoutes } from "./case/route.ts";
import { codeImportRoutes } from "./codes/import-route.ts";
import { codeRoutes } from "./codes/route.ts";
import { alignmentRoutes } from "./courses/alignment-route.ts";
import { driftRoutes } from "./courses/drift-route.ts";
import { courseImportRoutes } from "./courses/import-route.ts";
import { courseRoutes } from "./courses/route.ts";
import { legalBasisRoutes } from "./data-sharing/basis-route.ts";
import { dataCheckRoutes } from "./data-sharing/check-route.ts";
import { dataChoicesRoutes } from "./data-sharing/choices-route.ts";
import { coverageRoutes } from "./data-sharing/coverage-route.ts";
import { dataExportRoutes } from "./data-sharing/export-route.ts";
import { gateRoutes } from "./data-sharing/gate-route.ts";
import { incidentRoutes } from "./data-sharing/incidents-route.ts";
import { dataSharingJoinRoutes } from "./data-sharing/join-route.ts";
import { dataSharingLaterRoutes } from "./data-sharing/later-route.ts";
import { dataSharingMoveRoutes } from "./data-sharing/move-route.ts";
import { obligationRoutes } from "./data-sharing/obligations-route.ts";
import { regionalRoutes } from "./data-sharing/regional-route.ts";
import { dataRegistryRoutes } from "./data-sharing/registry-route.ts";
import { releaseReadRoutes } from "./data-sharing/release-read-route.ts";
import { releaseRoutes } from "./data-sharing/release-route.ts";
import { dataSharingRoutes } from "./data-sharing/route.ts";
import { dataSharingSigningRoutes } from "./data-sharing/signing-route.ts";
import { submitRoutes } from "./data-sharing/submit-route.ts";
import { dataTermsRoutes } from "./data-sharing/terms-route.ts";
import { dataSharingVersionRoutes } from "./data-sharing/version-route.ts";
import { documentRoutes } from "./documents/route.ts";
import type { Env, Services } from "./env.ts";
import { evidenceRoutes } from "./evaluations/evidence-route.ts";
import { instrumentRoutes } from "./evaluations/instrument-route.ts";
import { evaluationMoveRoutes } from "./evaluations/move-route.ts";
import { ratingRoutes } from "./evaluations/rating-route.ts";
import { reportRoutes } from "./evaluations/report-route.ts";
import { evaluationRoutes } from "./evaluations/route.ts";
import { frameworkEndpoints } from "./framework/route.ts";
import { describeRoutes } from "./http/describe-route.ts";
import type { Endpoint } from "./http/endpoint.ts";
import { guard } from "./http/guard.ts";
import { mount } from "./http/mount.ts";
import { asProblem } from "./http/problem.ts";
import { leaveRoutes } from "./organizations/leave-route.ts";
import { organizationRoutes } from "./organizations/route.ts";
import { partnershipRoutes } from "./partnerships/route.ts";
import { handoverRoutes } from "./people/handover-route.ts";
import { invitationRoutes } from "./people/invitation-route.ts";
import { meRoutes } from "./people/me.ts";
import { peopleRoutes } from "./people/route.ts";
import { editionMoveRoutes } from "./programs/edition-route.ts";
import { programFactsRoutes } from "./programs/facts-route.ts";
import { gridRoutes } from "./programs/grid-route.ts";
import { programMoveRoutes } from "./programs/move-route.ts";
import { planRoutes } from "./programs/plan-route.ts";
import { publicProgramRoutes } from "./programs/public-route.ts";
import { programRegionRoutes } from "./programs/region-route.ts";
import { programRoutes } from "./programs/route.ts";
import { programSettingsRoutes } from "./programs/settings-route.ts";
import { programVersionRoutes } from "./programs/version-route.ts";
import { calendarRoutes } from "./reminders/calendar-route.ts";
import { myReminderRoutes } from "./reminders/my-route.ts";
import { reminderRoutes } from "./reminders/route.ts";
import { ruleSetRoutes } from "./rule-sets/route.ts";
import { sessionRoutes } from "./sessions/route.ts";
import { editionRoutes } from "./statements/edition-route.ts";
import { statementExportRoutes } from "./statements/export-route.ts";
import { statementImportRoutes } from "./statements/import-route.ts";
import { publicFrameworkRoutes } from "./statements/public-route.ts";
import { statementFrameworkRoutes } from "./statements/route.ts";
import { statementRoutes } from "./statements/statement-route.ts";
import { campaignRoutes } from "./validations/campaign-route.ts";
import { decisionRoutes } from "./validations/decision-route.ts";
import { feedbackRoutes } from "./validations/feedback-route.ts";
import { livePhoneRoutes } from "./validations/live-phone-route.ts";
import { liveRoutes } from "./validations/live-route.ts";
import { publicCampaignRoutes } from "./validations/public-route.ts";
import { respondRoutes } from "./validations/respond-route.ts";
import { respondentRoutes } from "./validations/respondent-route.ts";
import { resultRoutes } from "./validations/results-route.ts";
import { shortageRoutes } from "./validations/shortage-route.ts";
import { tallyRoutes } from "./validations/tally-route.ts";
import { triageRoutes } from "./validations/triage-route.ts";
import { whoSaidWhatRoutes } from "./validations/who-said-what-route.ts";

/** Every endpoint there is: what is mounted, documented, and tested for who may. */
export const endpoints: readonly Endpoint[] = [
  ...describeRoutes(() => endpoints),
  ...sessionRoutes,
  ...meRoutes,
  ...partnershipRoutes,
  ...organizationRoutes,
  ...leaveRoutes,
  ...peopleRoutes,
  ...handoverRoutes,
  ...invitationRoutes,
  ...reminderRoutes,
  ...myReminderRoutes,
  ...calendarRoutes,
  ...frameworkEndpoints,
  ...ruleSetRoutes,
  ...codeRoutes,
  ...codeImportRoutes,
  ...instrumentRoutes,
  ...evaluationRoutes,
  ...ratingRoutes,
  ...evidenceRoutes,
  ...evaluationMoveRoutes,
  ...reportRoutes,
  ...courseRoutes,
  ...courseImportRoutes,
  ...driftRoutes,
  ...alignmentRoutes,
  ...documentRoutes,
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
  ...publicRoutes,
  ...registryRoutes,
  ...ctdlRoutes,
  ...recognitionRoutes,
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
  ...dataRegistryRoutes,
  ...publicProgramRoutes,
  ...programRoutes,
  ...planRoutes,
  ...gridRoutes,
  ...programMoveRoutes,
  ...bridgeRoutes,
  ...bridgePlanRoutes,
  ...bridgeMoveRoutes,
  ...programFactsRoutes,
  ...programRegionRoutes,
  ...programSettingsRoutes,
  ...editionMoveRoutes,
  ...programVersionRoutes,
  ...statementFrameworkRoutes,
  ...statementRoutes,
  ...editionRoutes,
  ...statementImportRoutes,
  ...statementExportRoutes,
  ...publicFrameworkRoutes,
  ...caseRoutes,
  ...campaignRoutes,
  ...respondentRoutes,
  ...tallyRoutes,
  ...resultRoutes,
  ...decisionRoutes,
  ...triageRoutes,
  ...whoSaidWhatRoutes,
  ...feedbackRoutes,
  ...publicCampaignRoutes,
  ...shortageRoutes,
  ...respondRoutes,
  ...liveRoutes,
  ...livePhoneRoutes,
];

const compressed = compress({ threshold: 1024 });

/** Looking whether an answer is worth compressing makes a stream of it: who takes no compression does not pay for that. */
const compressing = createMiddleware(async (c, next) => {
  if (c.req.header("accept-encoding") !== undefined) return compressed(c, next);
  await next();
  c.res.headers.append("vary", "accept-encoding");
});

export function createApp(services: Services): Hono<Env> {
  const app = new Hono<Env>();
  const refused = (error: unknown, c: Context<Env>) =>
    isCaseAddress(c.req.path) ? asStatusInfo(error, c) : asProblem(error, c);
  app.onError(refused);
  app.notFound((c) => refused(new Refusal("not-found"), c));
  app.use(guard(services));
  app.use(compressing);
  mount(app, endpoints);
  return app;
}
