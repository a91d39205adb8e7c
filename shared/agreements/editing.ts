/** What typing into a draft makes of it, and which of its fields that changed. Who may: rules.ts. */
import type { Happened } from "../activity/schema.ts";
import { isParty } from "./rules.ts";
import type { Agreement, AgreementDraft } from "./schema.ts";

/**
 * The draft with what was typed. A party that was not asked has not agreed to be seen: where one is added, the draft
 * goes back to its parties, and a proposal to widen it is dropped.
 */
export function edited(
  before: Agreement,
  draft: AgreementDraft,
): { agreement: Agreement; happened: Happened } {
  const {
    pathwayId: _pathway,
    governingRuleSet: _ruleSet,
    autoRenew: _renewal,
    teachOutUntil: _teachOut,
    changeSummary: _summary,
    visibilityProposal,
    ...rest
  } = before;
  const { codedNotation = before.codedNotation, ...fields } = draft;
  const agreement: Agreement = { ...rest, ...fields, codedNotation };
  const changed = fieldsChanged(before, agreement);
  if (draft.parties.every((party) => isParty(before, party.organizationId))) {
    return {
      agreement: { ...agreement, ...(visibilityProposal ? { visibilityProposal } : {}) },
      happened: { action: "draft-changed", note: changed },
    };
  }
  const narrowed = before.visibility === "PARTIES" ? "" : "; a party was added: visible to PARTIES again";
  return {
    agreement: { ...agreement, visibility: "PARTIES" },
    happened: { action: "draft-changed", note: `${changed}${narrowed}` },
  };
}

const fieldNames = {
  name: "title",
  agreementType: "kind",
  codedNotation: "number",
  purpose: "purpose",
  parties: "parties",
  dateEffective: "first day",
  expirationDate: "last day",
  pathwayId: "pathway",
  cipCodes: "CIP codes",
  governingRuleSet: "rule set",
  signatureSlots: "signatures",
  autoRenew: "automatic renewal",
  noticeDays: "notice",
  teachOutUntil: "teach-out",
  changeSummary: "summary of changes",
} as const satisfies Partial<Record<keyof Agreement, string>>;

/** "title, last day": what a second editor is told was changed. */
function fieldsChanged(before: Agreement, after: Agreement): string {
  const names = Object.keys(fieldNames) as (keyof typeof fieldNames)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return changed.map((name) => fieldNames[name]).join(", ") || "nothing";
}
