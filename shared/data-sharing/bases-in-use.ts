/** What a partnership works with: the shipped text of a legal basis until its convener edits it, or one of its own. */
import { canonicalJson } from "../canonical.ts";
import { ferpaBases } from "./bases-ferpa.ts";
import type { LegalBasis, LegalBasisContent, LegalBasisRecord } from "./bases-schema.ts";
import { stateBases } from "./bases-state.ts";

const shipped: Readonly<Record<string, LegalBasisContent>> = { ...ferpaBases, ...stateBases };

const shippedAs = (id: string): LegalBasisContent | undefined =>
  Object.hasOwn(shipped, id) ? shipped[id] : undefined;

export const isShippedBasis = (id: string): boolean => shippedAs(id) !== undefined;

/** Undefined for an id that is neither shipped nor added. */
export function basisInUse(id: string, record: LegalBasisRecord | undefined): LegalBasis | undefined {
  const content = record?.content ?? shippedAs(id);
  if (!content) return undefined;
  return {
    id,
    ...content,
    origin: isShippedBasis(id) ? (record?.content ? "EDITED" : "SHIPPED") : "OWN",
    version: record?.version ?? 0,
  };
}

/** Every legal basis of a partnership: the shipped ones in their order, then its own. */
export function allBasesInUse(records: readonly LegalBasisRecord[]): LegalBasis[] {
  const stored = new Map(records.map((record) => [record.id, record]));
  const own = [...stored.keys()].filter((id) => !isShippedBasis(id)).sort();
  return [...Object.keys(shipped), ...own].flatMap((id) => basisInUse(id, stored.get(id)) ?? []);
}

/** What is stored of what was typed: the words only where they are not the shipped ones. */
export function basisRecordOf(
  id: string,
  content: LegalBasisContent,
): Pick<LegalBasisRecord, "id" | "content"> {
  const original = shippedAs(id);
  const same = original !== undefined && canonicalJson(original) === canonicalJson(content);
  return { id, ...(same ? {} : { content }) };
}
