/**
 * Legal bases in the table: only what a partnership has changed or added. What it has not is the shipped text.
 *
 *   T#<p>#LEGAL-BASIS#<id>   RECORD, EVENT#…   the partnership's words for one legal basis, and their history
 *   T#<p>#LEGAL-BASES        <id>              a pointer: there is a record of it
 */
import type { Happened } from "#shared/activity/schema.ts";
import { allBasesInUse, isShippedBasis } from "#shared/data-sharing/bases-in-use.ts";
import { type LegalBasis, LegalBasisRecord } from "#shared/data-sharing/bases-schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type LegalBasisStore = ReturnType<typeof legalBasisStore>;

export function legalBasisStore(table: Table) {
  const pk = (partnership: PartnershipId, id: string) => tenant(partnership, "LEGAL-BASIS", id);

  return {
    pk,

    async stored(partnership: PartnershipId, id: string): Promise<LegalBasisRecord | undefined> {
      const item = await table.get(record(pk(partnership, id)));
      return item && recordIn(LegalBasisRecord, item);
    },

    /** Every one, as this partnership has it: a few tens. */
    async every(partnership: PartnershipId): Promise<LegalBasis[]> {
      const pointers = await table.all(tenant(partnership, "LEGAL-BASES"));
      const items = await table.batch(pointers.map(({ sk }) => record(pk(partnership, sk))));
      return allBasesInUse(items.map((item) => recordIn(LegalBasisRecord, item)));
    },

    async saving(
      partnership: PartnershipId,
      before: LegalBasisRecord | undefined,
      after: LegalBasisRecord,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: LegalBasisRecord; writes: Write[] }> {
      const pointer = { pk: tenant(partnership, "LEGAL-BASES"), sk: after.id };
      const saved = await change(
        {
          pk: pk(partnership, after.id),
          schema: LegalBasisRecord,
          before,
          after,
          happened,
          rows: { before: before ? [pointer] : [], after: [pointer] },
        },
        stamp,
      );
      // The first edit of a shipped one is no creation to its editor: whoever was quicker has changed it.
      const quicker = isShippedBasis(after.id) ? ("changed-meanwhile" as const) : ("already-there" as const);
      return {
        record: saved.record,
        writes: saved.writes.map((write) =>
          write.when === "absent" ? { ...write, otherwise: quicker } : write,
        ),
      };
    },
  };
}
