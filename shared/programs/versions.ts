/** Which version of a program speaks, which one is being made, and who is a party to either. Pure. */
import type { OrganizationId } from "../ids.ts";
import type { Program, ProgramStatus, ProgramVersionSummary } from "./schema.ts";

type Named = { readonly organizationId: OrganizationId };

export const isIn = (parties: readonly Named[], organization: OrganizationId | undefined): boolean =>
  organization !== undefined && parties.some((party) => party.organizationId === organization);

/** States of a version that somebody still works on. */
const underWay: readonly ProgramStatus[] = ["DRAFT", "IN_REVIEW", "APPROVED"];
/** States of a version that schools and colleges have gone by. */
const published: readonly ProgramStatus[] = ["IN_FORCE", "SUPERSEDED", "RETIRED"];

export const isUnderWay = ({ status }: Pick<Program, "status">): boolean => underWay.includes(status);
export const wasPublished = ({ status }: Pick<Program, "status">): boolean => published.includes(status);

/** The latest version as it will be summed up when another follows. */
export function summaryOf(record: Program): ProgramVersionSummary {
  const { versionNo, status, title, edition, pathwayId, cohort, parties } = record;
  const { planId, inForceFrom, inForceUntil, changeSummary } = record;
  return {
    ...{ versionNo, status, title, edition, pathwayId, cohort },
    parties: parties.map(({ organizationId, role }) => ({ organizationId, role })),
    ...(planId ? { planId } : {}),
    ...(inForceFrom ? { inForceFrom } : {}),
    ...(inForceUntil ? { inForceUntil } : {}),
    ...(changeSummary ? { changeSummary } : {}),
  };
}

/** Every version, oldest first. */
export const versionsOf = (record: Program): ProgramVersionSummary[] => [
  ...record.earlier,
  summaryOf(record),
];

/** The version in force, or undefined where none is. */
export const inForce = (record: Program): ProgramVersionSummary | undefined =>
  versionsOf(record).findLast(({ status }) => status === "IN_FORCE");

/** The last version that was put in force, be it retired since. */
const lastPublished = (record: Program): ProgramVersionSummary | undefined =>
  versionsOf(record).findLast(wasPublished);

/** The version that speaks for the program: the one in force, the last that was, else the latest. */
export const speaking = (record: Program): ProgramVersionSummary =>
  inForce(record) ?? lastPublished(record) ?? summaryOf(record);

/** Parties to the version that speaks, and to the one that is being made beside it. */
export function everyParty(record: Program): ProgramVersionSummary["parties"] {
  const spoken = speaking(record).parties;
  const making = isUnderWay(record) ? record.parties : [];
  return [...spoken, ...making.filter(({ organizationId }) => !isIn(spoken, organizationId))];
}
