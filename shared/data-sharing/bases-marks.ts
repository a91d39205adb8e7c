/** How an item of a shipped basis says whether somebody has read it at its source. */
import type { Answer, RequiredElement, RequiredFact } from "./bases-schema.ts";

/** Read where it stands, so a gap blocks. */
export const read = { verifiedOn: "2026-11-20", source: "Read at its source for the design note." } as const;
/** From memory, so a gap warns and says so. */
export const recalled = {
  source: "Written from memory. Compare it with its source, then give the day on which you did.",
} as const;
/** No law to compare it with: what the hub itself asks. */
export const ours = {
  verifiedOn: "2026-11-20",
  source: "Asked by the hub; no law fixes the words.",
} as const;

type Mark = { readonly verifiedOn?: string; readonly source: string };

export const element = (
  id: string,
  text: string,
  citation: string,
  mark: Mark,
  answeredBy: Answer[] = [],
): RequiredElement => ({ id, text, citation, answeredBy, ...mark });

export const yes = (id: string, label: string, citation: string, mark: Mark): RequiredFact => ({
  ...{ id, label, citation, kind: "yes-no", choices: [], must: "true" },
  ...mark,
});

export const written = (id: string, label: string, citation: string, mark: Mark): RequiredFact => ({
  ...{ id, label, citation, kind: "text", choices: [] },
  ...mark,
});
