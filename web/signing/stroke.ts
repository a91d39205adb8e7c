/** A drawn signature as an SVG path: points are left out of it, those first that bend it least, until it is short enough. */
type Point = readonly [x: number, y: number];

/** The path itself where it fits, else the closest one that does: every stroke still begins and ends where it did. */
export function fitting(path: string, charactersMax: number): string {
  let strokes = strokesOf(path);
  let fitted = path;
  for (let off = 0.5; fitted.length > charactersMax && off < 1000; off *= 2) {
    strokes = strokes.map((stroke) => thinned(stroke, off));
    fitted = strokes.map(drawn).join("");
  }
  return fitted;
}

const strokesOf = (path: string): Point[][] =>
  path
    .split("M")
    .filter((stroke) => stroke !== "")
    .map((stroke) =>
      stroke.split("L").map((point): Point => {
        const [x = 0, y = 0] = point.split(" ").map(Number);
        return [x, y];
      }),
    );

const drawn = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${x} ${y}`).join("L")}`;

/** The stroke without the points that lie no further than `off` from the line that is drawn without them. */
function thinned(points: readonly Point[], off: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  let [furthest, at] = [0, 0];
  for (const [index, point] of points.entries()) {
    const distance = fromSegment(point, first, last);
    if (distance > furthest) [furthest, at] = [distance, index];
  }
  if (furthest <= off) return [first, last];
  return [...thinned(points.slice(0, at + 1), off), ...thinned(points.slice(at), off).slice(1)];
}

function fromSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}
