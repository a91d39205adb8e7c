/**
 * How strict the checks of a partnership's programs are; until its convener said, as they are shipped.
 *
 *   T#<p>#PROGRAM-SETTINGS   RECORD, EVENT#…   thresholds and the checks that were turned, and their history
 */
import type { Happened } from "#shared/activity/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { CheckSettings } from "#shared/programs/check-schema.ts";
import { ProgramSettings } from "#shared/programs/settings-schema.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type ProgramSettingsStore = ReturnType<typeof programSettingsStore>;

export function programSettingsStore(table: Table) {
  const pk = (partnership: PartnershipId) => tenant(partnership, "PROGRAM-SETTINGS");
  return {
    pk,

    async read(partnership: PartnershipId): Promise<ProgramSettings> {
      const item = await table.get(record(pk(partnership)));
      return item ? recordIn(ProgramSettings, item) : { ...CheckSettings.parse({}), version: 0 };
    },

    async saving(
      partnership: PartnershipId,
      before: ProgramSettings,
      after: ProgramSettings,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: ProgramSettings; writes: Write[] }> {
      const saved = await change(
        {
          pk: pk(partnership),
          schema: ProgramSettings,
          before: before.version === 0 ? undefined : before,
          after,
          happened,
        },
        stamp,
      );
      return {
        record: saved.record,
        // Somebody else was first to say anything: they are told so, as after any change.
        writes: saved.writes.map((write) =>
          write.when === "absent" ? { ...write, otherwise: "changed-meanwhile" as const } : write,
        ),
      };
    },
  };
}
