/** What typing into a draft makes of it, and which of its fields that changed. Who may: rules.ts. */
import type { Happened } from "../activity/schema.ts";
import type { Agreement, AgreementDraft } from "./schema.ts";
import { asAgreed } from "./visibility.ts";

/** The draft with what was typed; seen by no more than its parties have agreed to. */
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
    ...rest
  } = before;
  const { codedNotation = before.codedNotation, ...fields } = draft;
  const { agreement, note } = asAgreed(before, { ...rest, ...fields, codedNotation });
  return {
    agreement,
    happened: { action: "draft-changed", note: `${fieldsChanged(before, agreement)}${note}` },
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
