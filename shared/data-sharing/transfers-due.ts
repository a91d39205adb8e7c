/**
 * The days by which data are to be sent, and which of them releases have met. A release counts once: for the first due
 * day whose window it falls into, by indicator; a corrected release of the same year counts for nothing more.
 */
import { type IsoDate, plusDays, plusMonths } from "../time.ts";
import { earlier, later } from "./duration.ts";
import type { On } from "./owed.ts";
import { inForceOn } from "./phase.ts";
import type { Release } from "./release-schema.ts";
import type { DataSharing, DataVersionSummary } from "./schema.ts";
import type { DataTerms, Transfer } from "./terms-schema.ts";

export type SentRelease = Pick<Release, "senderId" | "indicatorId"> & {
  /** Of which year, or which pool of years. */
  years: string;
  at: string;
};
/** One executed version, the days on which it governs (both ends included), and what it says. */
export type SpanWithTerms = Pick<
  DataVersionSummary,
  "versionNo" | "parties" | "noticeDays" | "dateSigned"
> & {
  from: IsoDate;
  until: IsoDate;
  terms: DataTerms;
};

export type DueTransfer = {
  transfer: Transfer;
  due: IsoDate;
  opensOn: IsoDate;
  closesOn: IsoDate;
  /** Through the hub: what is still to be sent, and the day on which the last of it was, when nothing is. */
  missing?: string[];
  sentOn?: IsoDate;
};

/** Every day on which it is due, from one day to another; without a rhythm, once. No drift: each is counted from the first. */
export function dueDays({ firstDue, everyMonths }: Transfer, from: IsoDate, until: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let n = 0; ; n++) {
    const day = plusMonths(firstDue, n * (everyMonths ?? 0));
    if (day > until) return days;
    if (day >= from) days.push(day);
    if (everyMonths === undefined) return days;
  }
}

/** Oldest first. What was wholly withdrawn before it could be sent is not owed. */
export function transfersDue(
  spans: readonly SpanWithTerms[],
  record: Pick<DataSharing, "restrictions" | "joinders">,
  releases: readonly SentRelease[],
  { today, dayOf }: Pick<On, "today" | "dayOf">,
): DueTransfer[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  const unused = firstOnes(releases).map((one) => ({ ...one, on: dayOf(one.at) }));
  const all = spans.flatMap((span) =>
    [
      ...span.terms.transfers.map((transfer) => ({ transfer, from: span.from })),
      ...joined(span, record),
    ].flatMap(({ transfer, from }) =>
      dueDays(transfer, from, span.until).map((due) => ({ transfer, due, terms: span.terms })),
    ),
  );
  return all
    .toSorted(
      (a, b) =>
        a.due.localeCompare(b.due) ||
        a.transfer.transferId.localeCompare(b.transfer.transferId) ||
        a.transfer.senderId.localeCompare(b.transfer.senderId),
    )
    .flatMap(({ transfer, due, terms }): DueTransfer[] => {
      const opensOn = later(plusDays(due, -transfer.opensDaysBefore), first.from);
      const closesOn = earlier(plusDays(due, transfer.closesDaysAfter), last.until);
      const dropped = inForceOn(record, earlier(today, closesOn)).flatMap(({ kind, elementIds }) =>
        kind === "ELEMENTS_DROPPED" ? elementIds : [],
      );
      const elements = terms.elements.filter(
        ({ elementId }) => transfer.elementIds.includes(elementId) && !dropped.includes(elementId),
      );
      if (elements.length === 0) return [];
      const one = { transfer, due, opensOn, closesOn };
      const wanted = [
        ...new Set(elements.flatMap(({ exchange }) => (exchange ? [exchange.indicatorId] : []))),
      ];
      if (transfer.method !== "hub_aggregate" || wanted.length === 0) return [one];
      const sent = wanted.flatMap((indicatorId) => {
        const index = unused.findIndex(
          (release) =>
            release.senderId === transfer.senderId &&
            release.indicatorId === indicatorId &&
            opensOn <= release.on &&
            release.on <= closesOn,
        );
        return index < 0 ? [] : unused.splice(index, 1);
      });
      const missing = wanted.filter((id) => sent.every(({ indicatorId }) => indicatorId !== id));
      const sentOn = sent
        .map(({ on }) => on)
        .toSorted()
        .at(-1);
      return [{ ...one, missing, ...(missing.length === 0 && sentOn !== undefined ? { sentOn } : {}) }];
    });
}

/** The first of each sender, indicator and span of years, oldest first: what came later corrected it. */
const firstOnes = (releases: readonly SentRelease[]): SentRelease[] =>
  [
    ...new Map(
      releases
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((one) => [`${one.senderId} ${one.indicatorId} ${one.years}`, one]),
    ).values(),
  ].toSorted((a, b) => a.at.localeCompare(b.at));

/** Who joined as a sender sends through the hub what the senders send, from the day on which it joined. */
function joined({ versionNo, from, terms }: SpanWithTerms, { joinders }: Pick<DataSharing, "joinders">) {
  const sent = new Map(
    terms.transfers
      .filter(({ method }) => method === "hub_aggregate")
      .map((one) => [JSON.stringify([one.elementIds.toSorted(), one.firstDue, one.everyMonths]), one]),
  );
  return joinders
    .filter((one) => one.role === "disclosing" && one.versionNo === versionNo)
    .flatMap(({ organizationId, effective }) =>
      [...sent.values()].map((one) => ({
        transfer: { ...one, senderId: organizationId },
        from: later(from, effective),
      })),
    );
}
