/** Reading frameworks of statements: the list, one, and every statement of it or of one of its editions. */
import type { FrameworkRow, FrameworkView, WholeContents } from "#shared/statements/schema.ts";
import { type Answer, get, getAll } from "../api.ts";
import { type Loaded, useLoad } from "../load.ts";

export const frameworksPath = (partnership: string): string => `/partnerships/${partnership}/frameworks`;

export const useFrameworks = (partnership: string): Loaded<FrameworkRow[]> => {
  const path = frameworksPath(partnership);
  return useLoad(path, (signal) => getAll<FrameworkRow>(path, signal));
};

export const useFramework = (path: string): Loaded<Answer<FrameworkView>> =>
  useLoad(`${path}#page`, (signal) => get<FrameworkView>(path, signal));

/** Without an edition: what is being worked on, with the version that was seen. */
export const useContents = (path: string, editionNo?: number): Loaded<Answer<WholeContents>> => {
  const address = editionNo === undefined ? `${path}/statements` : `${path}/editions/${editionNo}`;
  return useLoad(address, (signal) => get<WholeContents>(address, signal));
};
