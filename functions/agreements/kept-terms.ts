/**
 * Sets of rules that were read lately. A set is never changed, only replaced by another under another id, so one that
 * was read is as good as the table's; what was asked for last stays longest, within a bound on memory.
 */
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { TermsId } from "#shared/ids.ts";

/** About 1.5 kB a rule: some 45 MB at most. */
const rulesMax = 30_000;

const sizeOf = ({ rules, findings, clauses = [] }: Terms): number =>
  1 + rules.length + findings.length + clauses.length;

export function keptTerms() {
  const kept = new Map<TermsId, Terms>();
  let size = 0;
  const drop = (id: TermsId, terms: Terms) => {
    kept.delete(id);
    size -= sizeOf(terms);
  };
  return async (id: TermsId, read: () => Promise<Terms | undefined>): Promise<Terms | undefined> => {
    const known = kept.get(id);
    const terms = known ?? (await read());
    // Nothing found may be a draft's set that was replaced a moment ago: it is asked for again next time.
    if (!terms) return undefined;
    const before = kept.get(id);
    if (before) drop(id, before);
    kept.set(id, terms);
    size += sizeOf(terms);
    for (const [oldest, one] of kept) {
      if (size <= rulesMax || oldest === id) break;
      drop(oldest, one);
    }
    return terms;
  };
}
