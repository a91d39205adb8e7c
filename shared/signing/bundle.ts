/**
 * What comes with an executed PDF for whoever wants to check it without the hub: the evidence it was made from, and the
 * record's history up to its execution. The same bytes whenever it is asked for.
 */
import * as z from "zod";
import { ActivityEvent } from "../activity/schema.ts";
import { Evidence } from "./evidence.ts";
import { StoredFile } from "./schema.ts";

export const bundleFormat = "causeway-agreement-bundle";

export const Bundle = z.strictObject({
  format: z.literal(bundleFormat),
  formatVersion: z.literal(1),
  evidence: Evidence,
  executedDocument: StoredFile,
  /** From the first event to the one that executed this version, in which its PDF is named. */
  history: z.array(ActivityEvent).min(1),
});
export type Bundle = z.infer<typeof Bundle>;

/** The bundle of an executed paper; undefined where the history does not know it. */
export function bundleOf(
  evidence: Evidence,
  executedDocument: StoredFile,
  events: readonly ActivityEvent[],
): Bundle | undefined {
  const execution = events.findIndex(({ paper }) => paper === executedDocument.sha256);
  if (execution < 0) return undefined;
  return {
    format: bundleFormat,
    formatVersion: 1,
    evidence,
    executedDocument,
    history: events.slice(0, execution + 1),
  };
}
