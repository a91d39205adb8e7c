/** One number a row, as a bar as long as its share of the largest, or of `whole`. Pure. */
import type { Drawing, Shape } from "./drawing.ts";
import { type Row, rowsDrawing } from "./rows.ts";

export type BarRow = Row & { amount: number; said: string };

export function barsDrawing(rows: readonly BarRow[], width: number, whole?: number): Drawing {
  const most = whole ?? Math.max(...rows.map(({ amount }) => amount), 0);
  return rowsDrawing({
    rows,
    width,
    value: ({ said }) => said,
    picture: ({ amount }, { left, right, y }): Shape[] => [
      { kind: "rect", x: left, y: y - 7, w: right - left, h: 14, fill: "line" },
      {
        kind: "rect",
        x: left,
        y: y - 7,
        w: most === 0 ? 0 : ((right - left) * amount) / most,
        h: 14,
        fill: "river",
      },
    ],
    legend: [],
  });
}
