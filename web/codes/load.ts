/** Reading published codes: the editions a partnership goes by, one of them, a search in it, one code. */
import type { CodeSearch, CodeSetRow, CodeSetView, CodeView } from "#shared/codes/schema.ts";
import { type Answer, get } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";

export const codesPath = (partnership: string): string => `/partnerships/${partnership}/codes`;

/** `CIP-2020` of an address as the API spells it. */
export function setPath(partnership: string, word: string): string {
  const [system = "", ...edition] = word.split("-");
  return `${codesPath(partnership)}/${encodeURIComponent(system)}/${encodeURIComponent(edition.join("-"))}`;
}

export function useCodeSets(partnership: string): Loaded<CodeSetRow[]> {
  const path = codesPath(partnership);
  return useLoad(path, async (signal) => (await get<{ items: CodeSetRow[] }>(path, signal)).data.items);
}

export const useCodeSet = (path: string): Loaded<Answer<CodeSetView>> =>
  useLoad(path, (signal) => get<CodeSetView>(path, signal));

/** Nothing is asked before there are two characters to go by. */
export function useCodeSearch(path: string, typed: string, limit = 50): Loaded<CodeSearch> | undefined {
  const q = typed.trim();
  const asked = q.length < 2 ? undefined : `${path}/search?q=${encodeURIComponent(q)}&limit=${limit}`;
  const found = useLoad(asked, async (signal) => (await get<CodeSearch>(asked ?? "", signal)).data);
  return asked === undefined ? undefined : found;
}

export function useCode(path: string, code: string | undefined): Loaded<CodeView> {
  const asked = code === undefined ? undefined : `${path}/${encodeURIComponent(code)}`;
  return useLoad(asked, async (signal) => (await get<CodeView>(asked ?? "", signal)).data);
}
