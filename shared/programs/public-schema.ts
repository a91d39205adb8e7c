/** A program of study as everyone may read it: the version in force, with names in the place of ids, and nothing of what is being made. */
import * as z from "zod";
import { AcademicYear } from "../academic-year.ts";
import { EditionId, PathwayId } from "../framework/schema.ts";
import { AgreementId, OrganizationId, PartnershipId, ProgramId } from "../ids.ts";
import { IsoDate } from "../time.ts";
import { Plan } from "./plan-schema.ts";
import { ProgramCip, ProgramParty } from "./schema.ts";

const Named = z.strictObject({ id: OrganizationId, code: z.string(), name: z.string() });
const Pathway = z.strictObject({ id: PathwayId, name: z.string(), cluster: z.string().optional() });

const Head = {
  id: ProgramId,
  title: z.string(),
  edition: EditionId,
  pathway: Pathway,
  /** The school year in which the class is in ninth grade. */
  cohort: AcademicYear,
  versionNo: z.int().positive(),
  organizations: z.array(Named),
} as const;

export const PublicProgramRow = z.strictObject(Head);
export type PublicProgramRow = z.infer<typeof PublicProgramRow>;

export const PublicProgram = z.strictObject({
  ...Head,
  partnership: z.strictObject({ id: PartnershipId, name: z.string() }),
  summary: z.string(),
  leadId: OrganizationId,
  parties: z.array(ProgramParty),
  inForceFrom: IsoDate.optional(),
  cips: z.array(ProgramCip.extend({ title: z.string().optional() })),
  occupations: z.array(z.strictObject({ code: z.string(), title: z.string().optional() })),
  /** Without what only teachers need: statements and prerequisites stay with the partners. */
  plan: Plan,
  /** Agreements it stands on that everyone may read. */
  agreements: z.array(z.strictObject({ id: AgreementId, codedNotation: z.string() })),
});
export type PublicProgram = z.infer<typeof PublicProgram>;
