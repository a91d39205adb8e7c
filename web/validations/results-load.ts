/** Reading what a campaign found. Everything begins with the campaign's path, so that one change reads all of it again. */
import type { ResultsView } from "#shared/validations/results-schema.ts";
import type { CommentView, MissingView } from "#shared/validations/triage-schema.ts";
import { get, getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";
import { query } from "../paths.ts";

export const everyone = "ALL";

export function useResults(path: string, group: string): Loaded<ResultsView> {
  const address = `${path}/results${query({ group: group === everyone ? "" : group })}`;
  return useLoad(address, async (signal) => (await get<ResultsView>(address, signal)).data);
}

export const useComments = (path: string): Loaded<CommentView[]> =>
  useLoad(`${path}/comments`, (signal) => getAll<CommentView>(`${path}/comments`, signal));

export const useMissing = (path: string): Loaded<MissingView[]> =>
  useLoad(`${path}/missing`, (signal) => getAll<MissingView>(`${path}/missing`, signal));
