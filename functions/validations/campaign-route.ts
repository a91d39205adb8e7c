/** /partnerships/{partnershipId}/campaigns: the list, one campaign, and its life from a draft until it closes. */
import { newId, type OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { PageQuery, pageOf } from "#shared/page.ts";
import { insist, Refusal } from "#shared/problem.ts";
import {
  type CampaignMove,
  objectionToChanging,
  objectionToMove,
  objectionToRunning,
  objectionToStarting,
  problemsOfDraft,
  stateOn,
} from "#shared/validations/rules.ts";
import { type Campaign, CampaignDraft, CampaignRow, CampaignView } from "#shared/validations/schema.ts";
import type { Services } from "../env.ts";
import { type Endpoint, endpoint } from "../http/endpoint.ts";
import { historyOf } from "../http/history.ts";
import { All, all, load, One, one, view } from "./paths.ts";

/** The published edition a draft asks about; refuses a draft that does not hold together with it. */
async function editionAsked(services: Services, partnership: PartnershipId, draft: CampaignDraft) {
  const framework = await services.statements.find(partnership, draft.frameworkId);
  if (!framework)
    throw new Refusal("invalid-input", undefined, {
      errors: [{ pointer: "/frameworkId", detail: "a framework of this partnership" }],
    });
  const edition = framework.published.find(({ editionNo }) => editionNo === draft.editionNo);
  if (!edition)
    throw new Refusal("invalid-input", undefined, {
      errors: [{ pointer: "/editionNo", detail: "a published edition of this framework" }],
    });
  const contents = await services.statements.contents(partnership, framework, edition.contentsId);
  const errors = problemsOfDraft(draft, new Set(contents.CFItems.map(({ identifier }) => identifier)));
  if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
  return edition;
}

const row = (campaign: Campaign, day: string): CampaignRow => {
  const { id, title, ownerId, region, method, purpose, opensOn, closesOn, version, statementIds } = campaign;
  const state = stateOn(campaign, day);
  const statements = statementIds.length;
  return { id, title, ownerId, state, region, method, purpose, opensOn, closesOn, version, statements };
};

const manyCampaigns = [
  endpoint(
    {
      method: "GET",
      path: all,
      summary: "Validation campaigns of this partnership, the latest to open first",
      audience: "member",
      params: All,
      query: PageQuery,
      answers: { 200: pageOf(CampaignRow) },
    },
    async ({ services, actor, params, query, cursor, today }) => {
      const [page, day] = await Promise.all([
        services.campaigns.list(params.partnershipId, query.limit, cursor.open()),
        today(params.partnershipId),
        actor,
      ]);
      return {
        status: 200,
        body: {
          items: page.campaigns.map((campaign) => row(campaign, day)),
          ...(page.next ? { next: cursor.seal(page.next) } : {}),
        },
      };
    },
  ),

  endpoint(
    {
      method: "POST",
      path: all,
      summary: "Start a campaign, run by the organization acted for: it asks about one published edition",
      audience: "member",
      params: All,
      body: CampaignDraft,
      answers: { 201: CampaignView },
      refusals: ["role-missing", "too-large"],
    },
    async ({ services, actor, params, body, now, stamp, today }) => {
      const by = await actor;
      const owner =
        by.organization && (await services.organizations.find(params.partnershipId, by.organization));
      insist(objectionToStarting(by, owner?.type));
      const [day] = await Promise.all([
        today(params.partnershipId),
        editionAsked(services, params.partnershipId, body),
      ]);
      const saved = await services.campaigns.saving(
        params.partnershipId,
        undefined,
        {
          ...body,
          id: newId("cmp"),
          ownerId: by.organization as OrganizationId,
          state: "DRAFT",
          startedBy: by.person,
          startedAt: now.toISOString(),
          version: 0,
        },
        { action: "campaign-started", note: body.title },
        stamp(by),
      );
      return {
        status: 201,
        body: view(saved.record, day),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),
];

const oneCampaign = [
  endpoint(
    {
      method: "GET",
      path: one,
      summary: "One campaign: what it asks, on which scales, by what rule it counts",
      audience: "member",
      params: One,
      answers: { 200: CampaignView },
    },
    async (asking) => {
      const { campaign, day } = await load(asking);
      return { status: 200, body: view(campaign, day), version: campaign.version };
    },
  ),

  endpoint(
    {
      method: "PUT",
      path: one,
      summary: "Change what a campaign asks, while it is a draft",
      audience: "member",
      params: One,
      body: CampaignDraft,
      answers: { 200: CampaignView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment", "too-large"],
    },
    async (asking) => {
      const { services, params, body, stamp, sameVersion } = asking;
      const { by, campaign, day } = await load(asking);
      insist(objectionToRunning(by, campaign));
      await sameVersion(campaign, await services.campaigns.pk(params.partnershipId, campaign.id));
      insist(objectionToChanging(campaign));
      await editionAsked(services, params.partnershipId, body);
      const { id, ownerId, state, startedBy, startedAt, version, chainHash } = campaign;
      const saved = await services.campaigns.saving(
        params.partnershipId,
        campaign,
        { ...body, id, ownerId, state, startedBy, startedAt, version, chainHash },
        { action: "campaign-changed", note: body.title },
        stamp(by),
      );
      return {
        status: 200,
        body: view(saved.record, day),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  ),
];

/** What a move makes of the campaign; opening freezes the contents of the edition it asks about. */
async function moved(
  move: CampaignMove,
  campaign: Campaign,
  services: Services,
  partnership: PartnershipId,
  at: string,
): Promise<Campaign> {
  if (move === "close") return { ...campaign, state: "CLOSED", closedAt: at };
  if (move === "cancel") return { ...campaign, state: "CANCELLED" };
  const { contentsId } = await editionAsked(services, partnership, campaign);
  return { ...campaign, state: "OPEN", openedAt: at, contentsId };
}

const happenedBy: Record<CampaignMove, { action: string; summary: string }> = {
  open: {
    action: "campaign-opened",
    summary: "Open a campaign: from here on what it asks stays as it is",
  },
  close: {
    action: "campaign-closed",
    summary: "Close a campaign before its last day is over: answers are taken for one minute more",
  },
  cancel: { action: "campaign-cancelled", summary: "Call a campaign off: it takes no answer any more" },
};

const moveRoute = (move: CampaignMove): Endpoint =>
  endpoint(
    {
      method: "POST",
      path: `${one}/${move}`,
      summary: happenedBy[move].summary,
      audience: "member",
      params: One,
      answers: { 200: CampaignView },
      ifMatch: true,
      refusals: ["role-missing", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, now, stamp, sameVersion } = asking;
      const { by, campaign, day } = await load(asking);
      insist(objectionToRunning(by, campaign));
      await sameVersion(campaign, await services.campaigns.pk(params.partnershipId, campaign.id));
      insist(objectionToMove(campaign, move, day));
      const saved = await services.campaigns.saving(
        params.partnershipId,
        campaign,
        await moved(move, campaign, services, params.partnershipId, now.toISOString()),
        { action: happenedBy[move].action },
        stamp(by),
      );
      return {
        status: 200,
        body: view(saved.record, day),
        version: saved.record.version,
        writes: saved.writes,
      };
    },
  );

export const campaignRoutes = [
  ...manyCampaigns,
  ...oneCampaign,
  ...(["open", "close", "cancel"] as const).map(moveRoute),
  ...historyOf({
    path: one,
    params: One,
    what: "a validation campaign",
    async load(asking) {
      const { campaign } = await load(asking);
      return await asking.services.campaigns.pk(asking.params.partnershipId, campaign.id);
    },
  }),
];
