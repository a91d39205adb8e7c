/**
 * One version of a data-sharing agreement after another: an amendment, a renewal, a restatement. It binds once all have
 * signed it; until then the last executed one governs (data-sharing.md L5).
 */
import type { Happened } from "../activity/schema.ts";
import { type Actor, has } from "../actor.ts";
import type { Objection } from "../problem.ts";
import { daysBetween, type IsoDate, plusDays, plusMonths } from "../time.ts";
import { earlierMax } from "./limits.ts";
import type { SuccessionDraft } from "./moves-schema.ts";
import { isIn } from "./roles.ts";
import type { DataPhase, DataSharing, DataVersionSummary, Joinder } from "./schema.ts";
import { bound, boundParties, executedVersions, isBeingWritten, partiesTo, versionsOf } from "./versions.ts";

export type Succeeding = "amend" | "renew";

/** Why `actor` cannot start a new version, or undefined. */
export function objectionToSucceeding(record: DataSharing, actor: Actor, phase: DataPhase): Objection {
  if (!isIn(boundParties(record), actor.organization))
    return { code: "not-a-party", why: "An editor of a party starts a new version." };
  if (!has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of a party starts a new version." };
  if (executedVersions(record).length === 0)
    return { code: "not-executed", why: "Only an executed agreement is amended or renewed." };
  if (record.termination || phase === "CLOSED")
    return { code: "wrong-moment", why: "It has been ended. What follows is a new agreement." };
  if (isBeingWritten(record))
    return {
      code: "version-under-way",
      why: `Version ${record.versionNo} is under way: finish or withdraw it first.`,
    };
  return record.earlier.length >= earlierMax
    ? {
        code: "too-large",
        why: `It has ${earlierMax + 1} versions, as many as one agreement can have. Start a new agreement.`,
      }
    : undefined;
}

type Span = { dateEffective: IsoDate; expirationDate: IsoDate };

/** As many whole months as the days are, or undefined: July 1 to June 30 is twelve, leap year or not. */
function wholeMonths({ dateEffective: from, expirationDate }: Span): number | undefined {
  const to = plusDays(expirationDate, 1);
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return months > 0 && plusMonths(from, months) === to ? months : undefined;
}

/** The same length again, from the day after the last. */
function again(last: Span, dateEffective: IsoDate): Span {
  const months = wholeMonths(last);
  const days = daysBetween(last.dateEffective, last.expirationDate);
  return {
    dateEffective,
    expirationDate:
      months === undefined ? plusDays(dateEffective, days) : plusDays(plusMonths(dateEffective, months), -1),
  };
}

/** The last day of the one further term that comes by itself: fixed when it goes out for signature. */
export const renewsUntil = (span: Span): IsoDate =>
  again(span, plusDays(span.expirationDate, 1)).expirationDate;

/** The days of the version to come: as asked, or what its kind suggests. */
export function spanOfNext(
  kind: Succeeding,
  last: Pick<DataVersionSummary, "dateEffective" | "expirationDate" | "renewsUntil">,
  asked: Pick<SuccessionDraft, "dateEffective" | "expirationDate">,
  today: IsoDate,
): Span {
  if (kind === "renew") {
    const from = asked.dateEffective ?? plusDays(last.renewsUntil ?? last.expirationDate, 1);
    return { dateEffective: from, expirationDate: asked.expirationDate ?? again(last, from).expirationDate };
  }
  const from = asked.dateEffective ?? plusDays(last.dateEffective > today ? last.dateEffective : today, 1);
  // In the term that followed by itself, an amendment runs to that one's last day.
  const until = from <= last.expirationDate ? last.expirationDate : (last.renewsUntil ?? last.expirationDate);
  return { dateEffective: from, expirationDate: asked.expirationDate ?? until };
}

/** What one version had and the next starts without. */
function fresh(record: DataSharing): DataSharing {
  const {
    dateSigned: _signed,
    contentHash: _hash,
    signingDocument: _paper,
    frozenAt: _frozen,
    executedDocument: _executed,
    changeSummary: _summary,
    declined: _declined,
    signBy: _by,
    visibilityProposal: _proposal,
    renewsUntil: _renews,
    ...kept
  } = record;
  return { ...kept, status: "DRAFT", signatures: [], unattested: [], delegations: [] };
}

/** Whoever joined signs the next version as its other parties do. */
function withJoined(
  ground: DataSharing,
  joinders: readonly Joinder[],
): Pick<DataSharing, "parties" | "signatureSlots"> {
  const own = joinders.filter(({ versionNo }) => versionNo === ground.versionNo);
  const first = Math.max(0, ...ground.signatureSlots.map(({ slotNo }) => slotNo)) + 1;
  return {
    parties: partiesTo({ joinders: own }, ground),
    signatureSlots: [
      ...ground.signatureSlots,
      ...own.map(({ organizationId, signature }, index) => ({
        slotNo: first + index,
        organizationId,
        function: signature.title,
        required: true,
        order: 1,
      })),
    ],
  };
}

/**
 * A new draft version that starts from `ground`, the last one that was executed; the versions before stay what they
 * are, and so does what single parties have restricted. Callers have insisted on the objection.
 */
export function succeed(
  before: DataSharing,
  ground: DataSharing,
  kind: Succeeding,
  { restated, changeSummary }: Pick<SuccessionDraft, "restated" | "changeSummary">,
  span: Span,
): { record: DataSharing; happened: Happened } {
  const { chainHash, restrictions, joinders, certificates, visibility, version } = before;
  const { chainHash: _old, ...start } = fresh(ground);
  return {
    record: {
      ...start,
      ...{ restrictions, joinders, certificates, visibility, version },
      ...(chainHash === undefined ? {} : { chainHash }),
      ...span,
      ...withJoined(ground, joinders),
      ...(changeSummary ? { changeSummary } : {}),
      versionNo: before.versionNo + 1,
      versionKind: kind === "renew" ? "RENEWAL" : restated ? "RESTATEMENT" : "AMENDMENT",
      earlier: versionsOf(before),
    },
    happened: {
      action: kind === "renew" ? "renewal-started" : "amendment-started",
      note: `version ${before.versionNo + 1}, from ${span.dateEffective}`,
    },
  };
}

/**
 * Called back from signing, or after someone declined: the text that was out stays as it was, with the signatures it
 * had, and what is changed is a new version (3.4: any edit is one).
 */
export function recall(before: DataSharing, reason: string): { record: DataSharing; happened: Happened } {
  const { versionNo, changeSummary, signBy } = before;
  return {
    record: {
      ...fresh(before),
      ...(changeSummary ? { changeSummary } : {}),
      ...(signBy ? { signBy } : {}),
      versionNo: versionNo + 1,
      earlier: versionsOf(
        before.status === "OUT_FOR_SIGNATURE" ? { ...before, status: "WITHDRAWN" } : before,
      ),
    },
    happened: { action: "data-sharing-recalled", note: `version ${versionNo}: ${reason}` },
  };
}

/** Why it cannot be executed today beside what is executed already, or undefined. */
export function objectionToDates(record: DataSharing, today: IsoDate): Objection {
  if (record.expirationDate < today)
    return { code: "dates-overlap", why: `It ends on ${record.expirationDate}, before it would be signed.` };
  const last = bound({ ...record, status: "DRAFT" });
  return last.versionNo === record.versionNo || last.dateEffective < record.dateEffective
    ? undefined
    : {
        code: "dates-overlap",
        why: `Version ${last.versionNo} took effect on ${last.dateEffective}. A version that follows it has to begin later.`,
      };
}
