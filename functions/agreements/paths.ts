/** What an address of this noun names. */
import * as z from "zod";
import { AgreementId, PartnershipId } from "#shared/ids.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const One = All.extend({ agreementId: AgreementId });

export const all = "/partnerships/{partnershipId}/agreements";
export const one = `${all}/{agreementId}` as const;
