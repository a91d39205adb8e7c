/**
 * One version after another. Which executed version speaks on a day is derived from all of them, so a renewal that
 * starts later leaves today's in force until it starts, and no two ever cover one day (articulation.md 2.4; 2.5 item 3).
 */
import type { Happened } from "../activity/schema.ts";
import type { Objection } from "../problem.ts";
import { daysBetween, type IsoDate, plusDays, plusMonths } from "../time.ts";
import type { Termination } from "./ending-schema.ts";
import { type Endings, lastDayOf, type PhaseToday, phase } from "./phase.ts";
import type { Agreement, AgreementRow, AgreementStatus, VersionSummary } from "./schema.ts";
import type { EquivalencyRule, NegativeFinding, Terms } from "./terms-schema.ts";

export const wasExecuted = ({ status }: { status: AgreementStatus }): boolean =>
  status === "EXECUTED" || status === "TERMINATED";

/** What the latest version will leave on the record when another follows it. */
export function summaryOf(agreement: Agreement): VersionSummary {
  const { versionNo, versionKind, status, name, dateEffective, expirationDate } = agreement;
  const kept = [
    "autoRenew",
    "teachOutUntil",
    "termsId",
    "reviewId",
    "dateSigned",
    "contentHash",
    "executedDocument",
    "pathwayId",
  ] as const;
  return {
    versionNo,
    versionKind,
    status,
    name,
    parties: agreement.parties.map(({ organizationId, role }) => ({ organizationId, role })),
    dateEffective,
    expirationDate,
    cipCodes: agreement.cipCodes,
    noticeDays: agreement.noticeDays,
    ...Object.fromEntries(
      kept.flatMap((key) => (agreement[key] === undefined ? [] : [[key, agreement[key]]])),
    ),
    ...(agreement.changeSummary === undefined ? {} : { changeSummary: agreement.changeSummary }),
  };
}

/** Every version, oldest first. */
export const versionsOf = (agreement: Agreement): VersionSummary[] => [
  ...agreement.earlier,
  summaryOf(agreement),
];

/** Those that were executed, oldest first: what look-ups, totals of the past and the calendar go by. */
export const executedVersions = (agreement: Agreement): VersionSummary[] =>
  versionsOf(agreement).filter(wasExecuted);

/** What the parties are bound by: the last executed version, whatever is being made beside it; before there is one, the draft. */
export const bound = (agreement: Agreement): VersionSummary =>
  executedVersions(agreement).at(-1) ?? summaryOf(agreement);

export const isTerminated = (agreement: Agreement): boolean =>
  executedVersions(agreement).some(({ status }) => status === "TERMINATED");

/** Whether a new version is being made beside an executed one. */
export const isUnderWay = (agreement: Agreement): boolean =>
  agreement.earlier.some(wasExecuted) && isBeingWritten(agreement);

export const isBeingWritten = ({ status }: { status: AgreementStatus }): boolean =>
  status === "DRAFT" || status === "IN_REVIEW" || status === "OUT_FOR_SIGNATURE";

type Ending = Pick<Termination, "terminationDay" | "teachOutUntil">;
type Following = readonly Pick<VersionSummary, "versionNo" | "dateEffective">[];

/**
 * What a termination means for one version: the one in force on its day is ended and taught out, one to come never
 * begins, and one that was over by then keeps the teach-out it was agreed with.
 */
export function endOf(
  version: Pick<VersionSummary, "versionNo" | "status" | "teachOutUntil" | "expirationDate" | "autoRenew">,
  executed: Following,
  termination: Ending | undefined,
): Partial<Ending> {
  const own = version.teachOutUntil === undefined ? {} : { teachOutUntil: version.teachOutUntil };
  // A notice that is not final ends nothing yet.
  if (!termination || version.status !== "TERMINATED") return own;
  const { terminationDay, teachOutUntil } = termination;
  const over =
    lastDayOf(version) < terminationDay ||
    executed.some((one) => one.versionNo > version.versionNo && one.dateEffective <= terminationDay);
  return over ? own : { terminationDay, teachOutUntil };
}

/** What ends this version before its last day, within its agreement. */
export function endingsOf(
  version: Parameters<typeof endOf>[0],
  executed: Following,
  termination: Ending | undefined,
): Endings {
  const later = executed.filter((one) => one.versionNo > version.versionNo).map((one) => one.dateEffective);
  return { successorEffective: later.sort()[0], ...endOf(version, executed, termination) };
}

/** Where one executed version stands on a day among the others; no phase for one that was not executed. */
export const phaseOf = (agreement: Agreement, version: VersionSummary, today: IsoDate): PhaseToday =>
  phase(version, today, endingsOf(version, executedVersions(agreement), agreement.termination));

export type Standing = PhaseToday & { readonly versionNo?: number };

const rank = { IN_FORCE: 0, TEACH_OUT: 1, UPCOMING: 2, ENDED: 3 } as const;

/** Where the agreement stands on a day: the phase of the version that speaks then, and which one that is. */
export function standing(agreement: Agreement, today: IsoDate): Standing {
  const phases = executedVersions(agreement).map((version): Standing & { versionNo: number } => ({
    ...phaseOf(agreement, version, today),
    versionNo: version.versionNo,
  }));
  // Among equals the newest: an older one that ended says less.
  const [first] = phases.sort(
    (a, b) => rank[a.phase ?? "ENDED"] - rank[b.phase ?? "ENDED"] || b.versionNo - a.versionNo,
  );
  return first ?? { flags: [] };
}

/** The same from the days in force alone, as rows of lists keep them; without any it was never in force. */
export function standingOfSpans(
  spans: NonNullable<AgreementRow["spans"]>,
  terminated: boolean,
  today: IsoDate,
): PhaseToday {
  const phases = spans.map(({ from, until, teachOutUntil }, index) =>
    phase({ status: "EXECUTED", dateEffective: from, expirationDate: until }, today, {
      teachOutUntil,
      successorEffective: spans[index + 1]?.from,
    }),
  );
  const [first] = phases.sort((a, b) => rank[a.phase ?? "ENDED"] - rank[b.phase ?? "ENDED"]);
  const over = first === undefined || first.phase === "ENDED" || first.phase === "TEACH_OUT";
  const endedWhy = terminated ? "TERMINATED" : "EXPIRED";
  return { phase: "ENDED", flags: [], ...first, ...(over ? { endedWhy } : {}) };
}

export function standingOfRow(row: AgreementRow, today: IsoDate): PhaseToday {
  if (!wasExecuted(row)) return { flags: [] };
  const spans = row.spans ?? [{ from: row.dateEffective, until: row.expirationDate }];
  return standingOfSpans(spans, row.status === "TERMINATED", today);
}

/** Why an executed version with these dates cannot stand beside the ones there are, or undefined (2.5 item 3). */
export function objectionToDates(agreement: Agreement): Objection {
  const last = executedVersions({ ...agreement, status: "DRAFT" }).at(-1);
  if (!last || last.dateEffective < agreement.dateEffective) return undefined;
  return {
    code: "dates-overlap",
    why: `Version ${last.versionNo} took effect on ${last.dateEffective}. A version that follows it has to begin later.`,
  };
}

type Span = { dateEffective: IsoDate; expirationDate: IsoDate };

/**
 * The terms moved from one span to another. What ran from the first day, or to the last, still does; other days move
 * by as much as the first day did when `shift` (a renewal, a copy), or stay (an amendment), and are kept within the new
 * span. What is over before the new span begins is left out: the earlier version still answers for it. So is what begins
 * after it ends.
 */
export function retimed(terms: Terms, from: Span, to: Span, shift: boolean): Terms {
  const shifted = shift ? shiftBetween(from.dateEffective, to.dateEffective) : (day: IsoDate) => day;
  const moved = (day: IsoDate): IsoDate => {
    if (day === from.dateEffective) return to.dateEffective;
    if (day === from.expirationDate) return to.expirationDate;
    return [to.dateEffective, shifted(day), to.expirationDate].sort()[1] as IsoDate;
  };
  const within = ({ validFrom, validTo }: Days): boolean =>
    (validTo === undefined || validTo === from.expirationDate || shifted(validTo) >= to.dateEffective) &&
    (validFrom === undefined || validFrom === from.dateEffective || shifted(validFrom) <= to.expirationDate);
  // The day to look again may lie after the last one: it moves, and nothing holds it back.
  const later = (one: NegativeFinding): NegativeFinding =>
    one.revisitOn === undefined ? one : { ...one, revisitOn: shifted(one.revisitOn) };
  return withDays(
    { ...terms, rules: terms.rules.filter(within), findings: terms.findings.filter(within).map(later) },
    moved,
  );
}

/**
 * The terms of a draft whose first or last day was typed anew: what ran from the one, or to the other, still does. No
 * other day moves and nothing is left out: what does not fit any more is named when it is sent to review.
 */
export const stretched = (terms: Terms, from: Span, to: Span): Terms =>
  withDays(terms, (day) =>
    day === from.dateEffective ? to.dateEffective : day === from.expirationDate ? to.expirationDate : day,
  );

type Days = { validFrom?: IsoDate | undefined; validTo?: IsoDate | undefined };

const withDays = (terms: Terms, moved: (day: IsoDate) => IsoDate): Terms => ({
  ...terms,
  rules: terms.rules.map(
    (one): EquivalencyRule => ({
      ...one,
      validFrom: moved(one.validFrom),
      validTo: moved(one.validTo),
    }),
  ),
  findings: terms.findings.map(
    (one): NegativeFinding => ({
      ...one,
      ...(one.validFrom === undefined ? {} : { validFrom: moved(one.validFrom) }),
      ...(one.validTo === undefined ? {} : { validTo: moved(one.validTo) }),
    }),
  ),
});

export type Succession = {
  kind: "AMENDMENT" | "RENEWAL";
  dateEffective?: IsoDate | undefined;
  expirationDate?: IsoDate | undefined;
  changeSummary?: string | undefined;
};

/** The days of the version to come: as asked, or what its kind suggests. */
export function spanOfNext(agreement: Agreement, asked: Succession, today: IsoDate): Span {
  const last = executedVersions(agreement).at(-1) ?? agreement;
  if (asked.kind === "RENEWAL") {
    const dateEffective = asked.dateEffective ?? plusDays(lastDayOf(last), 1);
    const days = daysBetween(last.dateEffective, last.expirationDate);
    const months = wholeMonths(last.dateEffective, last.expirationDate);
    const suggested =
      months === undefined ? plusDays(dateEffective, days) : plusDays(plusMonths(dateEffective, months), -1);
    return { dateEffective, expirationDate: asked.expirationDate ?? suggested };
  }
  const soon = plusDays(last.dateEffective >= today ? last.dateEffective : today, 1);
  return {
    dateEffective: asked.dateEffective ?? soon,
    expirationDate: asked.expirationDate ?? lastDayOf(last),
  };
}

/** How many whole months these days are, or undefined: August 1 to July 31 is twelve, leap year or not. */
const wholeMonths = (from: IsoDate, until: IsoDate): number | undefined =>
  monthsBetween(from, plusDays(until, 1));

function monthsBetween(from: IsoDate, to: IsoDate): number | undefined {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return months > 0 && plusMonths(from, months) === to ? months : undefined;
}

/** As far as one day is from the other: by the calendar's months where it is a number of them, so that May 31 stays May 31. */
function shiftBetween(from: IsoDate, to: IsoDate): (day: IsoDate) => IsoDate {
  const months = monthsBetween(from, to);
  const days = daysBetween(from, to);
  return (day) => (months === undefined ? plusDays(day, days) : plusMonths(day, months));
}

/**
 * A new draft version that starts from `ground`, the last one that was executed; the versions before stay what they
 * are. Callers have insisted on the objection.
 */
export function succeed(
  before: Agreement,
  ground: Agreement,
  asked: Succession,
  span: Span,
): { agreement: Agreement; happened: Happened } {
  const {
    registration: _registration,
    dateSigned: _signed,
    contentHash: _hash,
    signingDocument: _paper,
    frozenAt: _frozen,
    executedDocument: _executed,
    review: _review,
    changeSummary: _summary,
    teachOutUntil: _teachOut,
    visibilityProposal: _proposal,
    termination: _notice,
    autoRenew,
    recalls: _recalls,
    chainHash: _chain,
    ...kept
  } = ground;
  return {
    agreement: {
      ...kept,
      ...span,
      // An amendment runs to the last day there was, renewals included: they would be promised twice.
      ...(autoRenew && asked.kind === "RENEWAL" ? { autoRenew } : {}),
      ...(asked.changeSummary ? { changeSummary: asked.changeSummary } : {}),
      ...(before.recalls ? { recalls: before.recalls } : {}),
      visibility: before.visibility,
      ...(before.corrections === undefined ? {} : { corrections: before.corrections }),
      versionNo: before.versionNo + 1,
      versionKind: asked.kind,
      status: "DRAFT",
      signatures: [],
      unattested: [],
      delegations: [],
      earlier: versionsOf(before),
      version: before.version,
      ...(before.chainHash === undefined ? {} : { chainHash: before.chainHash }),
    },
    happened: {
      action: asked.kind === "RENEWAL" ? "renewal-started" : "amendment-started",
      note: `version ${before.versionNo + 1}, from ${span.dateEffective}`,
    },
  };
}

type PartyNamed = VersionSummary["parties"][number];

/** Every party to these versions, each once and with the role it has in the newest. */
export const partiesOf = (versions: readonly { parties: readonly PartyNamed[] }[]): PartyNamed[] => [
  ...new Map(
    versions.flatMap(({ parties }) =>
      parties.map(({ organizationId, role }) => [organizationId, { organizationId, role }] as const),
    ),
  ).values(),
];

/** Every organization that is a party to the latest version or to one that was executed, each once. */
export const everyParty = (agreement: Agreement): PartyNamed[] =>
  partiesOf([...executedVersions(agreement), agreement]);
