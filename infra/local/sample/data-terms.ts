/** What the sample's data-sharing agreements say: one of counts that is in force, one of records that still lacks a word. */
import type * as z from "zod";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { plusDays, plusMonths } from "#shared/time.ts";

type Terms = z.input<typeof DataTerms>;

export type Around = {
  today: string;
  organization: (code: string) => OrganizationId;
  /** The academic year so many years back: 1 is the last whole one. */
  yearsBack: (years: number) => string;
};

const prohibitedUses = [
  "Finding out who a student is",
  "Selling the data",
  "Marketing",
  "Immigration or law enforcement",
  "Decisions about one student",
];

/** Counts of every school and of the college, for each other and for Northgate. */
export function regionalOutcomes({ today, organization, yearsBack }: Around, signedDaysAgo: number): Terms {
  const schools = ["TRACC", "CBHS", "MRHS"].map(organization);
  const [college, university] = [organization("PLCC"), organization("NSU")];
  const years = { from: yearsBack(3), to: yearsBack(-1) };
  const element = (elementId: string, indicatorId: string, name: string, vocabId: string) => ({
    elementId,
    vocab: "CEDS" as const,
    vocabId,
    name,
    level: "aggregate" as const,
    sensitivity: "public" as const,
    basisId: "deidentified_aggregate",
    purposeIds: ["P1"],
    exchange: { indicatorId, ...years, dimensions: ["gender", "race-ethnicity", "special-populations"] },
  });
  const transfer = (transferId: string, senderId: OrganizationId, elementIds: string[]) => ({
    transferId,
    method: "hub_aggregate" as const,
    format: "Counts by program and group, small ones hidden before they are sent",
    encryption: "TLS 1.2 or newer",
    senderId,
    receiverIds: [...schools, college, university].filter((id) => id !== senderId),
    elementIds,
    firstDue: plusDays(today, 40 - signedDaysAgo),
    everyMonths: 12,
    opensDaysBefore: 60,
    closesDaysAfter: 60,
    acceptance: "Received when the hub's own check of the table holds.",
  });
  return {
    scope: "Concentrators in the region's CTE programs, by indicator, program and group of students.",
    purposes: [
      {
        purposeId: "P1",
        code: "IMPROVE",
        statement:
          "To see which programs lead to credentials and placement, and to improve instruction in them.",
      },
    ],
    prohibitedUses,
    elements: [
      element("E1", "5S1", "Recognized postsecondary credential attained (5S1)", "000037"),
      element("E2", "1P1", "Postsecondary placement (1P1)", "002087"),
    ],
    transfers: [
      ...schools.map((school, index) => transfer(`T${index + 1}`, school, ["E1"])),
      transfer("T4", college, ["E2"]),
    ],
    retention: {
      trigger: "term_end",
      destroyWithin: "P60D",
      action: "destroy",
      standard: "NIST SP 800-88, clear",
      certificateRequired: true,
      backups: "Backups are overwritten within 90 days.",
    },
    noSubRecipients: true,
    redisclosure: { kind: "publish_suppressed", recordKept: true, publicationReviewDays: 14 },
    security: {
      framework: "NIST CSF 2.0",
      encryptionAtRest: true,
      encryptionInTransit: true,
      roleLimitedAccess: true,
      breachNoticeHours: 72,
      costAllocation: "Each party bears its own costs.",
      auditRight: true,
    },
    suppressionPolicy: { n: 10, eventMode: "homogeneity", k: 3, bands: true },
    renewal: "by_amendment",
    reviewBy: plusMonths(today, 5),
    terminationCauses: ["A party publishes a hidden cell", "A party tries to find out who a student is"],
    joinder: {
      openUntil: plusMonths(today, 6),
      role: "receiving",
      organizationTypes: ["postsecondary", "workforce-board"],
    },
    clauses: [
      {
        listId: "1.1",
        title: "What the counts are for",
        text: "The parties share counts so that they can see which programs lead to credentials and placement, and improve instruction in them. They use them for nothing else.",
        satisfies: [],
      },
      {
        listId: "2.1",
        title: "Small groups",
        text: "A group of fewer than ten students is hidden before a table leaves its sender, together with every cell from which it could be worked out. No receiver tries to work one out, or to find out who is behind a count.",
        satisfies: ["DA1", "DA2"],
      },
      {
        listId: "3.1",
        title: "Who may see them",
        text: "The parties, and whoever joins by signing these words. A party may publish what is not hidden after the senders have had fourteen days to look at it.",
        satisfies: [],
      },
    ],
  };
}

/** Records of single students, for Northgate's study: its clause 6.1 still says "[insert days]". */
export function outcomesStudy({ today, organization }: Around): Terms {
  const northgate = organization("NSU");
  const element = (
    elementId: string,
    name: string,
    sensitivity: "direct_identifier" | "education_record" | "special",
    vocabId?: string,
  ) => ({
    elementId,
    vocab: vocabId ? ("CEDS" as const) : ("local" as const),
    ...(vocabId ? { vocabId } : {}),
    name,
    level: "student" as const,
    sensitivity,
    basisId: "ferpa_studies",
    purposeIds: ["P1"],
  });
  return {
    scope:
      "Bridge learners of the four cohorts before this one, followed until they finish a program or leave it.",
    purposes: [
      {
        purposeId: "P1",
        code: "IMPROVE",
        statement:
          "To find out which bridge learners go on to finish a program, and to improve instruction in both.",
      },
    ],
    prohibitedUses,
    elements: [
      element("E1", "Student identifier, replaced by a study number", "direct_identifier"),
      element("E2", "CTE participant", "education_record", "000592"),
      element("E3", "CTE concentrator", "education_record", "000037"),
      element("E4", "Courses finished and their grades", "education_record"),
      element("E5", "Credentials earned", "education_record"),
      element("E6", "Enrollment in the second quarter after leaving", "education_record", "002087"),
      element("E7", "Single parent", "special", "000580"),
      element("E8", "Displaced homemaker", "special", "000084"),
    ],
    transfers: ["PLCC", "TRACC"].map((code, index) => ({
      transferId: `T${index + 1}`,
      method: "sftp" as const,
      format: "CSV",
      encryption: "SSH, and each file encrypted to Northgate's key",
      senderId: organization(code),
      receiverIds: [northgate],
      elementIds: ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8"],
      firstDue: plusMonths(today, 9),
      everyMonths: 12,
    })),
    retention: {
      trigger: "purpose_met",
      action: "destroy",
      standard: "NIST SP 800-88, purge",
      certificateRequired: true,
      backups: "All copies and backups.",
    },
    noSubRecipients: true,
    redisclosure: { kind: "publish_suppressed", recordKept: true, publicationReviewDays: 30 },
    security: {
      framework: "NIST SP 800-171",
      encryptionAtRest: true,
      encryptionInTransit: true,
      roleLimitedAccess: true,
      training: "Everyone with access is trained before they have it and each year.",
      breachNoticeHours: 48,
      costAllocation: "Northgate bears the costs of a breach at Northgate.",
      auditRight: true,
    },
    renewal: "none",
    terminationCauses: ["A breach of section 4"],
    facts: { "ferpa_studies.onBehalf": true, "ferpa_studies.studyPurpose": "improve_instruction" },
    clauses: [
      {
        listId: "2.1",
        title: "Purpose",
        text: "Northgate studies which bridge learners go on to finish a program, on behalf of the parties that disclose, to improve instruction.",
        satisfies: ["ST1"],
      },
      {
        listId: "2.2",
        title: "Scope",
        text: "The study covers the four cohorts before this one and follows each learner until they finish a program or leave it.",
        satisfies: ["ST2"],
      },
      {
        listId: "2.3",
        title: "Duration",
        text: "The study begins and ends on the days named at the head of this agreement.",
        satisfies: ["ST3"],
      },
      {
        listId: "3.1",
        title: "Information",
        text: "The parties disclose what Schedule A lists, each item for the purpose it names, and nothing else.",
        satisfies: ["ST4"],
      },
      {
        listId: "4.1",
        title: "Use",
        text: "Northgate uses what identifies a person only for the purpose in 2.1. The uses that are ruled out are listed by name.",
        satisfies: ["ST5"],
      },
      {
        listId: "4.3",
        title: "Nobody outside the study",
        text: "The study is made so that nobody but Northgate's people with a legitimate interest can tell who a parent or student is.",
        satisfies: ["ST6"],
      },
      {
        listId: "6.1",
        title: "Destruction",
        text: "When the study no longer needs what identifies a person, Northgate destroys all copies and backups within [insert days].",
        satisfies: ["ST7", "ST8"],
      },
    ],
  };
}

/** What a pilot shared between the career center and the college until it ended. */
export function earlyCollegePilot({ today, organization, yearsBack }: Around): Terms {
  return {
    scope: "Concentrators at Three Rivers who took a college course in their last year.",
    purposes: [
      {
        purposeId: "P1",
        code: "IMPROVE",
        statement: "To see whether early college courses lead to credentials.",
      },
    ],
    prohibitedUses,
    elements: [
      {
        elementId: "E1",
        vocab: "CEDS",
        vocabId: "000037",
        name: "Recognized postsecondary credential attained (5S1)",
        level: "aggregate",
        sensitivity: "public",
        basisId: "deidentified_aggregate",
        purposeIds: ["P1"],
        exchange: { indicatorId: "5S1", from: yearsBack(2), to: yearsBack(1), dimensions: ["gender"] },
      },
    ],
    transfers: [
      {
        transferId: "T1",
        method: "hub_aggregate",
        senderId: organization("TRACC"),
        receiverIds: [organization("PLCC")],
        elementIds: ["E1"],
        firstDue: plusDays(today, -300),
      },
    ],
    retention: {
      trigger: "term_end",
      destroyWithin: "P60D",
      action: "destroy",
      standard: "NIST SP 800-88, clear",
      certificateRequired: true,
    },
    noSubRecipients: true,
    redisclosure: { kind: "none", recordKept: true },
    security: {
      encryptionAtRest: true,
      encryptionInTransit: true,
      roleLimitedAccess: true,
      breachNoticeHours: 72,
      auditRight: true,
    },
    suppressionPolicy: { n: 10, eventMode: "homogeneity", k: 3, bands: true },
    renewal: "none",
    clauses: [
      {
        listId: "1.1",
        title: "The pilot",
        text: "Three Rivers sends the college counts, so that both see whether early college courses lead to credentials. Nobody tries to find out who a student is.",
        satisfies: ["DA2"],
      },
    ],
  };
}
