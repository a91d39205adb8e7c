/** Files of a round: minutes, photographs, what its team brings as evidence. */
import { DocumentsTab } from "../documents/tab.tsx";
import type { TabProps } from "./tabs.ts";

export function EvaluationDocuments({ answer }: TabProps) {
  const { id, team } = answer.data;
  return <DocumentsTab agreement={{ id, parties: team }} />;
}
