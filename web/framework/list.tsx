/** The whole framework as nested lists: what the wheel shows, for those who would rather read. */
import { byArea } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { addressOf, type View } from "./view.ts";
import { tint } from "./wheel.tsx";

type Props = { framework: Framework; view: View; onGo(view: View): void };

export function AreaList({ framework, view, onGo }: Props) {
  const openArea = view.area ?? framework.clusters.find((one) => one.id === view.cluster)?.areaId;
  return (
    <div class="areas framework-list">
      {byArea(framework).map((area, hue) => (
        <details key={area.id} open={area.id === openArea}>
          <summary>
            <span class="sw" style={{ background: tint(hue, 42) }} />
            <span>
              {area.name} <small>{area.clusters.map((one) => one.code).join(", ")}</small>
            </span>
          </summary>
          <ul>
            {area.clusters.map((cluster) => (
              <li key={cluster.id}>
                <a
                  href={addressOf({ cluster: cluster.id })}
                  aria-current={cluster.id === view.cluster ? "true" : undefined}
                  onClick={(event) => go(event, () => onGo({ cluster: cluster.id }))}
                >
                  {cluster.name}
                </a>{" "}
                <small>{cluster.code}</small>
                <ul>
                  {cluster.pathways.map((pathway) => (
                    <li key={pathway.id}>{pathway.name}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

/** Follows the link in place; a click that asks for a new tab stays the browser's. */
export function go(event: MouseEvent, follow: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  event.stopPropagation();
  follow();
}
