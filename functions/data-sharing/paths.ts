/** What an address of this noun names. */
import * as z from "zod";
import { DataSharingId, PartnershipId } from "#shared/ids.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const One = All.extend({ dataSharingId: DataSharingId });

export const all = "/partnerships/{partnershipId}/data-sharing";
export const one = `${all}/{dataSharingId}` as const;
