/**
 * The gate: whether one table of counts may pass now, under one agreement, for one person (data-sharing.md 4.2). Pure,
 * and everything it is not told to let through it refuses, with one reason.
 */
import { type Actor, has } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { IsoDate } from "../time.ts";
import { yearsOf } from "./pooling.ts";
import type { GateDecision, GateReason, Release } from "./release-schema.ts";
import type { DataParty, DataPhase, Joinder } from "./schema.ts";
import type { DataElement, DataTerms, Transfer } from "./terms-schema.ts";
import { currentWindow, isOpenOn } from "./windows.ts";

/** What binds today: the version in force, or the last that was, with what was added beside it since. */
export type Agreed = {
  /** Absent where none was ever executed. */
  versionNo?: number | undefined;
  phase: DataPhase;
  /** Who joined by today included. */
  parties: readonly Pick<DataParty, "organizationId" | "roles">[];
  joined: readonly Pick<Joinder, "organizationId" | "role">[];
  /** Elements that a party has dropped on its own. */
  dropped: readonly string[];
  terms: Pick<DataTerms, "purposes" | "elements" | "transfers" | "retention">;
};

/** What shall pass: of one sender, one indicator, one year or a pool of years, by these dimensions, for this purpose. */
export type Passage = Pick<Release, "indicatorId" | "year" | "senderId"> & {
  pooledTo?: string | undefined;
  dimensions: readonly string[];
  purposeId: string;
};

type Side = "disclosing" | "receiving";

const words: Record<GateReason, string> = {
  ALLOWED: "The agreement is in force and covers this.",
  OWN_SUBMISSION: "Your organization sent this itself.",
  KEPT_AFTER_END: "The agreement has ended; its retention clause lets receivers keep what was released.",
  NOT_ACTIVE: "The agreement is not in force today.",
  SUSPENDED: "The agreement is suspended: nothing passes until that is lifted.",
  NOT_DISCLOSING: "Your organization does not disclose data under this agreement.",
  NOT_RECEIVING: "Your organization does not receive this data under the agreement.",
  INDICATOR_NOT_AGREED: "This indicator is not in the schedule of the agreement.",
  YEAR_NOT_AGREED: "The agreement covers this indicator for other years.",
  SUBGROUP_NOT_AGREED: "The agreement does not cover this breakdown by subgroup.",
  PURPOSE_NOT_AGREED: "The agreement does not name this purpose for this indicator.",
  OUTSIDE_WINDOW: "No transfer of this is open today.",
  ROLE_MISSING: "Editors and admins of your organization send data.",
  NOT_SUPPRESSED: "Something hidden in this table could be worked out.",
};

/** What the gate says, with the version it says it of. */
export const decisionOf = (
  reason: GateReason,
  { versionNo }: Pick<Agreed, "versionNo">,
  more = "",
): GateDecision => ({
  allowed: reason === "ALLOWED" || reason === "OWN_SUBMISSION" || reason === "KEPT_AFTER_END",
  reason,
  why: words[reason] + more,
  ...(versionNo === undefined ? {} : { versionNo }),
});

export function authorize(
  agreed: Agreed,
  actor: Actor,
  action: "submit" | "read",
  passage: Passage,
  today: IsoDate,
): GateDecision {
  const say = (reason: GateReason, more?: string) => decisionOf(reason, agreed, more);
  const own = actor.organization;
  const asReader = action === "read";
  if (own === undefined || actor.roles.length === 0)
    return say(asReader ? "NOT_RECEIVING" : "NOT_DISCLOSING");
  // What an organization has sent is its own, whatever became of the agreement.
  if (asReader && own === passage.senderId) return say("OWN_SUBMISSION");
  if (!stands(agreed, own, asReader ? "receiving" : "disclosing"))
    return say(asReader ? "NOT_RECEIVING" : "NOT_DISCLOSING");
  if (!asReader && own !== passage.senderId) return say("NOT_DISCLOSING");
  if (!asReader && !has(actor, "editor", "admin")) return say("ROLE_MISSING");

  const kept = asReader && hasEnded(agreed.phase) && agreed.terms.retention?.keepsReleases === true;
  if (agreed.versionNo === undefined) return say("NOT_ACTIVE");
  if (agreed.phase === "SUSPENDED") return say("SUSPENDED");
  if (agreed.phase !== "ACTIVE" && !kept) return say("NOT_ACTIVE");
  if (!stands(agreed, passage.senderId, "disclosing")) return say("NOT_DISCLOSING");

  const scheduled = covering(agreed, passage);
  if (typeof scheduled === "string") return say(scheduled);
  const transfers = transfersOf(agreed, passage.senderId, scheduled);
  if (asReader) {
    // A party that joined gets what the receivers get; a party is named where it receives.
    const named = joinedAs(agreed, own, "receiving")
      ? transfers.length > 0
      : transfers.some(({ receiverIds }) => receiverIds.includes(own));
    if (!named) return say("NOT_RECEIVING");
    return say(kept ? "KEPT_AFTER_END" : "ALLOWED");
  }
  if (transfers.length === 0) return say("NOT_DISCLOSING");
  if (transfers.some((transfer) => isOpenOn(transfer, today))) return say("ALLOWED");
  const next = transfers.flatMap((transfer) => currentWindow(transfer, today)?.opens ?? []).sort()[0];
  return say("OUTSIDE_WINDOW", next === undefined ? "" : ` The next one opens on ${next}.`);
}

const hasEnded = (phase: DataPhase): boolean => phase === "IN_DISPOSITION" || phase === "CLOSED";

const joinedAs = ({ joined }: Agreed, id: OrganizationId, side: Side): boolean =>
  joined.some(({ organizationId, role }) => organizationId === id && role === side);

const stands = ({ parties }: Agreed, id: OrganizationId, side: Side): boolean =>
  parties.some(({ organizationId, roles }) => organizationId === id && roles.includes(side));

/** The elements whose word covers the whole passage, dropped ones aside; or the first thing that none of them covers. */
function covering(agreed: Agreed, passage: Passage): readonly DataElement[] | GateReason {
  const named = new Set(agreed.terms.purposes.map(({ purposeId }) => purposeId));
  const years = yearsOf(passage.year, passage.pooledTo);
  const tests: [GateReason, (element: DataElement) => boolean][] = [
    [
      "INDICATOR_NOT_AGREED",
      ({ level, exchange, elementId }) =>
        level === "aggregate" &&
        exchange?.indicatorId === passage.indicatorId &&
        !agreed.dropped.includes(elementId),
    ],
    ["YEAR_NOT_AGREED", ({ exchange }) => years.length > 0 && years.every((year) => within(year, exchange))],
    [
      "SUBGROUP_NOT_AGREED",
      ({ exchange }) => passage.dimensions.every((one) => exchange?.dimensions.includes(one)),
    ],
    [
      "PURPOSE_NOT_AGREED",
      ({ purposeIds }) => purposeIds.includes(passage.purposeId) && named.has(passage.purposeId),
    ],
  ];
  let left: readonly DataElement[] = agreed.terms.elements;
  for (const [reason, holds] of tests) {
    left = left.filter(holds);
    if (left.length === 0) return reason;
  }
  return left;
}

const within = (year: string, span: { from: string; to: string } | undefined): boolean =>
  span !== undefined && span.from <= year && year <= span.to;

/** The transfers through the hub that carry one of these elements from this sender; one that joined sends as the senders do. */
function transfersOf(
  agreed: Agreed,
  senderId: OrganizationId,
  elements: readonly DataElement[],
): readonly Transfer[] {
  const asJoined = joinedAs(agreed, senderId, "disclosing");
  return agreed.terms.transfers.filter(
    (transfer) =>
      transfer.method === "hub_aggregate" &&
      (transfer.senderId === senderId || asJoined) &&
      elements.some(({ elementId }) => transfer.elementIds.includes(elementId)),
  );
}

/** The transfers through the hub that carry this indicator. */
function carrying({ terms }: Agreed, indicatorId: string): readonly Transfer[] {
  const elements = new Set(
    terms.elements
      .filter(({ exchange }) => exchange?.indicatorId === indicatorId)
      .map(({ elementId }) => elementId),
  );
  return terms.transfers.filter(
    ({ method, elementIds }) => method === "hub_aggregate" && elementIds.some((id) => elements.has(id)),
  );
}

/** Who may come to read what this sender releases of this indicator: everyone a later differencing attack can start from. */
export function receiversOf(agreed: Agreed, senderId: OrganizationId, indicatorId: string): OrganizationId[] {
  const named = carrying(agreed, indicatorId).flatMap(({ receiverIds }) => receiverIds);
  const later = agreed.joined
    .filter(({ role }) => role === "receiving")
    .map(({ organizationId }) => organizationId);
  return [...new Set([...named, ...later])].filter((id) => id !== senderId).sort();
}

/** Who is to send this indicator through the hub: whoever a transfer names, and whoever joined to disclose. */
export function sendersOf(agreed: Agreed, indicatorId: string): OrganizationId[] {
  const named = carrying(agreed, indicatorId).map(({ senderId }) => senderId);
  const later = agreed.joined
    .filter(({ role }) => role === "disclosing")
    .map(({ organizationId }) => organizationId);
  return named.length === 0 ? [] : [...new Set([...named, ...later])].sort();
}
