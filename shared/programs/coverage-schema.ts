/** Which of the statements a program is to cover its courses cover, and on which ways through it. */
import * as z from "zod";
import { OrganizationId } from "../ids.ts";
import { StatementFact } from "./check-schema.ts";

export const Covered = z.strictObject({
  slotId: z.string(),
  organizationId: OrganizationId,
  code: z.string(),
  title: z.string(),
});
export type Covered = z.infer<typeof Covered>;

/** One school, college and, where somebody goes on, university: what is left open there. */
export const CoverageOnLegs = z.strictObject({
  schoolId: OrganizationId,
  collegeId: OrganizationId,
  universityId: OrganizationId.optional(),
  covered: z.int().nonnegative(),
  /** Ids of the expected statements that no course on this way teaches. */
  open: z.array(z.string()),
});
export type CoverageOnLegs = z.infer<typeof CoverageOnLegs>;

export const ProgramCoverage = z.strictObject({
  /** The framework of statements it goes by; absent: it names none, and nobody can tell. */
  statementFramework: z.uuid().optional(),
  statements: z.array(StatementFact.extend({ by: z.array(Covered) })),
  /** Of the expected ones. */
  expected: z.int().nonnegative(),
  validated: z.int().nonnegative(),
  covered: z.int().nonnegative(),
  validatedCovered: z.int().nonnegative(),
  legs: z.array(CoverageOnLegs),
});
export type ProgramCoverage = z.infer<typeof ProgramCoverage>;
