/** What retiring a course or a program, ending or amending an agreement, or leaving would do, before it is done. */
import * as z from "zod";
import { BridgeStatus } from "../bridges/schema.ts";
import { BridgeId, EvaluationId, ProgramId } from "../ids.ts";
import { CheckResult, Severity } from "./check-schema.ts";
import { ProgramStatus } from "./schema.ts";

/** A check that holds now and would not, or would on fewer ways through the program. */
export const BrokenCheck = z.strictObject({
  checkId: z.string(),
  name: z.string(),
  severity: Severity,
  before: CheckResult,
  after: CheckResult,
  because: z.string(),
  slots: z.array(z.string()),
});
export type BrokenCheck = z.infer<typeof BrokenCheck>;

export const TouchedSlot = z.strictObject({ slotId: z.string(), intent: z.string(), column: z.string() });

export const TouchedProgram = z.strictObject({
  programId: ProgramId,
  title: z.string(),
  status: ProgramStatus,
  versionNo: z.int().positive(),
  /** Where the course, the agreement or the organization stands in its grid. */
  slots: z.array(TouchedSlot),
  broken: z.array(BrokenCheck),
});
export type TouchedProgram = z.infer<typeof TouchedProgram>;

export const Impact = z.strictObject({
  programs: z.array(TouchedProgram),
  /** Bridges that lead into the program. Absent: none. */
  bridges: z
    .array(z.strictObject({ bridgeId: BridgeId, title: z.string(), status: BridgeStatus }))
    .optional(),
  /** Rounds of evaluation under way that judge the program, or whose evidence the record is. Absent: none. */
  rounds: z
    .array(z.strictObject({ evaluationId: EvaluationId, title: z.string(), programTitle: z.string() }))
    .optional(),
  /** Programs it touches that this reader may not read. Absent: none. */
  others: z.int().positive().optional(),
  /** There are more than are looked at in one go. */
  more: z.boolean(),
});
export type Impact = z.infer<typeof Impact>;
