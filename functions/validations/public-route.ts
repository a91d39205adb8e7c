/** /public/…/campaigns/{campaignId}: a published campaign, as everyone may read it. */
import { Refusal } from "#shared/problem.ts";
import { PublicCampaign } from "#shared/validations/results-schema.ts";
import { cached } from "../http/cached.ts";
import { endpoint } from "../http/endpoint.ts";
import { One } from "./paths.ts";

export const publicCampaignRoutes = [
  endpoint(
    {
      method: "GET",
      path: "/public/partnerships/{partnershipId}/campaigns/{campaignId}",
      summary:
        "What a published campaign found and what was decided; nothing from which one could learn what one or two businesses said",
      audience: "anyone",
      params: One,
      answers: { 200: PublicCampaign },
    },
    async ({ services, params: { partnershipId, campaignId } }) => {
      const campaign = await services.campaigns.find(partnershipId, campaignId);
      const told =
        campaign?.state === "PUBLISHED" && campaign.tallyId
          ? await services.tallies.published(partnershipId, campaignId, campaign.tallyId)
          : undefined;
      if (!told) throw new Refusal("not-found");
      // It is never changed: kept a minute all the same, like everything that is public.
      return { status: 200, body: told, headers: cached };
    },
  ),
];
