/** What a partnership works with: the shipped text of a rule set until its convener edits it, or one of its own. */
import { canonicalJson } from "../canonical.ts";
import type { RuleSet, RuleSetContent, RuleSetDraft, RuleSetId, RuleSetRecord } from "./schema.ts";
import { shipped } from "./shipped.ts";

const shippedAs = (id: RuleSetId): RuleSetContent | undefined =>
  Object.hasOwn(shipped, id) ? shipped[id] : undefined;

export const isShipped = (id: RuleSetId): boolean => shippedAs(id) !== undefined;

/** Undefined for an id that is neither shipped nor added. */
export function inUse(id: RuleSetId, record: RuleSetRecord | undefined): RuleSet | undefined {
  const content = record?.content ?? shippedAs(id);
  if (!content) return undefined;
  return {
    id,
    ...content,
    gaps: record?.gaps ?? "WARN",
    offered: record?.offered ?? true,
    origin: isShipped(id) ? (record?.content ? "EDITED" : "SHIPPED") : "OWN",
    version: record?.version ?? 0,
  };
}

/** Every rule set of a partnership, by id. */
export function allInUse(records: readonly RuleSetRecord[]): RuleSet[] {
  const stored = new Map(records.map((record) => [record.id, record]));
  return [...new Set([...Object.keys(shipped), ...stored.keys()])]
    .sort()
    .flatMap((id) => inUse(id, stored.get(id)) ?? []);
}

/** What is stored for a draft: the words only where they are not the shipped ones. */
export function recordOf(
  id: RuleSetId,
  { gaps, offered, ...content }: RuleSetDraft,
): Pick<RuleSetRecord, "id" | "gaps" | "offered" | "content"> {
  const original = shippedAs(id);
  const edited = original === undefined || canonicalJson(content) !== canonicalJson(original);
  return { id, gaps, offered, ...(edited ? { content } : {}) };
}
