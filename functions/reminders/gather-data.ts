/** What waits about data-sharing agreements: rows, then the records that tell more, each with what its parties owe. */

import { obligationActs, obligationTitle, obligationWhy } from "#shared/data-sharing/obligation-words.ts";
import { obligationsOf } from "#shared/data-sharing/obligations.ts";
import type { Incident } from "#shared/data-sharing/obligations-schema.ts";
import type { DataSharing, DataSharingRow } from "#shared/data-sharing/schema.ts";
import { bound, boundParties } from "#shared/data-sharing/versions.ts";
import type { DataSharingId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { Around } from "#shared/reminders/around.ts";
import {
  dataNeedsOfRecord,
  dataNeedsOfRow,
  dataTellsMore,
  dutyNeeds,
  incidentNeeds,
  type OwedInWords,
} from "#shared/reminders/data-needs.ts";
import type { Need } from "#shared/reminders/need.ts";
import { inWords } from "#shared/reminders/words.ts";
import { signerOf, turnOf } from "#shared/signing/rules.ts";
import type { Services } from "../env.ts";

const recordsAtOnce = 20;

type Scope = {
  partnership: PartnershipId;
  /** Only this agreement. */
  about?: DataSharingId | undefined;
  /** Only agreements of this party. */
  party?: OrganizationId | undefined;
  /** Only records of this party are read; absent: of everyone. */
  reading?: OrganizationId | "nobody" | undefined;
  /** How many records at most. */
  records: number;
};

export async function gatherData(
  services: Services,
  { partnership, about, party, reading, records }: Scope,
  around: Around,
): Promise<{ needs: Need[]; partial: boolean }> {
  const needs: Need[] = [];
  const telling: DataSharingId[] = [];
  const mine = ({ parties, joining = [] }: DataSharingRow) =>
    reading === undefined ||
    [...parties, ...joining].some(({ organizationId }) => organizationId === reading);
  const pages =
    about === undefined
      ? services.dataSharing.pages(partnership, party)
      : [[await services.dataSharing.row(partnership, about)].filter((row) => row !== undefined)];
  for await (const page of pages) {
    needs.push(...page.flatMap((row) => dataNeedsOfRow(row, around)));
    telling.push(...page.filter((row) => mine(row) && dataTellsMore(row)).map(({ id }) => id));
  }
  const read = telling.slice(0, records);
  for (let at = 0; at < read.length; at += recordsAtOnce) {
    const found = await services.dataSharing.findAll(partnership, read.slice(at, at + recordsAtOnce));
    const each = [...found.values()].map((record) => ofRecord(services, partnership, record, around));
    needs.push(...(await Promise.all(each)).flat());
  }
  return { needs, partial: read.length < telling.length };
}

async function ofRecord(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  around: Around,
): Promise<Need[]> {
  const turn = turnOf(record).map((slot) => ({ slot, person: signerOf(record, slot) }));
  const { owed, incidents } = await owedInWords(services, partnership, record, around);
  const about = { id: record.id, name: bound(record).name };
  return [
    ...dataNeedsOfRecord(record, { turn }, around),
    ...dutyNeeds(about, owed, around),
    ...incidentNeeds(about, incidents, boundParties(record), around),
  ];
}

/** What its parties owe today, as it is said to people. */
export async function owedInWords(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  { today, dayOf, name }: Around,
): Promise<{ owed: OwedInWords[]; incidents: readonly Incident[] }> {
  const agreed = await services.owed.agreed(partnership, record);
  const naming = { agreement: bound(record).name, name, day: inWords };
  const on = { today, now: services.now().toISOString(), dayOf };
  const owed = obligationsOf(agreed, on).map((one) => ({
    owed: one,
    title: obligationTitle(one, naming),
    why: obligationWhy(one, naming),
    act: obligationActs[one.kind],
  }));
  return { owed, incidents: agreed.incidents };
}
