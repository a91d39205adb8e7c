/**
 * What was agreed on which days: each executed version from its first day until another one follows or the agreement
 * ends, by its own last day, by termination or because a party ended it earlier (data-sharing.md 3.4, L5, L8, L11).
 */
import type { TermsId } from "../ids.ts";
import { covers, type IsoDate, plusDays, type Span } from "../time.ts";
import type { DataParty, DataSharing, Restriction } from "./schema.ts";

export type AgreedSpan = {
  versionNo: number;
  /** Both ends included; `until` is before `from` for a version that another replaced on its first day. */
  from: IsoDate;
  until: IsoDate;
  parties: readonly DataParty[];
  noticeDays: number;
  termsId?: TermsId;
  dateSigned?: IsoDate;
};

const executed = (status: string): boolean =>
  status === "EXECUTED" || status === "TERMINATED" || status === "CLOSED";

/** Oldest first. Days between two of them are days without an agreement. */
export function agreedSpans(record: DataSharing): AgreedSpan[] {
  const versions = [...record.earlier, record]
    .filter(({ status }) => executed(status))
    .toSorted((a, b) => a.versionNo - b.versionNo);
  const end = endedEarly(record);
  return versions
    .map((version, index): AgreedSpan => {
      // A later version counts from its first day, however long an earlier one was to run.
      const next = versions
        .slice(index + 1)
        .map(({ dateEffective }) => plusDays(dateEffective, -1))
        .toSorted()[0];
      const { versionNo, dateEffective, expirationDate, parties, noticeDays, termsId, dateSigned } = version;
      return {
        versionNo,
        from: dateEffective,
        until: [expirationDate, next, end].filter((day) => day !== undefined).toSorted()[0] ?? expirationDate,
        parties,
        noticeDays,
        ...(termsId === undefined ? {} : { termsId }),
        ...(dateSigned === undefined ? {} : { dateSigned }),
      };
    })
    .filter(({ from, until }) => from <= until);
}

/** The last day, where somebody ended it before its own. */
function endedEarly({ termination, restrictions }: DataSharing): IsoDate | undefined {
  return [
    termination?.lastDay,
    ...restrictions
      .filter(({ kind, lifted }) => kind === "EARLIER_END" && lifted === undefined)
      .map(({ until }) => until),
  ]
    .filter((day) => day !== undefined)
    .toSorted()[0];
}

/** Lifted on a day: on that day it holds no more. */
const heldDays = ({ from, lifted }: Restriction): Span => ({
  from,
  ...(lifted === undefined ? {} : { until: plusDays(lifted.on, -1) }),
});

/** The days on which some party had suspended it. */
export const suspensionsOf = ({ restrictions }: Pick<DataSharing, "restrictions">): Span[] =>
  restrictions.filter(({ kind }) => kind === "SUSPENSION").map(heldDays);

/** The elements that a party had withdrawn on this day. */
export const droppedOn = ({ restrictions }: Pick<DataSharing, "restrictions">, day: IsoDate): Set<string> =>
  new Set(
    restrictions
      .filter((one) => one.kind === "ELEMENTS_DROPPED" && covers(heldDays(one), day))
      .flatMap(({ elementIds }) => elementIds),
  );
