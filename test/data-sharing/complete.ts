/** A data-sharing agreement that lacks nothing: Northgate studies, the career center and the college disclose. */
import { allBasesInUse } from "#shared/data-sharing/bases-in-use.ts";
import type { CheckInput } from "#shared/data-sharing/check-input.ts";
import { findings } from "#shared/data-sharing/checks.ts";
import { DataSharingDraft } from "#shared/data-sharing/schema.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { newId, type OrganizationId, type PersonId } from "#shared/ids.ts";
import type { OrganizationType } from "#shared/organizations/schema.ts";
import { Member } from "#shared/people/schema.ts";

const personIn = (no: number, organizationId: OrganizationId) =>
  Member.parse({
    personId: `per_${String(no).padStart(20, "0")}`,
    name: `Person ${no}`,
    email: `p${no}@school.example`,
    grants: [{ organizationId, roles: ["viewer"], from: "2026-01-01", until: "2027-12-31" }],
    partnershipRoles: [],
    version: 1,
  });

const organization = (name: string, type: OrganizationType) => ({ id: newId("org"), name, type });
export const northgate = organization("Northgate State", "university");
export const threeRivers = organization("Three Rivers", "secondary");
export const prairieLakes = organization("Prairie Lakes", "postsecondary");
const all = [northgate, threeRivers, prairieLakes];
const people = all.map(({ id }, index) => personIn(index + 1, id));
const contacts = (index: number) => {
  const id = people[index]?.personId as PersonId;
  return { steward: id, custodian: id, privacy: id };
};

const clause = (listId: string, text: string, ...satisfies: string[]) => ({
  listId,
  title: text.slice(0, 40),
  text,
  satisfies,
});

/** Today is November 23, 2026. */
export const complete: CheckInput = {
  draft: {
    ...DataSharingDraft.parse({
      name: "Outcomes 2027",
      tier: "dsa",
      parties: [
        {
          organizationId: northgate.id,
          roles: ["receiving", "lead_agency"],
          ferpaCapacity: "organization_conducting_study",
          contacts: contacts(0),
        },
        ...[threeRivers, prairieLakes].map(({ id }, index) => ({
          organizationId: id,
          roles: ["disclosing"],
          ferpaCapacity: "educational_agency_or_institution",
          contacts: contacts(index + 1),
        })),
      ],
      dateEffective: "2027-01-04",
      expirationDate: "2029-06-30",
      signatureSlots: all.map(({ id }, index) => ({
        slotNo: index + 1,
        organizationId: id,
        function: "President",
      })),
      authorities: all.map((_, index) => ({
        slotNo: index + 1,
        basis: "board_resolution",
        reference: `Resolution ${index + 1}`,
      })),
    }),
  },
  terms: DataTerms.parse({
    scope: "Cohorts 2023 to 2026.",
    purposes: [{ purposeId: "P1", statement: "Improve instruction." }],
    elements: [
      {
        elementId: "E1",
        vocab: "CEDS",
        vocabId: "000037",
        name: "CTE concentrator",
        level: "student",
        sensitivity: "education_record",
        basisId: "ferpa_studies",
        purposeIds: ["P1"],
      },
      {
        elementId: "E2",
        vocab: "local",
        name: "5S1",
        level: "aggregate",
        sensitivity: "public",
        basisId: "deidentified_aggregate",
        purposeIds: ["P1"],
        exchange: { indicatorId: "5S1", from: "2023-24", to: "2026-27" },
      },
    ],
    transfers: [
      {
        transferId: "T1",
        method: "sftp",
        format: "CSV",
        senderId: threeRivers.id,
        receiverIds: [northgate.id],
        elementIds: ["E1"],
        firstDue: "2027-08-15",
      },
      {
        transferId: "T2",
        method: "hub_aggregate",
        senderId: prairieLakes.id,
        receiverIds: [northgate.id],
        elementIds: ["E2"],
        firstDue: "2027-08-15",
      },
    ],
    retention: { trigger: "purpose_met", destroyWithin: "P60D", action: "destroy" },
    noSubRecipients: true,
    redisclosure: { kind: "publish_suppressed", recordKept: true, publicationReviewDays: 30 },
    suppressionPolicy: { n: 10 },
    facts: { "ferpa_studies.onBehalf": true, "ferpa_studies.studyPurpose": "improve_instruction" },
    clauses: [
      clause("4.1", "The data are used for this purpose only.", "ST5"),
      clause("4.3", "Nobody outside the study can tell who a student is.", "ST6"),
      clause("7.1", "Whoever breaks this gets no data for five years.", "FD3"),
    ],
  }),
  bases: allBasesInUse([]),
  settings: { floor: 10, checks: [] },
  people,
  organizations: all,
  today: "2026-11-23",
};

export const withDraft = (changes: Partial<CheckInput["draft"]>): CheckInput => ({
  ...complete,
  draft: { ...complete.draft, ...changes },
});
export const withTerms = (changes: Partial<DataTerms>): CheckInput => ({
  ...complete,
  terms: { ...complete.terms, ...changes },
});

/** "B5 block /terms/retention/destroyWithin": what is found, short enough to compare. */
export const found = (input: CheckInput): string[] =>
  findings(input).map(({ code, severity, path }) => `${code} ${severity} ${path}`);
