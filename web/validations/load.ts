/** Reading campaigns: the list, one, whom it asks, and how many answered. */
import type { RateTable, RespondentView } from "#shared/validations/respondent-schema.ts";
import type { CampaignRow, CampaignView } from "#shared/validations/schema.ts";
import { type Answer, get, getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";

export const campaignsPath = (partnership: string): string => `/partnerships/${partnership}/campaigns`;

export const useCampaigns = (partnership: string): Loaded<CampaignRow[]> => {
  const path = campaignsPath(partnership);
  return useLoad(path, (signal) => getAll<CampaignRow>(path, signal));
};

export const useCampaign = (path: string): Loaded<Answer<CampaignView>> =>
  useLoad(`${path}#page`, (signal) => get<CampaignView>(path, signal));

/** Only those who run the campaign may ask for it. */
export const useRespondents = (path: string): Loaded<RespondentView[]> =>
  useLoad(`${path}/respondents`, (signal) => getAll<RespondentView>(`${path}/respondents`, signal));

export const useRates = (path: string): Loaded<RateTable> =>
  useLoad(`${path}/rates`, async (signal) => (await get<RateTable>(`${path}/rates`, signal)).data);
