/** One cluster in words: where it belongs, its pathways by full name, and the clusters on either side. */
import type { Cluster, Framework } from "#shared/framework/schema.ts";
import { go } from "./list.tsx";
import { addressOf, type View } from "./view.ts";

type Props = { framework: Framework; cluster: Cluster; view: View; onGo(view: View): void };

export function ClusterPanel({ framework, cluster, view, onGo }: Props) {
  const area = framework.areas.find((one) => one.id === cluster.areaId);
  return (
    <section class="cluster-panel" aria-labelledby="in-words">
      <h2 id="in-words">Pathways</h2>
      <ol>
        {cluster.pathways.map((pathway) => (
          <li key={pathway.id}>
            <a
              href={addressOf({ cluster: cluster.id, pathway: pathway.id })}
              aria-current={pathway.id === view.pathway ? "true" : undefined}
              onClick={(event) => go(event, () => onGo({ cluster: cluster.id, pathway: pathway.id }))}
            >
              {pathway.name}
            </a>
            {pathway.id === view.pathway && (
              <small>
                In files and in the API: <code>{pathway.id}</code>
              </small>
            )}
          </li>
        ))}
      </ol>
      <dl class="facts">
        <div>
          <dt>Code</dt>
          <dd>{cluster.code}, the first letters of its statements</dd>
        </div>
        <div>
          <dt>Area</dt>
          <dd>
            {area?.name}
            {cluster.areaStanding !== "verified" && (
              <small>
                Worked out from the order of the brochure’s picture. No text confirms it.{" "}
                <a href="#sources">What is not certain</a>
              </small>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** The clusters before and after this one on the wheel, round and round. */
export function Neighbors({ framework, cluster, onGo }: Omit<Props, "view">) {
  const order = framework.areas.flatMap((area) => framework.clusters.filter((one) => one.areaId === area.id));
  const at = order.indexOf(cluster);
  const [before, after] = [order.at(at - 1), order[(at + 1) % order.length]];
  if (!before || !after || before === cluster) return null;
  const link = (to: Cluster, words: string, mark: string) => (
    <a href={addressOf({ cluster: to.id })} onClick={(event) => go(event, () => onGo({ cluster: to.id }))}>
      <small>
        <span aria-hidden="true">{mark} </span>
        {words}
      </small>
      {to.name}
    </a>
  );
  return (
    <nav class="neighbors" aria-label="Clusters on either side">
      {link(before, "Before it", "↑")}
      {link(after, "After it", "↓")}
    </nav>
  );
}
