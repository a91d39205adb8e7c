/** The checks of one program and of every program of a region, as they stand today. */
import * as z from "zod";
import { OrganizationId, ProgramId } from "../ids.ts";
import { CheckAnswer, CheckResult, Severity } from "./check-schema.ts";
import { ProgramStatus } from "./schema.ts";

/** One check of one program: its worst answer, and what that says. */
export const CheckStand = z.strictObject({
  checkId: z.string(),
  name: z.string(),
  result: CheckResult,
  severity: Severity,
  because: z.string(),
});
export type CheckStand = z.infer<typeof CheckStand>;

const CheckCounts = z.strictObject({
  pass: z.int().nonnegative(),
  /** Failing: those that only warn, and those that keep it from being put in force. */
  warn: z.int().nonnegative(),
  refuse: z.int().nonnegative(),
  cannotTell: z.int().nonnegative(),
});

/** …/programs/{id}/checks */
export const ProgramChecks = z.strictObject({
  versionNo: z.int().positive(),
  answers: z.array(CheckAnswer),
  stands: z.array(CheckStand),
  counts: CheckCounts,
});
export type ProgramChecks = z.infer<typeof ProgramChecks>;

/** A row of …/program-checks. */
export const CheckedProgramRow = z.strictObject({
  programId: ProgramId,
  title: z.string(),
  pathwayId: z.string(),
  edition: z.string(),
  status: ProgramStatus,
  versionNo: z.int().positive(),
  leadId: OrganizationId,
  stands: z.array(CheckStand),
  counts: CheckCounts,
});
export type CheckedProgramRow = z.infer<typeof CheckedProgramRow>;
