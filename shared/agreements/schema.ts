/**
 * Articulation agreements: who, for how long, and which courses give which credit.
 * Names follow CTDL (ceterms:TransferAgreement) where it has one. Credits are integer hundredths with a unit.
 */
import * as z from "zod";
import { AgreementId, OrganizationId, PersonId, TermsId } from "../ids.ts";
import { Delegation, Registration, SignatureEvent, SignatureSlot, StoredFile } from "../signing/schema.ts";
import { line, prose } from "../text.ts";
import { Instant, IsoDate } from "../time.ts";
import { Termination } from "./ending-schema.ts";
import { earlierMax, recallsMax, reviewersMax } from "./limits.ts";
import { CreditUnit } from "./terms-schema.ts";

export const AgreementType = z.enum([
  "ARTICULATION",
  "DUAL_CREDIT_PARTNERSHIP",
  "TRANSFER_ARTICULATION",
  "MOU",
]);
export type AgreementType = z.infer<typeof AgreementType>;

/** Stored; what depends on the calendar (UPCOMING, IN_FORCE …) is derived, see `phase`. */
export const AgreementStatus = z.enum([
  "DRAFT",
  "IN_REVIEW",
  "OUT_FOR_SIGNATURE",
  "DECLINED",
  "EXECUTED",
  "TERMINATED",
  "WITHDRAWN",
]);
export type AgreementStatus = z.infer<typeof AgreementStatus>;

export const Visibility = z.enum(["PARTIES", "PARTNERSHIP", "PUBLIC"]);
export type Visibility = z.infer<typeof Visibility>;

export const PartyRole = z.enum(["SENDING", "RECEIVING", "SENDING_AND_RECEIVING", "FACILITATOR", "APPROVER"]);
export type PartyRole = z.infer<typeof PartyRole>;

export const Party = z.strictObject({
  organizationId: OrganizationId,
  role: PartyRole,
  /** People of this party who judge equivalencies; every receiving party names at least one before review. */
  reviewerIds: z.array(PersonId).max(reviewersMax).default([]),
});
export type Party = z.infer<typeof Party>;

/** It goes on by itself, so many times for so many months, unless someone gives notice. */
export const AutoRenew = z.strictObject({
  times: z.int().min(1).max(10),
  months: z.int().min(1).max(60),
});
export type AutoRenew = z.infer<typeof AutoRenew>;

/** What a person types to start or change a draft. */
export const AgreementDraft = z.strictObject({
  name: line(200),
  agreementType: AgreementType,
  purpose: prose(4000).default(""),
  /** The human number, unique in the hub; the hub proposes one when it is left out. */
  codedNotation: z
    .string()
    .regex(/^[A-Z0-9][A-Z0-9./-]{2,39}$/, "3 to 40 capital letters, digits, points, slashes or hyphens")
    .optional(),
  /** Each has a row of its lists, old and new: two for each of 40 fit into one transaction of 100 writes. */
  parties: z.array(Party).min(1).max(40),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  /** `health/therapeutic-services`, of the partnership's framework edition. */
  pathwayId: z.string().max(120).optional(),
  /** CIP 2020 codes, `51.3902`. */
  cipCodes: z
    .array(z.string().regex(/^\d{2}(\.\d{2}(\d{2})?)?$/, "a CIP code such as 51.3902"))
    .max(20)
    .default([]),
  /** The law or policy whose checklist it answers, by a rule set's id: `IL-110ILCS27/16`. */
  governingRuleSet: line(60).optional(),
  signatureSlots: z.array(SignatureSlot).max(40).default([]),
  autoRenew: AutoRenew.optional(),
  /** Days between giving notice and the end. */
  noticeDays: z.int().min(0).max(730).default(90),
  /** The last day on which a completion still counts after the end. */
  teachOutUntil: IsoDate.optional(),
  /** What an amendment or renewal changes, in a few sentences. */
  changeSummary: prose(2000).optional(),
});
export type AgreementDraft = z.infer<typeof AgreementDraft>;

export const VersionKind = z.enum(["ORIGINAL", "AMENDMENT", "RENEWAL"]);
export type VersionKind = z.infer<typeof VersionKind>;

/** What a version that another followed leaves on the record; all of it stands beside, in a snapshot. */
export const VersionSummary = z.strictObject({
  versionNo: z.int().positive(),
  versionKind: VersionKind,
  status: AgreementStatus,
  name: z.string(),
  parties: z.array(z.strictObject({ organizationId: OrganizationId, role: PartyRole })),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  autoRenew: AutoRenew.optional(),
  teachOutUntil: IsoDate.optional(),
  termsId: TermsId.optional(),
  reviewId: TermsId.optional(),
  dateSigned: IsoDate.optional(),
  contentHash: z.string().optional(),
  pathwayId: z.string().optional(),
  cipCodes: z.array(z.string()).default([]),
  executedDocument: StoredFile.optional(),
  changeSummary: z.string().optional(),
  noticeDays: z.int().nonnegative().default(90),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** Numbers every surface prints alike (2.5 item 9): hundredths per unit. */
export const Totals = z.strictObject({
  rules: z.int().nonnegative(),
  findings: z.int().nonnegative(),
  conditions: z.int().nonnegative(),
  clauses: z.int().nonnegative().default(0),
  /** Sum of all award credits, by receiving organization. */
  awards: z.array(
    z.strictObject({
      organizationId: OrganizationId,
      unit: CreditUnit,
      sumHundredths: z.int().nonnegative(),
      /** After exclusive groups and the cap: what one student can earn at most. */
      attainableHundredths: z.int().nonnegative(),
    }),
  ),
});
export type Totals = z.infer<typeof Totals>;

/** How something in a frozen text should be read: it changes no one's credit, and no signature. */
export const CorrectionDraft = z.strictObject({
  field: z.enum(["NAME", "COURSE_TITLE", "CODE_SPELLING"]),
  /** The course whose title it is. */
  code: line(40).optional(),
  from: line(200),
  to: line(200),
});
export type CorrectionDraft = z.infer<typeof CorrectionDraft>;
export const Correction = CorrectionDraft.extend({
  versionNo: z.int().positive(),
  by: PersonId,
  byName: z.string(),
  byOrganization: OrganizationId,
  at: Instant,
});
export type Correction = z.infer<typeof Correction>;

/**
 * Sent out for signature and recalled: what went out stands beside the record (GET …/recalled/{version}), with the
 * signatures that count for nothing since.
 */
export const Recall = z.strictObject({
  /** Of the record, as it was out. */
  version: z.int().positive(),
  versionNo: z.int().positive(),
  termsId: TermsId.optional(),
  /** How many had signed. */
  signatures: z.int().nonnegative(),
  reason: z.string(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
});
export type Recall = z.infer<typeof Recall>;

/** Who would not sign, and why. */
export const Declined = z.strictObject({
  reason: z.string(),
  by: PersonId,
  byName: z.string(),
  byOrganization: OrganizationId,
  at: Instant,
});
export type Declined = z.infer<typeof Declined>;

/**
 * One agreement with its current version. `version` counts saves of the record (the ETag);
 * `versionNo` counts what was agreed (1, then amendments and renewals).
 */
export const Agreement = z.strictObject({
  id: AgreementId,
  codedNotation: z.string(),
  name: z.string(),
  agreementType: AgreementType,
  purpose: z.string(),
  stewardId: OrganizationId,
  visibility: Visibility,
  /** Asked for and not yet agreed to by every party. */
  visibilityProposal: z.strictObject({ to: Visibility, consents: z.array(OrganizationId) }).optional(),
  versionNo: z.int().positive(),
  versionKind: VersionKind,
  status: AgreementStatus,
  /** A draft is its steward's alone until it is shared with the other parties. */
  shared: z.boolean(),
  parties: z.array(Party),
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  pathwayId: z.string().optional(),
  cipCodes: z.array(z.string()),
  /** The rules stand beside the record under this id (GET …/rules); absent until some are added. */
  termsId: TermsId.optional(),
  totals: Totals,
  governingRuleSet: z.string().optional(),
  signatureSlots: z.array(SignatureSlot).default([]),
  autoRenew: AutoRenew.optional(),
  noticeDays: z.int().nonnegative().default(90),
  teachOutUntil: IsoDate.optional(),
  changeSummary: z.string().optional(),
  /** What reviewers have said of the rules stands beside the record under this id (GET …/reviews). */
  reviewId: TermsId.optional(),
  /** How many rules the receiving side has approved as they are, and how many problems are open. */
  review: z.strictObject({ approved: z.int().nonnegative(), problems: z.int().nonnegative() }).optional(),
  registration: Registration.optional(),
  dateSigned: IsoDate.optional(),
  /** Fixed when it goes out for signature: of the content, and of the PDF as it is shown to signers. */
  contentHash: z.string().optional(),
  signingDocument: StoredFile.optional(),
  frozenAt: Instant.optional(),
  signatures: z.array(SignatureEvent).default([]),
  /** Signed on paper and uploaded, and not yet attested to by a second person. */
  unattested: z.array(SignatureEvent).default([]),
  delegations: z.array(Delegation).default([]),
  /** Every time it was called back from signing, oldest first. */
  recalls: z.array(Recall).max(recallsMax).optional(),
  declined: Declined.optional(),
  /** The executed PDF with its signature certificate. */
  executedDocument: StoredFile.optional(),
  termination: Termination.optional(),
  corrections: z.array(Correction).max(100).optional(),
  /** Every version before this one, oldest first. */
  earlier: z.array(VersionSummary).max(earlierMax).default([]),
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Agreement = z.infer<typeof Agreement>;

export const ReviewSide = z.enum(["SENDING", "RECEIVING"]);
export const ReviewKind = z.enum(["OK", "PROBLEM", "RESOLVED_KEEP", "RESOLVED_DROP"]);
export type ReviewKind = z.infer<typeof ReviewKind>;

/** What one side's reviewer says of one rule, as it read then: `ruleHash` is of what matters for credit in it. */
export const ReviewFinding = z.strictObject({
  ruleNo: z.int(),
  organizationId: OrganizationId,
  side: ReviewSide,
  kind: ReviewKind,
  text: z.string().optional(),
  by: PersonId,
  byName: z.string(),
  at: Instant,
  versionNo: z.int().positive(),
  ruleHash: z.string(),
});
export type ReviewFinding = z.infer<typeof ReviewFinding>;

/** Derived for a day, never stored. */
export const Phase = z.enum(["UPCOMING", "IN_FORCE", "TEACH_OUT", "ENDED"]);
export type Phase = z.infer<typeof Phase>;

/** Days in force, and the last day on which a completion still counts after them. */
export const Span = z.strictObject({ from: IsoDate, until: IsoDate, teachOutUntil: IsoDate.optional() });
export type Span = z.infer<typeof Span>;

/**
 * A row of the list: at most 250 bytes in the table, so it names no person and no rule. Once a version is executed, the
 * newest executed one says the name and the pathway, and all of them the parties: nothing of a draft beside them.
 */
export const AgreementRow = z.strictObject({
  id: AgreementId,
  codedNotation: z.string(),
  name: z.string(),
  agreementType: AgreementType,
  status: AgreementStatus,
  visibility: Visibility,
  shared: z.boolean(),
  stewardId: OrganizationId,
  parties: z.array(z.strictObject({ organizationId: OrganizationId, role: PartyRole })),
  /** Parties to the latest version and to none that was executed: they are asked to join. */
  joining: z.array(z.strictObject({ organizationId: OrganizationId, role: PartyRole })).optional(),
  /** The first day in force and the last, whatever ends it; before anything is executed, the draft's. */
  dateEffective: IsoDate,
  expirationDate: IsoDate,
  pathwayId: z.string().optional(),
  /** The days in force, where there is more to say than the two above; none for one that ended before it began. */
  spans: z.array(Span).optional(),
  /** The first day of the newest executed version, where it follows another. */
  next: IsoDate.optional(),
  /** The last day that a notice names which nobody has made final yet. */
  noticeDay: IsoDate.optional(),
  /** The state of a new version under way beside an executed one. */
  pending: AgreementStatus.optional(),
});
export type AgreementRow = z.infer<typeof AgreementRow>;
