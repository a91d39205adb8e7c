/**
 * Partnerships in the table.
 *
 *   T#<p>#PARTNERSHIP     RECORD, EVENT#…   the partnership and its history
 *   PUB#PARTNERSHIPS      <p>               a pointer, once something of it is public
 *   PUB#HUB               <p>               a pointer, for what goes round all partnerships
 */
import type { Happened } from "#shared/activity/schema.ts";
import { PartnershipId } from "#shared/ids.ts";
import { Partnership } from "#shared/partnerships/schema.ts";
import { everyPartnership, publicPartnerships, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type PartnershipStore = ReturnType<typeof partnershipStore>;

export function partnershipStore(table: Table) {
  const pk = (id: PartnershipId) => tenant(id, "PARTNERSHIP");
  // Settings that every request needs and that change once a year: read once a minute at most.
  const settings = new Map<PartnershipId, { until: number; found: Promise<Partnership | undefined> }>();

  async function find(id: PartnershipId): Promise<Partnership | undefined> {
    const item = await table.get(record(pk(id)));
    return item && recordIn(Partnership, item);
  }

  return {
    pk,
    find,

    /** As of at most a minute ago. */
    settings(id: PartnershipId): Promise<Partnership | undefined> {
      const known = settings.get(id);
      if (known && known.until > Date.now()) return known.found;
      const found = find(id).then((partnership) => {
        if (!partnership) settings.delete(id);
        return partnership;
      });
      found.catch(() => settings.delete(id));
      settings.set(id, { until: Date.now() + 60_000, found });
      return found;
    },

    async saving(before: Partnership | undefined, after: Partnership, happened: Happened, stamp: Stamp) {
      // Put with every save: a partnership founded by an earlier hub gets its pointer with the next one.
      const rows = { before: [], after: [{ pk: everyPartnership, sk: after.id }] };
      return change({ pk: pk(after.id), schema: Partnership, before, after, happened, rows }, stamp);
    },

    /** Every partnership's id. */
    async all(): Promise<PartnershipId[]> {
      return (await table.all(everyPartnership)).map(({ sk }) => PartnershipId.parse(sk));
    },

    /** The pointer that lists a partnership in public. */
    publishing: (id: PartnershipId): Write => ({ put: { pk: publicPartnerships, sk: id } }),

    async public(): Promise<Partnership[]> {
      const pointers = await table.all(publicPartnerships);
      const items = await table.batch(pointers.map((pointer) => record(pk(pointer.sk as PartnershipId))));
      return items
        .map((item) => Partnership.parse(item["data"]))
        .sort((a, b) => a.name.localeCompare(b.name));
    },
  };
}
