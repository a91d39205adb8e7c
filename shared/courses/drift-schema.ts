/** What changed in the catalogs since it was agreed: the course, before and after, and the rules it touches. */
import * as z from "zod";
import { AcademicYear } from "../academic-year.ts";
import { AgreementStatus } from "../agreements/schema.ts";
import { CreditUnit, Hundredths } from "../agreements/terms-schema.ts";
import { AgreementId, OrganizationId } from "../ids.ts";

/** RENAMED is worth a look; the others change what was agreed. */
export const DriftKind = z.enum(["GONE", "RENAMED", "CREDIT_CHANGED", "UNIT_CHANGED"]);
export type DriftKind = z.infer<typeof DriftKind>;

const Facts = z.strictObject({ title: z.string(), creditHundredths: Hundredths, unit: CreditUnit });

export const Drift = z.strictObject({
  kind: DriftKind,
  side: z.enum(["SENDING", "RECEIVING"]),
  organizationId: OrganizationId,
  /** As the rules spell it. */
  code: z.string(),
  /** As it was agreed. */
  before: Facts,
  /** As the catalog has it now; absent for a course that it does not have at all. */
  after: Facts.optional(),
  /** The catalog that was compared with. */
  year: AcademicYear,
  /** For a course that is gone: the one course of the same title that the catalog has under another code. */
  perhaps: z.strictObject({ code: z.string(), title: z.string() }).optional(),
  ruleNos: z.array(z.int().positive()),
});
export type Drift = z.infer<typeof Drift>;

/** One agreement whose rules some catalog touches. */
export const TouchedAgreement = z.strictObject({
  agreementId: AgreementId,
  codedNotation: z.string(),
  name: z.string(),
  status: AgreementStatus,
  drift: z.array(Drift),
});
export type TouchedAgreement = z.infer<typeof TouchedAgreement>;

/** Of one agreement: what was compared, and what differs. No catalogs, no drift. */
export const DriftAnswer = z.strictObject({
  compared: z.array(z.strictObject({ organizationId: OrganizationId, year: AcademicYear })),
  drift: z.array(Drift),
});
export type DriftAnswer = z.infer<typeof DriftAnswer>;
