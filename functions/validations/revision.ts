/**
 * A number beside a campaign that rises with each change to one of many records. Whoever acts on all of them reads it
 * first and saves on the condition that it is the same still: what was changed meanwhile is read again, and never lost.
 */
import type { CampaignId, PartnershipId } from "#shared/ids.ts";
import { tenant } from "../cloud/keys.ts";
import type { Table, Write } from "../cloud/table.ts";

/** `noted`: what the last change that had a note left. */
type Revision = { version: number; noted?: string | undefined };

export function revisionOf(table: Table, of: "DECISIONS" | "ANSWERS") {
  const at = (partnership: PartnershipId, campaign: CampaignId) => ({
    pk: tenant(partnership, "CAMPAIGN", campaign),
    sk: `REVISION#${of}`,
  });
  return {
    async readRevision(partnership: PartnershipId, campaign: CampaignId): Promise<Revision> {
      const item = await table.get(at(partnership, campaign));
      return { version: Number(item?.["version"] ?? 0), noted: item?.["noted"] as string | undefined };
    },
    rising: (partnership: PartnershipId, campaign: CampaignId, noted?: string): Write => ({
      count: at(partnership, campaign),
      by: { version: 1 },
      ...(noted === undefined ? {} : { set: { noted } }),
    }),
    still: (partnership: PartnershipId, campaign: CampaignId, { version }: Revision): Write => ({
      check: at(partnership, campaign),
      when: { version },
    }),
  };
}
