/** The groups a table's dimensions make, and which add up to which. */
import type { Dimension, GroupKey, RollUp } from "./types.ts";

export const groupKey = (dimension: string, value: string): GroupKey => `${dimension}:${value}`;

/** Every printable group, in the order they are printed: all, then each dimension's values as declared. */
export const groupsOf = (dimensions: readonly Dimension[]): GroupKey[] => [
  "all",
  ...dimensions.flatMap(({ name, values }) => values.map((value) => groupKey(name, value))),
];

/** A block's name, by which it is found among others. JSON, because a program may be called anything. */
export const blockKey = (program: string, year: string): string => JSON.stringify([program, year]);

type Place = { program: string; year: string };

/**
 * Each sum of blocks: the block that is the sum, those it is the sum of, and which of them are not there. A pool may stand
 * alone, its years printed before or never.
 */
export function sumsOf<Found extends Place>(
  rollUps: readonly RollUp[],
  blocks: readonly Found[],
): { total: Found; parts: Found[]; missing: Place[]; pool: boolean }[] {
  const byKey = new Map(blocks.map((block) => [blockKey(block.program, block.year), block]));
  return rollUps.flatMap(({ program, of, year, years }) =>
    blocks
      .filter((block) => block.program === program && (year === undefined || block.year === year))
      .map((total) => {
        const places = (years ?? [total.year]).flatMap((each) =>
          of.map((part) => ({ program: part, year: each })),
        );
        const parts = places.map((place) => byKey.get(blockKey(place.program, place.year)));
        return {
          total,
          parts: parts.filter((part) => part !== undefined),
          missing: places.filter((_, index) => parts[index] === undefined),
          pool: years !== undefined,
        };
      }),
  );
}
