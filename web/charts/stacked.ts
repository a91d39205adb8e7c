/** Counts of each answer side by side in one bar of their sum, the highest answer first and darkest. Pure. */
import type { Drawing, Ink, Shape } from "./drawing.ts";
import { lengthOf } from "./drawing.ts";
import { type Row, rowsDrawing, type Track } from "./rows.ts";

export type StackedRow = Row & { counts: readonly number[] };

/**
 * How dark the answer at this place is, of so many. The first is the river itself, the last hollow; between them no
 * shade is so dark that dark words, nor so light that a border, would be needed.
 */
export function stepOf(place: number, of: number): number {
  if (place === 0) return 100;
  if (place === of - 1) return 0;
  const [dark, light] = [of === 3 ? 30 : 45, 10];
  return of <= 3 ? dark : Math.round(dark - ((dark - light) * (place - 1)) / (of - 3));
}

/** One row's bar by itself, for a cell of a table; a count is said where there is room for it. */
export function stackedPicture({ counts }: StackedRow, { left, right, y }: Track): Shape[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum === 0) return [];
  const gap = 2;
  const drawn = counts.filter((count) => count > 0).length;
  const unit = (right - left - gap * (drawn - 1)) / sum;
  const shapes: Shape[] = [];
  let x = left;
  counts.forEach((count, place) => {
    if (count === 0) return;
    const w = count * unit;
    shapes.push(box(x, y - 11, w, 22, stepOf(place, counts.length)));
    const words = String(count);
    if (lengthOf(words, 12) + 6 <= w)
      shapes.push({
        kind: "text",
        x: x + w / 2,
        y: y + 4,
        words,
        size: 12,
        weight: 700,
        fill: stepOf(place, counts.length) === 100 ? "on-river" : "ink",
        anchor: "middle",
      });
    x += w + gap;
  });
  return shapes;
}

const box = (x: number, y: number, w: number, h: number, step: number): Shape => {
  const fill: Ink = step === 100 ? "river" : step === 0 ? "surface" : `step-${step}`;
  // A hollow one is drawn by its border, which stands inside it.
  return step === 0
    ? {
        kind: "rect",
        x: x + 0.75,
        y: y + 0.75,
        w: Math.max(w - 1.5, 0.5),
        h: h - 1.5,
        fill,
        stroke: "line-strong",
      }
    : { kind: "rect", x, y, w, h, fill };
};

/** `points`: what each place of the counts is called. */
export const stackedDrawing = <One extends StackedRow>(
  rows: readonly One[],
  points: readonly string[],
  value: (row: One) => string,
  width: number,
): Drawing =>
  rowsDrawing({
    rows,
    width,
    value,
    picture: stackedPicture,
    legend: points.map((words, place) => ({
      words,
      width: 14,
      drawn: (x, y) => [box(x, y - 7, 14, 14, stepOf(place, points.length))],
    })),
  });
