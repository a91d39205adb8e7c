/** Reading rule sets, and writing one with the version that was seen. */
import { addressOf } from "#shared/rule-sets/rules.ts";
import type { RuleSet, RuleSetDraft, RuleSetRow } from "#shared/rule-sets/schema.ts";
import { type Answer, get, getAll, put } from "../api.ts";
import { freshAfter, type Loaded, useLoad } from "../load.ts";

export const ruleSetsPath = (partnership: string): string => `/partnerships/${partnership}/rule-sets`;

export const useRuleSets = (partnership: string): Loaded<RuleSetRow[]> => {
  const path = ruleSetsPath(partnership);
  return useLoad(path, (signal) => getAll<RuleSetRow>(path, signal));
};

/** By its address form. */
export const useOne = (path: string): Loaded<Answer<RuleSet>> =>
  useLoad(`${path}#page`, (signal) => get<RuleSet>(path, signal));

export const draftOf = ({ id: _id, origin: _origin, version: _version, ...draft }: RuleSet): RuleSetDraft =>
  draft;

export function putRuleSet(base: string, { data, etag }: Answer<RuleSet>, draft: RuleSetDraft) {
  const path = `${base}/${addressOf(data.id)}`;
  return freshAfter(path, put<RuleSet>(path, draft, { ifMatch: etag }));
}
