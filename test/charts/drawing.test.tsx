/** Charts as shapes: where things stand, that nothing is cut off, and that a file says the same as the page. */
import * as fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { barsDrawing } from "#web/charts/bars.ts";
import { type Drawing, lengthOf, lettered, type Shape, wrapped } from "#web/charts/drawing.ts";
import { Figure } from "#web/charts/figure.tsx";
import { svgFile } from "#web/charts/file.ts";
import { Picture } from "#web/charts/picture.tsx";
import { type RankedRow, rankedDrawing, rankedPicture } from "#web/charts/ranked.ts";
import { stackedDrawing, stackedPicture, stepOf } from "#web/charts/stacked.ts";
import { trendDrawing } from "#web/charts/trend.ts";

const words = {
  value: ({ count, of }: RankedRow) => `${count} of ${of}`,
  reaches: "reaches the line",
  below: "does not",
  needed: "needed",
  interval: "95% interval",
};
const row = (count: number, of: number, needed?: number): RankedRow => ({
  name: "Read weld symbols and joint details from a shop print and pick the right process",
  code: "MNC03.01",
  count,
  of,
  interval: { low: 0.2, high: 0.9 },
  needed,
});
const track = { left: 100, right: 200, y: 20, top: 0, bottom: 40 };
const only = <Kind extends Shape["kind"]>(shapes: readonly Shape[], kind: Kind) =>
  shapes.filter((shape): shape is Extract<Shape, { kind: Kind }> => shape.kind === kind);

describe("a ranked row", () => {
  it("stands at its share, with its interval and the dashed line it had to reach", () => {
    const shapes = rankedPicture(row(8, 10, 9), track);
    expect(only(shapes, "dot")).toEqual([expect.objectContaining({ x: 180, y: 20 })]);
    const lines = only(shapes, "line");
    expect(lines.find(({ dashed }) => dashed)).toMatchObject({ from: [190, 0], to: [190, 40] });
    expect(lines.find(({ width }) => width === 4)).toMatchObject({ from: [120, 20], to: [190, 20] });
  });

  it("is filled where the count reaches the line, hollow where it does not, in whole numbers", () => {
    const fill = (one: RankedRow) => only(rankedPicture(one, track), "dot")[0]?.fill;
    expect([fill(row(9, 10, 9)), fill(row(8, 10, 9)), fill(row(4, 10, 9)), fill(row(4, 4))]).toEqual([
      "moss",
      "surface",
      "surface",
      "surface",
    ]);
  });

  it("is empty where nobody judged it", () => expect(rankedPicture(row(0, 0), track)).toEqual([]));
});

describe("a stacked bar", () => {
  it("gives each answer its share of the whole bar, and says a count where there is room for it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 8 }), (counts) => {
        const shapes = stackedPicture({ name: "", counts }, { ...track, right: 500 });
        const bars = only(shapes, "rect");
        const said = counts.filter((count) => count > 0);
        expect(bars).toHaveLength(said.length);
        for (const { x, w } of bars) {
          expect(x).toBeGreaterThanOrEqual(100);
          expect(x + w).toBeLessThanOrEqual(500.001);
        }
        for (const { words: count, size } of only(shapes, "text"))
          expect(lengthOf(count, size)).toBeLessThan(400);
      }),
    );
    expect(only(stackedPicture({ name: "", counts: [9, 0, 1] }, track), "text")[0]?.words).toBe("9");
  });

  it("is darkest for the first answer and hollow for the last, each lighter than the one before", () => {
    for (let of = 2; of <= 8; of++) {
      const steps = Array.from({ length: of }, (_, place) => stepOf(place, of));
      expect([steps[0], steps.at(-1)]).toEqual([100, 0]);
      expect(new Set(steps).size).toBe(of);
      expect(steps).toEqual(steps.toSorted((a, b) => b - a));
    }
  });
});

describe("bars and lines", () => {
  it("make a bar as long as its share of the longest", () => {
    const { shapes } = barsDrawing(
      [
        { name: "A", amount: 40, said: "40" },
        { name: "B", amount: 10, said: "10" },
      ],
      700,
    );
    const [long, short] = only(shapes, "rect").filter(({ fill }) => fill === "river");
    expect(long?.w).toBeCloseTo(4 * (short?.w ?? 0));
    expect(only(barsDrawing([{ name: "A", amount: 0, said: "0" }], 700).shapes, "rect").at(-1)?.w).toBe(0);
  });

  it("leave a gap where a share was not asked for, and put a dot where it was", () => {
    const { shapes } = trendDrawing(
      [{ name: "A", shares: [0.2, undefined, 0.6], said: "60%" }],
      ["2024", "2025", "2026"],
      700,
    );
    const [first, last] = only(shapes, "dot");
    expect(only(shapes, "dot")).toHaveLength(2);
    expect((first?.y ?? 0) - (last?.y ?? 0)).toBeCloseTo(28 * 0.4);
    expect(only(shapes, "line").filter(({ stroke }) => stroke === "river")).toHaveLength(1);
  });
});

describe("a chart of rows", () => {
  const bounds = ({ width, height, shapes }: Drawing) => {
    for (const shape of shapes) {
      const [x, y] = shape.kind === "line" ? shape.to : [shape.x, shape.y];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
  };

  it("fits its width, on a phone as on a wall, and grows with its rows only downwards", () => {
    for (const width of [280, 350, 700, 1200]) {
      const of = (rows: number) =>
        rankedDrawing(
          Array.from({ length: rows }, () => row(8, 11, 9)),
          words,
          width,
        );
      bounds(of(12));
      expect(of(12).width).toBe(width);
      expect(of(12).height).toBeGreaterThan(of(3).height);
      bounds(stackedDrawing([{ name: "A", counts: [1, 2, 3] }], ["x", "y", "z"], () => "3", width));
    }
  });

  it("breaks long names into lines that fit, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 60, max: 400 }), (text, width) => {
        const lines = wrapped(text, width, 14, 3);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(lengthOf(line, 14)).toBeLessThanOrEqual(width);
      }),
    );
    expect(wrapped("one two three four", 60, 14, 2).at(-1)).toMatch(/…$/);
    expect(wrapped("short", 200, 14, 2)).toEqual(["short"]);
  });
});

describe("a chart on a page", () => {
  it("has a heading, a sentence, the same as a table, and two files to take along", () => {
    const html = renderToString(
      <Figure
        title="Who answered"
        called="Welding: who answered"
        says="11 of 14 answered."
        note="Each business counts once."
        file="who"
        draw={(width) => barsDrawing([{ name: "All", amount: 11, said: "11 of 14" }], width)}
      >
        <table />
      </Figure>,
    );
    for (const words of ["<h3", "Who answered</h3>", "<p>11 of 14 answered.</p>", 'role="img"', "<table>"])
      expect(html).toContain(words);
    expect(html.match(/(SVG|PNG)<span class="sr">: Welding: who answered/g)).toHaveLength(2);
  });
});

describe("a chart's file", () => {
  const drawing = lettered(rankedDrawing([{ ...row(3, 4), name: `A < B & "C"` }], words, 900), {
    title: "What businesses said",
    note: "Rule: exact binomial.",
  });
  const file = svgFile(drawing, "1 statement", (ink) => (ink === "surface" ? "#ffffff" : "#123456"));

  it("stands alone: title and note in it, every colour written out, nothing asked of anyone", () => {
    expect(file).toContain(">What businesses said</text>");
    expect(file).toContain(">Rule: exact binomial.</text>");
    expect(file).toContain("<title>1 statement</title>");
    expect(file).toContain(">A &lt; B &amp; &quot;C&quot;</text>");
    expect(file).not.toMatch(/var\(|color-mix|href|url\(|class=|style=/);
    expect(file.match(/<rect[^>]*fill="#ffffff"/)).not.toBeNull();
  });

  it("has the shapes the page draws, which are named for those who do not see them", () => {
    const page = renderToString(<Picture of={drawing} says="1 statement" />);
    const count = (text: string, tag: string) => text.split(`<${tag} `).length;
    for (const tag of ["rect", "line", "circle", "text"]) expect(count(page, tag)).toBe(count(file, tag));
    expect(page).toContain('aria-label="1 statement"');
    expect(page).toContain("var(--moss)");
  });
});
