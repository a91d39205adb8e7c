/**
 * A drawn signature as strokes: moves, lines and curves within its field. What is no stroke is left out, so that no
 * drawing, however it was made, can keep an agreement from its paper.
 */

/** As it was drawn in (shared/signing/schema.ts). */
export const field = { width: 600, height: 200 };

type Point = [x: number, y: number];
export type Stroke = { op: "m" | "l"; to: Point } | { op: "c"; by: [Point, Point]; to: Point };

const numbersOf = { M: 2, L: 2, Q: 4, C: 6 } as const;

/** The strokes of an SVG path of absolute M, L, Q and C. */
export function strokesOf(path: string): Stroke[] {
  const strokes: Stroke[] = [];
  let at: Point | undefined;
  for (const [, command, rest = ""] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const size = numbersOf[command as keyof typeof numbersOf];
    const numbers = Array.from(rest.matchAll(/-?\d*\.?\d+/g), ([number]) => Number(number));
    for (let start = 0; start + size <= numbers.length; start += size) {
      const points: Point[] = [];
      for (let one = start; one < start + size; one += 2)
        points.push([within(numbers[one], field.width), within(numbers[one + 1], field.height)]);
      const [first, second, third] = points;
      // A path that does not begin with a move has nowhere to begin.
      if (!first || (at === undefined && command !== "M")) continue;
      // Further pairs after a move are lines.
      if (command === "M") strokes.push({ op: start === 0 ? "m" : "l", to: first });
      else if (command === "L") strokes.push({ op: "l", to: first });
      else if (command === "Q" && second && at)
        strokes.push({ op: "c", by: cubic(at, first, second), to: second });
      else if (second && third) strokes.push({ op: "c", by: [first, second], to: third });
      at = strokes.at(-1)?.to;
    }
  }
  return strokes;
}

const within = (value = 0, most: number): number => Math.min(Math.max(value, 0), most);

/** The same curve with two control points. */
function cubic(from: Point, control: Point, to: Point): [Point, Point] {
  const toward = (end: Point): Point => [
    end[0] + ((control[0] - end[0]) * 2) / 3,
    end[1] + ((control[1] - end[1]) * 2) / 3,
  ];
  return [toward(from), toward(to)];
}
