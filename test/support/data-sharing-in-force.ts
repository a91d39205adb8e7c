/** A data-sharing agreement that was executed, put there as its last signature leaves it, for tests of what comes after. */

import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { countsOf } from "#shared/data-sharing/terms.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { type DataSharingId, newId, PartnershipId } from "#shared/ids.ts";
import { startedSharing } from "./data-sharing.ts";
import type { World } from "./world.ts";

export const cedarValley = PartnershipId.parse("cedar-valley");

/** The career center sends counts of 5S1 through the hub once a year, the college a file each quarter; Northgate receives. */
export function regionalTerms(world: World, changes: object = {}): DataTerms {
  const { organization } = world.region;
  const counts = { vocab: "local", level: "aggregate", sensitivity: "indirect_identifier" };
  return DataTerms.parse({
    scope: "Concentrators who left school, cohorts 2023 to 2026.",
    purposes: [{ purposeId: "P1", statement: "To improve instruction." }],
    prohibitedUses: ["Re-identification", "Sale"],
    elements: [
      {
        ...counts,
        elementId: "E1",
        name: "Credentials earned",
        basisId: "deidentified_aggregate",
        purposeIds: ["P1"],
        exchange: { indicatorId: "5S1", from: "2023-24", to: "2026-27", dimensions: ["gender"] },
      },
      {
        ...counts,
        elementId: "E2",
        name: "Transfer students by program",
        vocab: "CEDS",
        vocabId: "000037",
        basisId: "deidentified_aggregate",
        purposeIds: ["P1"],
      },
    ],
    transfers: [
      {
        transferId: "T1",
        method: "hub_aggregate",
        senderId: organization("TRACC"),
        receiverIds: [organization("NSU")],
        elementIds: ["E1"],
        firstDue: "2026-12-15",
        everyMonths: 12,
      },
      {
        transferId: "T2",
        method: "sftp",
        senderId: organization("PLCC"),
        receiverIds: [organization("NSU")],
        elementIds: ["E2"],
        firstDue: "2026-10-31",
        everyMonths: 3,
      },
    ],
    retention: { trigger: "term_end", destroyWithin: "P60D", action: "destroy" },
    redisclosure: { kind: "none" },
    security: { breachNoticeHours: 72 },
    suppressionPolicy: { n: 10 },
    reviewBy: "2027-01-15",
    ...changes,
  });
}

/** Changes a record as a move would, with its event and its rows. */
export async function moved(
  world: World,
  id: string,
  change: (record: DataSharing) => DataSharing,
  terms?: DataTerms,
): Promise<DataSharing> {
  const { dataSharing: store, table } = world.services;
  const before = await store.find(cedarValley, id as DataSharingId);
  if (!before) throw new Error(`there is no ${id}`);
  const stamp = {
    actor: before.startedBy,
    actorName: "Ruth Vandermeer",
    at: new Date("2026-11-23T15:00:00Z"),
  };
  const after = change(terms ? { ...before, termsId: newId("trm"), counts: countsOf(terms) } : before);
  const { record, writes } = await store.saving(cedarValley, before, after, { action: "moved" }, stamp, {
    terms,
  });
  await table.commit(writes);
  return record;
}

/** Executed on October 1, in force since, to the end of 2028. */
export async function executedSharing(
  world: World,
  changes: Partial<DataSharing> = {},
  terms = regionalTerms(world),
) {
  const { id, at, codedNotation } = await startedSharing(world, { name: "Regional Outcomes" });
  await moved(
    world,
    id,
    (record) => ({
      ...record,
      status: "EXECUTED",
      shared: true,
      dateEffective: "2026-10-01",
      expirationDate: "2028-12-31",
      dateSigned: "2026-09-20",
      contentHash: "c0ffee",
      ...changes,
    }),
    terms,
  );
  return { id, at, codedNotation };
}
