/** What an address of this noun names. */
import * as z from "zod";
import { PartnershipId, ProgramId } from "#shared/ids.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const One = All.extend({ programId: ProgramId });

export const all = "/partnerships/{partnershipId}/programs";
export const one = `${all}/{programId}` as const;
