/** What an agreement stands under, as far as it has to stay within it (L6): what binds there, or before anything does, its draft. */
import type { Above } from "#shared/data-sharing/containment.ts";
import { governing, lastDayOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import { bound, executedVersions, partiesTo } from "#shared/data-sharing/versions.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { Services } from "../env.ts";

export async function aboveOf(
  services: Services,
  partnership: PartnershipId,
  { parentId }: Pick<DataSharing, "parentId">,
  today: string,
): Promise<(Above & { executed: boolean; record: DataSharing }) | undefined> {
  const parent = parentId && (await services.dataSharing.find(partnership, parentId));
  if (!parent) return undefined;
  const last = bound(parent);
  const first = executedVersions(parent)[0];
  return {
    tier: parent.tier,
    codedNotation: parent.codedNotation,
    dateEffective: (first ?? last).dateEffective,
    until: lastDayOf(parent) ?? last.expirationDate,
    parties: partiesTo(parent, last),
    dropped: governing(parent, today)?.dropped ?? [],
    terms: await services.dataSharing.termsOf(partnership, parent.id, last.termsId),
    executed: first !== undefined,
    record: parent,
  };
}
