/** The parts of a round's page, in their order, each fetched when it is opened. */
import type { ComponentType } from "preact";
import type { EvaluationView } from "#shared/evaluations/schema.ts";
import type { Names } from "../agreements/names.ts";
import type { Answer } from "../api.ts";
import type { EvaluationTab } from "./paths.ts";

export type TabProps = { answer: Answer<EvaluationView>; path: string; names: Names };

type Part = {
  id: "ratings" | EvaluationTab;
  label: string;
  count?: (view: EvaluationView) => number;
  load: () => Promise<ComponentType<TabProps>>;
};

export const parts: readonly Part[] = [
  { id: "ratings", label: "Ratings", load: async () => (await import("./ratings-tab.tsx")).RatingsTab },
  {
    id: "evidence",
    label: "Evidence",
    count: ({ evidence }) => evidence.length,
    load: async () => (await import("./evidence-tab.tsx")).EvidenceTab,
  },
  {
    id: "actions",
    label: "Actions",
    count: ({ actions }) => actions.length,
    load: async () => (await import("./actions-tab.tsx")).ActionsTab,
  },
  {
    id: "elsewhere",
    label: "Other instruments",
    load: async () => (await import("./elsewhere-tab.tsx")).ElsewhereTab,
  },
  {
    id: "documents",
    label: "Documents",
    load: async () => (await import("./documents-tab.tsx")).EvaluationDocuments,
  },
  { id: "history", label: "History", load: async () => (await import("../activity/history.tsx")).History },
];
