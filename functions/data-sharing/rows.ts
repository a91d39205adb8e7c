/** The rows a data-sharing agreement stands under besides its record, worked out of the record. */
import { daysOfRow } from "#shared/data-sharing/phase.ts";
import { isPublic } from "#shared/data-sharing/registry.ts";
import { isIn } from "#shared/data-sharing/roles.ts";
import type { DataSharing, DataSharingRow } from "#shared/data-sharing/schema.ts";
import { bound, boundParties, everyParty, isUnderWay } from "#shared/data-sharing/versions.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { tenant } from "../cloud/keys.ts";
import type { Item } from "../cloud/table.ts";
import { packedRow } from "./row.ts";

export const childrenPk = (partnership: PartnershipId, parent: string): string =>
  tenant(partnership, "DATA-SHARING", parent, "CHILDREN");

/** What anyone may read of; nothing stands there but that it is so. */
export const registryPk = (partnership: PartnershipId): string => tenant(partnership, "DATA-REGISTRY");

/** In the lists, for each party, and below the agreement it stands under. */
export function rows(partnership: PartnershipId, record: DataSharing): Item[] {
  const sk = `${record.codedNotation}#${record.id}`;
  const row = packedRow(asRow(record));
  return [
    { pk: tenant(partnership, "DATA-SHARING"), sk, ...row },
    ...everyParty(record).map(({ organizationId }) => ({
      pk: tenant(partnership, "PARTY", organizationId, "DATA-SHARING"),
      sk,
      ...row,
    })),
    ...(record.parentId ? [{ pk: childrenPk(partnership, record.parentId), sk: record.id }] : []),
    ...(isPublic(record) ? [{ pk: registryPk(partnership), sk }] : []),
  ];
}

/** What a list says of it: of what binds, and of a draft only before there is something that does. */
export function asRow(record: DataSharing): DataSharingRow {
  const { id, codedNotation, tier, visibility, shared, stewardId, parentId } = record;
  const { status: last, name } = bound(record);
  const status = record.closedOn === undefined ? last : "CLOSED";
  const parties = boundParties(record);
  const joining = everyParty(record).filter(({ organizationId }) => !isIn(parties, organizationId));
  return {
    ...{ id, codedNotation, name, tier, status, visibility, shared, stewardId, parties },
    ...(joining.length > 0 ? { joining } : {}),
    ...daysOfRow(record),
    ...(parentId ? { parentId } : {}),
    ...(isUnderWay(record) ? { pending: record.status } : {}),
  };
}
