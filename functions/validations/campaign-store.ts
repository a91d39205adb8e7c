/**
 * Validation campaigns in the table.
 *
 *   T#<p>#CAMPAIGN#<id>   RECORD, EVENT#…     the campaign with its scales and its rule, and its history
 *   T#<p>#CAMPAIGNS       <opensOn>#<id>      a pointer
 */
import type { Happened } from "#shared/activity/schema.ts";
import { CampaignId, type PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { Campaign } from "#shared/validations/schema.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type CampaignStore = ReturnType<typeof campaignStore>;

/** An item stays below 100 kB. */
const recordBytesMax = 95_000;

export function campaignStore(table: Table) {
  const pk = (partnership: PartnershipId, id: CampaignId) => tenant(partnership, "CAMPAIGN", id);

  return {
    pk,

    async find(partnership: PartnershipId, id: CampaignId): Promise<Campaign | undefined> {
      const item = await table.get(record(pk(partnership, id)));
      return item && recordIn(Campaign, item);
    },

    /** Those of these campaigns that exist. */
    async findAll(
      partnership: PartnershipId,
      ids: readonly CampaignId[],
    ): Promise<Map<CampaignId, Campaign>> {
      const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
      return new Map(
        items.map((item) => {
          const found = recordIn(Campaign, item);
          return [found.id, found] as const;
        }),
      );
    },

    /** The latest to open first. */
    async list(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "CAMPAIGNS"), {
        limit,
        after,
        newestFirst: true,
      });
      const records = await table.batch(items.map((item) => record(pk(partnership, idAt(item)))));
      const byPk = new Map(records.map((item) => [item.pk, recordIn(Campaign, item)]));
      return {
        campaigns: items.flatMap((item) => byPk.get(pk(partnership, idAt(item))) ?? []),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

    async saving(
      partnership: PartnershipId,
      before: Campaign | undefined,
      after: Campaign,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Campaign; writes: Write[] }> {
      const saved = await change(
        {
          pk: pk(partnership, after.id),
          schema: Campaign,
          before,
          after,
          happened,
          rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
        },
        stamp,
      );
      if (Buffer.byteLength(JSON.stringify(saved.record)) > recordBytesMax)
        throw new Refusal("too-large", "What this campaign says is too long to be kept. Shorten its scales.");
      return saved;
    },
  };
}

const idAt = ({ sk }: Item): CampaignId => CampaignId.parse(sk.slice(sk.lastIndexOf("#") + 1));

const rows = (partnership: PartnershipId, { opensOn, id }: Campaign): Item[] => [
  { pk: tenant(partnership, "CAMPAIGNS"), sk: `${opensOn}#${id}` },
];
