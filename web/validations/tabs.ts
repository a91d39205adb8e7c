/**
 * The parts of a campaign's page, in their order. One more part is one more line: when it is shown, and where its code
 * is, which is fetched when the part is opened. The page opens on the first that is shown.
 */
import type { ComponentType } from "preact";
import type { CampaignView } from "#shared/validations/schema.ts";
import type { Answer } from "../api.ts";

export type CampaignTabProps = {
  answer: Answer<CampaignView>;
  path: string;
  /** They lead it: an editor of its organization, or a convener. */
  runs: boolean;
};

export type CampaignTab = {
  id: string;
  label: string;
  /** `reads`: what people wrote, too: those who lead it, and auditors. */
  shown: (about: { campaign: CampaignView; runs: boolean; reads: boolean }) => boolean;
  load: () => Promise<ComponentType<CampaignTabProps>>;
};

const counted: readonly CampaignView["state"][] = ["TALLIED", "DECIDED", "PUBLISHED"];
const closed: readonly CampaignView["state"][] = ["CLOSED", ...counted];

export const campaignTabs: readonly CampaignTab[] = [
  {
    id: "results",
    label: "Results",
    shown: ({ campaign }) => closed.includes(campaign.state),
    load: async () => (await import("./results-tab.tsx")).ResultsTab,
  },
  {
    id: "comments",
    label: "Comments",
    shown: ({ campaign, reads }) => reads && counted.includes(campaign.state),
    load: async () => (await import("./comments-tab.tsx")).CommentsTab,
  },
  {
    id: "answered",
    label: "Who answered",
    shown: ({ campaign }) => campaign.state !== "DRAFT",
    load: async () => (await import("./answered-tab.tsx")).AnsweredTab,
  },
  {
    id: "people",
    label: "People and invitations",
    shown: ({ runs }) => runs,
    load: async () => (await import("./people-tab.tsx")).PeopleTab,
  },
  {
    id: "asked",
    label: "What it asks",
    shown: () => true,
    load: async () => (await import("./asked-tab.tsx")).AskedTab,
  },
  {
    id: "history",
    label: "History",
    shown: () => true,
    load: async () => (await import("../activity/history.tsx")).History,
  },
];
