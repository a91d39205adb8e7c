/**
 * …/campaigns/{campaignId}/decisions, …/decide, …/publish: what people decide of each statement beside the evidence, the
 * changes all decisions make to the framework at once, and what everyone may read in the end.
 */
import type * as z from "zod";
import { CaseUuid } from "#shared/case/schema.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { objectionToEditing } from "#shared/statements/rules.ts";
import { dateIn } from "#shared/time.ts";
import { type Decision, DecisionDraft, DecisionView } from "#shared/validations/decision-schema.ts";
import { publicOf } from "#shared/validations/public-results.ts";
import { askedAmong, employerStates, ratesOf } from "#shared/validations/rates.ts";
import { evidenceOf } from "#shared/validations/results.ts";
import {
  closedOnOf,
  isValidated,
  objectionToDeciding,
  objectionToDecision,
  objectionToDecisions,
  objectionToPublishing,
  objectionToRewording,
  overrides,
} from "#shared/validations/results-rules.ts";
import { objectionToRunning } from "#shared/validations/rules.ts";
import { CampaignView } from "#shared/validations/schema.ts";
import { standingOf } from "#shared/validations/seconds.ts";
import { shortageReportOf } from "#shared/validations/shortage-report.ts";
import { record } from "../cloud/keys.ts";
import { type Asking, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { decided } from "./changing.ts";
import { type Gathered, gathered, tallyIn, wordsIn } from "./evidence.ts";
import { load, One, one, view } from "./paths.ts";

const OneStatement = One.extend({ statementId: CaseUuid });
const path = `${one}/decisions/{statementId}` as const;

type InCampaign = Pick<Asking<z.output<typeof One>>, "services" | "actor" | "params" | "today">;

/** The campaign, for those who run it. */
async function run(asking: InCampaign) {
  const [loaded, settings] = await Promise.all([
    load(asking),
    asking.services.partnerships.settings(asking.params.partnershipId),
  ]);
  if (!settings) throw new Refusal("not-found");
  insist(objectionToRunning(loaded.by, loaded.campaign));
  return { ...loaded, settings };
}

const titleIn = ({ asked }: Gathered, { statementId }: Decision): string =>
  asked.find(({ identifier }) => identifier === statementId)?.fullStatement.slice(0, 120) ?? "";

const shown = ({ chainHash: _chain, ...rest }: Decision): DecisionView => rest;

const decisions = [
  endpoint(
    {
      method: "PUT",
      path,
      summary:
        "Decide about one statement; another decision than the rule's needs a reason, and some are not to be had",
      audience: "member",
      params: OneStatement,
      body: DecisionDraft,
      answers: { 200: DecisionView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp, sameVersion } = asking;
      const { partnershipId, statementId } = params;
      const { by, campaign } = await run(asking);
      insist(objectionToDecisions(campaign));
      if (!campaign.statementIds.includes(statementId)) throw new Refusal("not-found");
      const [before, { tally }, done] = await Promise.all([
        services.decisions.find(partnershipId, campaign.id, statementId),
        tallyIn(services, partnershipId, campaign),
        services.decisions.triaged(partnershipId, campaign.id, statementId),
      ]);
      await sameVersion(
        before ?? { version: 0 },
        await services.decisions.pk(partnershipId, campaign.id, statementId),
      );
      const evidence = evidenceOf(campaign, tally, standingOf(done, tally), statementId);
      insistAtField(objectionToDecision(body, evidence));
      if (body.change) {
        const { asked, now: there } = await wordsIn(services, partnershipId, campaign);
        insist(objectionToRewording(body.change, asked.get(statementId), there.get(statementId)));
      }
      const saved = await services.decisions.saving(
        partnershipId,
        campaign.id,
        before,
        {
          ...body,
          statementId,
          overrides: overrides(body.decision, evidence.outcome),
          decidedByName: by.name,
          decidedAt: now.toISOString(),
          version: before?.version ?? 0,
          chainHash: before?.chainHash,
        },
        { action: `decided-${body.decision.toLowerCase().replaceAll("_", "-")}`, note: body.reason },
        stamp(by),
      );
      const campaignPk = await services.campaigns.pk(partnershipId, campaign.id);
      return {
        status: 200,
        body: shown(saved.record),
        version: saved.record.version,
        // Still undecided as a whole when this is written down.
        writes: [
          ...saved.writes,
          { check: record(campaignPk), when: { version: campaign.version } },
          await services.decisions.rising(partnershipId, campaign.id),
        ],
      };
    },
  ),
  ...historyOf({
    path,
    params: OneStatement,
    what: "a decision about one statement",
    async load(asking) {
      const { services, params } = asking;
      const { campaign } = await load(asking as unknown as InCampaign);
      if (!campaign.statementIds.includes(params.statementId)) return undefined;
      return await services.decisions.pk(params.partnershipId, campaign.id, params.statementId);
    },
  }),
];

function insistAtField(objection: ReturnType<typeof objectionToDecision>): void {
  if (objection?.pointer !== undefined)
    throw new Refusal("invalid-input", undefined, {
      errors: [{ pointer: objection.pointer, detail: objection.why }],
    });
  insist(objection);
}

const deciding = endpoint(
  {
    method: "POST",
    path: `${one}/decide`,
    summary:
      "Close the decisions about a campaign: the framework gets all the changes they make at once, or none where one cannot be made",
    audience: "member",
    params: One,
    answers: { 200: CampaignView },
    ifMatch: true,
    refusals: ["role-missing", "wrong-moment", "too-many-rows", "too-large"],
  },
  async (asking) => {
    const { services, params, now, stamp, sameVersion } = asking;
    const { partnershipId } = params;
    const { by, campaign, day, settings } = await run(asking);
    await sameVersion(campaign, await services.campaigns.pk(partnershipId, campaign.id));
    insist(objectionToDecisions(campaign));
    const [aside, found] = await Promise.all([
      services.respondents.readRevision(partnershipId, campaign.id),
      gathered(services, partnershipId, campaign),
    ]);
    if (aside.noted === campaign.tallyId)
      throw new Refusal(
        "wrong-moment",
        "Somebody’s answers were set aside since the count. Count the answers again first.",
      );
    insist(objectionToDeciding(campaign, campaign.statementIds.length - found.decisions.size));
    for (const decision of found.decisions.values()) {
      const evidence = evidenceOf(campaign, found.tally, found.triaged, decision.statementId);
      const objection = objectionToDecision(decision, evidence);
      if (objection)
        throw new Refusal(
          "wrong-moment",
          `A decision does not hold any more; decide about this statement again: ${titleIn(found, decision)}`,
        );
    }
    const made = await decided(
      services,
      partnershipId,
      campaign.frameworkId,
      campaign.statementIds.flatMap((id) => found.decisions.get(id) ?? []),
      new Map(found.asked.map(({ identifier, fullStatement }) => [identifier, fullStatement])),
      { by, today: day, note: campaign.title, stamp: stamp(by) },
    );
    const closedOn = closedOnOf(campaign, (at) => dateIn(settings.timeZone, new Date(at)));
    const report = shortageReportOf(campaign, found.tally, found, made.becomes, closedOn);
    const saved = await services.campaigns.saving(
      partnershipId,
      campaign,
      { ...campaign, state: "DECIDED", decidedAt: now.toISOString() },
      {
        action: "campaign-decided",
        note: `${validatedIn(found)} of ${campaign.statementIds.length} validated`,
      },
      stamp(by),
    );
    return {
      status: 200,
      body: view(saved.record, day),
      version: saved.record.version,
      writes: [
        ...saved.writes,
        ...made.writes,
        await services.shortages.keeping(partnershipId, report),
        await services.decisions.still(partnershipId, campaign.id, found.revision),
        await services.respondents.still(partnershipId, campaign.id, aside),
      ],
    };
  },
);

const validatedIn = ({ decisions }: Gathered): number =>
  [...decisions.values()].filter(({ decision }) => isValidated(decision)).length;

const publishing = endpoint(
  {
    method: "POST",
    path: `${one}/publish`,
    summary:
      "Publish what a decided campaign found, without what one or two businesses said; a framework of one's own gets its badge",
    audience: "member",
    params: One,
    answers: { 200: CampaignView },
    ifMatch: true,
    refusals: ["role-missing", "wrong-moment", "too-large"],
  },
  async (asking) => {
    const { services, params, now, stamp, sameVersion } = asking;
    const { partnershipId } = params;
    const { by, campaign, day, settings } = await run(asking);
    await sameVersion(campaign, await services.campaigns.pk(partnershipId, campaign.id));
    insist(objectionToPublishing(campaign));
    const [found, owner, standing] = await Promise.all([
      gathered(services, partnershipId, campaign),
      services.organizations.find(partnershipId, campaign.ownerId),
      services.respondents.standing(partnershipId, campaign.id),
    ]);
    const { framework, tally, tallyId } = found;
    const closedOn = closedOnOf(campaign, (at) => dateIn(settings.timeZone, new Date(at)));
    const publishedAt = now.toISOString();
    const edition = framework.published.find(({ editionNo }) => editionNo === campaign.editionNo);
    const told = publicOf(campaign, tally, found, {
      partnership: settings.name,
      ownerName: owner?.name ?? "",
      framework: (edition ?? framework).document.title,
      closedOn,
      publishedAt,
      invited: ratesOf(employerStates(askedAmong(standing)).map(({ state }) => state)).invited,
    });
    const saved = await services.campaigns.saving(
      partnershipId,
      campaign,
      { ...campaign, state: "PUBLISHED", publishedAt },
      { action: "campaign-published" },
      stamp(by),
    );
    const badge = {
      campaignId: campaign.id,
      editionNo: campaign.editionNo,
      closedOn,
      employers: tally.employers,
      statements: campaign.statementIds.length,
      validated: told.validated,
    };
    // Someone else's framework is not ours to mark; a later campaign's badge stays.
    const marks = !objectionToEditing(by, framework) && (framework.badge?.closedOn ?? "") <= closedOn;
    const marked = marks
      ? await services.statements.saving(
          partnershipId,
          framework,
          { ...framework, badge },
          { action: "framework-validated", note: campaign.title },
          stamp(by),
        )
      : { writes: [] };
    return {
      status: 200,
      body: view(saved.record, day),
      version: saved.record.version,
      writes: [
        ...saved.writes,
        ...marked.writes,
        ...(await services.tallies.publishing(partnershipId, campaign.id, tallyId, told)),
        await services.decisions.still(partnershipId, campaign.id, found.revision),
      ],
    };
  },
);

export const decisionRoutes = [...decisions, deciding, publishing];
