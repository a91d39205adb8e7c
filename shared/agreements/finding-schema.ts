/**
 * The register of findings: what a receiving organization's faculty decided about a pair of courses, outside any
 * agreement. One record per pair, with every decision about it; the last one holds until there is another.
 */
import * as z from "zod";
import { FindingId, OrganizationId, PersonId } from "../ids.ts";
import { line } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { CourseRef, NegativeReason } from "./terms-schema.ts";

/** LIFTED: it no longer stands in the way. What the course gives then is for an agreement to say. */
export const DecisionReason = z.enum([...NegativeReason.options, "LIFTED"]);
export type DecisionReason = z.infer<typeof DecisionReason>;

const decided = {
  /** The first day on which it holds. */
  decidedOn: IsoDate,
  /** The person or committee, as the minutes name them. */
  decidedBy: line(120),
  note: line(300).optional(),
  /** When it is looked at again. */
  revisitOn: IsoDate.optional(),
};

/** What a reviewer types to decide about a pair again. */
export const FindingChange = z.strictObject({ reason: DecisionReason, ...decided });
export type FindingChange = z.infer<typeof FindingChange>;

export const FindingVisibility = z.enum(["PARTIES", "PARTNERSHIP"]);

/** What a reviewer types about a pair that is not in the register yet. */
export const FindingDraft = z.strictObject({
  course: CourseRef,
  /** The own course it was compared with, as written; left out where none was. */
  against: line(200).optional(),
  visibility: FindingVisibility.default("PARTNERSHIP"),
  reason: NegativeReason,
  ...decided,
});
export type FindingDraft = z.infer<typeof FindingDraft>;

export const Decision = FindingChange.extend({ by: PersonId, byName: z.string(), at: Instant });
export type Decision = z.infer<typeof Decision>;

export const RegisterFinding = z.strictObject({
  id: FindingId,
  /** Whose faculty decides, and whose register it is. */
  receiverId: OrganizationId,
  course: CourseRef,
  against: z.string().optional(),
  /** PARTIES: the receiver and the school whose course it is. */
  visibility: FindingVisibility,
  /** Oldest first. */
  decisions: z.array(Decision).min(1).max(60),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type RegisterFinding = z.infer<typeof RegisterFinding>;
