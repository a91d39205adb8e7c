/**
 * What charts of rows have in common: a name beside its track on a wide page and above it on a narrow one, a scale over
 * all of them, and a legend below. Pure.
 */
import { type Drawing, leading, lengthOf, type Shape, wrapped, written } from "./drawing.ts";

export type Row = { name: string; code?: string | undefined };

/** Where a row's picture goes: from `left` to `right`, about `y`. */
export type Track = { left: number; right: number; y: number; top: number; bottom: number };

export type Mark = { words: string; drawn: (x: number, y: number) => Shape[]; width: number };

const size = 14;
const small = 12;
const barely = 560;

export type RowsProps<One extends Row> = {
  rows: readonly One[];
  width: number;
  /** At the end of each row, in a column as wide as the longest. */
  value: (row: One) => string;
  picture: (row: One, track: Track) => Shape[];
  /** Shares of the track with their words, over the first row. */
  scale?: readonly { at: number; words: string }[];
  legend: readonly Mark[];
};

export function rowsDrawing<One extends Row>({
  rows,
  width,
  value,
  picture,
  scale = [],
  legend,
}: RowsProps<One>): Drawing {
  const beside = width >= barely;
  const values = Math.max(0, ...rows.map((row) => lengthOf(value(row), size)));
  const names = beside ? Math.min(400, Math.round(width * 0.42)) : width;
  const left = beside ? names + 20 : 8;
  const right = width - values - (values > 0 ? 16 : 8);
  const shapes: Shape[] = [];
  let y = scale.length > 0 ? 22 : 2;
  const head = y;
  for (const row of rows) {
    const lines = wrapped(row.name, names, size, beside ? 3 : 4);
    const codes = row.code ? 1 : 0;
    const tall = codes * leading(small) + lines.length * leading(size);
    const inside = beside ? Math.max(tall, 26) + 18 : tall + 52;
    const from = y + 10;
    if (row.code)
      shapes.push(...written([row.code], { x: 0, y: from + small - 2, size: small, fill: "ink-2" }));
    shapes.push(
      ...written(lines, {
        x: 0,
        y: from + codes * leading(small) + size - 2,
        size,
        weight: 560,
        fill: "ink",
      }),
    );
    const middle = beside ? y + inside / 2 : from + tall + 18;
    const track = {
      left,
      right,
      y: middle,
      top: beside ? y : middle - 15,
      bottom: beside ? y + inside : middle + 15,
    };
    shapes.push(...picture(row, track));
    shapes.push({
      kind: "text",
      x: width,
      y: middle + 5,
      words: value(row),
      size,
      weight: 620,
      fill: "ink",
      anchor: "end",
    });
    y += inside;
    shapes.push({ kind: "line", from: [0, y], to: [width, y], stroke: "line", width: 1 });
  }
  const grid = scale.flatMap(({ at, words }, index): Shape[] => {
    const x = left + at * (right - left);
    const last = index === scale.length - 1;
    return [
      { kind: "line", from: [x, head], to: [x, y], stroke: "line", width: 1 },
      {
        kind: "text",
        x,
        y: head - 8,
        words,
        size: small,
        fill: "ink-2",
        ...(index === 0 ? {} : { anchor: last ? "end" : "middle" }),
      },
    ];
  });
  const rule: Shape = { kind: "line", from: [0, head], to: [width, head], stroke: "ink", width: 2 };
  const { shapes: key, height } = legendAt(legend, width, y + 22);
  return { width, height, shapes: [...grid, rule, ...shapes, ...key] };
}

function legendAt(marks: readonly Mark[], width: number, top: number): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let x = 0;
  let y = top;
  for (const { words, drawn, width: wide } of marks) {
    const long = wide + 8 + lengthOf(words, small) + 22;
    if (x > 0 && x + long > width) {
      x = 0;
      y += 22;
    }
    shapes.push(...drawn(x, y));
    shapes.push({ kind: "text", x: x + wide + 8, y: y + 4, words, size: small, fill: "ink-2" });
    x += long;
  }
  return { shapes, height: marks.length > 0 ? y + 14 : top - 20 };
}
