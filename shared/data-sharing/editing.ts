/** What typing into a draft makes of it, and which of its fields that changed. Who may: rules.ts. */
import type { Happened } from "../activity/schema.ts";
import { canonicalJson } from "../canonical.ts";
import type { DataSharing, DataSharingDraft } from "./schema.ts";
import { asAgreed } from "./visibility.ts";

/** The draft with what was typed; seen by no more than its parties have agreed to. */
export function edited(
  before: DataSharing,
  draft: DataSharingDraft,
): { record: DataSharing; happened: Happened } {
  const { parentId: _parent, signBy: _signBy, changeSummary: _summary, ...rest } = before;
  const { codedNotation = before.codedNotation, ...fields } = draft;
  const { record, note } = asAgreed(before, { ...rest, ...fields, codedNotation });
  return { record, happened: { action: "draft-changed", note: `${fieldsChanged(before, record)}${note}` } };
}

const fieldNames = {
  name: "title",
  tier: "kind",
  parentId: "agreement it stands under",
  summary: "summary",
  codedNotation: "number",
  parties: "parties",
  dateEffective: "first day",
  expirationDate: "last day",
  noticeDays: "notice",
  signBy: "last day to sign",
  signatureSlots: "signatures",
  authorities: "authority to sign",
  changeSummary: "summary of changes",
} as const satisfies Partial<Record<keyof DataSharing, string>>;

/** "title, last day": what a second editor is told was changed. */
function fieldsChanged(before: DataSharing, after: DataSharing): string {
  const names = Object.keys(fieldNames) as (keyof typeof fieldNames)[];
  const changed = names.filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  );
  return changed.map((name) => fieldNames[name]).join(", ") || "nothing";
}
