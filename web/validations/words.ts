/** What campaigns, respondents and employers are called on screen. */
import type { RespondentState, SizeBand } from "#shared/validations/respondent-schema.ts";
import type { CampaignState, CampaignView, DecisionRule, Method } from "#shared/validations/schema.ts";
import type { State } from "../ui/badge.tsx";

/** Each state in a word, and how it is drawn. */
export const stateWords: Record<CampaignState, { word: string; drawn: State }> = {
  DRAFT: { word: "Draft", drawn: "draft" },
  OPEN: { word: "Open, answers coming in", drawn: "in-review" },
  CLOSED: { word: "Closed, to be counted", drawn: "signature" },
  TALLIED: { word: "Tallied, decisions open", drawn: "signature" },
  DECIDED: { word: "Decided", drawn: "upcoming" },
  PUBLISHED: { word: "Published", drawn: "in-force" },
  CANCELLED: { word: "Called off", drawn: "withdrawn" },
};

export const purposeWords: Record<CampaignView["purpose"], string> = {
  INITIAL: "Asking for the first time",
  ANNUAL: "The yearly vote",
  REVALIDATION: "Asking again after changes",
};

export const methodWords: Record<Method, string> = {
  SURVEY: "Each answers on their own",
  LIVE: "A vote in a meeting",
  PANEL: "A panel of experts",
};

export const ruleWords: Record<DecisionRule["method"], string> = {
  EXACT_BINOMIAL: "Exact binomial, one-sided, 5%",
  LAWSHE_1975: "Lawshe’s table of 1975",
  WILSON_2012: "Wilson, Pan and Schumsky 2012",
};

export const respondentWords: Record<RespondentState, { word: string; drawn: State }> = {
  LISTED: { word: "Not written to", drawn: "draft" },
  INVITED: { word: "Written to", drawn: "in-review" },
  OPENED: { word: "Opened it", drawn: "in-review" },
  STARTED: { word: "Started", drawn: "signature" },
  COMPLETED: { word: "Answered", drawn: "pass" },
  DECLINED: { word: "Declined", drawn: "declined" },
  BOUNCED: { word: "Letter came back", drawn: "warn" },
  REVOKED: { word: "Taken back", drawn: "withdrawn" },
  INELIGIBLE: { word: "Not one to ask", drawn: "superseded" },
};

/** Smallest first: the order in which they are shown. */
export const sizeWords: Record<SizeBand, string> = {
  UNDER_50: "Fewer than 50 people",
  "50_TO_249": "50 to 249 people",
  "250_AND_MORE": "250 people and more",
};

/** The sectors of NAICS 2022 by the two digits a code begins with. */
const sectors: Record<string, string> = {
  "11": "Farming, forestry and fishing",
  "21": "Mining, oil and gas",
  "22": "Utilities",
  "23": "Construction",
  "31": "Manufacturing of food and textiles",
  "32": "Manufacturing of wood, paper and chemicals",
  "33": "Manufacturing of metal, machines and vehicles",
  "42": "Wholesale trade",
  "44": "Retail trade",
  "45": "Retail trade, general",
  "48": "Transportation",
  "49": "Post and warehousing",
  "51": "Information",
  "52": "Finance and insurance",
  "53": "Real estate and rental",
  "54": "Professional and technical services",
  "55": "Management of companies",
  "56": "Support services and waste",
  "61": "Education",
  "62": "Health care and social assistance",
  "71": "Arts and recreation",
  "72": "Hotels and food service",
  "81": "Other services",
  "92": "Public administration",
};

export const sectorWords = (sector: string): string => sectors[sector] ?? `Sector ${sector}`;

export const businessesInWords = (count: number): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? "business" : "businesses"}`;

export const peopleInWords = (count: number): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? "person" : "people"}`;
