/**
 * Critical skill shortages: validated statements ranked by how critical employers hold them, how many of them cannot
 * hire for it, and the openings they name. A row that fewer employers stand behind than make a group is not shown.
 */
import { leastGroup } from "./groups.ts";

export type ShortageInput = {
  statementId: string;
  validated: boolean;
  /** Employers with a valid answer, and those of them who cannot hire. */
  n: number;
  cannotHire: number;
  /** Mean criticality as 0 to 100 (`standardScore`). */
  criticality: number;
  openings: number;
};

export type Shortage = ShortageInput & { score: number };

/** criticality × share of employers who cannot hire × openings, highest first; equal scores by statement. */
export function shortagesOf(inputs: readonly ShortageInput[]): { shown: Shortage[]; suppressed: number } {
  const validated = inputs.filter(({ validated, cannotHire }) => validated && cannotHire > 0);
  const shown = validated
    .filter(({ cannotHire }) => cannotHire >= leastGroup)
    .map((one) => ({ ...one, score: (one.criticality * one.cannotHire * one.openings) / one.n }))
    .sort((a, b) => b.score - a.score || (a.statementId < b.statementId ? -1 : 1));
  return { shown, suppressed: validated.length - shown.length };
}
