/**
 * Legal bases: what a law wants a data-sharing agreement to say, as data that a partnership can edit. Nothing blocks
 * before a person has compared it with its source and said on which day; a check can be turned to a warning, with the
 * reason kept (data-sharing.md 1, 3.2, 3.5).
 */
import * as z from "zod";
import { PersonId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { EvidenceKind, Sensitivity } from "./terms-schema.ts";

export const BasisId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{2,47}$/, "3 to 48 lowercase letters, digits or underscores");

/** In whose shoes a party stands under FERPA (3.1). */
export const FerpaCapacity = z.enum([
  "educational_agency_or_institution",
  "state_or_local_educational_authority",
  "organization_conducting_study",
  "authorized_representative",
  "school_official",
  "uc_agency",
  "employer",
  "other_noncovered",
]);
export type FerpaCapacity = z.infer<typeof FerpaCapacity>;

export const DataRole = z.enum([
  "disclosing",
  "receiving",
  "data_steward",
  "data_custodian",
  "authorized_representative",
  "lead_agency",
  "subcontractor",
]);
export type DataRole = z.infer<typeof DataRole>;

/** A part of the terms that can answer a required element by itself, without a clause. */
export const Answer = z.enum([
  "purposes",
  "scope",
  "term",
  "elements",
  "prohibited_uses",
  "destroy_within",
  "destruction",
  "destruction_or_return",
  "redisclosure",
  "no_redisclosure",
  "disclosure_record",
  "no_reidentification",
  "role_limited_access",
  "security",
  "designation",
  "suppression",
  "breach",
  "transfers",
  "costs",
  "audit_right",
  "approvals",
  "termination",
]);
export type Answer = z.infer<typeof Answer>;

/** One thing the agreement has to say. */
export const RequiredElement = z.strictObject({
  /** `ST7`: unique among all bases of a partnership. */
  id: z.string().regex(/^[A-Z][A-Z0-9-]{1,15}$/, "a short code such as ST7"),
  text: prose(600).min(1, "at least one sentence"),
  citation: line(160),
  /** What may answer it beside a clause. */
  answeredBy: z.array(Answer).max(6).default([]),
  verifiedOn: IsoDate.optional(),
  source: line(200).optional(),
});
export type RequiredElement = z.infer<typeof RequiredElement>;

/** A fact that has to be stated, not only written: kept in the terms under `<basis id>.<id>`. */
export const RequiredFact = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/, "a short name such as studyPurpose"),
  label: line(200),
  citation: line(160),
  kind: z.enum(["text", "yes-no", "date", "choice"]),
  choices: z
    .array(z.strictObject({ value: line(60), label: line(200) }))
    .max(12)
    .default([]),
  /** Only this answer will do ("true", "false"), unless `override` names a fact with counsel's reason. */
  must: line(60).optional(),
  override: line(40).optional(),
  verifiedOn: IsoDate.optional(),
  source: line(200).optional(),
});
export type RequiredFact = z.infer<typeof RequiredFact>;

/** Whose data go to whom under it, and what has to be on file: checked of those who send and receive its elements. */
export const Needs = z.strictObject({
  disclosingCapacity: z.array(FerpaCapacity).max(8).optional(),
  receivingCapacity: z.array(FerpaCapacity).max(8).optional(),
  receivingRole: DataRole.optional(),
  level: z.enum(["aggregate"]).optional(),
  sensitivities: z.array(Sensitivity).max(7).optional(),
  /** Each of one of these kinds; where it is older than so many months, that warns. */
  evidence: z
    .array(
      z.strictObject({
        what: line(200),
        kinds: z.array(EvidenceKind).min(1).max(6),
        withinMonths: z.int().min(1).max(60).optional(),
      }),
    )
    .max(4)
    .optional(),
  /** Approved by the head of each sector that discloses. */
  sectorApprovals: z
    .array(
      z.strictObject({ sector: line(20), organizationTypes: z.array(line(40)).min(1).max(9), by: line(120) }),
    )
    .max(6)
    .optional(),
  contact: z.enum(["steward", "custodian", "privacy"]).optional(),
  /** Posted where the public reads it, so many days after the last signature. */
  postedWithinDays: z.int().min(1).max(365).optional(),
  citation: line(160).optional(),
  verifiedOn: IsoDate.optional(),
  source: line(200).optional(),
});
export type Needs = z.infer<typeof Needs>;

export const LegalBasisContent = z.strictObject({
  name: line(160),
  /** `US` or `US-IL`: offered to partnerships there. */
  jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "an ISO 3166 code such as US-IL"),
  citation: line(160),
  family: z.enum(["ferpa", "state", "employment", "other"]),
  /** Adds to FERPA and never replaces it: an agreement that cites it needs a basis of that family too. */
  addsToFerpa: z.boolean().default(false),
  /** Bases whose elements it needs as well. */
  implies: z.array(BasisId).max(4).default([]),
  elements: z.array(RequiredElement).max(24).default([]),
  facts: z.array(RequiredFact).max(16).default([]),
  needs: Needs.default({}),
});
export type LegalBasisContent = z.infer<typeof LegalBasisContent>;

/** Stored per partnership; without `content` the shipped text is used, so that its corrections arrive. */
export const LegalBasisRecord = z.strictObject({
  id: BasisId,
  content: LegalBasisContent.optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type LegalBasisRecord = z.infer<typeof LegalBasisRecord>;

/** What the convener types to add one. */
export const NewLegalBasis = LegalBasisContent.extend({ id: BasisId });

/** As a partnership has it. */
export const LegalBasis = LegalBasisContent.extend({
  id: BasisId,
  /** SHIPPED: as it came. EDITED: this partnership has its own words for it. OWN: added by this partnership. */
  origin: z.enum(["SHIPPED", "EDITED", "OWN"]),
  version: z.int().nonnegative(),
});
export type LegalBasis = z.infer<typeof LegalBasis>;

/**
 * Counsel's word that a check only warns here: `B8`, a required element's id, or the key of one fact or precondition,
 * `ferpa_studies.studyPurpose`, which says more than `B2`.
 */
export const CheckChange = z.strictObject({
  code: line(90),
  severity: z.enum(["block", "warn"]),
  reason: prose(1000).min(3, "a reason of a few words"),
});

/** What a partnership decides for all its data-sharing agreements. */
export const DataSharingSettingsChange = z.strictObject({
  /** No agreement's smallest group may be smaller. */
  floor: z.int().min(5).max(100).default(10),
  checks: z.array(CheckChange).max(60).default([]),
});
export type DataSharingSettingsChange = z.infer<typeof DataSharingSettingsChange>;
export const DataSharingSettings = DataSharingSettingsChange.extend({
  checks: z.array(CheckChange.extend({ by: PersonId, byName: z.string(), at: Instant })).default([]),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type DataSharingSettings = z.infer<typeof DataSharingSettings>;

/** `B5`, `ST8`, `W3`: what is missing, which law wants it, and where it is answered. Never a value. */
export const CheckFinding = z.strictObject({
  code: z.string(),
  severity: z.enum(["block", "warn"]),
  basisId: z.string().optional(),
  citation: z.string().optional(),
  /** JSON pointer into the draft and its terms: `/terms/retention/destroyWithin`. */
  path: z.string(),
  message: z.string(),
  /** Nobody has compared this item with its source yet: that is why it warns. */
  unverified: z.boolean().optional(),
  /** Counsel turned it to another severity, and why. */
  turned: z.string().optional(),
});
export type CheckFinding = z.infer<typeof CheckFinding>;

/** One line of the checklist: what is asked, where it is answered, and what is still missing there. */
export const CheckItem = z.strictObject({
  code: z.string(),
  /** Of one fact or precondition among those with the code B2: what a partnership turns it by. */
  key: z.string().optional(),
  basisId: z.string().optional(),
  citation: z.string(),
  text: z.string(),
  /** "Clause 2.1", "5 uses are ruled out by name": where it is answered. */
  where: z.array(z.string()),
  findings: z.array(CheckFinding),
});
export type CheckItem = z.infer<typeof CheckItem>;

/** GET …/check: every item that applies to this agreement, and how many findings block and warn. */
export const Checklist = z.strictObject({
  items: z.array(CheckItem),
  block: z.int().nonnegative(),
  warn: z.int().nonnegative(),
});
export type Checklist = z.infer<typeof Checklist>;
