/** Response rates as they are read: one line for each size or sector, and what became of the rest. Pure. */
import type { RateTable, SizeBand } from "#shared/validations/respondent-schema.ts";
import { sectorWords, sizeWords } from "./words.ts";

type Rates = RateTable["employers"];

export type RateLine = {
  name: string;
  completed: number;
  /** Those who could have answered. */
  could: number;
  /** `67%`; empty where nobody could. */
  share: string;
  rest: string;
};

export function lineOf(name: string, rates: Rates): RateLine {
  const could = rates.invited - rates.bounced - rates.ineligible;
  return {
    name,
    completed: rates.completed,
    could,
    share: could === 0 ? "" : `${Math.round(100 * rates.rate)}%`,
    rest: restInWords(rates, could),
  };
}

/** Smallest first. */
export const sizeLines = ({ bySize }: Pick<RateTable, "bySize">): RateLine[] =>
  (Object.keys(sizeWords) as SizeBand[]).flatMap((size) =>
    bySize.flatMap((one) => (one.size === size ? [lineOf(sizeWords[size], one.rates)] : [])),
  );

export const sectorLines = ({ bySector }: Pick<RateTable, "bySector">): RateLine[] =>
  bySector.map(({ sector, rates }) => lineOf(sectorWords(sector), rates));

/** Who is not among those who answered, and how far they came. */
function restInWords(rates: Rates, could: number): string {
  const { opened, started, completed, declined, bounced, ineligible } = rates;
  const waiting = could - opened - declined;
  const parts = [
    [started - completed, "started"],
    [opened - started, "opened it"],
    [waiting, "never opened it"],
    [declined, "declined"],
    [bounced, "not reached by letter"],
    [ineligible, "not one to ask"],
  ].flatMap(([count, words]) => ((count as number) > 0 ? [`${count} ${words}`] : []));
  if (parts.length > 0) return parts.join(", ");
  return could > 0 ? "everyone answered" : "nobody was asked";
}
