/** Every link of the exchange. A count is never in one of them. */
import { paths, query } from "../paths.ts";

const base = (partnership: string) => paths.dataSharing(partnership);

export const exchangePaths = {
  /** To type or paste a table, with what it is of chosen already. */
  submitRelease: (
    partnership: string,
    agreement: string,
    of: { indicator?: string; year?: string; to?: string } = {},
  ) => `${base(partnership)}/${agreement}/submit${query(of)}`,
  release: (partnership: string, agreement: string, release: string, shown: { program?: string } = {}) =>
    `${base(partnership)}/${agreement}/${release}${query(shown)}`,
  /** Which indicators an agreement in force covers, by partner and year. */
  coverage: (partnership: string, asked: { viewer?: string; indicator?: string; year?: string } = {}) =>
    `${base(partnership)}/coverage${query(asked)}`,
  /** Released counts of all partners, added up. */
  regional: (partnership: string, of: { indicator?: string; year?: string } = {}) =>
    `${base(partnership)}/regional${query(of)}`,
};
