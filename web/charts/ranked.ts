/**
 * Shares with their interval, highest first, each beside the line it had to reach. Filled: it reaches the line. Hollow:
 * it does not. A row that is not judged has no line and a ring in gray. Pure.
 */
import type { Drawing, Ink, Shape } from "./drawing.ts";
import { type Row, rowsDrawing, type Track } from "./rows.ts";

export type RankedRow = Row & {
  count: number;
  of: number;
  /** Shares from 0 to 1. */
  interval: { low: number; high: number };
  /** How many were needed; absent where nothing was decided by it. */
  needed?: number | undefined;
  /** At or below it nothing speaks for the statement. */
  half?: boolean;
};

/** Counts decide, never rounded shares. */
const reaches = ({ count, needed }: Pick<RankedRow, "count" | "needed">): boolean =>
  needed !== undefined && count >= needed;

const inkOf = (row: RankedRow): Ink =>
  row.needed === undefined ? "ink-2" : reaches(row) ? "moss" : 2 * row.count > row.of ? "amber" : "brick";

/** One row's picture by itself, for a cell of a table. */
export function rankedPicture(row: RankedRow, { left, right, y, top, bottom }: Track): Shape[] {
  if (row.of === 0) return [];
  const at = (share: number) => left + share * (right - left);
  const ink = inkOf(row);
  const { low, high } = row.interval;
  const needed: Shape[] =
    row.needed === undefined
      ? []
      : [
          {
            kind: "line",
            from: [at(row.needed / row.of), top],
            to: [at(row.needed / row.of), bottom],
            stroke: "ink-2",
            width: 2,
            dashed: true,
          },
        ];
  const bar = (x: number): Shape => ({
    kind: "line",
    from: [x, y - 5],
    to: [x, y + 5],
    stroke: ink,
    width: 2,
  });
  return [
    { kind: "line", from: [left, y], to: [right, y], stroke: "line", width: 1 },
    { kind: "line", from: [at(low), y], to: [at(high), y], stroke: ink, width: 4 },
    bar(at(low)),
    bar(at(high)),
    ...needed,
    {
      kind: "dot",
      x: at(row.count / row.of),
      y,
      radius: 6,
      fill: reaches(row) ? ink : "surface",
      stroke: ink,
    },
  ];
}

export type RankedWords = {
  value: (row: RankedRow) => string;
  reaches: string;
  below: string;
  needed: string;
  interval: string;
};

export const rankedDrawing = (rows: readonly RankedRow[], words: RankedWords, width: number): Drawing =>
  rowsDrawing({
    rows,
    width,
    value: words.value,
    picture: rankedPicture,
    scale: [
      { at: 0, words: "0%" },
      { at: 0.5, words: "50%" },
      { at: 1, words: "100%" },
    ],
    legend: [
      {
        words: words.reaches,
        width: 12,
        drawn: (x, y) => [{ kind: "dot", x: x + 6, y, radius: 6, fill: "moss", stroke: "moss" }],
      },
      {
        words: words.below,
        width: 12,
        drawn: (x, y) => [{ kind: "dot", x: x + 6, y, radius: 6, fill: "surface", stroke: "amber" }],
      },
      {
        words: words.needed,
        width: 4,
        drawn: (x, y) => [
          { kind: "line", from: [x + 2, y - 8], to: [x + 2, y + 8], stroke: "ink-2", width: 2, dashed: true },
        ],
      },
      {
        words: words.interval,
        width: 22,
        drawn: (x, y) => [{ kind: "line", from: [x, y], to: [x + 22, y], stroke: "ink-2", width: 4 }],
      },
    ],
  });
