/** Data-sharing agreements as the checks of a program look at them: between which parties, whether active, what is lacking. Pure. */
import type { Actor } from "#shared/actor.ts";
import { inForceOn, lastDayOf, phaseInLine } from "#shared/data-sharing/phase.ts";
import type { DataPhase, DataSharing, DataSharingRow } from "#shared/data-sharing/schema.ts";
import { mayKnowBound, sight } from "#shared/data-sharing/sight.ts";
import { everyParty } from "#shared/data-sharing/versions.ts";
import type { OrganizationId } from "#shared/ids.ts";
import type { ProgramFacts } from "#shared/programs/check-schema.ts";
import type { IsoDate } from "#shared/time.ts";

type DataFact = ProgramFacts["dataSharing"][number];

/** Whether the row is of an agreement between two of these organizations that this actor may know of, and that may still be. */
export const sharesData = (
  row: DataSharingRow,
  parties: ReadonlySet<OrganizationId>,
  by: Actor | undefined,
): boolean =>
  row.status !== "CLOSED" &&
  row.status !== "DECLINED" &&
  row.status !== "WITHDRAWN" &&
  [...row.parties, ...(row.joining ?? [])].filter(({ organizationId }) => parties.has(organizationId))
    .length > 1 &&
  (by === undefined || sight(row, by) !== "none");

/** `line`: the agreement, what it stands under, what that stands under. `gaps`: what its checklist still asks for. */
export function dataFact(
  line: readonly [DataSharing, ...DataSharing[]],
  gaps: readonly string[],
  nameOf: (id: OrganizationId) => string,
  by: Actor | undefined,
  today: IsoDate,
): DataFact {
  const [record] = line;
  const phase = phaseInLine(line, today);
  const active = phase === "ACTIVE";
  const told = by === undefined || (sight(record, by) === "content" && mayKnowBound(record, by));
  return {
    id: record.id,
    codedNotation: record.codedNotation,
    active,
    parties: [...new Set(everyParty(record).map(({ organizationId }) => organizationId))],
    ...(told ? { lacks: active ? [] : lacking(record, phase, { gaps, nameOf, today }) } : {}),
  };
}

/** An agreement with a gap cannot become active, so what is lacking is where it stands on the way there. */
function lacking(
  record: DataSharing,
  phase: DataPhase | undefined,
  {
    gaps,
    nameOf,
    today,
  }: { gaps: readonly string[]; nameOf: (id: OrganizationId) => string; today: IsoDate },
): string[] {
  const signed = new Set(record.signatures.map(({ slotNo }) => slotNo));
  const unsigned = record.signatureSlots
    .filter(({ slotNo, required }) => required && !signed.has(slotNo))
    .map(({ organizationId }) => `the signature of ${nameOf(organizationId)}`);
  switch (phase) {
    case "DRAFT":
      return [...gaps, "a review", ...signaturesOf(record, unsigned)];
    case "IN_REVIEW":
      return [...gaps, ...signaturesOf(record, unsigned)];
    case "READY_TO_SIGN":
    case "PARTLY_SIGNED":
    case "SIGNING_LAPSED":
      return [
        ...gaps,
        ...new Set(unsigned),
        ...(phase === "SIGNING_LAPSED" ? ["a new day to sign by: the last one has passed"] : []),
      ];
    case "PENDING_EFFECTIVE":
      return [`its first day, ${record.dateEffective}`];
    case "SUSPENDED":
      return suspendedBy(record, nameOf, today);
    default:
      return [`a version that did not end: its last day was ${lastDayOf(record) ?? record.expirationDate}`];
  }
}

/** Without an office named, each party owes one. */
const signaturesOf = ({ signatureSlots }: DataSharing, unsigned: readonly string[]): string[] =>
  signatureSlots.length > 0 ? [...new Set(unsigned)] : ["the offices that sign it, and their signatures"];

function suspendedBy(record: DataSharing, nameOf: (id: OrganizationId) => string, today: IsoDate): string[] {
  const by = inForceOn(record, today).filter(({ kind }) => kind === "SUSPENSION");
  return by.length > 0
    ? by.map(
        ({ byOrganization, from }) =>
          `the word of ${byOrganization ? nameOf(byOrganization) : "a party"}, which suspended it from ${from}`,
      )
    : ["what it stands under: that is suspended"];
}
