/** What the pages call the kinds, states, roles and choices of data-sharing agreements, each explained once. */
import type { Answer, DataRole, FerpaCapacity, LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { Indicator, SubgroupDimension } from "#shared/data-sharing/release-schema.ts";
import type {
  Authority,
  DataPhase,
  DataSharingStatus,
  DataVersionSummary,
  Tier,
} from "#shared/data-sharing/schema.ts";
import type {
  DataElement,
  DataTerms,
  Evidence,
  Redisclosure,
  Retention,
  Sensitivity,
  SuppressionPolicy,
  Transfer,
} from "#shared/data-sharing/terms-schema.ts";
import type { State } from "../ui/badge.tsx";

type Named = { name: string; more: string };

export const tierWords: Record<Tier, Named> = {
  mou: {
    name: "Memorandum of understanding",
    more: "Names the partners, the purpose and who governs. Agreements stand under it.",
  },
  dsa: {
    name: "Data-sharing agreement",
    more: "Which data go from whom to whom, what for, and what becomes of them.",
  },
  dul: { name: "Data-use license", more: "One project’s use of data that an agreement covers already." },
  dpa: {
    name: "Privacy agreement",
    more: "With an operator that works with students’ data for a school.",
  },
};

export const phaseWords: Record<DataPhase, { state: State; word: string }> = {
  DRAFT: { state: "draft", word: "Draft" },
  IN_REVIEW: { state: "in-review", word: "In review" },
  READY_TO_SIGN: { state: "signature", word: "Ready to sign" },
  PARTLY_SIGNED: { state: "signature", word: "Partly signed" },
  SIGNING_LAPSED: { state: "expired", word: "Signing lapsed" },
  DECLINED: { state: "declined", word: "Declined" },
  WITHDRAWN: { state: "withdrawn", word: "Withdrawn" },
  PENDING_EFFECTIVE: { state: "upcoming", word: "Signed, not yet in force" },
  ACTIVE: { state: "in-force", word: "In force" },
  SUSPENDED: { state: "suspended", word: "Suspended" },
  IN_DISPOSITION: { state: "teach-out", word: "Ended, data to be cleared" },
  CLOSED: { state: "superseded", word: "Closed" },
};

export const pendingWords: Partial<Record<DataSharingStatus, string>> = {
  DRAFT: "New version in draft",
  IN_REVIEW: "New version in review",
  OUT_FOR_SIGNATURE: "New version out for signature",
};

export const versionWords: Record<DataVersionSummary["versionKind"], string> = {
  ORIGINAL: "original",
  AMENDMENT: "amendment",
  RENEWAL: "renewal",
  RESTATEMENT: "restatement",
};

export const roleWords: Record<DataRole, Named> = {
  disclosing: { name: "Discloses", more: "Its data, or counts of its students, go to others." },
  receiving: {
    name: "Receives",
    more: "It gets data or counts, and answers for them until they are cleared.",
  },
  data_steward: {
    name: "Data steward",
    more: "Decides what the data mean and whether they are good enough.",
  },
  data_custodian: { name: "Data custodian", more: "Holds the data and runs where they are kept." },
  authorized_representative: {
    name: "Authorized representative",
    more: "Designated by an education authority to audit or evaluate for it.",
  },
  lead_agency: { name: "Lead agency", more: "Speaks for all partners; may suspend as a party may." },
  subcontractor: { name: "Subcontractor", more: "Works for a receiver, under its responsibility." },
};

export const capacityWords: Record<FerpaCapacity, string> = {
  educational_agency_or_institution: "School, district or college",
  state_or_local_educational_authority: "State or local education authority",
  organization_conducting_study: "Organization that conducts a study",
  authorized_representative: "Authorized representative",
  school_official: "School official",
  uc_agency: "Unemployment insurance agency",
  employer: "Employer",
  other_noncovered: "Not covered by FERPA",
};

export const authorityWords: Record<Authority["basis"], string> = {
  statute: "A statute",
  board_resolution: "A board resolution",
  delegation: "A delegation in writing",
};

export const vocabWords: Record<DataElement["vocab"], string> = {
  CEDS: "CEDS",
  "NDPA-B": "NDPA Exhibit B",
  local: "Our own",
};

export const levelWords: Record<DataElement["level"], Named> = {
  student: {
    name: "Student level",
    more: "Described here and sent by another way. Never uploaded to this hub.",
  },
  aggregate: { name: "Counts", more: "Numbers of students, small ones hidden. May pass through this hub." },
};

export const sensitivityWords: Record<Sensitivity, string> = {
  public: "Public",
  directory: "Directory information",
  indirect_identifier: "Indirect identifier",
  direct_identifier: "Direct identifier",
  education_record: "Education record",
  special: "Special category",
  uc_confidential: "Wage record, confidential",
};

export const methodWords: Record<Transfer["method"], string> = {
  hub_aggregate: "Counts through this hub",
  sftp: "SFTP",
  api: "API",
  portal: "Portal of the receiver",
  oneroster: "OneRoster",
  edfi: "Ed-Fi",
  sif: "SIF",
  in_person: "By hand",
};

export const triggerWords: Record<Retention["trigger"], string> = {
  purpose_met: "When the purpose is met",
  term_end: "When the agreement ends",
  request: "When a discloser asks",
  date: "On a day",
};

export const actionWords: Record<Retention["action"], Named> = {
  destroy: { name: "Destroy it", more: "destroyed" },
  return: { name: "Return it", more: "returned" },
  transfer: { name: "Hand it on", more: "handed on" },
};

export const redisclosureWords: Record<Redisclosure["kind"], Named> = {
  none: { name: "Nobody else", more: "What is received stays with its receivers." },
  back_to_discloser: { name: "Back to whoever disclosed it", more: "And to nobody else." },
  named: { name: "Those named", more: "Only to the ones listed by name." },
  publish_suppressed: {
    name: "Published, small groups hidden",
    more: "Never with a number that this agreement hides.",
  },
};

export const eventModeWords: Record<SuppressionPolicy["eventMode"], Named> = {
  homogeneity: {
    name: "When all of a group share one outcome",
    more: "A count is hidden only where all of a group reached it, or nobody. Without bands, that is what a hidden count of a shown group means.",
  },
  event_k: {
    name: "When few did it, or few did not",
    more: "Also hides the outcome where fewer than k did it or did not.",
  },
  strict: {
    name: "When either part is smaller than the smallest group",
    more: "The strictest: the most is hidden.",
  },
};

export const renewalWords: Record<DataTerms["renewal"], string> = {
  none: "It does not renew",
  by_amendment: "By an amendment that all sign",
  auto_once: "By itself, once",
};

export const evidenceWords: Record<Evidence["kind"], string> = {
  questionnaire: "Questionnaire",
  audit_report: "Audit report",
  training_record: "Training record",
  acknowledgement: "Acknowledgement on file",
  approval: "Approval",
  other: "Something else",
};

export const originWords: Record<LegalBasis["origin"], Named> = {
  SHIPPED: { name: "As it was shipped", more: "Corrections to it arrive with the hub." },
  EDITED: { name: "Changed here", more: "This partnership has its own words for it." },
  OWN: { name: "Added here", more: "This partnership’s own." },
};

export const reporterWords: Record<Indicator["level"], string> = {
  secondary: "Secondary",
  postsecondary: "Postsecondary",
  other: "Other",
};

export const dividingWords: Record<SubgroupDimension["kind"], string> = {
  partition: "Each student is in one group: they add up",
  flag: "A student may be in several, or none",
};

export const familyWords: Record<LegalBasis["family"], string> = {
  ferpa: "FERPA",
  state: "State law",
  employment: "Employment data",
  other: "Other",
};

export const answerWords: Record<Answer, string> = {
  purposes: "The purposes",
  scope: "The scope",
  term: "The term",
  elements: "The schedule of data",
  prohibited_uses: "The uses ruled out",
  destroy_within: "The period to destroy within",
  destruction: "That it is destroyed",
  destruction_or_return: "That it is destroyed or returned",
  redisclosure: "Whether it is passed on",
  no_redisclosure: "That it is not passed on",
  disclosure_record: "That a record of disclosures is kept",
  no_reidentification: "That re-identifying is ruled out",
  role_limited_access: "That access is limited by role",
  security: "Security",
  designation: "An authorized representative among the parties",
  suppression: "The smallest group shown",
  breach: "Breach notice",
  transfers: "The transfers",
  costs: "Who pays for a breach",
  audit_right: "The right to look",
  approvals: "The approvals",
  termination: "What ends it early",
};

/** `P60D` as `60 days`. */
export function periodInWords(period: string): string {
  const [, amount = "0", unit = "D"] = period.match(/^P(\d+)([DMY])$/) ?? [];
  const word = { D: "day", M: "month", Y: "year" }[unit] ?? "day";
  return `${amount} ${word}${amount === "1" ? "" : "s"}`;
}

/** How often a transfer comes round. */
export function everyInWords(months: number | undefined): string {
  if (months === undefined) return "once";
  if (months === 12) return "each year";
  if (months % 12 === 0) return `every ${months / 12} years`;
  if (months === 1) return "each month";
  return `every ${months} months`;
}

export const choicesOf = (words: Record<string, string | Named>) =>
  Object.entries(words).map(([value, word]) => ({
    value,
    label: typeof word === "string" ? word : word.name,
  }));
