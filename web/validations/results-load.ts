/** Reading what a campaign found. Everything begins with the campaign's path, so that one change reads all of it again. */
import type { ResultsView } from "#shared/validations/results-schema.ts";
import { get } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";
import { query } from "../paths.ts";

export const everyone = "ALL";

export function useResults(path: string, group: string): Loaded<ResultsView> {
  const address = `${path}/results${query({ group: group === everyone ? "" : group })}`;
  return useLoad(address, async (signal) => (await get<ResultsView>(address, signal)).data);
}
