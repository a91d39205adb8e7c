/** What is known of an agreement when it is asked what its parties owe: the days and words of each version, and what was done. */
import type { Agreed, On } from "#shared/data-sharing/owed.ts";
import { suspensionsOf } from "#shared/data-sharing/owed.ts";
import { lastDayOf, spansOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { SpanWithTerms } from "#shared/data-sharing/transfers-due.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { dateIn } from "#shared/time.ts";
import type { Services } from "../env.ts";

/** Each executed version with the days on which it governs: no longer than what the agreement stands under (L6). */
export async function spansIn(
  services: Services,
  partnership: PartnershipId,
  line: readonly DataSharing[],
): Promise<SpanWithTerms[]> {
  const [record, ...above] = line as [DataSharing, ...DataSharing[]];
  const end = above.reduceRight<string | undefined>((last, one) => lastDayOf(one, last), undefined);
  const spans = spansOf(record)
    .map(({ version, from, until }) => ({
      version,
      from,
      until: end !== undefined && end < until ? end : until,
    }))
    .filter(({ from, until }) => from <= until);
  return Promise.all(
    spans.map(async ({ version, from, until }) => ({
      versionNo: version.versionNo,
      parties: version.parties,
      noticeDays: version.noticeDays,
      ...(version.dateSigned === undefined ? {} : { dateSigned: version.dateSigned }),
      from,
      until,
      terms: await services.dataSharing.termsOf(partnership, record.id, version.termsId),
    })),
  );
}

export async function agreedOf(
  services: Services,
  partnership: PartnershipId,
  record: DataSharing,
): Promise<Agreed> {
  const line = await services.dataSharing.line(partnership, record);
  const [spans, incidents, fulfilments] = await Promise.all([
    spansIn(services, partnership, line),
    services.duties.incidents(partnership, record.id),
    services.duties.fulfilments(partnership, record.id),
  ]);
  return {
    record,
    spans,
    suspensions: line.flatMap(suspensionsOf),
    bases: [],
    incidents,
    fulfilments,
    releases: [],
  };
}

/** Today there, and the clocks that run in hours. */
export async function clockIn(services: Services, partnership: PartnershipId, now: Date): Promise<On> {
  const [settings, today] = await Promise.all([
    services.partnerships.settings(partnership),
    services.today(partnership),
  ]);
  return {
    today,
    now: now.toISOString(),
    dayOf: (instant) => dateIn(settings?.timeZone ?? "UTC", new Date(instant)),
  };
}
