/**
 * A chart as a list of plain shapes in the house's inks. What is computed here is drawn three times alike: on the page,
 * into an SVG file and onto a canvas. Pure; lengths are CSS pixels, so words keep their size at any width.
 */

/** A token of the stylesheet, or so many percent of the river on the surface: a step of a stacked bar. */
export type Ink =
  | "ink"
  | "ink-2"
  | "line"
  | "line-strong"
  | "surface"
  | "river"
  | "on-river"
  | "moss"
  | "amber"
  | "brick"
  | `step-${number}`;

export type Shape =
  | { kind: "rect"; x: number; y: number; w: number; h: number; fill: Ink; stroke?: Ink }
  | {
      kind: "line";
      from: [number, number];
      to: [number, number];
      stroke: Ink;
      width: number;
      dashed?: boolean;
    }
  | { kind: "dot"; x: number; y: number; radius: number; fill: Ink; stroke: Ink }
  | {
      kind: "text";
      x: number;
      y: number;
      words: string;
      size: number;
      weight?: number;
      fill: Ink;
      anchor?: "middle" | "end";
    };

export type Drawing = { width: number; height: number; shapes: Shape[] };

/** What a file says above and below the picture: on the page the page says it. */
export type Lettering = { title: string; note: string };

export const dash: [number, number] = [4, 3];

/** As the stylesheet says it: follows the scheme of whoever looks. */
export const cssOf = (ink: Ink): string =>
  ink.startsWith("step-")
    ? `color-mix(in oklab, var(--river) ${ink.slice(5)}%, var(--surface))`
    : `var(--${ink})`;

/** Public Sans in ems, near enough to break a line by without a browser. */
function widthOf(character: string): number {
  if (/[iljIft.,:;'’|!()[\] ]/.test(character)) return 0.3;
  if (/[mwMW@%—]/.test(character)) return 0.88;
  if (/[A-Z0-9&]/.test(character)) return 0.66;
  return 0.55;
}

export const lengthOf = (words: string, size: number): number =>
  size * [...words].reduce((sum, character) => sum + widthOf(character), 0);

/** The words in lines no longer than `width`; what does not fit in so many lines ends in an ellipsis. */
export function wrapped(words: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => broken(one, width, size))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (lengthOf(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(" "), width, size)];
}

function shortened(words: string, width: number, size: number): string {
  let kept = words;
  while (kept !== "" && lengthOf(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** A word longer than a line, such as an address, in pieces. */
function broken(word: string, width: number, size: number): string[] {
  if (lengthOf(word, size) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && lengthOf(piece + character, size) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

type Words = Omit<Extract<Shape, { kind: "text" }>, "kind" | "words">;

/** Lines of text under each other, from the first one's baseline. */
export const written = (lines: readonly string[], from: Words): Shape[] =>
  lines.map((words, index) => ({ kind: "text", ...from, y: from.y + index * leading(from.size), words }));

export const leading = (size: number): number => Math.round(size * 1.3);

/** The picture with its title above and its note below, on paper. */
export function lettered({ width, height, shapes }: Drawing, { title, note }: Lettering): Drawing {
  const pad = 24;
  const heads = wrapped(title, width, 20, 3);
  const notes = wrapped(note, width, 12, 6);
  const top = pad + heads.length * leading(20) + 12;
  const bottom = top + height + 14;
  const whole = { width: width + 2 * pad, height: bottom + notes.length * leading(12) + pad };
  return {
    ...whole,
    shapes: [
      { kind: "rect", x: 0, y: 0, w: whole.width, h: whole.height, fill: "surface" },
      ...written(heads, { x: pad, y: pad + 18, size: 20, weight: 700, fill: "ink" }),
      ...shapes.map((shape) => moved(shape, pad, top)),
      ...written(notes, { x: pad, y: bottom + 12, size: 12, fill: "ink-2" }),
    ],
  };
}

function moved(shape: Shape, right: number, down: number): Shape {
  if (shape.kind !== "line") return { ...shape, x: shape.x + right, y: shape.y + down };
  const [from, to] = [shape.from, shape.to].map(([x, y]): [number, number] => [x + right, y + down]) as [
    [number, number],
    [number, number],
  ];
  return { ...shape, from, to };
}
