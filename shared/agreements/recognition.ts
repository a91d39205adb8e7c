/**
 * What agreements say about a school's courses, one statement for each rule or finding, course and receiving
 * organization: what the gap map and the fairness list are made of. Holds nothing about people.
 */
import * as z from "zod";
import { AgreementId, OrganizationId } from "../ids.ts";
import { pageOf } from "../page.ts";
import { IsoDate } from "../time.ts";
import { AgreementType } from "./schema.ts";
import { AwardType, ConditionType, CourseRef, CreditUnit, Grade, NegativeReason } from "./terms-schema.ts";

export const Statement = z.strictObject({
  course: CourseRef,
  receiverId: OrganizationId,
  versionNo: z.int(),
  ruleNo: z.int(),
  /** In a version that is still on its way and so promises nothing yet. */
  underWay: z.literal(true).optional(),
  /** Completions in these days count, a teach-out included. */
  from: IsoDate,
  until: IsoDate,
  /** Earlier than `until` where the rest is a teach-out. */
  inForceUntil: IsoDate,
  /** Empty: a finding, and `reason` says which. */
  grants: z.array(
    z.strictObject({
      type: AwardType,
      code: z.string(),
      title: z.string(),
      creditHundredths: z.int(),
      unit: CreditUnit,
    }),
  ),
  minGrade: Grade.optional(),
  /** What else has to be completed, a slot each: `HS2`, `BIO1 or BIO1H`. */
  together: z.array(z.string()),
  conditions: z.array(z.strictObject({ type: ConditionType, value: z.string().optional() })),
  reason: NegativeReason.optional(),
  against: z.string().optional(),
  revisitOn: IsoDate.optional(),
});
export type Statement = z.infer<typeof Statement>;

export const AgreementSays = z.strictObject({
  agreementId: AgreementId,
  agreement: z.string(),
  name: z.string(),
  agreementType: AgreementType,
  statements: z.array(Statement),
});
export type AgreementSays = z.infer<typeof AgreementSays>;

/** GET /api/partnerships/{partnershipId}/schools/{organizationId}/recognition: agreements in the order of their numbers. */
export const Recognition = pageOf(AgreementSays).extend({
  /** Agreements of this page that the asker may know of and not read. */
  hidden: z.int().nonnegative(),
});
export type Recognition = z.infer<typeof Recognition>;
