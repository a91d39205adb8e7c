import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scc79 } from "#shared/framework/scc-79.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { between, gap, outline, type Part, parts, type Scene, whole, zoom } from "#web/framework/geometry.ts";

const all = parts(scc79);
const of = (kind: Part["kind"]) => all.filter((part) => part.kind === kind);
const clusterId = fc.constantFrom(...scc79.clusters.map((one) => one.id));
const width = fc.integer({ min: 280, max: 1000 });

/** Pathway names in clusters in areas: a framework of any shape. */
const shape = fc.array(
  fc.array(fc.array(fc.lorem({ maxCount: 9 }), { minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 6,
  }),
  { minLength: 1, maxLength: 7 },
);

const built = (areas: string[][][]): Framework => ({
  ...scc79,
  areas: areas.map((_, a) => ({ id: `a${a}`, name: `Area ${a}` })),
  clusters: areas.flatMap((clusters, a) =>
    clusters.map((names, c) => ({
      id: `c${a}-${c}`,
      code: "XX",
      name: `Cluster ${c}`,
      areaId: `a${a}`,
      areaStanding: "verified" as const,
      pathways: names.map((name, p) => ({ id: `c${a}-${c}/p${p}`, name })),
    })),
  ),
});

/** Whether each span of one kind begins where the one before ended, or later. */
function follow(scene: Scene, kinds: readonly Part[], kind: Part["kind"]): boolean {
  const spans = scene.spans.filter((_, i) => kinds[i]?.kind === kind);
  return spans.every(([from, to], i) => from < to && (i === 0 || from >= (spans[i - 1]?.[1] ?? 0) - 1e-9));
}

describe("the whole wheel", () => {
  it("tiles the circle: pathways fill their cluster, clusters their area, areas all but the slits between", () => {
    fc.assert(
      fc.property(shape, (areas) => {
        const some = parts(built(areas));
        const sum = (list: Part[]) => list.reduce((total, { span }) => total + span[1] - span[0], 0);
        const kind = (wanted: Part["kind"]) => some.filter((part) => part.kind === wanted);
        const full = 2 * Math.PI - gap * kind("area").length;
        for (const one of ["area", "cluster", "pathway"] as const)
          expect(sum(kind(one))).toBeCloseTo(full, 9);
        for (const cluster of kind("cluster")) {
          const inside = kind("pathway").filter((part) => part.clusterId === cluster.id);
          expect(inside[0]?.span[0]).toBeCloseTo(cluster.span[0], 9);
          expect(inside.at(-1)?.span[1]).toBeCloseTo(cluster.span[1], 9);
        }
        for (const one of ["area", "cluster", "pathway"] as const)
          expect(follow(whole(some, 700), some, one)).toBe(true);
      }),
    );
  });

  it("gives each of the 79 pathways the same angle", () => {
    const angles = of("pathway").map(({ span }) => span[1] - span[0]);
    expect(angles).toHaveLength(79);
    expect(Math.max(...angles) - Math.min(...angles)).toBeLessThan(1e-9);
  });
});

describe("a cluster zoomed to", () => {
  it("keeps every part in order, without overlap and within one turn", () => {
    fc.assert(
      fc.property(clusterId, width, (id, w) => {
        const { scene } = zoom(all, id, w);
        for (const one of ["area", "cluster", "pathway"] as const) expect(follow(scene, all, one)).toBe(true);
        const ends = scene.spans.flat();
        expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(2 * Math.PI);
      }),
    );
  });

  it("has room for every pathway's whole name inside its own band, at every width from 280 pixels", () => {
    const fits = (framework: Framework, id: string, w: number) => {
      const some = parts(framework);
      const { scene, labels } = zoom(some, id, w);
      for (const label of labels) {
        const at = some.findIndex((part) => part.id === label.id);
        const [from, to] = scene.spans[at] as [number, number];
        const [inner, outer] = scene.rings.pathway;
        expect(label.lines.join(" ").replaceAll("/ ", "/")).toBe(some[at]?.name.trim());
        // Every corner and the middle of both ends; what lies outside is named.
        const outside = [0, label.width].flatMap((dx) =>
          [-label.height / 2, 0, label.height / 2].flatMap((dy) => {
            const [x, y] = [label.x + dx - scene.x, label.y + dy - scene.y];
            const [reach, angle] = [Math.hypot(x, y), Math.atan2(x, -y)];
            const inside = reach > inner && reach < outer && angle > from && angle < to;
            return inside ? [] : [{ id, w, label, reach, angle }];
          }),
        );
        expect(outside).toEqual([]);
      }
    };
    fc.assert(fc.property(clusterId, width, (id, w) => fits(scc79, id, w)));
    fc.assert(
      fc.property(shape, width, (areas, w) => {
        for (const { id } of built(areas).clusters) fits(built(areas), id, w);
      }),
    );
  });

  it("stays inside its drawing, with every band at least 44 pixels high to a finger", () => {
    fc.assert(
      fc.property(clusterId, width, (id, w) => {
        const { scene } = zoom(all, id, w);
        all.forEach((part, i) => {
          if (part.kind !== "pathway" || part.clusterId !== id) return;
          const [from, to] = scene.spans[i] as [number, number];
          expect((to - from) * scene.rings.pathway[0]).toBeGreaterThan(44);
          for (const angle of [from, to])
            for (const radius of scene.rings.pathway) {
              const [x, y] = [scene.x + radius * Math.sin(angle), scene.y - radius * Math.cos(angle)];
              expect(x).toBeGreaterThanOrEqual(0);
              expect(x).toBeLessThanOrEqual(w + 0.01);
              expect(y).toBeGreaterThanOrEqual(0);
              expect(y).toBeLessThanOrEqual(scene.height);
            }
        });
      }),
    );
  });
});

describe("on the way", () => {
  it("begins and ends where it should, never overlaps, and plays backwards as it played forwards", () => {
    fc.assert(
      fc.property(clusterId, width, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (id, w, t) => {
        const [a, b] = [whole(all, w), zoom(all, id, w).scene];
        expect(between(a, b, 0)).toBe(a);
        expect(between(a, b, 1)).toBe(b);
        const there = between(a, b, t);
        for (const one of ["area", "cluster", "pathway"] as const) expect(follow(there, all, one)).toBe(true);
        const back = between(b, a, 1 - t);
        const turn = (there.spans[0]?.[0] ?? 0) - (back.spans[0]?.[0] ?? 0);
        expect(Math.cos(turn)).toBeCloseTo(1, 6);
        expect(back.rings.pathway[1]).toBeCloseTo(there.rings.pathway[1], 4);
        expect(there.x + there.rings.pathway[1]).toBeCloseTo(
          a.x + a.rings.pathway[1] + (w - a.x - a.rings.pathway[1]) * t ** 2,
          6,
        );
      }),
    );
  });

  it("draws no outline with a number that is none", () => {
    fc.assert(
      fc.property(clusterId, width, fc.double({ min: 0, max: 1, noNaN: true }), (id, w, t) => {
        const scene = between(whole(all, w), zoom(all, id, w).scene, t);
        all.forEach((part, i) => {
          expect(outline(scene, part.kind, scene.spans[i] ?? part.span)).toMatch(/^[MLAZ\d. e-]+$/);
        });
      }),
    );
  });
});
