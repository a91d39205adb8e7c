/**
 * What the parties to a data-sharing agreement agree about the data: purposes, elements, transfers, retention,
 * redisclosure, security, suppression and the clauses that say so (data-sharing.md 3.1 to 3.3). Descriptions only: no
 * field here holds a student's datum.
 */
import * as z from "zod";
import { OrganizationId } from "../ids.ts";
import { line, prose } from "../text.ts";
import { IsoDate } from "../time.ts";
import { usualProhibitedUses } from "./usual-uses.ts";

/** `P1`, `E12`, `T3`: given by whoever drafts, kept as long as the thing is. */
const numbered = (letter: string) =>
  z.string().regex(new RegExp(`^${letter}[1-9][0-9]{0,3}$`), `${letter} and a number, such as ${letter}1`);
export const PurposeId = numbered("P");
export const ElementId = numbered("E");
export const TransferId = numbered("T");

/** An academic year, `2025-26`, named by where it begins. */
export const ReportingYear = z
  .string()
  .regex(/^20\d{2}-\d{2}$/, "an academic year such as 2025-26")
  .refine(
    (year) => Number(year.slice(2, 4)) + 1 === Number(year.slice(5)) || year.endsWith("99-00"),
    "two years in a row",
  );

/** `P60D`, `P6M`, `P1Y`: ISO 8601, one unit. */
export const Duration = z.string().regex(/^P[1-9]\d{0,3}[DMY]$/, "a period such as P60D, P6M or P1Y");

export const Purpose = z.strictObject({
  purposeId: PurposeId,
  code: line(40).optional(),
  statement: prose(1500).min(1, "what for"),
});
export type Purpose = z.infer<typeof Purpose>;

export const Level = z.enum(["student", "aggregate"]);
export const Sensitivity = z.enum([
  "public",
  "directory",
  "indirect_identifier",
  "direct_identifier",
  "education_record",
  "special",
  "uc_confidential",
]);
export type Sensitivity = z.infer<typeof Sensitivity>;

/** One item of the schedule. Student-level ones are described, and never uploaded. */
export const DataElement = z.strictObject({
  elementId: ElementId,
  vocab: z.enum(["CEDS", "NDPA-B", "local"]),
  /** `000037` in CEDS. */
  vocabId: line(40).optional(),
  name: line(160),
  definition: prose(600).optional(),
  level: Level,
  sensitivity: Sensitivity,
  required: z.boolean().default(true),
  /** Exactly one legal basis (3.2), by its id. */
  basisId: line(60).optional(),
  purposeIds: z.array(PurposeId).max(20).default([]),
  /** For an aggregate that passes through the hub: which indicator, of which years, by which dimensions of subgroups. */
  exchange: z
    .strictObject({
      indicatorId: line(40),
      from: ReportingYear,
      to: ReportingYear,
      /** `all` is always there. */
      dimensions: z.array(line(60)).max(20).default([]),
    })
    .optional(),
});
export type DataElement = z.infer<typeof DataElement>;

export const TransferMethod = z.enum([
  "hub_aggregate",
  "sftp",
  "api",
  "portal",
  "oneroster",
  "edfi",
  "sif",
  "in_person",
]);

/** Who sends what to whom, how, and by when; each due day has a window in which it may be sent. */
export const Transfer = z.strictObject({
  transferId: TransferId,
  method: TransferMethod,
  format: line(80).optional(),
  encryption: line(120).optional(),
  senderId: OrganizationId,
  receiverIds: z.array(OrganizationId).min(1, "at least one receiver").max(30),
  elementIds: z.array(ElementId).min(1, "at least one element").max(200),
  firstDue: IsoDate,
  /** Absent: once. */
  everyMonths: z.int().min(1).max(60).optional(),
  opensDaysBefore: z.int().min(0).max(366).default(60),
  closesDaysAfter: z.int().min(0).max(366).default(30),
  /** When the receiver counts it as received. */
  acceptance: prose(600).optional(),
});
export type Transfer = z.infer<typeof Transfer>;

export const Retention = z.strictObject({
  trigger: z.enum(["purpose_met", "term_end", "request", "date"]),
  /** With trigger `date`. */
  on: IsoDate.optional(),
  /** Mandatory before it is signed (B5). */
  destroyWithin: Duration.optional(),
  action: z.enum(["destroy", "return", "transfer"]),
  standard: line(120).optional(),
  certificateRequired: z.boolean().default(true),
  backups: prose(600).optional(),
  /** What was received may stay with its receivers after the end, as released: suppressed counts only. */
  keepsReleases: z.boolean().default(false),
});
export type Retention = z.infer<typeof Retention>;

/** Who gets the data from a receiver: named, each with the party that answers for it (B13). */
export const SubRecipient = z.strictObject({
  name: line(160),
  ofOrganizationId: OrganizationId,
  role: line(120).optional(),
});
export type SubRecipient = z.infer<typeof SubRecipient>;

export const Redisclosure = z.strictObject({
  kind: z.enum(["none", "back_to_discloser", "named", "publish_suppressed"]),
  to: z.array(line(160)).max(30).default([]),
  /** 34 CFR 99.32(b): a record of each further disclosure is kept. */
  recordKept: z.boolean().default(false),
  /** Days the disclosers have to look at a publication before it appears. */
  publicationReviewDays: z.int().min(0).max(366).optional(),
});
export type Redisclosure = z.infer<typeof Redisclosure>;

export const Security = z.strictObject({
  framework: line(160).optional(),
  encryptionAtRest: z.boolean().default(false),
  encryptionInTransit: z.boolean().default(false),
  roleLimitedAccess: z.boolean().default(false),
  training: prose(600).optional(),
  subcontractors: prose(600).optional(),
  breachNoticeHours: z.int().min(1).max(8760).optional(),
  costAllocation: prose(600).optional(),
  auditRight: z.boolean().default(false),
});
export type Security = z.infer<typeof Security>;

/** What hides small groups (4.3). */
export const SuppressionPolicy = z.strictObject({
  /** The smallest group shown. */
  n: z.int().min(2).max(100),
  eventMode: z.enum(["homogeneity", "event_k", "strict"]).default("homogeneity"),
  k: z.int().min(2).max(50).default(3),
  /** A band such as "90 % or more" where the numerator is hidden. */
  bands: z.boolean().default(true),
});
export type SuppressionPolicy = z.infer<typeof SuppressionPolicy>;

/** The offer that lets others join by signing the same words (NDPA's exhibit E); pinned to this version. */
export const JoinderOffer = z.strictObject({
  openUntil: IsoDate,
  role: z.enum(["disclosing", "receiving"]),
  organizationTypes: z.array(line(40)).max(9).default([]),
});

export const DataClause = z.strictObject({
  /** `4.1` */
  listId: z.string().regex(/^[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,4}){0,3}$/, "a number such as 4.1"),
  title: line(160),
  text: prose(6000).min(1, "the words agreed"),
  /** The ids of required elements that it answers: `ST7`, `AE5`. */
  satisfies: z.array(line(40)).max(40).default([]),
});
export type DataClause = z.infer<typeof DataClause>;

/** A fact that a basis asks for, by the id that the basis gives it: `ferpa_studies.studyPurpose`. */
export const Fact = z.union([line(600), z.boolean(), IsoDate]);

export const EvidenceKind = z.enum([
  "questionnaire",
  "audit_report",
  "training_record",
  "acknowledgement",
  "approval",
  "other",
]);

/** The day on which someone showed that a duty beside the text is kept (99.35(a)(2)). */
export const Evidence = z.strictObject({
  kind: EvidenceKind,
  on: IsoDate,
  reference: line(200),
  organizationId: OrganizationId.optional(),
  /** For approvals: of which data: `K12`, `CC`, `HE`. */
  sector: line(20).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** All of it: stands beside the record under its `termsId`, immutable, replaced whole. */
export const DataTerms = z.strictObject({
  scope: prose(2000).optional(),
  purposes: z.array(Purpose).max(20).default([]),
  prohibitedUses: z
    .array(line(200))
    .max(30)
    .default(() => [...usualProhibitedUses]),
  elements: z.array(DataElement).max(200).default([]),
  transfers: z.array(Transfer).max(40).default([]),
  retention: Retention.optional(),
  subRecipients: z.array(SubRecipient).max(40).default([]),
  /** Said outright that there are none: an empty list alone is not an answer (B13). */
  noSubRecipients: z.boolean().default(false),
  redisclosure: Redisclosure.optional(),
  security: Security.optional(),
  suppressionPolicy: SuppressionPolicy.optional(),
  renewal: z.enum(["none", "by_amendment", "auto_once"]).default("none"),
  reviewBy: IsoDate.optional(),
  terminationCauses: z.array(line(300)).max(20).default([]),
  survival: prose(1000).optional(),
  joinder: JoinderOffer.optional(),
  facts: z.record(line(80), Fact).default({}),
  evidence: z.array(Evidence).max(60).default([]),
  clauses: z.array(DataClause).max(100).default([]),
});
export type DataTerms = z.infer<typeof DataTerms>;
