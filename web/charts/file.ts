/**
 * A drawing as a file to hand over: an SVG with every colour and font written into it, or a PNG from a canvas. Nothing
 * outside this page is asked, and paper is light whatever the screen is.
 */
import { cssOf, type Drawing, dash, type Ink, type Shape } from "./drawing.ts";

export const fontStack =
  '"Public Sans Variable", "Public Sans", system-ui, "Segoe UI", Roboto, Arial, sans-serif';

const number = (value: number): string => String(Math.round(value * 100) / 100);
const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Well-formed XML that says the same in any program. `says` is its text for those who do not see it. */
export function svgFile(
  { width, height, shapes }: Drawing,
  says: string,
  colour: (ink: Ink) => string,
): string {
  const body = shapes.map((shape) => element(shape, colour)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img" font-family="${escaped(fontStack)}">
<title>${escaped(says)}</title>
${body}
</svg>
`;
}

function element(shape: Shape, colour: (ink: Ink) => string): string {
  const attributes = (values: Record<string, string | number | undefined>): string =>
    Object.entries(values)
      .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
      .map(([name, value]) => ` ${name}="${typeof value === "number" ? number(value) : escaped(value)}"`)
      .join("");
  switch (shape.kind) {
    case "rect": {
      const { x, y, w, h, fill, stroke } = shape;
      const line = stroke && { stroke: colour(stroke), "stroke-width": 1.5 };
      return `<rect${attributes({ x, y, width: w, height: h, fill: colour(fill), ...line })}/>`;
    }
    case "line": {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
      const dashes = shape.dashed ? dash.join(" ") : undefined;
      return `<line${attributes({ x1, y1, x2, y2, stroke: colour(shape.stroke), "stroke-width": shape.width, "stroke-dasharray": dashes })}/>`;
    }
    case "dot":
      return `<circle${attributes({ cx: shape.x, cy: shape.y, r: shape.radius, fill: colour(shape.fill), stroke: colour(shape.stroke), "stroke-width": 2.5 })}/>`;
    case "text": {
      const { x, y, size, weight, fill, anchor, words } = shape;
      return `<text${attributes({ x, y, "font-size": size, "font-weight": weight, fill: colour(fill), "text-anchor": anchor })}>${escaped(words)}</text>`;
    }
  }
}

/** What an ink looks like on paper, as `#rrggbb`: any program understands that, and none `color-mix`. */
export function onPaper(): (ink: Ink) => string {
  const pixel = context(1, 1);
  const known = new Map<Ink, string>();
  const read = (ink: Ink): string => {
    const probe = document.createElement("span");
    // The tokens choose by the scheme of who uses them.
    probe.style.colorScheme = "light";
    probe.style.color = cssOf(ink);
    document.body.append(probe);
    pixel.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    pixel.fillRect(0, 0, 1, 1);
    const parts = [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  return (ink) => {
    const found = known.get(ink) ?? read(ink);
    known.set(ink, found);
    return found;
  };
}

function context(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const drawn = canvas.getContext("2d", { willReadFrequently: width === 1 });
  if (!drawn) throw new Error("This browser draws no pictures.");
  return drawn;
}

/** Twice as fine as the screen's pixels, for print. */
export function pngFile({ width, height, shapes }: Drawing, colour: (ink: Ink) => string): Promise<Blob> {
  const fine = 2;
  const paint = context(Math.ceil(width * fine), Math.ceil(height * fine));
  paint.scale(fine, fine);
  for (const shape of shapes) draw(paint, shape, colour);
  return new Promise((done, failed) =>
    paint.canvas.toBlob(
      (blob) => (blob ? done(blob) : failed(new Error("The picture is too large."))),
      "image/png",
    ),
  );
}

function draw(paint: CanvasRenderingContext2D, shape: Shape, colour: (ink: Ink) => string): void {
  switch (shape.kind) {
    case "rect":
      paint.fillStyle = colour(shape.fill);
      paint.fillRect(shape.x, shape.y, shape.w, shape.h);
      if (!shape.stroke) return;
      paint.setLineDash([]);
      paint.strokeStyle = colour(shape.stroke);
      paint.lineWidth = 1.5;
      paint.strokeRect(shape.x, shape.y, shape.w, shape.h);
      return;
    case "line":
      paint.setLineDash(shape.dashed ? dash : []);
      paint.strokeStyle = colour(shape.stroke);
      paint.lineWidth = shape.width;
      paint.beginPath();
      paint.moveTo(...shape.from);
      paint.lineTo(...shape.to);
      paint.stroke();
      return;
    case "dot":
      paint.setLineDash([]);
      paint.beginPath();
      paint.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      paint.fillStyle = colour(shape.fill);
      paint.fill();
      paint.strokeStyle = colour(shape.stroke);
      paint.lineWidth = 2.5;
      paint.stroke();
      return;
    case "text":
      paint.font = `${shape.weight ?? 400} ${shape.size}px ${fontStack}`;
      paint.textAlign = shape.anchor === "middle" ? "center" : (shape.anchor ?? "start");
      paint.fillStyle = colour(shape.fill);
      paint.fillText(shape.words, shape.x, shape.y);
  }
}
