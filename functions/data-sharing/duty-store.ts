/**
 * What was done about obligations, and what went wrong. Obligations themselves are derived and stand nowhere.
 *
 *   T#<p>#DONE#<dsa>#<key>             RECORD, EVENT#…   that one obligation was met, with its history
 *   T#<p>#DATA-SHARING#<id>#DONE       <key>             a pointer to it
 *   T#<p>#INCIDENT#<id>                RECORD, EVENT#…   something that went wrong with data, and its history
 *   T#<p>#DATA-SHARING#<id>#INCIDENTS  <id>              a pointer to it
 */
import type { Happened } from "#shared/activity/schema.ts";
import { Fulfilment, Incident } from "#shared/data-sharing/obligations-schema.ts";
import { type DataSharingId, IncidentId, type PartnershipId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Table, Write } from "../cloud/table.ts";

export type DutyStore = ReturnType<typeof dutyStore>;

type Saved<Record> = Promise<{ record: Record; writes: Write[] }>;

export function dutyStore(table: Table) {
  const list = (p: PartnershipId, id: DataSharingId, name: "DONE" | "INCIDENTS") =>
    tenant(p, "DATA-SHARING", id, name);
  const donePk = (p: PartnershipId, id: DataSharingId, key: string) => tenant(p, "DONE", id, key);
  const incidentPk = (p: PartnershipId, id: IncidentId) => tenant(p, "INCIDENT", id);

  return {
    donePk,

    /** All that was said to be done under one agreement, what was taken back included. */
    async fulfilments(p: PartnershipId, id: DataSharingId): Promise<Fulfilment[]> {
      const keys = await table.all(list(p, id, "DONE"));
      const items = await table.batch(keys.map(({ sk }) => record(donePk(p, id, sk))));
      return items.map((item) => recordIn(Fulfilment, item));
    },

    async fulfilment(p: PartnershipId, id: DataSharingId, key: string): Promise<Fulfilment | undefined> {
      const item = await table.get(record(donePk(p, id, key)));
      return item && recordIn(Fulfilment, item);
    },

    async savingFulfilment(
      p: PartnershipId,
      before: Fulfilment | undefined,
      after: Fulfilment,
      happened: Happened,
      stamp: Stamp,
    ): Saved<Fulfilment> {
      const pointer = [{ pk: list(p, after.dataSharingId, "DONE"), sk: after.key }];
      return change(
        {
          pk: donePk(p, after.dataSharingId, after.key),
          schema: Fulfilment,
          before,
          after,
          happened,
          rows: { before: before ? pointer : [], after: pointer },
        },
        stamp,
      );
    },

    async incidents(p: PartnershipId, id: DataSharingId): Promise<Incident[]> {
      const pointers = await table.all(list(p, id, "INCIDENTS"));
      const items = await table.batch(pointers.map(({ sk }) => record(incidentPk(p, IncidentId.parse(sk)))));
      return items
        .map((item) => recordIn(Incident, item))
        .toSorted((a, b) => b.discoveredAt.localeCompare(a.discoveredAt));
    },

    async savingIncident(
      p: PartnershipId,
      after: Incident,
      happened: Happened,
      stamp: Stamp,
    ): Saved<Incident> {
      const rows = { before: [], after: [{ pk: list(p, after.dataSharingId, "INCIDENTS"), sk: after.id }] };
      return change({ pk: incidentPk(p, after.id), schema: Incident, after, happened, rows }, stamp);
    },
  };
}
