/**
 * Critical skill shortages: validated statements ranked by how critical employers hold them, how many of them cannot
 * hire for it, and the openings they name. A row that fewer employers stand behind than make a group is not shown; one of
 * which only fewer say how critical it is, or how many openings there are, has no score and comes after those that have.
 */
import { leastGroup } from "./groups.ts";

export type ShortageInput = {
  statementId: string;
  validated: boolean;
  /** Employers with a valid answer, and those of them who cannot hire. */
  n: number;
  cannotHire: number;
  /** Mean criticality as 0 to 100 (`standardScore`); absent where fewer than a group rated it. */
  criticality?: number | undefined;
  /** Absent where fewer than a group named any. */
  openings?: number | undefined;
};

export type Shortage = ShortageInput & { score: number | undefined };

const scoreOf = ({ criticality, cannotHire, openings, n }: ShortageInput): number | undefined =>
  criticality === undefined || openings === undefined ? undefined : (criticality * cannotHire * openings) / n;

/** criticality × share of employers who cannot hire × openings, highest first; equal scores by statement. */
export function shortagesOf(inputs: readonly ShortageInput[]): { shown: Shortage[]; suppressed: number } {
  const validated = inputs.filter(({ validated, cannotHire }) => validated && cannotHire > 0);
  const shown = validated
    .filter(({ cannotHire }) => cannotHire >= leastGroup)
    .map((one) => ({ ...one, score: scoreOf(one) }))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.statementId < b.statementId ? -1 : 1));
  return { shown, suppressed: validated.length - shown.length };
}
