/** A template: what an office starts its agreements from. It is always what some agreement said when it was saved. */
import * as z from "zod";
import { AgreementId, OrganizationId, PersonId, TemplateId, TermsId } from "../ids.ts";
import { line } from "../text.ts";
import { Instant } from "../time.ts";
import { AgreementType, AutoRenew, PartyRole } from "./schema.ts";
import { Clause, Condition } from "./terms-schema.ts";

/** Whom it is offered to: the organization that saved it, or every partner. */
export const TemplateScope = z.enum(["ORGANIZATION", "PARTNERSHIP"]);
export type TemplateScope = z.infer<typeof TemplateScope>;

export const TemplateDraft = z.strictObject({
  name: line(120),
  scope: TemplateScope.default("ORGANIZATION"),
  agreementId: AgreementId,
});

/** A signature by office, for each party of that role. */
export const TemplateSlot = z.strictObject({
  role: PartyRole,
  function: z.string(),
  required: z.boolean(),
  order: z.int(),
});
export type TemplateSlot = z.infer<typeof TemplateSlot>;

export const Template = z.strictObject({
  id: TemplateId,
  organizationId: OrganizationId,
  name: z.string(),
  scope: TemplateScope,
  agreementType: AgreementType,
  purpose: z.string(),
  governingRuleSet: z.string().optional(),
  autoRenew: AutoRenew.optional(),
  noticeDays: z.int(),
  /** From the first day to the last. */
  termMonths: z.int(),
  slots: z.array(TemplateSlot),
  /** Clauses and agreement-wide conditions stand beside the record under this id. */
  termsId: TermsId,
  clauses: z.int(),
  conditions: z.int(),
  /** The agreement it was saved from. */
  from: z.string(),
  savedBy: PersonId,
  savedByName: z.string(),
  savedAt: Instant,
  retired: z.strictObject({ at: Instant, by: PersonId, byName: z.string() }).optional(),
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type Template = z.infer<typeof Template>;

export const TemplateView = Template.omit({ chainHash: true, termsId: true });
export type TemplateView = z.infer<typeof TemplateView>;

export const WholeTemplate = TemplateView.extend({
  text: z.strictObject({ clauses: z.array(Clause), conditions: z.array(Condition) }),
});
