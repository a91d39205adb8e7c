/**
 * Where a data-sharing agreement stands on a day. ACTIVE follows from signatures, dates, restrictions and the agreement
 * above it, and from nothing else: it is never stored, so no job can make or keep an agreement active (L1).
 */
import { daysBetween, type IsoDate, plusDays } from "../time.ts";
import type {
  DataParty,
  DataPhase,
  DataSharing,
  DataSharingRow,
  DataVersionSummary,
  Restriction,
} from "./schema.ts";
import { executedVersions, isBeingWritten, partiesTo, wasExecuted } from "./versions.ts";

/** The days on which one executed version is in force: none if `until` is before `from`. */
export type VersionSpan = { version: DataVersionSummary; from: IsoDate; until: IsoDate };

const earliest = (...days: IsoDate[]): IsoDate => days.sort()[0] as IsoDate;
const begins = ({ dateEffective, dateSigned = dateEffective }: DataVersionSummary): IsoDate =>
  dateSigned > dateEffective ? dateSigned : dateEffective;

/**
 * Whether an earlier end that one party set holds for a version. It does until it is lifted, amended or not; only a
 * version that begins after that end, and went out for signature after it was set, is a new beginning.
 */
const ends = (one: Restriction, { dateEffective, frozenAt }: DataVersionSummary): boolean =>
  one.kind === "EARLIER_END" &&
  one.until !== undefined &&
  one.lifted === undefined &&
  !(dateEffective > one.until && frozenAt !== undefined && frozenAt > one.at);

/**
 * The days of each executed version, oldest first. None is in force before all have signed it, and each gives way for
 * good to the next that begins: no two cover one day (L5).
 */
export function spansOf(record: DataSharing): VersionSpan[] {
  const executed = executedVersions(record);
  return executed.map((version, index) => ({
    version,
    from: begins(version),
    until: earliest(
      version.renewsUntil ?? version.expirationDate,
      ...(record.termination ? [record.termination.lastDay] : []),
      ...record.restrictions.flatMap((one) =>
        one.until !== undefined && ends(one, version) ? [one.until] : [],
      ),
      ...executed.slice(index + 1).map((later) => plusDays(begins(later), -1)),
    ),
  }));
}

const isSpan = ({ from, until }: Days): boolean => from <= until;

/** Restrictions that hold on a day, of every kind. */
export const inForceOn = ({ restrictions }: Pick<DataSharing, "restrictions">, today: IsoDate) =>
  restrictions.filter(({ from, lifted }) => from <= today && (lifted === undefined || today < lifted.on));

/** What a version being made has come to; the last signature makes it executed. */
function unsignedPhase(
  { status, signBy }: Pick<DataSharing, "status" | "signBy">,
  signed: boolean,
  today: IsoDate,
): DataPhase {
  if (status !== "OUT_FOR_SIGNATURE")
    return status === "EXECUTED" || status === "TERMINATED" ? "IN_DISPOSITION" : status;
  if (signBy !== undefined && signBy < today) return "SIGNING_LAPSED";
  return signed ? "PARTLY_SIGNED" : "READY_TO_SIGN";
}

type Days = { from: IsoDate; until: IsoDate };
type Own = "PENDING_EFFECTIVE" | "IN_FORCE" | "IN_DISPOSITION";

function ownPhase(spans: readonly Days[], today: IsoDate): Own {
  const real = spans.filter(isSpan);
  if (real.some(({ from, until }) => from <= today && today <= until)) return "IN_FORCE";
  return real.some(({ from }) => today < from) ? "PENDING_EFFECTIVE" : "IN_DISPOSITION";
}

/** Nothing stands longer, or more freely, than what it stands under (L6). */
function under(own: Own, suspended: boolean, parent: DataPhase | "NONE"): DataPhase {
  if (own === "IN_DISPOSITION" || parent === "IN_DISPOSITION" || parent === "CLOSED") return "IN_DISPOSITION";
  if (own === "PENDING_EFFECTIVE") return own;
  if (suspended || parent === "SUSPENDED") return "SUSPENDED";
  return parent === "ACTIVE" || parent === "NONE" ? "ACTIVE" : "PENDING_EFFECTIVE";
}

/**
 * The phase on the day `today`; of one that stands under another, with that one's phase on the same day. Where it is
 * not known, nothing passes: the child counts as suspended.
 */
export function phaseOn(record: DataSharing, today: IsoDate, parent?: DataPhase): DataPhase {
  const spans = spansOf(record);
  if (spans.length === 0) return unsignedPhase(record, record.signatures.length > 0, today);
  if (record.closedOn !== undefined && record.closedOn <= today) return "CLOSED";
  const suspended = inForceOn(record, today).some(({ kind }) => kind === "SUSPENSION");
  const above = record.parentId === undefined ? "NONE" : (parent ?? "SUSPENDED");
  return under(ownPhase(spans, today), suspended, above);
}

/** The phase of the first of a line: itself, what it stands under, what that stands under. */
export const phaseInLine = (line: readonly DataSharing[], today: IsoDate): DataPhase | undefined =>
  line.reduceRight<DataPhase | undefined>((parent, record) => phaseOn(record, today, parent), undefined);

/** The last day in force as it stands now, whichever version's that is; absent before one is executed. */
export function lastDayOf(record: DataSharing, parentLastDay?: IsoDate): IsoDate | undefined {
  const spans = spansOf(record);
  const last = spans.findLast(isSpan) ?? spans.at(-1);
  return last && (parentLastDay === undefined ? last.until : earliest(last.until, parentLastDay));
}

/** The last day of the first of a line: nothing runs longer than what it stands under. */
export const lastDayInLine = (line: readonly DataSharing[]): IsoDate | undefined =>
  line.reduceRight<IsoDate | undefined>((parent, record) => lastDayOf(record, parent), undefined);

/** What binds on a day: one executed version, who is a party to it by then, and what single parties have restricted. */
export type Governing = Omit<DataVersionSummary, "parties"> & {
  /** Who joined by this day included. */
  parties: DataParty[];
  /** The days on which it is in force. */
  from: IsoDate;
  until: IsoDate;
  restrictions: Restriction[];
  /** Elements that a party has dropped: nothing of them passes. */
  dropped: string[];
};

/** The executed version that governs on a day: the newest that began, which still answers for what it let through; before any began, the first. */
export function governing(record: DataSharing, today: IsoDate): Governing | undefined {
  const spans = spansOf(record);
  const span = spans.findLast(({ from }) => from <= today) ?? spans[0];
  if (!span) return undefined;
  const { version, from, until } = span;
  const restrictions = inForceOn(record, today);
  const joinders = record.joinders.filter(({ effective }) => effective <= today);
  return {
    ...version,
    parties: partiesTo({ joinders }, version),
    from,
    until,
    restrictions,
    dropped: [
      ...new Set(
        restrictions.flatMap(({ kind, elementIds }) => (kind === "ELEMENTS_DROPPED" ? elementIds : [])),
      ),
    ],
  };
}

export type DataFlag = "EXPIRING" | "REVIEW_DUE" | "SIGNING_LAPSED";
const expiringWithinDays = 180;
const reviewWithinDays = 60;

export type DataStanding = {
  phase: DataPhase;
  flags: DataFlag[];
  governingVersionNo?: number;
  /** Where the version being made beside an executed one has come to. */
  pending?: DataPhase;
};

/** The phase with what a reader has to know besides; `reviewBy` is the day by which its terms are next looked at. */
export function standing(
  record: DataSharing,
  today: IsoDate,
  { parent, reviewBy }: { parent?: DataPhase | undefined; reviewBy?: IsoDate | undefined } = {},
): DataStanding {
  const phase = phaseOn(record, today, parent);
  const now = governing(record, today);
  const pending =
    now && isBeingWritten(record) ? unsignedPhase(record, record.signatures.length > 0, today) : undefined;
  const last = lastDayOf(record);
  const running = phase === "ACTIVE" || phase === "SUSPENDED";
  const flags: DataFlag[] = [];
  if (running && last !== undefined && daysBetween(today, last) <= expiringWithinDays) flags.push("EXPIRING");
  if (running && reviewBy !== undefined && daysBetween(today, reviewBy) <= reviewWithinDays)
    flags.push("REVIEW_DUE");
  if ((pending ?? phase) === "SIGNING_LAPSED") flags.push("SIGNING_LAPSED");
  return {
    phase,
    flags,
    ...(now ? { governingVersionNo: now.versionNo } : {}),
    ...(pending ? { pending } : {}),
  };
}

/** What a row of a list keeps so that `standingOfRow` says of any day what the record does. */
export function daysOfRow(
  record: DataSharing,
): Pick<
  DataSharingRow,
  "dateEffective" | "expirationDate" | "gaps" | "suspendedFrom" | "signBy" | "partlySigned"
> {
  const spans = spansOf(record);
  const real = spans.filter(isSpan);
  const ends = real.length > 0 ? real : spans.slice(-1);
  const gaps = real.flatMap(({ until }, index) => {
    const next = real[index + 1];
    const gap = next && { from: plusDays(until, 1), until: plusDays(next.from, -1) };
    return gap && isSpan(gap) ? [gap] : [];
  });
  const suspended = record.restrictions.flatMap(({ kind, from, lifted }) =>
    kind === "SUSPENSION" && lifted === undefined ? [from] : [],
  );
  return {
    dateEffective: ends[0]?.from ?? record.dateEffective,
    expirationDate: ends.at(-1)?.until ?? record.expirationDate,
    ...(gaps.length > 0 ? { gaps } : {}),
    ...(suspended.length > 0 ? { suspendedFrom: earliest(...suspended) } : {}),
    ...(isBeingWritten(record) && record.signBy !== undefined ? { signBy: record.signBy } : {}),
    ...(isBeingWritten(record) && record.signatures.length > 0 ? { partlySigned: true } : {}),
  };
}

/**
 * The phase by a row alone. A list may not know what one stands under: then this is its own phase, and no more than a
 * list is decided by it.
 */
export function standingOfRow(row: DataSharingRow, today: IsoDate, parent?: DataPhase): DataPhase {
  if (!wasExecuted(row)) return unsignedPhase(row, row.partlySigned === true, today);
  if (row.status === "CLOSED") return "CLOSED";
  const days = { from: row.dateEffective, until: row.expirationDate };
  const inGap = (row.gaps ?? []).some(({ from, until }) => from <= today && today <= until);
  const suspended = row.suspendedFrom !== undefined && row.suspendedFrom <= today;
  return under(inGap ? "PENDING_EFFECTIVE" : ownPhase([days], today), suspended, parent ?? "NONE");
}
