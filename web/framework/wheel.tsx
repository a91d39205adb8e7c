/**
 * The framework as a sunburst of links. A cluster grows until its pathways can be read on level lines, on a phone too.
 * Everything in it also stands in the list beside it; colors only tell areas apart.
 */

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { countPathways } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { outline, type Part, parts, point, whole, zoom } from "./geometry.ts";
import { WholeLabel } from "./labels.tsx";
import { useTravel } from "./motion.ts";
import { textWidth, wrap } from "./text.ts";
import { addressOf, type View } from "./view.ts";

type Props = {
  framework: Framework;
  view: View;
  /** Called with the view a link leads to; `byKey` where the keyboard asked. */
  onGo(view: View, byKey: boolean): void;
};

export const hues = ["plum", "river", "moss", "amber", "brick"] as const;

/** The tint of an area; more areas than colors begin again. */
export const tint = (hue: number, share: number) =>
  `color-mix(in oklab, var(--${hues[hue % hues.length]}) ${share}%, var(--surface))`;

/** For what a link beside it already says. Spread, because the linter takes every drawn part for a focusable one. */
const unspoken = { "aria-hidden": "true" } as const;

const shares = { area: 34, cluster: 20, pathway: 9 };

export function Wheel({ framework, view, onGo }: Props) {
  const [width, box] = useWidth();
  const all = useMemo(() => parts(framework), [framework]);
  const zoomed = useMemo(
    () => (view.cluster === undefined ? undefined : zoom(all, view.cluster, width)),
    [all, view.cluster, width],
  );
  const goal = useMemo(() => zoomed?.scene ?? whole(all, width), [zoomed, all, width]);
  const { scene, arrived } = useTravel(goal, view.cluster ?? "");
  const [focused, setFocused] = useState<string>();

  const codes = useMemo(() => new Map(framework.clusters.map((one) => [one.id, one.code])), [framework]);
  const openArea = framework.clusters.find((one) => one.id === view.cluster)?.areaId;
  const links = all.filter((part) => leadsSomewhere(part, view));
  // One stop for the Tab key; the arrows do the rest.
  const stop = links.some((part) => part.id === focused) ? focused : (view.pathway ?? links[0]?.id);
  const ring = arrived ? all.findIndex((part) => part.id === focused) : -1;
  const ringed = all[ring];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && view.cluster) {
      event.preventDefault();
      return onGo({}, true);
    }
    const at = links.findIndex((part) => part.id === stop);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const next = steps[event.key];
    const target = next === undefined ? undefined : links.at(next % links.length);
    if (!target) return;
    event.preventDefault();
    box.current?.querySelector<SVGElement>(`[data-part="${CSS.escape(target.id)}"]`)?.focus();
  };

  return (
    <div class="sunburst" ref={box} data-zoomed={zoomed ? "" : undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: an svg cannot be a fieldset */}
      <svg
        viewBox={`0 0 ${scene.width} ${scene.height.toFixed(1)}`}
        role="group"
        aria-label={
          view.cluster
            ? "The pathways of this cluster. The same content is in the list beside them."
            : `${framework.shortName} as a wheel. The same content is in the list beside it.`
        }
        onKeyDown={onKeyDown}
      >
        {all.map((part, i) => {
          const path = (
            <path
              d={outline(scene, part.kind, scene.spans[i] ?? part.span)}
              style={fill(part, view, openArea)}
            />
          );
          const goes = leadsSomewhere(part, view);
          if (!goes || !arrived) {
            return (
              <g key={part.id} class={part.kind} {...(zoomed ? unspoken : {})}>
                {path}
                {!zoomed && arrived && <Scaled width={width} part={part} code={codes.get(part.id)} />}
              </g>
            );
          }
          return (
            <a
              key={part.id}
              class={part.kind}
              href={addressOf(goes)}
              data-part={part.id}
              tabindex={part.id === stop ? 0 : -1}
              aria-label={spoken(part, framework)}
              aria-current={part.id === view.pathway || part.id === view.area ? "true" : undefined}
              onFocus={() => setFocused(part.id)}
              onBlur={() => setFocused(undefined)}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                onGo(goes, event.detail === 0);
              }}
            >
              {path}
              {!zoomed && <Scaled width={width} part={part} code={codes.get(part.id)} />}
            </a>
          );
        })}
        {arrived && zoomed && view.cluster && (
          <g class="reading" {...unspoken}>
            {zoomed.labels.map((label) => (
              <text
                key={label.id}
                class={label.id === view.pathway ? "here" : undefined}
                font-size={zoomed.size}
              >
                {label.lines.map((line, i) => (
                  <tspan
                    key={line}
                    x={label.x}
                    y={label.y + (i - (label.lines.length - 1) / 2) * zoomed.lineHeight}
                  >
                    {line}
                  </tspan>
                ))}
              </text>
            ))}
            <Strip
              words={zoomed.strip > 100 ? nameOf(framework, view.cluster) : codes.get(view.cluster)}
              x={point(scene, scene.rings.cluster[0], Math.PI / 2)[0] + zoomed.strip / 2}
              y={scene.y}
              most={zoomed.strip - 24}
            />
          </g>
        )}
        {arrived && !zoomed && (
          <g class="hub" {...unspoken} text-anchor="middle" transform={`scale(${width / 1000})`}>
            <text class="count" x="500" y="494">
              {countPathways(framework)}
            </text>
            <text x="500" y="520">
              pathways
            </text>
          </g>
        )}
        {ringed && (
          <path
            class="focus"
            {...unspoken}
            d={outline(scene, ringed.kind, scene.spans[ring] ?? ringed.span)}
          />
        )}
      </svg>
    </div>
  );
}

/** Where a part's link leads: an area opens in the list, a cluster grows, a pathway of the open cluster is marked. */
function leadsSomewhere(part: Part, view: View): View | undefined {
  if (view.cluster === undefined) {
    if (part.kind === "area") return { area: part.id };
    return part.kind === "cluster" ? { cluster: part.id } : undefined;
  }
  return part.kind === "pathway" && part.clusterId === view.cluster
    ? { cluster: view.cluster, pathway: part.id }
    : undefined;
}

function spoken(part: Part, framework: Framework): string {
  if (part.kind === "pathway") return part.name;
  const few = (n: number, word: string) => `${n} ${word}${n === 1 ? "" : "s"}`;
  if (part.kind === "area") {
    const clusters = framework.clusters.filter((one) => one.areaId === part.id);
    return `${part.name}, ${few(clusters.length, "cluster")}`;
  }
  const cluster = framework.clusters.find((one) => one.id === part.id);
  return `${part.name}, ${cluster?.code}, ${few(cluster?.pathways.length ?? 0, "pathway")}`;
}

function fill(part: Part, view: View, openArea: string | undefined) {
  const open = view.cluster !== undefined && part.clusterId === view.cluster;
  const away =
    view.cluster !== undefined
      ? !open && !(part.kind === "area" && part.areaId === openArea)
      : view.area !== undefined && part.areaId !== view.area;
  const more = part.id === view.pathway ? 30 : open ? (part.kind === "cluster" ? 14 : 5) : 0;
  return { fill: tint(part.hue, away ? shares[part.kind] / 3 : shares[part.kind] + more) };
}

const nameOf = (framework: Framework, id: string) => framework.clusters.find((one) => one.id === id)?.name;

function Strip({
  words = "",
  x,
  y,
  most,
}: {
  words: string | undefined;
  x: number;
  y: number;
  most: number;
}) {
  const size = words.length === 2 ? 22 : 17;
  const lines = wrap(words, most, (line) => textWidth(line, size));
  return (
    <text class="strip" font-size={size} text-anchor="middle">
      {lines.map((line, i) => (
        <tspan key={line} x={x} y={y + (i - (lines.length - 1) / 2) * (size + 5)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Scaled({ width, part, code }: { width: number; part: Part; code: string | undefined }) {
  return (
    <g transform={`scale(${width / 1000})`}>
      <WholeLabel part={part} code={code} />
    </g>
  );
}

/** The width of the drawing in CSS pixels, so that a unit of the zoomed drawing is a pixel on screen. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(280, Math.round(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, box] as const;
}
