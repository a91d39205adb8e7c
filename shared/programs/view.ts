/** A program as the API answers it: what is stored, and only as much as the asker may see. */
import * as z from "zod";
import { Program, ProgramStatus } from "./schema.ts";

const { summary, cips, occupations, asked, approvals } = Program.shape;

export const ProgramView = Program.omit({ chainHash: true })
  .partial({ planHash: true, startedBy: true, startedAt: true })
  .extend({
    // Hidden is not the same as empty.
    summary: summary.removeDefault().optional(),
    cips: cips.removeDefault().optional(),
    occupations: occupations.removeDefault().optional(),
    asked: asked.removeDefault().optional(),
    approvals: approvals.removeDefault().optional(),
    /** The version in force, where there is one. */
    inForceNo: z.int().positive().optional(),
    /** The state of the version that is being made beside the one in force; for those at the table. */
    pending: ProgramStatus.optional(),
    /** True for a convener who sees that it exists and not what it says. */
    contentHidden: z.literal(true).optional(),
  });
export type ProgramView = z.infer<typeof ProgramView>;
