/**
 * The versions of a data-sharing agreement: which were executed, which binds, and who has a part in any of them. While a
 * new one is made, the last executed one governs (L5). Pure.
 */
import type { OrganizationId } from "../ids.ts";
import type { DataRole } from "./bases-schema.ts";
import type {
  DataParty,
  DataSharing,
  DataSharingRow,
  DataSharingStatus,
  DataVersionSummary,
  Joinder,
} from "./schema.ts";

type HasStatus = { readonly status: DataSharingStatus };

export const wasExecuted = ({ status }: HasStatus): boolean =>
  status === "EXECUTED" || status === "TERMINATED" || status === "CLOSED";

export const isBeingWritten = ({ status }: HasStatus): boolean =>
  status === "DRAFT" || status === "IN_REVIEW" || status === "OUT_FOR_SIGNATURE";

/** What the latest version will leave on the record when another follows it. */
export function summaryOf(record: DataSharing): DataVersionSummary {
  const { versionNo, versionKind, status, name, parties, dateEffective, expirationDate, noticeDays } = record;
  const kept = [
    "renewsUntil",
    "termsId",
    "dateSigned",
    "frozenAt",
    "contentHash",
    "executedDocument",
    "changeSummary",
  ] as const;
  return {
    ...{ versionNo, versionKind, status, name, parties, dateEffective, expirationDate, noticeDays },
    ...Object.fromEntries(kept.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]]))),
  };
}

/** Every version, oldest first. */
export const versionsOf = (record: DataSharing): DataVersionSummary[] => [
  ...record.earlier,
  summaryOf(record),
];

export const executedVersions = (record: DataSharing): DataVersionSummary[] =>
  versionsOf(record).filter(wasExecuted);

/** What the parties are bound by: the last executed version; before there is one, the draft. */
export const bound = (record: DataSharing): DataVersionSummary =>
  executedVersions(record).at(-1) ?? summaryOf(record);

/** Whether a new version is being made beside an executed one. */
export const isUnderWay = (record: DataSharing): boolean =>
  record.earlier.some(wasExecuted) && isBeingWritten(record);

/** Who joined by signing an offer, as the party it made them. */
const joined = ({ organizationId, role, ferpaCapacity, contacts }: Joinder): DataParty => ({
  organizationId,
  roles: [role],
  ferpaCapacity,
  contacts,
});

/** Who is bound by this version: its parties, and who joined it. */
export const partiesTo = (
  { joinders }: Pick<DataSharing, "joinders">,
  { versionNo, parties }: Pick<DataVersionSummary, "versionNo" | "parties">,
): DataParty[] => [...parties, ...joinders.filter((one) => one.versionNo === versionNo).map(joined)];

export type PartyRoles = DataSharingRow["parties"][number];

/** Who is bound, or in a first draft is meant to be: every party to an executed version, and whoever joined; each once. */
export function boundParties(record: DataSharing): PartyRoles[] {
  const executed = executedVersions(record);
  const versions = executed.length > 0 ? executed : [record];
  return merged([
    ...versions.flatMap(({ parties }) => parties),
    ...record.joinders.map(({ organizationId, role }) => ({ organizationId, roles: [role] })),
  ]);
}

/** The same, and with them the parties to what is being made. */
export const everyParty = (record: DataSharing): PartyRoles[] =>
  merged([...boundParties(record), ...record.parties]);

/** Each organization once, with the roles it has in the newest. */
const merged = (
  parties: readonly { organizationId: OrganizationId; roles: readonly DataRole[] }[],
): PartyRoles[] => [
  ...new Map(
    parties.map(({ organizationId, roles }) => [organizationId, { organizationId, roles: [...roles] }]),
  ).values(),
];
