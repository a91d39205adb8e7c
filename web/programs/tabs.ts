/** The parts of a program's page, in their order, each fetched when it is opened. */
import type { ComponentType } from "preact";
import type { Program } from "#shared/programs/schema.ts";
import type { Names } from "../agreements/names.ts";
import type { ProgramTab } from "./paths.ts";

export type TabProps = {
  program: Program;
  etag: string | undefined;
  /** The program's own at the hub, without `/api`. */
  path: string;
  names: Names;
};

export type ProgramPart = {
  id: "grid" | ProgramTab;
  label: string;
  load: () => Promise<ComponentType<TabProps>>;
};

export const parts: readonly ProgramPart[] = [
  { id: "grid", label: "Grid", load: async () => (await import("./grid-tab.tsx")).GridTab },
  {
    id: "parties",
    label: "Partners and approvals",
    load: async () => (await import("./parties-tab.tsx")).PartiesTab,
  },
  {
    id: "coverage",
    label: "Coverage",
    load: async () => (await import("./coverage-tab.tsx")).ProgramCoverage,
  },
  {
    id: "bridges",
    label: "Bridges",
    load: async () => (await import("../bridges/program-tab.tsx")).ProgramBridges,
  },
  {
    id: "evaluations",
    label: "Evaluations",
    load: async () => (await import("../evaluations/program-tab.tsx")).ProgramEvaluations,
  },
  { id: "history", label: "History", load: async () => (await import("../activity/history.tsx")).History },
];
