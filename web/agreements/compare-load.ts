/** Two versions of one agreement, whole, and the list of all there are. */
import type { compare } from "#shared/agreements/compare.ts";
import type { Terms, VersionSummary } from "#shared/agreements/schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { get } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";
import { whole } from "./load.ts";

export const useVersions = (path: string): Loaded<VersionSummary[]> =>
  useLoad(
    `${path}/versions`,
    async (signal) => (await get<{ items: VersionSummary[] }>(`${path}/versions`, signal)).data.items,
  );

export const useVersion = (path: string, versionNo: string): Loaded<Parameters<typeof compare>[0]> => {
  const at = `${path}/versions/${versionNo}`;
  return useLoad(at, async (signal) => {
    const [agreement, terms] = await Promise.all([
      get<AgreementView>(at, signal),
      get<Terms>(`${at}/rules`, signal),
    ]);
    return { agreement: whole(agreement.data), terms: terms.data };
  });
};
