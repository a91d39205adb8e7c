/** Reading data-sharing agreements, their terms, legal bases and settings; the ETag that was seen goes with every write. */
import type { Checklist, DataSharingSettings, LegalBasis } from "#shared/data-sharing/bases-schema.ts";
import type { IndicatorSet } from "#shared/data-sharing/release-schema.ts";
import type { DataSharing } from "#shared/data-sharing/schema.ts";
import type { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import type { DataSharingListRow, DataSharingView } from "#shared/data-sharing/view.ts";
import { type Answer, get, getAll, put } from "../api.ts";
import { freshAfter, type Loaded, useLoad } from "../load.ts";

const of = (partnership: string, rest: string): string => `/partnerships/${partnership}/${rest}`;

export const listPath = (partnership: string): string => of(partnership, "data-sharing");
export const agreementPath = (partnership: string, id: string): string =>
  of(partnership, `data-sharing/${id}`);
export const basesPath = (partnership: string): string => of(partnership, "legal-bases");
export const settingsPath = (partnership: string): string => of(partnership, "data-sharing-settings");

export const useRows = (partnership: string): Loaded<DataSharingListRow[]> => {
  const path = listPath(partnership);
  return useLoad(path, (signal) => getAll<DataSharingListRow>(path, signal));
};

export const useOne = (path: string): Loaded<Answer<DataSharingView>> =>
  useLoad(`${path}#page`, (signal) => get<DataSharingView>(path, signal));

export const useTerms = (path: string): Loaded<Answer<DataTerms>> =>
  useLoad(`${path}/terms`, (signal) => get<DataTerms>(`${path}/terms`, signal));

export const useCheck = (path: string): Loaded<Checklist> =>
  useLoad(`${path}/check`, async (signal) => (await get<Checklist>(`${path}/check`, signal)).data);

export const useBases = (partnership: string): Loaded<LegalBasis[]> => {
  const path = basesPath(partnership);
  return useLoad(path, (signal) => getAll<LegalBasis>(path, signal));
};

export const useBasis = (path: string): Loaded<Answer<LegalBasis>> =>
  useLoad(`${path}#page`, (signal) => get<LegalBasis>(path, signal));

export const useSettings = (partnership: string): Loaded<Answer<DataSharingSettings>> => {
  const path = settingsPath(partnership);
  return useLoad(path, (signal) => get<DataSharingSettings>(path, signal));
};

export const indicatorsPath = (partnership: string): string => of(partnership, "indicators");

export const useIndicatorSet = (path: string): Loaded<Answer<IndicatorSet>> =>
  useLoad(`${path}#page`, (signal) => get<IndicatorSet>(path, signal));

export const useIndicators = (partnership: string): Loaded<IndicatorSet> => {
  const path = indicatorsPath(partnership);
  return useLoad(path, async (signal) => (await get<IndicatorSet>(path, signal)).data);
};

/** Every member the rules read is there when the content is not hidden. */
export const whole = (view: DataSharingView): DataSharing => view as unknown as DataSharing;

/** The terms with one part of them changed: they are replaced whole, on the version that was seen. */
export const putTerms = (path: string, { data, etag }: Answer<DataTerms>, part: Partial<DataTerms>) =>
  freshAfter(path, put<DataTerms>(`${path}/terms`, { ...data, ...part }, { ifMatch: etag }));
