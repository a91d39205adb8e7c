/** A data-sharing agreement as the API answers it: what is stored, what today makes of it, and only as much as the asker may see. */
import * as z from "zod";
import { DataPhase, DataSharing, DataSharingRow } from "./schema.ts";

const hidden = { summary: true, counts: true, startedBy: true, startedAt: true } as const;

export const DataSharingView = DataSharing.omit({ chainHash: true })
  .partial(hidden)
  .extend({
    phase: DataPhase,
    /** Beside the phase, never in its place. */
    flags: z.array(z.string()),
    /** Of the executed versions, the one that speaks today. */
    governingVersionNo: z.int().positive().optional(),
    /** Where the version being made beside an executed one has come to. */
    pending: DataPhase.optional(),
    /** How many checks block it and how many warn (GET …/check); while it is being made. */
    findings: z.strictObject({ block: z.int().nonnegative(), warn: z.int().nonnegative() }).optional(),
    /** True for a convener who sees that it exists and not what it says. */
    contentHidden: z.literal(true).optional(),
  });
export type DataSharingView = z.infer<typeof DataSharingView>;

/** A row of the list, and where it stands today. */
export const DataSharingListRow = DataSharingRow.extend({ phase: DataPhase });
export type DataSharingListRow = z.infer<typeof DataSharingListRow>;
