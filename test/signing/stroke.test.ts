/** A drawn signature is thinned to what the hub takes; nothing of it is cut off. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { drawingMax } from "#shared/signing/limits.ts";
import { fitting } from "#web/signing/stroke.ts";

const point = fc.tuple(fc.nat(600), fc.nat(200));
const strokes = fc.array(fc.array(point, { minLength: 2, maxLength: 120 }), { minLength: 1, maxLength: 8 });
const pathOf = (all: [number, number][][]) =>
  all.map((stroke) => `M${stroke.map(([x, y]) => `${x} ${y}`).join("L")}`).join("");
const pointsOf = (path: string) =>
  path
    .split("M")
    .slice(1)
    .map((stroke) => stroke.split("L"));

it("leaves what fits as it was drawn", () => {
  fc.assert(
    fc.property(strokes, (all) => {
      const path = pathOf(all);
      expect(fitting(path, path.length)).toBe(path);
    }),
  );
});

it("fits any drawing, keeps where each stroke begins and ends, and adds no point", () => {
  fc.assert(
    fc.property(strokes, fc.integer({ min: 300, max: drawingMax }), (all, most) => {
      const [drawn, fitted] = [pointsOf(pathOf(all)), pointsOf(fitting(pathOf(all), most))];
      expect(fitting(pathOf(all), most).length).toBeLessThanOrEqual(most);
      expect(fitted.map((stroke) => [stroke[0], stroke.at(-1)])).toEqual(
        drawn.map((stroke) => [stroke[0], stroke.at(-1)]),
      );
      for (const [index, stroke] of fitted.entries())
        expect(stroke.every((one) => drawn[index]?.includes(one))).toBe(true);
    }),
  );
});

it("draws a long, smooth signature within two pixels of where the pen went", () => {
  const wave = Array.from({ length: 1200 }, (_, step): [number, number] => [
    Math.round(step / 2),
    Math.round(100 + 80 * Math.sin(step / 30)),
  ]);
  const [kept = []] = pointsOf(fitting(pathOf([wave]), drawingMax));
  const left = kept.map((one) => one.split(" ").map(Number) as [number, number]);
  for (const [x, y] of wave) {
    const away = left.slice(1).map(([bx, by], index) => {
      const [ax, ay] = left[index] as [number, number];
      const share = Math.min(
        1,
        Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)),
      );
      return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
    });
    expect(Math.min(...away)).toBeLessThanOrEqual(2);
  }
});
