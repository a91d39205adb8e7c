/**
 * Registers of findings: one per receiving organization, one record per pair of courses.
 *
 *   T#<p>#FINDING#<id>       RECORD, EVENT#…                 the finding with every decision about the pair, and its history
 *   T#<p>#FINDINGS#<org>     <sender>#<course>#<compared>    a pointer: the pair is in that register, once
 */
import type { Happened } from "#shared/activity/schema.ts";
import { RegisterFinding } from "#shared/agreements/finding-schema.ts";
import { sha256 } from "#shared/canonical.ts";
import { plainText } from "#shared/course-key.ts";
import { FindingId, type OrganizationId, type PartnershipId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type FindingStore = ReturnType<typeof findingStore>;

export function findingStore(table: Table) {
  const pk = (partnership: PartnershipId, id: FindingId) => tenant(partnership, "FINDING", id);
  const register = (partnership: PartnershipId, receiver: OrganizationId) =>
    tenant(partnership, "FINDINGS", receiver);

  async function behind(partnership: PartnershipId, rows: readonly Item[]): Promise<RegisterFinding[]> {
    const ids = rows.map((row) => FindingId.parse(row["id"]));
    const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
    const byId = new Map(
      items.map((item) => {
        const finding = recordIn(RegisterFinding, item);
        return [finding.id, finding] as const;
      }),
    );
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  return {
    pk,

    async find(partnership: PartnershipId, id: FindingId): Promise<RegisterFinding | undefined> {
      const item = await table.get(record(pk(partnership, id)));
      return item && recordIn(RegisterFinding, item);
    },

    /** By school and course. */
    async list(partnership: PartnershipId, receiver: OrganizationId, limit: number, after?: string) {
      const { items, more } = await table.query(register(partnership, receiver), { limit, after });
      const findings = await behind(partnership, items);
      return { findings, next: more ? items.at(-1)?.sk : undefined };
    },

    /** All that these receivers decided about courses of these senders. */
    async about(
      partnership: PartnershipId,
      receivers: readonly OrganizationId[],
      senders: readonly OrganizationId[],
    ): Promise<RegisterFinding[]> {
      const rows = await Promise.all(
        receivers.flatMap((receiver) =>
          senders.map((sender) => table.all(register(partnership, receiver), `${sender}#`)),
        ),
      );
      return behind(partnership, rows.flat());
    },

    async saving(
      partnership: PartnershipId,
      before: RegisterFinding | undefined,
      after: RegisterFinding,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: RegisterFinding; writes: Write[] }> {
      const saved = await change(
        { pk: pk(partnership, after.id), schema: RegisterFinding, before, after, happened },
        stamp,
      );
      if (before) return saved;
      const compared = (await sha256(plainText(after.against ?? ""))).slice(0, 16);
      const row: Write = {
        put: {
          pk: register(partnership, after.receiverId),
          sk: `${after.course.organizationId}#${plainText(after.course.code)}#${compared}`,
          id: after.id,
        },
        when: "absent",
        otherwise: "already-there",
      };
      return { record: saved.record, writes: [...saved.writes, row] };
    },
  };
}
