/** The words on the whole wheel: along the spokes, turned so that none stands on its head. Units: a radius of 500. */
import type { Part } from "./geometry.ts";
import { textWidth, wrap, wrapAt } from "./text.ts";

const rings = { area: [66, 196], cluster: [198, 348], pathway: [350, 498] } as const;

/** Lines that fit the outer ring at this size; the measure is generous, so a little of it may be used up. */
const sizes = [12, 11.2, 10.4];
const wrapTo = (name: string, size: number) => wrap(name, 148, (line) => textWidth(line, size));

export function WholeLabel({ part, code }: { part: Part; code?: string | undefined }) {
  const [from, to] = part.span;
  const middle = (from + to) / 2;
  if (part.kind === "pathway") {
    // The largest size at which the name takes two lines; the longest takes three at the smallest.
    const size = sizes.find((one) => wrapTo(part.name, one).length <= 2) ?? 9.8;
    const lines = wrapTo(part.name, size);
    // Three lines need the breadth of the rim.
    const atRim = lines.length > 2;
    return (
      <Spoke
        lines={lines}
        ring={rings.pathway}
        middle={middle}
        step={size * 1.04}
        size={size}
        atRim={atRim}
      />
    );
  }
  if (part.kind === "cluster") {
    const tight = (to - from) * 270 < 46;
    return (
      <>
        <Spoke
          lines={wrapAt(part.name, tight ? 21 : 18)}
          ring={rings.cluster}
          middle={middle}
          step={tight ? 12 : 16}
          class={tight ? "names tight" : "names"}
          atRim={tight}
        />
        <Upright lines={[code ?? ""]} radius={273} middle={middle} class="codes" />
      </>
    );
  }
  // A broad area has room for upright lines; a narrow one takes them along the spoke.
  return to - from > 1 ? (
    <Upright lines={wrapAt(part.name, 15)} radius={136} middle={middle} class="names" />
  ) : (
    <Spoke
      lines={wrapAt(part.name, 15)}
      ring={[68, 196]}
      middle={middle}
      step={14}
      class="names tight"
      atRim={true}
    />
  );
}

function Upright(props: { lines: string[]; radius: number; middle: number; class: string }) {
  const x = 500 + props.radius * Math.sin(props.middle);
  const y = 500 - props.radius * Math.cos(props.middle);
  return (
    <text
      class={props.class}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      text-anchor="middle"
      dominant-baseline="central"
    >
      <Lines lines={props.lines} x={0} step={18} />
    </text>
  );
}

type SpokeProps = {
  lines: string[];
  ring: readonly [number, number];
  middle: number;
  step: number;
  class?: string;
  size?: number;
  /** Set flush with the outer edge of the ring. */
  atRim?: boolean;
};

function Spoke({ lines, ring, middle, step, atRim = false, ...rest }: SpokeProps) {
  const left = middle > Math.PI;
  const turn = (middle * 180) / Math.PI - 90 + (left ? 180 : 0);
  const x = (left ? -1 : 1) * (atRim ? ring[1] - 8 : ring[0] + 9);
  return (
    <text
      class={rest.class}
      font-size={rest.size}
      transform={`translate(500 500) rotate(${turn.toFixed(1)})`}
      text-anchor={left === atRim ? "start" : "end"}
      dominant-baseline="central"
    >
      <Lines lines={lines} x={x} step={step} />
    </text>
  );
}

function Lines({ lines, x, step }: { lines: string[]; x: number; step: number }) {
  return lines.map((line, i) => (
    <tspan key={line} x={x} y={((i - (lines.length - 1) / 2) * step).toFixed(1)}>
      {line.endsWith("/") ? line : `${line} `}
    </tspan>
  ));
}
