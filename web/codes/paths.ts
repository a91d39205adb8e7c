/** Every link to published codes. Apart from web/paths.ts, which every first page carries. */
import { paths, query } from "../paths.ts";

/** The code of such an address. */
export const codeIn = (address: string): string => address.replace("_", ".");

const base = (partnership: string) => `${paths.programs(partnership)}/codes`;

/** In an address a set is one word: `CIP-2020`. */
export const setWord = (set: { system: string; edition: string }): string => `${set.system}-${set.edition}`;

export const codePaths = {
  codes: (partnership: string) => base(partnership),
  /** Narrowed to what was typed, where something is. */
  codeSet: (partnership: string, set: string, open: { q?: string } = {}) =>
    `${base(partnership)}/${set}${query(open)}`,
  /** What has a point in it would be a file's address: `51_3801`. */
  code: (partnership: string, set: string, code: string) =>
    `${base(partnership)}/${set}/${code.replace(".", "_")}`,
  /** A file for this set: its codes, or a map to the target that is named. */
  loadCodes: (partnership: string, set?: string, open: { to?: string } = {}) =>
    `${base(partnership)}/load${query({ set, ...open })}`,
};
