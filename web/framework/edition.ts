/** The framework edition a page shows: the one it names, else the partnership's own where someone is signed in. */
import { defaultEdition } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { get } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";
import { useMaybePlace } from "../session.ts";

export function useEdition(named?: string): Loaded<Framework> {
  const own = useMaybePlace()?.partnership.frameworkEdition ?? defaultEdition;
  const edition = named ?? own;
  const path = `/framework/${encodeURIComponent(edition)}`;
  return useLoad(path, async (signal) => (await get<Framework>(path, signal)).data);
}
