/** What an address of a campaign names, and the campaign behind it. */
import * as z from "zod";
import type { Actor } from "#shared/actor.ts";
import { CampaignId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { stateOn } from "#shared/validations/rules.ts";
import type { Campaign, CampaignView } from "#shared/validations/schema.ts";
import type { Asking } from "../http/endpoint.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const One = All.extend({ campaignId: CampaignId });

export const all = "/partnerships/{partnershipId}/campaigns";
export const one = `${all}/{campaignId}` as const;

/** Who asks, the campaign, and the day: every member of the partnership knows of it. */
export async function load({
  services,
  actor,
  params,
  today,
}: Pick<Asking<z.output<typeof One>>, "services" | "actor" | "params" | "today">): Promise<{
  by: Actor;
  campaign: Campaign;
  day: string;
}> {
  const [by, campaign, day] = await Promise.all([
    actor,
    services.campaigns.find(params.partnershipId, params.campaignId),
    today(params.partnershipId),
  ]);
  if (!campaign) throw new Refusal("not-found");
  return { by, campaign, day };
}

export const view = (
  { chainHash: _chain, contentsId: _contents, tallyId: _tally, ...rest }: Campaign,
  day: string,
): CampaignView => ({ ...rest, state: stateOn(rest, day) });
