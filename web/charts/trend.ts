/** A share over time, a line a row, all on the same days: a dot for each time it was asked, none where it was not. Pure. */
import type { Drawing, Shape } from "./drawing.ts";
import { type Row, rowsDrawing } from "./rows.ts";

/** Shares from 0 to 1, one for each time; undefined where it was not asked. */
export type TrendRow = Row & { shares: readonly (number | undefined)[]; said: string };

export function trendDrawing(rows: readonly TrendRow[], times: readonly string[], width: number): Drawing {
  const at = (time: number) => (times.length < 2 ? 0.5 : time / (times.length - 1));
  return rowsDrawing({
    rows,
    width,
    value: ({ said }) => said,
    picture: ({ shares }, { left, right, y }): Shape[] => {
      const inset = 8;
      const points = shares.flatMap((share, time): [number, number][] =>
        share === undefined
          ? []
          : [[left + inset + at(time) * (right - left - 2 * inset), y + 14 - 28 * share]],
      );
      return [
        { kind: "line", from: [left, y + 14], to: [right, y + 14], stroke: "line-strong", width: 1 },
        ...points.slice(1).map(
          (to, index): Shape => ({
            kind: "line",
            from: points[index] as [number, number],
            to,
            stroke: "river",
            width: 2,
          }),
        ),
        ...points.map(
          ([x, down]): Shape => ({ kind: "dot", x, y: down, radius: 4, fill: "river", stroke: "river" }),
        ),
      ];
    },
    scale: times.map((words, time) => ({ at: at(time), words })),
    legend: [],
  });
}
