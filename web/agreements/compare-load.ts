/** One version of an agreement, whole: its head and everything it says. */
import type { Version } from "#shared/agreements/compare.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { AgreementView } from "#shared/agreements/view.ts";
import { get } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";
import { whole } from "./load.ts";

export const useVersion = (path: string, versionNo: string): Loaded<Version> => {
  const at = `${path}/versions/${versionNo}`;
  return useLoad(`${at}#compare`, async (signal) => {
    const [agreement, terms] = await Promise.all([
      get<AgreementView>(at, signal),
      get<Terms>(`${at}/rules`, signal),
    ]);
    return { agreement: whole(agreement.data), terms: terms.data };
  });
};
