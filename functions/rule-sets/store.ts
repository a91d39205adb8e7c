/**
 * Rule sets in the table: only what a partnership has changed or added. What it has not is the shipped text.
 *
 *   T#<p>#RULE-SET#<id>   RECORD, EVENT#…   the partnership's choices and words for one rule set, and their history
 *   T#<p>#RULE-SETS       <id>              a pointer: there is a record of it
 */
import type { Happened } from "#shared/activity/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { allInUse, inUse, isShipped } from "#shared/rule-sets/in-use.ts";
import { type RuleSet, type RuleSetId, RuleSetRecord } from "#shared/rule-sets/schema.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type RuleSetStore = ReturnType<typeof ruleSetStore>;

export function ruleSetStore(table: Table) {
  const pk = (partnership: PartnershipId, id: RuleSetId) => tenant(partnership, "RULE-SET", id);

  async function stored(partnership: PartnershipId, id: RuleSetId): Promise<RuleSetRecord | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(RuleSetRecord, item);
  }

  return {
    pk,
    stored,

    /** As this partnership has it. */
    async find(partnership: PartnershipId, id: RuleSetId): Promise<RuleSet | undefined> {
      return inUse(id, await stored(partnership, id));
    },

    /** Every one: a partnership has a handful. */
    async every(partnership: PartnershipId): Promise<RuleSet[]> {
      const pointers = await table.all(tenant(partnership, "RULE-SETS"));
      const items = await table.batch(pointers.map(({ sk }) => record(pk(partnership, sk))));
      return allInUse(items.map((item) => recordIn(RuleSetRecord, item)));
    },

    async saving(
      partnership: PartnershipId,
      before: RuleSetRecord | undefined,
      after: RuleSetRecord,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: RuleSetRecord; writes: Write[] }> {
      const pointer = { pk: tenant(partnership, "RULE-SETS"), sk: after.id };
      const saved = await change(
        {
          pk: pk(partnership, after.id),
          schema: RuleSetRecord,
          before,
          after,
          happened,
          rows: { before: before ? [pointer] : [], after: [pointer] },
        },
        stamp,
      );
      // The first edit of a shipped one is no creation to its editor: whoever was quicker has changed it.
      const quicker = isShipped(after.id) ? ("changed-meanwhile" as const) : ("already-there" as const);
      return {
        record: saved.record,
        writes: saved.writes.map((write) =>
          write.when === "absent" ? { ...write, otherwise: quicker } : write,
        ),
      };
    },
  };
}
