/** Where agreements stand on a day, each with what it stands under: nothing stands longer or more freely than that (L6). */
import { phaseInLine, standingOfRow } from "#shared/data-sharing/phase.ts";
import type { DataPhase, DataSharing, DataSharingRow } from "#shared/data-sharing/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { Services } from "../env.ts";

/** The phase of what it stands under; undefined where it stands by itself. */
export async function phaseAbove(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
  today: string,
): Promise<DataPhase | undefined> {
  if (record.parentId === undefined) return undefined;
  const [, ...above] = await services.dataSharing.line(partnership, record);
  return phaseInLine(above, today);
}

/** Every row with its phase; parents are read together, two tiers of them at most. */
export async function withPhases<Row extends { row: DataSharingRow }>(
  services: Services,
  partnership: PartnershipId,
  rows: readonly Row[],
  today: string,
): Promise<(Row & { row: { phase: DataPhase } })[]> {
  const idsAbove = (of: Iterable<{ parentId?: DataSharing["parentId"] | undefined }>) =>
    [...of].flatMap(({ parentId }) => parentId ?? []);
  const parents = await services.dataSharing.findAll(partnership, idsAbove(rows.map(({ row }) => row)));
  const grandparents = await services.dataSharing.findAll(partnership, idsAbove(parents.values()));
  const above = ({ parentId }: DataSharingRow) => {
    const parent = parentId && parents.get(parentId);
    if (!parent) return undefined;
    const next = parent.parentId && grandparents.get(parent.parentId);
    return phaseInLine(next ? [parent, next] : [parent], today);
  };
  return rows.map((one) => ({
    ...one,
    row: { ...one.row, phase: standingOfRow(one.row, today, above(one.row)) },
  }));
}
