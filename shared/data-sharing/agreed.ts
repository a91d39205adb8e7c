/**
 * What the gate goes by on a day, of an agreement and what it stands under; and what several agreements that reach one
 * reader come to: the strictest of their policies.
 */
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import { type Agreed, receiversOf } from "./gate.ts";
import { governing, phaseInLine } from "./phase.ts";
import { yearsOf } from "./pooling.ts";
import type { DataSharing } from "./schema.ts";
import type { DataTerms, SuppressionPolicy } from "./terms-schema.ts";

/** `line`: it, what it stands under, what that stands under; `terms`: those of the version that governs. */
export function agreedOn(
  record: DataSharing,
  line: readonly DataSharing[],
  terms: DataTerms,
  today: IsoDate,
): Agreed {
  const now = governing(record, today);
  return {
    versionNo: now?.versionNo,
    phase: phaseInLine(line, today) ?? "SUSPENDED",
    parties: now?.parties ?? [],
    joined: record.joinders.filter(
      ({ versionNo, effective }) => versionNo === now?.versionNo && effective <= today,
    ),
    dropped: now?.dropped ?? [],
    terms,
  };
}

/** Of one sender: an indicator in these years. */
type Subject = { senderId: OrganizationId; indicatorId: string; years: readonly string[] };

/** Whether it may carry such a thing now, or will once it begins or is taken up again. */
export function carries({ phase, terms }: Agreed, { indicatorId, years }: Subject): boolean {
  const stands = phase === "ACTIVE" || phase === "SUSPENDED" || phase === "PENDING_EFFECTIVE";
  return (
    stands &&
    terms.elements.some(
      ({ level, exchange }) =>
        level === "aggregate" &&
        exchange?.indicatorId === indicatorId &&
        years.some((year) => exchange.from <= year && year <= exchange.to),
    )
  );
}

/** Whether someone reads under both; who may publish what they read has everyone for a reader. */
export function shareReader(
  one: Agreed,
  other: Agreed,
  { senderId, indicatorId }: Subject,
  publishes: boolean,
): boolean {
  const readers = receiversOf(one, senderId, indicatorId);
  const others = receiversOf(other, senderId, indicatorId);
  return publishes ? readers.length > 0 && others.length > 0 : readers.some((id) => others.includes(id));
}

const modes = ["homogeneity", "event_k", "strict"] as const;

/** The smallest group shown is the largest any of them asks for, and no smaller than the partnership's floor. */
export function strictest(policies: readonly SuppressionPolicy[], floor: number): SuppressionPolicy {
  const rank = Math.max(...policies.map(({ eventMode }) => modes.indexOf(eventMode)), 0);
  return {
    n: Math.max(floor, ...policies.map(({ n }) => n)),
    eventMode: modes[rank] ?? "strict",
    k: Math.max(3, ...policies.map(({ k }) => k)),
    bands: policies.every(({ bands }) => bands),
  };
}

/** Spans of years that hang together with this one, through years they share: what was said of one tells of the next. */
export function connected<Span extends { year: string; pooledTo?: string | undefined }>(
  spans: readonly Span[],
  to: { year: string; pooledTo?: string | undefined },
): Span[] {
  const years = new Set(yearsOf(to.year, to.pooledTo));
  for (let before = -1; before < years.size; ) {
    before = years.size;
    for (const span of spans) {
      const its = yearsOf(span.year, span.pooledTo);
      if (its.some((year) => years.has(year))) for (const year of its) years.add(year);
    }
  }
  return spans.filter((span) => yearsOf(span.year, span.pooledTo).some((year) => years.has(year)));
}
