/**
 * What decided campaigns found of critical skill shortages.
 *
 *   T#<p>#SHORTAGES   <closed on>#<campaign>   one campaign's report, compressed
 */
import type { PartnershipId } from "#shared/ids.ts";
import { ShortageReport } from "#shared/validations/shortage-schema.ts";
import { tenant } from "../cloud/keys.ts";
import { pack, unpack } from "../cloud/pack.ts";
import type { Table, Write } from "../cloud/table.ts";

export type ShortageStore = ReturnType<typeof shortageStore>;

export function shortageStore(table: Table) {
  return {
    /** The write that puts a report there; of the longest, the most pressing rows. */
    keeping(partnership: PartnershipId, report: ShortageReport): Write {
      for (let rows = report.rows.length; ; rows = Math.floor(rows / 2)) {
        const [data, more] = pack({ ...report, rows: report.rows.slice(0, rows) });
        if (more) continue;
        const sk = `${report.closedOn}#${report.campaign.id}`;
        return { put: { pk: tenant(partnership, "SHORTAGES"), sk, data } };
      }
    },

    /** The latest first. */
    async list(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "SHORTAGES"), {
        limit,
        after,
        newestFirst: true,
      });
      return {
        reports: items.map((item) => ShortageReport.parse(unpack([item["data"] as Uint8Array]))),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },
  };
}
