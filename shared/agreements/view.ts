/** An agreement as the API answers it: what is stored, what today makes of it, and only as much as the asker may see. */
import * as z from "zod";
import { prose } from "../text.ts";
import { Agreement, Phase, VersionSummary } from "./schema.ts";

const hidden = { purpose: true, cipCodes: true, totals: true, startedBy: true, startedAt: true } as const;

export const AgreementView = Agreement.omit({ chainHash: true })
  .partial(hidden)
  .extend({
    phase: Phase.optional(),
    /** Of the executed versions, the one that speaks today. */
    governingVersionNo: z.int().positive().optional(),
    /** Why an ended one ended. */
    endedWhy: z.enum(["EXPIRED", "SUPERSEDED", "TERMINATED"]).optional(),
    /** Beside the phase, never in its place: EXPIRING, APPROVAL_OVERDUE. */
    flags: z.array(z.string()),
    /** True for a convener who sees that it exists and not what it says. */
    contentHidden: z.literal(true).optional(),
  });
export type AgreementView = z.infer<typeof AgreementView>;

/** One version of an agreement, and where it stands today among the others. */
export const VersionView = VersionSummary.extend({
  phase: Phase.optional(),
  endedWhy: z.enum(["EXPIRED", "SUPERSEDED", "TERMINATED"]).optional(),
});

/** Why, in the mover's words. */
export const Reason = z.strictObject({ reason: prose(1000).min(3, "a reason of a few words") });
