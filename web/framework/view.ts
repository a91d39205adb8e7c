/** Where in the framework a reader stands, as the address says it: nowhere in particular, an area, a cluster, a pathway. */
import { clusterOf, pathwayOf } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";

export type View = {
  area?: string | undefined;
  cluster?: string | undefined;
  pathway?: string | undefined;
};

/** The address of a place, such as `/framework?cluster=health&pathway=diagnostic-services`. */
export function addressOf(view: View): string {
  const query = new URLSearchParams();
  if (view.area) query.set("area", view.area);
  if (view.cluster) query.set("cluster", view.cluster);
  if (view.pathway) query.set("pathway", view.pathway.split("/")[1] ?? "");
  return query.size > 0 ? `/framework?${query}` : "/framework";
}

/** The place that an address names; what this edition does not know is left out. */
export function viewIn(framework: Framework, query: Record<string, string>): View {
  const cluster = clusterOf(framework, query["cluster"])?.id;
  if (cluster) {
    const pathway = pathwayOf(framework, `${cluster}/${query["pathway"] ?? ""}`)?.pathway.id;
    return pathway ? { cluster, pathway } : { cluster };
  }
  const area = framework.areas.find((one) => one.id === query["area"])?.id;
  return area ? { area } : {};
}
