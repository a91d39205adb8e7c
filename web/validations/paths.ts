/** Every link to a campaign. Apart from web/paths.ts, which every first page carries; the same test walks both. */
import { query } from "../paths.ts";

export const campaignPaths = {
  campaigns: (partnership: string) => `/p/${partnership}/campaigns`,
  newCampaign: (partnership: string) => `/p/${partnership}/campaigns/new`,
  /** With one of its parts open, and there the form that adds someone. */
  campaign: (partnership: string, campaign: string, open: { tab?: string; add?: "yes" } = {}) =>
    `/p/${partnership}/campaigns/${campaign}${query(open)}`,
  editCampaign: (partnership: string, campaign: string) => `/p/${partnership}/campaigns/${campaign}/edit`,
  /** The wall of a live session, and what leads it. */
  live: (partnership: string, campaign: string) => `/p/${partnership}/campaigns/${campaign}/live`,
  /** People to ask, from a file. */
  importContacts: (partnership: string, campaign: string) => `/p/${partnership}/campaigns/${campaign}/import`,
  /** Skills that businesses cannot hire. */
  shortages: (partnership: string) => `/p/${partnership}/campaigns/shortages`,
  /** How every figure is worked out. */
  formulas: (partnership: string) => `/p/${partnership}/campaigns/formulas`,
  /** What a published campaign found, for anyone. */
  published: (partnership: string, campaign: string) => `/skills/${partnership}/campaigns/${campaign}`,
};
