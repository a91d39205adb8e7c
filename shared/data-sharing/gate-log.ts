/** A decision of the gate as its history keeps it, in the few words of a note, and as it is read out of there again. */
import * as z from "zod";
import type { ActivityEvent } from "../activity/schema.ts";
import { OrganizationId, ReleaseId } from "../ids.ts";
import { Instant } from "../time.ts";
import { type GateDecision, GateReason } from "./release-schema.ts";

/** What passed, or was to pass. */
export type Attempt = {
  action: "read" | "submit";
  indicatorId: string;
  /** `2025-26`, `2023-24/2025-26`. */
  years: string;
  senderId?: OrganizationId | undefined;
  releaseId?: ReleaseId | undefined;
  /** Several at once, as for a chart over years. */
  releases?: number | undefined;
};

export const GateEntry = z.strictObject({
  seq: z.int().positive(),
  at: Instant,
  actorName: z.string(),
  organization: OrganizationId.optional(),
  allowed: z.boolean(),
  reason: GateReason,
  action: z.enum(["read", "submit"]),
  indicatorId: z.string(),
  years: z.string(),
  senderId: OrganizationId.optional(),
  releaseId: ReleaseId.optional(),
  releases: z.int().positive().optional(),
  versionNo: z.int().positive().optional(),
});
export type GateEntry = z.infer<typeof GateEntry>;

/** `SUSPENDED: read 5S1 2025-26, org_…, rel_…, version 2`. */
export function gateNote({ reason, versionNo }: GateDecision, attempt: Attempt): string {
  const { action, indicatorId, years, senderId, releaseId, releases } = attempt;
  return [
    `${reason}: ${action} ${indicatorId} ${years}`,
    ...(senderId ? [senderId] : []),
    ...(releaseId ? [releaseId] : []),
    ...(releases ? [`${releases} releases`] : []),
    ...(versionNo ? [`version ${versionNo}`] : []),
  ].join(", ");
}

export function gateEntry({ seq, at, actorName, organization, action, note = "" }: ActivityEvent): GateEntry {
  const [said = "", ...parts] = note.split(", ");
  const [reason = "", what = ""] = said.split(": ");
  const [attempted, indicatorId = "", years = ""] = what.split(" ");
  const starting = (prefix: string) => parts.find((part) => part.startsWith(prefix));
  const counted = parts.find((part) => part.endsWith(" releases"));
  const version = starting("version ");
  const entry = {
    ...{ seq, at, actorName, reason, indicatorId, years, action: attempted },
    allowed: action === "gate-allowed",
    ...(organization ? { organization } : {}),
    ...(starting("org_") ? { senderId: starting("org_") } : {}),
    ...(starting("rel_") ? { releaseId: starting("rel_") } : {}),
    ...(counted ? { releases: Number.parseInt(counted, 10) } : {}),
    ...(version ? { versionNo: Number(version.slice("version ".length)) } : {}),
  };
  return GateEntry.parse(entry);
}
