/**
 * What a new release is audited with: everything the same organization has already released of the indicator, or of another
 * that counts the same students, under whatever agreement, in years that hang together; and the strictest policy of all
 * agreements that reach one of its readers.
 */
import { carries, shareReader, strictest } from "#shared/data-sharing/agreed.ts";
import { receiversOf } from "#shared/data-sharing/gate.ts";
import { standingOfRow } from "#shared/data-sharing/phase.ts";
import { yearsOf } from "#shared/data-sharing/pooling.ts";
import { asPrinted, ofSameStudents, studentsOnly } from "#shared/data-sharing/release-draft.ts";
import type { ReleaseRecord } from "#shared/data-sharing/release-schema.ts";
import type { SuppressionPolicy } from "#shared/data-sharing/terms-schema.ts";
import type { DataSharingId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { Context } from "#shared/suppression/types.ts";
import type { Services } from "../env.ts";
import { type Stand, standOf } from "./gate.ts";

export type Subject = {
  senderId: OrganizationId;
  indicatorId: string;
  year: string;
  pooledTo?: string | undefined;
};
export type Union = {
  policy: SuppressionPolicy;
  context: Context;
  /** Oldest first. */
  releases: ReleaseRecord[];
  /** How many releases there were when this was read: of the indicator, and of each that counts the same students. */
  counts: ReadonlyMap<string, number>;
  /** The number of the next release of this place. */
  next: number;
};

export async function unionFor(
  services: Services,
  partnership: PartnershipId,
  stand: Stand,
  subject: Subject,
  today: string,
): Promise<Union> {
  const { senderId, indicatorId, year, pooledTo } = subject;
  const [indicators, policies, settings] = await Promise.all([
    services.indicators.find(partnership),
    policiesOf(services, partnership, stand, subject, today),
    services.dataSettings.find(partnership),
  ]);
  const sent = await Promise.all(
    ofSameStudents(indicators, indicatorId).map(async (id) => ({
      id,
      ...(await services.releases.sent(partnership, senderId, id, subject)),
    })),
  );
  const releases = sent.flatMap((one) => one.releases).sort((a, b) => a.at.localeCompare(b.at));
  const earlier = await Promise.all(
    releases.map(async (one) => {
      const table = asPrinted(await services.releases.tableOf(partnership, one));
      return one.indicatorId === indicatorId ? table : studentsOnly(table);
    }),
  );
  const here = releases.filter(
    (one) =>
      one.dataSharingId === stand.record.id &&
      one.indicatorId === indicatorId &&
      one.year === year &&
      one.pooledTo === pooledTo,
  );
  return {
    policy: strictest(policies, settings.floor),
    context: {
      viewers: receiversOf(stand.agreed, senderId, indicatorId).map((name) => ({ name, knows: [] })),
      earlier,
    },
    releases,
    counts: new Map(sent.map(({ id, count }) => [id, count])),
    next: Math.max(0, ...here.map(({ releaseNo }) => releaseNo)) + 1,
  };
}

const publishes = ({ terms }: Stand): boolean => terms.redisclosure?.kind === "publish_suppressed";
const running = new Set(["ACTIVE", "SUSPENDED", "PENDING_EFFECTIVE"]);

/** Of this agreement, and of every other one of the sender's that brings the same to one of the same readers. */
async function policiesOf(
  services: Services,
  partnership: PartnershipId,
  stand: Stand,
  { senderId, indicatorId, year, pooledTo }: Subject,
  today: string,
): Promise<SuppressionPolicy[]> {
  const others: DataSharingId[] = [];
  for await (const rows of services.dataSharing.pages(partnership, senderId))
    for (const row of rows)
      if (row.id !== stand.record.id && running.has(standingOfRow(row, today))) others.push(row.id);
  const found = await services.dataSharing.findAll(partnership, others);
  const stands = await Promise.all(
    [...found.values()].map((record) => standOf(services, partnership, record, today)),
  );
  const about = { senderId, indicatorId, years: yearsOf(year, pooledTo) };
  const reaching = stands.filter(
    (other) =>
      carries(other.agreed, about) &&
      shareReader(stand.agreed, other.agreed, about, publishes(stand) || publishes(other)),
  );
  return [stand, ...reaching].flatMap(({ terms }) => terms.suppressionPolicy ?? []);
}
