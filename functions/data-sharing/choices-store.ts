/**
 * What a partnership has chosen for all its data-sharing agreements; until it has, what is shipped.
 *
 *   T#<p>#DATA-SHARING-SETTINGS   RECORD, EVENT#…   the smallest group and the checks that counsel turned, and their history
 *   T#<p>#INDICATORS              RECORD, EVENT#…   the indicators and subgroups, and their history
 */
import type * as z from "zod";
import type { Chained, Happened } from "#shared/activity/schema.ts";
import { DataSharingSettings } from "#shared/data-sharing/bases-schema.ts";
import { shippedIndicators } from "#shared/data-sharing/indicators-shipped.ts";
import { IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type DataSettingsStore = ReturnType<typeof dataSettingsStore>;
export type IndicatorStore = ReturnType<typeof indicatorStore>;

export const dataSettingsStore = (table: Table) =>
  choices<DataSharingSettings>(table, "DATA-SHARING-SETTINGS", DataSharingSettings, {
    floor: 10,
    checks: [],
    version: 0,
  });

export const indicatorStore = (table: Table) =>
  choices<IndicatorSet>(table, "INDICATORS", IndicatorSet, { ...shippedIndicators, version: 0 });

/** One record of a partnership that is there from the start: at version 0, as it was shipped. */
function choices<Record extends Chained>(
  table: Table,
  kind: string,
  schema: z.ZodType<Record>,
  shipped: Record,
) {
  const pk = (partnership: PartnershipId) => tenant(partnership, kind);
  return {
    pk,

    async find(partnership: PartnershipId): Promise<Record> {
      const item = await table.get(record(pk(partnership)));
      return item ? recordIn(schema, item) : shipped;
    },

    async saving(
      partnership: PartnershipId,
      before: Record,
      after: Record,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Record; writes: Write[] }> {
      const first = before.version === 0;
      const saved = await change(
        { pk: pk(partnership), schema, before: first ? undefined : before, after, happened },
        stamp,
      );
      return {
        record: saved.record,
        writes: saved.writes.map((write) =>
          write.when === "absent" ? { ...write, otherwise: "changed-meanwhile" as const } : write,
        ),
      };
    },
  };
}
