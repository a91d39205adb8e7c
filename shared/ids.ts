/** Branded identifiers: a person's id can never be handed to something that wants an agreement's. */
import * as z from "zod";

/** A partnership's id is a slug, readable in an address and in the table's keys. */
export const PartnershipId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,46}[a-z0-9]$/, "a lowercase slug such as cedar-valley")
  .brand<"PartnershipId">();
export type PartnershipId = z.infer<typeof PartnershipId>;

/** Twenty characters of Crockford's base 32 after a prefix that names the noun: 100 bits. */
const prefixed = <Brand extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`), `an id such as ${prefix}_0123456789abcdefghjk`)
    .brand<Brand>();

export const OrganizationId = prefixed<"OrganizationId">("org");
export type OrganizationId = z.infer<typeof OrganizationId>;
export const PersonId = prefixed<"PersonId">("per");
export type PersonId = z.infer<typeof PersonId>;
export const AgreementId = prefixed<"AgreementId">("agr");
export type AgreementId = z.infer<typeof AgreementId>;
export const DocumentId = prefixed<"DocumentId">("doc");
export type DocumentId = z.infer<typeof DocumentId>;
export const InvitationId = prefixed<"InvitationId">("inv");
export type InvitationId = z.infer<typeof InvitationId>;
/** One immutable set of rules, staged by an import or an edit and then pointed to by a version. */
export const TermsId = prefixed<"TermsId">("trm");
export type TermsId = z.infer<typeof TermsId>;
/** One immutable set of courses, pointed to by a catalog year. */
export const CourseListId = prefixed<"CourseListId">("crs");
export type CourseListId = z.infer<typeof CourseListId>;
export const VerificationId = prefixed<"VerificationId">("ver");
export type VerificationId = z.infer<typeof VerificationId>;
export const FindingId = prefixed<"FindingId">("fnd");
export type FindingId = z.infer<typeof FindingId>;
export const TemplateId = prefixed<"TemplateId">("tpl");
export type TemplateId = z.infer<typeof TemplateId>;
/** One immutable set of a framework's statements, pointed to by the framework and its editions. */
export const ContentsId = prefixed<"ContentsId">("cnt");
export type ContentsId = z.infer<typeof ContentsId>;
export const DataSharingId = prefixed<"DataSharingId">("dsa");
export type DataSharingId = z.infer<typeof DataSharingId>;
/** One suppressed table that passed the gate. */
export const ReleaseId = prefixed<"ReleaseId">("rel");
export type ReleaseId = z.infer<typeof ReleaseId>;
/** Something that went wrong with data under an agreement. */
export const IncidentId = prefixed<"IncidentId">("inc");
export type IncidentId = z.infer<typeof IncidentId>;
/** A program of study. */
export const ProgramId = prefixed<"ProgramId">("prg");
export type ProgramId = z.infer<typeof ProgramId>;
/** One immutable set of a program's grid, entries and exits, or of a bridge's modules, pointed to by its record. */
export const PlanId = prefixed<"PlanId">("pln");
export type PlanId = z.infer<typeof PlanId>;
/** A bridge program. */
export const BridgeId = prefixed<"BridgeId">("brg");
export type BridgeId = z.infer<typeof BridgeId>;
/** One round of evaluating one program. */
export const EvaluationId = prefixed<"EvaluationId">("evl");
export type EvaluationId = z.infer<typeof EvaluationId>;
export const CampaignId = prefixed<"CampaignId">("cmp");
export type CampaignId = z.infer<typeof CampaignId>;
/** One immutable tally of a campaign's answers. */
export const TallyId = prefixed<"TallyId">("tal");
export type TallyId = z.infer<typeof TallyId>;
/** One person of one employer in one campaign; their link leads here. */
export const RespondentId = prefixed<"RespondentId">("rsp");
export type RespondentId = z.infer<typeof RespondentId>;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** The twenty characters for these bytes (at least 20 are needed; each gives five bits). */
export function base32(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 20), (byte) => alphabet[byte & 31]).join("");
}

/** A new id of one kind, e.g. `newId("agr")`. Randomness is the platform's own. */
export function newId(prefix: "org"): OrganizationId;
export function newId(prefix: "agr"): AgreementId;
export function newId(prefix: "doc"): DocumentId;
export function newId(prefix: "inv"): InvitationId;
export function newId(prefix: "trm"): TermsId;
export function newId(prefix: "crs"): CourseListId;
export function newId(prefix: "ver"): VerificationId;
export function newId(prefix: "fnd"): FindingId;
export function newId(prefix: "tpl"): TemplateId;
export function newId(prefix: "cnt"): ContentsId;
export function newId(prefix: "dsa"): DataSharingId;
export function newId(prefix: "rel"): ReleaseId;
export function newId(prefix: "inc"): IncidentId;
export function newId(prefix: "prg"): ProgramId;
export function newId(prefix: "pln"): PlanId;
export function newId(prefix: "brg"): BridgeId;
export function newId(prefix: "evl"): EvaluationId;
export function newId(prefix: "cmp"): CampaignId;
export function newId(prefix: "rsp"): RespondentId;
export function newId(prefix: "tal"): TallyId;
export function newId(prefix: string): string {
  return `${prefix}_${base32(crypto.getRandomValues(new Uint8Array(20)))}`;
}
