/**
 * Counts a campaign, one employer at a time: what is held is counts, so 100,000 answers take no more memory than 1,000.
 * Per statement and scale it keeps how many employers stand at each point; every statistic is computed from those.
 */
import { ratedIn } from "./respondent-rules.ts";
import type { Answers, StatementAnswer } from "./respondent-schema.ts";
import type { Scale } from "./schema.ts";
import { employerValue } from "./statistics.ts";

/** Employers at each value of one scale. What is not applicable or not known is in no count. */
export type PointCounts = ReadonlyMap<number, number>;

export type StatementTally = {
  /** By scale id. */
  scales: ReadonlyMap<string, PointCounts>;
  /** Employers of whom someone cannot hire for it. */
  shortage: number;
  /** Openings these employers named: the largest any of its people said, summed over employers; and how many named some. */
  openings: number;
  openingsBy: number;
  rootCauses: ReadonlyMap<string, number>;
};

type Tally = { employers: number; statements: ReadonlyMap<string, StatementTally> };

type Counting = {
  scales: Map<string, Map<number, number>>;
  shortage: number;
  openings: number;
  openingsBy: number;
  rootCauses: Map<string, number>;
};

const add = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** A tally that takes all answers of one employer at once. An employer who rated nothing (`ratedIn`) is none of them. */
export function counter(statementIds: readonly string[], scales: readonly Pick<Scale, "id">[]) {
  const statements = new Map<string, Counting>(
    statementIds.map((id) => [
      id,
      {
        scales: new Map(scales.map((scale) => [scale.id, new Map()])),
        shortage: 0,
        openings: 0,
        openingsBy: 0,
        rootCauses: new Map(),
      },
    ]),
  );
  let employers = 0;
  return {
    take(people: readonly Pick<Answers, "statements">[]): void {
      for (const [id, counts] of statements) {
        const said = people.flatMap((one) => one.statements[id] ?? []);
        if (said.length === 0) continue;
        for (const [scaleId, points] of counts.scales) {
          const value = employerValue(valuesOf(said, scaleId));
          if (value !== undefined) add(points, value);
        }
        const short = said.flatMap(({ shortage }) => shortage ?? []);
        if (short.length === 0) continue;
        counts.shortage++;
        const openings = Math.max(...short.map((one) => one.openings ?? 0));
        counts.openings += openings;
        if (openings > 0) counts.openingsBy++;
        for (const cause of new Set(short.flatMap(({ rootCause }) => rootCause ?? [])))
          add(counts.rootCauses, cause);
      }
      if (people.some((one) => ratedIn(one.statements) > 0)) employers++;
    },
    tally: (): Tally => ({ employers, statements }),
  };
}

const valuesOf = (said: readonly StatementAnswer[], scaleId: string): number[] =>
  said.flatMap(({ ratings }) => {
    const rating = ratings[scaleId];
    return typeof rating === "number" ? [rating] : [];
  });

/** The values, one for each employer, lowest first. */
export const valuesIn = (points: PointCounts): number[] =>
  [...points].sort(([a], [b]) => a - b).flatMap(([value, n]) => Array<number>(n).fill(value));
