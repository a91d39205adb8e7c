/** What the public may read of an executed, public agreement: the evaluator's whole input, and nothing about people. */
import * as z from "zod";
import { AgreementId, OrganizationId, PartnershipId } from "../ids.ts";
import { IsoDate } from "../time.ts";
import { AgreementType, PartyRole } from "./schema.ts";
import { Terms } from "./terms-schema.ts";

export const PublicOrganization = z.strictObject({
  id: OrganizationId,
  code: z.string(),
  name: z.string(),
  /** Its role in the agreement: says who receives where no rule does. */
  role: PartyRole.optional(),
  /** Only when that contact opted in. */
  contact: z
    .strictObject({
      name: z.string(),
      title: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
});
export type PublicOrganization = z.infer<typeof PublicOrganization>;

/** One executed version. Unexecuted versions never show (2.5 item 22). */
export const PublicVersion = z.strictObject({
  partnership: PartnershipId,
  agreementId: AgreementId,
  codedNotation: z.string(),
  name: z.string(),
  agreementType: AgreementType,
  versionNo: z.int().positive(),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  /** The last day after automatic renewals, where there were some. */
  renewsUntil: IsoDate.optional(),
  /** The last day in force of a terminated version. */
  terminationDay: IsoDate.optional(),
  /** The last day on which a completion still counts, whatever ended the version before (2.5 item 17). */
  teachOutUntil: IsoDate.optional(),
  /** The day it was signed: from then on `asOf` finds it. */
  executedOn: IsoDate,
  organizations: z.array(PublicOrganization),
  terms: Terms,
});
export type PublicVersion = z.infer<typeof PublicVersion>;

/** GET /api/public/partnerships/{partnershipId}/schools/{organizationId}/rules */
export const PublicRules = z.strictObject({ items: z.array(PublicVersion) });
export type PublicRules = z.infer<typeof PublicRules>;
