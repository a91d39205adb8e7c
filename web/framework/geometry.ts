/**
 * Where the parts of the wheel lie: seen whole, zoomed to one cluster, and anywhere between. Pure: it takes a framework
 * and a width in CSS pixels and gives numbers. Angles are radians, clockwise from twelve o'clock.
 */
import { byArea } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { textWidth, wrap } from "./text.ts";

export type Kind = "area" | "cluster" | "pathway";
export type Part = {
  kind: Kind;
  id: string;
  name: string;
  areaId: string;
  /** The cluster itself, or the one a pathway is in. */
  clusterId?: string;
  /** Which of the area colors. */
  hue: number;
  span: Span;
};
export type Span = readonly [from: number, to: number];
export type Ring = readonly [inner: number, outer: number];

/** Everything needed to draw one moment: a center, a ring for each kind, and a span for each part in order. */
export type Scene = {
  width: number;
  height: number;
  x: number;
  y: number;
  rings: Record<Kind, Ring>;
  spans: readonly Span[];
};

const full = 2 * Math.PI;
/** The slit between two areas. */
export const gap = 0.012;
/** Parts of the radius, of 500. */
const wholeRings: Record<Kind, Ring> = { area: [66, 196], cluster: [198, 348], pathway: [350, 498] };

/** Every part with its place in the whole wheel: each pathway gets the same angle, areas are a slit apart. */
export function parts(framework: Framework): Part[] {
  const areas = byArea(framework).filter((area) => area.clusters.length > 0);
  const count = areas.flatMap((area) => area.clusters).reduce((sum, one) => sum + one.pathways.length, 0);
  const unit = (full - gap * areas.length) / count;
  const out: Part[] = [];
  let angle = 0;
  areas.forEach((area, hue) => {
    const slices = area.clusters.reduce((sum, cluster) => sum + cluster.pathways.length, 0);
    const place = { areaId: area.id, hue };
    out.push({ kind: "area", id: area.id, name: area.name, ...place, span: [angle, angle + slices * unit] });
    for (const { id: clusterId, name, pathways } of area.clusters) {
      const here = { ...place, clusterId };
      const until = angle + pathways.length * unit;
      out.push({ kind: "cluster", id: clusterId, name, ...here, span: [angle, until] });
      pathways.forEach((pathway, i) => {
        const end = i === pathways.length - 1 ? until : angle + (i + 1) * unit;
        out.push({ kind: "pathway", ...pathway, ...here, span: [angle + i * unit, end] });
      });
      angle = until;
    }
    angle += gap;
  });
  return out;
}

/** The whole wheel in a square. */
export function whole(all: readonly Part[], width: number): Scene {
  const scale = ([inner, outer]: Ring): Ring => [(inner * width) / 1000, (outer * width) / 1000];
  return {
    width,
    height: width,
    x: width / 2,
    y: width / 2,
    rings: {
      area: scale(wholeRings.area),
      cluster: scale(wholeRings.cluster),
      pathway: scale(wholeRings.pathway),
    },
    spans: all.map((part) => part.span),
  };
}

/** A label as it stands in the zoomed cluster: horizontal lines, the first one's left end and the middle of them all. */
export type Label = { id: string; lines: string[]; x: number; y: number; width: number; height: number };
export type Zoom = {
  scene: Scene;
  labels: Label[];
  /** Of the labels, in pixels. */
  size: number;
  lineHeight: number;
  /** How broad the cluster's own band is. */
  strip: number;
};

/** How far the outermost divider leans: enough to see that this is a piece of a wheel, little enough to read. */
const lean = 0.12;
/** Space around a label, and how much of the neighbors still shows above and below. */
const pad = { left: 16, right: 14, block: 11 };
const peek = 16;

/**
 * One cluster grown until each of its pathways is a broad band with its whole name on horizontal lines. The rim stays
 * at the right edge; the center lies far off to the left, so far that the bands are as high as their words need.
 */
export function zoom(all: readonly Part[], clusterId: string, width: number): Zoom {
  const cluster = all.find((part) => part.kind === "cluster" && part.id === clusterId);
  if (!cluster) throw new RangeError(`no cluster ${clusterId}`);
  const pathways = all.filter((part) => part.kind === "pathway" && part.clusterId === clusterId);
  const roomy = width >= 560;
  const strip = roomy ? 156 : 54;
  const edge = roomy ? 18 : 12;
  const size = roomy ? 18 : 16;
  const lineHeight = size * 1.3;
  const bendMost = roomy ? 44 : 34;
  const most = Math.min(roomy ? 430 : 340, width - strip - edge - bendMost - pad.left - pad.right);
  const worded = pathways.map((pathway) => {
    const lines = wrap(pathway.name, most, (line) => textWidth(line, size));
    const longest = Math.max(...lines.map((line) => textWidth(line, size)));
    return { id: pathway.id, lines, width: longest, height: lines.length * lineHeight };
  });
  // Lines lie flat while the band leans, so a long line needs a higher band.
  const needs = worded.map((one) => one.height + 2 * pad.block + one.width * Math.tan(lean));
  const needed = needs.reduce((sum, one) => sum + one, 0);
  const stretch = Math.max(1, (roomy ? 400 : 300) / needed);
  const inner = (needed * stretch) / (2 * lean);
  const areaInner = inner - strip - edge;
  // How far the innermost arc swings left of its middle, at the height where the drawing ends.
  const ends = Math.asin(((width + areaInner) * Math.sin(lean) + peek) / areaInner);
  const bend = areaInner * (1 - Math.cos(ends));
  const outer = width - bend + areaInner;
  const x = width - outer;
  const height = 2 * outer * Math.sin(lean) + 2 * peek;
  const y = height / 2;

  const bounds = [full / 4 - lean];
  for (const need of needs) bounds.push((bounds.at(-1) as number) + (need * stretch) / inner);
  const turn = turner(pathways, bounds, cluster.span);
  const labels = worded.map((one, i): Label => {
    const middle = ((bounds[i] as number) + (bounds[i + 1] as number)) / 2 - full / 4;
    const left = x + (inner + pad.left) * Math.cos(middle);
    return { ...one, x: left, y: y + (left + one.width / 2 - x) * Math.tan(middle) };
  });
  const scene: Scene = {
    width,
    height,
    x,
    y,
    rings: {
      area: [areaInner, inner - strip - 2],
      cluster: [inner - strip, inner - 2],
      pathway: [inner, outer],
    },
    spans: all.map((part) => [turn(part.span[0]), turn(part.span[1])]),
  };
  return { scene, labels, size, lineHeight, strip };
}

/** From an angle in the whole wheel to one in the zoomed: the cluster fills its bands, the rest follows above and below. */
function turner(pathways: readonly Part[], bounds: readonly number[], span: Span) {
  const [first, last] = [bounds[0] as number, bounds.at(-1) as number];
  const elsewhere = full - (span[1] - span[0]);
  // Never so dense that what lies behind the center comes round into sight.
  const density = Math.min((last - first) / (span[1] - span[0]), full / 2 / elsewhere);
  return (angle: number): number => {
    if (angle <= span[0]) return first - (span[0] - angle) * density;
    if (angle >= span[1]) return last + (angle - span[1]) * density;
    const at = pathways.findIndex((part) => angle < part.span[1]);
    const [from, to] = (pathways[at] as Part).span;
    const [a, b] = [bounds[at] as number, bounds[at + 1] as number];
    return a + ((angle - from) / (to - from)) * (b - a);
  };
}

const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/**
 * The moment between two scenes, 0 to 1. The rim keeps its place and the radius grows evenly to the eye. Growing, the
 * wheel first turns the cluster to the right and then comes near; shrinking is the same film backwards.
 */
export function between(a: Scene, b: Scene, moment: number): Scene {
  if (moment <= 0) return a;
  if (moment >= 1) return b;
  const growing = b.rings.pathway[1] > a.rings.pathway[1];
  const early = 1 - (1 - moment) ** 2;
  const late = moment ** 2;
  const [t, turned] = growing ? [late, early] : [early, late];
  const [outerA, outerB] = [a.rings.pathway[1], b.rings.pathway[1]];
  const outer = outerA * (outerB / outerA) ** t;
  const ring = (kind: Kind): Ring => {
    const depth = (i: 0 | 1) => mix(outerA - a.rings[kind][i], outerB - b.rings[kind][i], t);
    return [Math.max(0, outer - depth(0)), outer - depth(1)];
  };
  // The shorter way round.
  const drift = b.spans.reduce((sum, span, i) => sum + span[0] - (a.spans[i] as Span)[0], 0) / b.spans.length;
  const turns = Math.round(drift / full) * full;
  return {
    width: mix(a.width, b.width, t),
    height: mix(a.height, b.height, t),
    x: mix(a.x + outerA, b.x + outerB, t) - outer,
    y: mix(a.y, b.y, t),
    rings: { area: ring("area"), cluster: ring("cluster"), pathway: ring("pathway") },
    spans: a.spans.map(([from, to], i) => {
      const [fromB, toB] = b.spans[i] as Span;
      return [mix(from, fromB - turns, turned), mix(to, toB - turns, turned)];
    }),
  };
}

/** Where a radius and an angle lead. */
export function point(scene: Pick<Scene, "x" | "y">, radius: number, angle: number): [x: number, y: number] {
  return [scene.x + radius * Math.sin(angle), scene.y - radius * Math.cos(angle)];
}

/** The outline of a part as an SVG path. */
export function outline(scene: Scene, kind: Kind, [from, to]: Span): string {
  const [inner, outer] = scene.rings[kind];
  const at = (radius: number, angle: number) =>
    point(scene, radius, angle)
      .map((n) => +n.toFixed(2))
      .join(" ");
  const big = to - from > Math.PI ? 1 : 0;
  const [r0, r1] = [+inner.toFixed(2), +outer.toFixed(2)];
  return `M${at(inner, from)}L${at(outer, from)}A${r1} ${r1} 0 ${big} 1 ${at(outer, to)}L${at(inner, to)}A${r0} ${r0} 0 ${big} 0 ${at(inner, from)}Z`;
}
