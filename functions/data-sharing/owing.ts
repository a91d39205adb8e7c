/**
 * What is known of an agreement when it is asked what its parties owe: the days and words of each version, what was done
 * and what went wrong. Reads through the stores, and keeps nothing.
 */
import type { Agreed } from "#shared/data-sharing/owed.ts";
import { suspensionsOf } from "#shared/data-sharing/owed.ts";
import { lastDayOf, spansOf } from "#shared/data-sharing/phase.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { SpanWithTerms } from "#shared/data-sharing/transfers-due.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { LegalBasisStore } from "./basis-store.ts";
import type { DutyStore } from "./duty-store.ts";
import type { ReleaseStore } from "./release-store.ts";
import type { DataSharingStore } from "./store.ts";

export type OwedReader = ReturnType<typeof owedReader>;

type Stores = {
  dataSharing: Pick<DataSharingStore, "line" | "termsOf">;
  duties: Pick<DutyStore, "incidents" | "fulfilments">;
  legalBases: Pick<LegalBasisStore, "every">;
  releases: Pick<ReleaseStore, "passed">;
};

export function owedReader({ dataSharing, duties, legalBases, releases }: Stores) {
  /** Each executed version with the days on which it governs: no longer than what the agreement stands under (L6). */
  async function spans(
    partnership: PartnershipId,
    [record, ...above]: readonly [DataSharing, ...DataSharing[]],
  ): Promise<SpanWithTerms[]> {
    const end = above.reduceRight<string | undefined>((last, one) => lastDayOf(one, last), undefined);
    const real = spansOf(record)
      .map(({ version, from, until }) => ({
        version,
        from,
        until: end !== undefined && end < until ? end : until,
      }))
      .filter(({ from, until }) => from <= until);
    return Promise.all(
      real.map(async ({ version, from, until }) => ({
        versionNo: version.versionNo,
        parties: version.parties,
        noticeDays: version.noticeDays,
        ...(version.dateSigned === undefined ? {} : { dateSigned: version.dateSigned }),
        from,
        until,
        terms: await dataSharing.termsOf(partnership, record.id, version.termsId),
      })),
    );
  }

  return {
    spans,

    /** All that decides what is owed under it. */
    async agreed(partnership: PartnershipId, record: DataSharing): Promise<Agreed> {
      const line = await dataSharing.line(partnership, record);
      const [itsSpans, incidents, fulfilments, bases, passed] = await Promise.all([
        spans(partnership, line),
        duties.incidents(partnership, record.id),
        duties.fulfilments(partnership, record.id),
        legalBases.every(partnership),
        releases.passed(partnership, record.id),
      ]);
      return {
        record,
        spans: itsSpans,
        suspensions: line.flatMap(suspensionsOf),
        bases,
        incidents,
        fulfilments,
        releases: passed,
      };
    },
  };
}
