/** Reading an agreement's clauses and the rule set that governs it; writing clauses with the version that was seen. */
import { inListOrder } from "#shared/agreements/clauses.ts";
import type { Clause, Terms } from "#shared/agreements/terms-schema.ts";
import { addressOf } from "#shared/rule-sets/rules.ts";
import type { RuleSet } from "#shared/rule-sets/schema.ts";
import { type Answer, get, put } from "../api.ts";
import { freshAfter, type Loaded, useLoad } from "../load.ts";

type Clauses = { clauses: Clause[] };

/** Of the latest version at an address of their own; of a past one with everything else it says. */
export const useClauses = (path: string, past: boolean): Loaded<Answer<Clauses>> =>
  useLoad(`${path}/clauses`, async (signal) => {
    if (!past) return get<Clauses>(`${path}/clauses`, signal);
    const { data, etag } = await get<Terms>(`${path}/rules`, signal);
    return { data: { clauses: data.clauses ?? [] }, etag };
  });

/** Undefined where none governs. */
export const useRuleSet = (partnership: string, id: string | undefined): Loaded<RuleSet | undefined> => {
  const path = `/partnerships/${partnership}/rule-sets/${id === undefined ? "none" : addressOf(id)}`;
  return useLoad(path, async (signal) =>
    id === undefined ? undefined : (await get<RuleSet>(path, signal)).data,
  );
};

export const putClauses = (path: string, clauses: readonly Clause[], etag: string | undefined) =>
  freshAfter(path, put<Clauses>(`${path}/clauses`, { clauses: inListOrder(clauses) }, { ifMatch: etag }));
