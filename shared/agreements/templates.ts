/** Who saves and uses templates, what one takes of an agreement, and what a draft takes of one. Pure. */
import { type Actor, has, isAuditor } from "../actor.ts";
import type { OrganizationId } from "../ids.ts";
import type { FieldProblem, Objection } from "../problem.ts";
import type { SignatureSlot } from "../signing/schema.ts";
import { daysBetween } from "../time.ts";
import { receives, sends } from "./rules.ts";
import type { Agreement, AgreementDraft, Party } from "./schema.ts";
import { sight } from "./sight.ts";
import type { Template, TemplateScope, TemplateSlot } from "./template-schema.ts";
import type { Terms } from "./terms-schema.ts";

/** Why `actor` cannot save a template, or undefined. */
export function objectionToSavingTemplate(
  actor: Actor,
  before?: Pick<Template, "organizationId" | "retired">,
): Objection {
  if (actor.organization === undefined || !has(actor, "editor", "admin"))
    return { code: "role-missing", why: "An editor or admin of an organization saves templates." };
  if (before && before.organizationId !== actor.organization)
    return { code: "not-your-side", why: "The organization that saved a template changes it." };
  return before?.retired
    ? { code: "wrong-moment", why: "This template has been retired. Save a new one." }
    : undefined;
}

export const seesTemplate = (
  actor: Actor,
  { scope, organizationId }: Pick<Template, "scope" | "organizationId">,
): boolean => scope === "PARTNERSHIP" || isAuditor(actor) || actor.organization === organizationId;

/** Those a template is offered to, as one reader with no place of their own in the partnership. */
export const readerOf = (actor: Actor, scope: TemplateScope): Actor => ({
  ...actor,
  partnershipRoles: [],
  ...(scope === "PARTNERSHIP" ? { organization: undefined } : {}),
});

/** Why it cannot be offered to these, or undefined: a template tells nobody of an agreement that they may not read. */
export function scopeProblem(
  actor: Actor,
  scope: TemplateScope,
  agreement: Agreement,
  before?: Pick<Template, "scope">,
): FieldProblem | undefined {
  // Its history names what it was saved from before.
  if (scope === "PARTNERSHIP" && before?.scope === "ORGANIZATION")
    return { pointer: "/scope", detail: "your organization, as it is; save a new one for every partner" };
  if (sight(agreement, readerOf(actor, scope)) === "content") return undefined;
  return scope === "PARTNERSHIP"
    ? { pointer: "/scope", detail: "your organization: not every partner may read this agreement" }
    : { pointer: "/agreementId", detail: "an agreement that your organization may read" };
}

type Taken = Pick<
  Template,
  | "agreementType"
  | "purpose"
  | "governingRuleSet"
  | "autoRenew"
  | "noticeDays"
  | "termMonths"
  | "slots"
  | "from"
>;

/** What of an agreement is worth keeping for the next: not its parties, people, dates or courses. */
export function takenFrom(agreement: Agreement): Taken {
  const { agreementType, purpose, governingRuleSet, autoRenew, noticeDays, dateEffective, expirationDate } =
    agreement;
  const roles = new Map(agreement.parties.map((party) => [party.organizationId, party.role]));
  const slots = agreement.signatureSlots.flatMap(
    ({ organizationId, function: office, required, order }): TemplateSlot[] => {
      const role = roles.get(organizationId);
      return role ? [{ role, function: office, required, order }] : [];
    },
  );
  return {
    agreementType,
    purpose,
    ...(governingRuleSet === undefined ? {} : { governingRuleSet }),
    ...(autoRenew === undefined ? {} : { autoRenew }),
    noticeDays,
    termMonths: Math.max(1, Math.round(daysBetween(dateEffective, expirationDate) / 30.4375)),
    slots: [...new Map(slots.map((slot) => [JSON.stringify(slot), slot])).values()],
    from: agreement.codedNotation,
  };
}

/** The words and agreement-wide conditions, without a single course. */
export const textOf = ({ clauses, conditions }: Terms): Terms => ({
  rules: [],
  findings: [],
  conditions,
  ...(clauses ? { clauses } : {}),
});

const alike = (a: Pick<Party, "role">, b: Pick<Party, "role">): boolean =>
  a.role === b.role || (sends(a) && sends(b)) || (receives(a) && receives(b));

/** The template's signatures by office, one for each party of its side, in the template's order. */
export function slotsFor(
  slots: readonly TemplateSlot[],
  parties: readonly { organizationId: OrganizationId; role: Party["role"] }[],
): SignatureSlot[] {
  const each = slots.flatMap(({ role, ...slot }) =>
    parties
      .filter((party) => alike(party, { role }))
      .map(({ organizationId }) => ({ ...slot, organizationId })),
  );
  const once = [
    ...new Map(each.map((slot) => [`${slot.organizationId} ${slot.function} ${slot.order}`, slot])).values(),
  ];
  return once
    .sort((a, b) => a.order - b.order)
    .slice(0, 40)
    .map((slot, index) => ({ slotNo: index + 1, ...slot }));
}

/** The draft with the template's signatures, where whoever typed it named none. */
export const withSlots = (draft: AgreementDraft, template: Pick<Template, "slots">): AgreementDraft =>
  draft.signatureSlots.length > 0
    ? draft
    : { ...draft, signatureSlots: slotsFor(template.slots, draft.parties) };
