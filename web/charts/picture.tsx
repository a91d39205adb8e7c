/** A drawing on the page: as wide as its place, in the colours of the scheme, with what it says for those who do not see it. */
import type { Drawing, Shape } from "./drawing.ts";
import { cssOf, dash } from "./drawing.ts";

export function Picture({ of: { width, height, shapes }, says }: { of: Drawing; says: string }) {
  return (
    <svg
      class="chart"
      role="img"
      aria-label={says}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {shapes.map((shape, index) => (
        <Drawn key={index} shape={shape} />
      ))}
    </svg>
  );
}

function Drawn({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case "rect": {
      const { x, y, w, h, fill, stroke } = shape;
      return (
        <rect
          x={x}
          y={y}
          width={w}
          height={h}
          fill={cssOf(fill)}
          stroke={stroke && cssOf(stroke)}
          stroke-width={1.5}
        />
      );
    }
    case "line": {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
      return (
        <line
          x1={x1}
          y1={y1}
          x2={x2}
          y2={y2}
          stroke={cssOf(shape.stroke)}
          stroke-width={shape.width}
          stroke-dasharray={shape.dashed ? dash.join(" ") : undefined}
        />
      );
    }
    case "dot":
      return (
        <circle
          cx={shape.x}
          cy={shape.y}
          r={shape.radius}
          fill={cssOf(shape.fill)}
          stroke={cssOf(shape.stroke)}
          stroke-width={2.5}
        />
      );
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          font-size={shape.size}
          font-weight={shape.weight}
          fill={cssOf(shape.fill)}
          text-anchor={shape.anchor}
        >
          {shape.words}
        </text>
      );
  }
}
