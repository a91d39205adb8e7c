/** The rows a program stands under besides its record, worked out of the record and of the plans that are in use. */
import type { AgreementId, OrganizationId, PartnershipId } from "#shared/ids.ts";
import { waitingFor } from "#shared/programs/approvals.ts";
import { agreementsNamed, coursesNamed } from "#shared/programs/plan.ts";
import type { Plan } from "#shared/programs/plan-schema.ts";
import type { Program, ProgramRow } from "#shared/programs/schema.ts";
import { everyParty, inForce, isIn, isUnderWay, speaking } from "#shared/programs/versions.ts";
import { publicPrograms, tenant } from "../cloud/keys.ts";
import type { Item } from "../cloud/table.ts";
import { packedRow, rowSk } from "./row.ts";

export const listPk = (partnership: PartnershipId, party?: OrganizationId): string =>
  party ? tenant(partnership, "PARTY", party, "PROGRAMS") : tenant(partnership, "PROGRAMS");
export const ofCoursePk = (partnership: PartnershipId, organization: OrganizationId): string =>
  tenant(partnership, "PROGRAMS-OF-COURSE", organization);
export const ofAgreementPk = (partnership: PartnershipId): string =>
  tenant(partnership, "PROGRAMS-OF-AGREEMENT");

/** Whether anyone may read the version in force. */
export const isPublic = (record: Program): boolean =>
  record.visibility === "PUBLIC" && inForce(record) !== undefined;

/** In the lists, for each party, and for everyone. */
export function rows(partnership: PartnershipId, record: Program): Item[] {
  const row = asRow(record);
  const packed = packedRow(row);
  const sk = rowSk(row);
  return [
    { pk: listPk(partnership), sk, ...packed },
    ...row.partyIds.map((party) => ({ pk: listPk(partnership, party), sk, ...packed })),
    ...(isPublic(record) ? [{ pk: publicPrograms, sk: record.id, partnership }] : []),
  ];
}

/** The plans somebody goes by or works on: of the version in force and of the one being made. */
export const plansInUse = (record: Program): string[] => [
  ...new Set(
    [inForce(record)?.planId, isUnderWay(record) ? record.planId : undefined].flatMap((id) => id ?? []),
  ),
];

/** What a retired course or an ended agreement is looked up by: one row for each organization, and one for all agreements. */
export function useRows(partnership: PartnershipId, { id }: Program, plans: readonly Plan[]): Item[] {
  const courses = new Map<OrganizationId, Set<string>>();
  const agreements = new Set<AgreementId>();
  for (const plan of plans) {
    for (const [organization, keys] of coursesNamed(plan))
      courses.set(organization, new Set([...(courses.get(organization) ?? []), ...keys]));
    for (const agreement of agreementsNamed(plan)) agreements.add(agreement);
  }
  return [
    ...[...courses].map(([organization, keys]) => ({
      pk: ofCoursePk(partnership, organization),
      sk: id,
      courses: [...keys].sort(),
    })),
    ...(agreements.size > 0
      ? [{ pk: ofAgreementPk(partnership), sk: id, agreements: [...agreements].sort() }]
      : []),
  ];
}

/** What a list says of it: of what is in force, and of a draft only before there is something that is. */
export function asRow(record: Program): ProgramRow {
  const { id, leadId, visibility, shared, template } = record;
  const { title, pathwayId, edition, cohort, status, versionNo } = speaking(record);
  const every = everyParty(record).map(({ organizationId }) => organizationId);
  const joining = every.filter((id) => !isIn(speaking(record).parties, id));
  const waiting = record.status === "IN_REVIEW" ? waitingFor(record) : [];
  return {
    ...{ id, title, pathwayId, edition, cohort, leadId, visibility, shared, status, versionNo, template },
    partyIds: every,
    ...(joining.length > 0 ? { joining } : {}),
    ...(isUnderWay(record) && versionNo !== record.versionNo ? { pending: record.status } : {}),
    ...(waiting.length > 0 ? { waiting } : {}),
  };
}
