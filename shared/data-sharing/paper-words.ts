/** What the parts of a data-sharing agreement are called on its paper. */
import type { DataRole, FerpaCapacity } from "./bases-schema.ts";
import type { DataVersionSummary, Tier } from "./schema.ts";
import type { DataTerms, Redisclosure, Retention, Sensitivity, Transfer } from "./terms-schema.ts";

export const tierWords: Record<Tier, string> = {
  mou: "Memorandum of understanding on data sharing",
  dsa: "Data-sharing agreement",
  dul: "Data use license",
  dpa: "Data privacy agreement",
};

export const versionKindWords: Record<DataVersionSummary["versionKind"], string> = {
  ORIGINAL: "",
  AMENDMENT: ", an amendment",
  RENEWAL: ", a renewal",
  RESTATEMENT: ", restated",
};

export const dataRoleWords: Record<DataRole, string> = {
  disclosing: "discloses",
  receiving: "receives",
  data_steward: "data steward",
  data_custodian: "data custodian",
  authorized_representative: "authorized representative",
  lead_agency: "lead agency",
  subcontractor: "subcontractor",
};

export const capacityWords: Record<FerpaCapacity, string> = {
  educational_agency_or_institution: "educational agency or institution",
  state_or_local_educational_authority: "state or local educational authority",
  organization_conducting_study: "organization conducting a study",
  authorized_representative: "authorized representative",
  school_official: "school official",
  uc_agency: "unemployment compensation agency",
  employer: "employer",
  other_noncovered: "not covered by FERPA",
};

export const sensitivityWords: Record<Sensitivity, string> = {
  public: "public",
  directory: "directory information",
  indirect_identifier: "indirect identifier",
  direct_identifier: "direct identifier",
  education_record: "education record",
  special: "special category",
  uc_confidential: "confidential wage record",
};

export const methodWords: Record<Transfer["method"], string> = {
  hub_aggregate: "as counts through this hub, small groups hidden",
  sftp: "SFTP",
  api: "an interface",
  portal: "a portal",
  oneroster: "OneRoster",
  edfi: "Ed-Fi",
  sif: "SIF",
  in_person: "in person",
};

export const redisclosureWords: Record<Redisclosure["kind"], string> = {
  none: "Not to anyone",
  back_to_discloser: "Only back to the party that disclosed it",
  named: "Only to those named",
  publish_suppressed: "Published with small groups hidden",
};

export const triggerWords: Record<Retention["trigger"], string> = {
  purpose_met: "once the purpose is met",
  term_end: "once the agreement has ended",
  request: "when the disclosing party asks",
  date: "on a day",
};

export const renewalWords: Record<DataTerms["renewal"], string | undefined> = {
  none: undefined,
  by_amendment: "By a further signed version",
  auto_once: "Goes on by itself once, for as long again, unless someone ends it",
};

/** `P60D`: "60 days". */
export function durationInWords(duration: string): string {
  const count = Number(duration.slice(1, -1));
  const unit = { D: "day", M: "month", Y: "year" }[duration.at(-1) as "D" | "M" | "Y"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
