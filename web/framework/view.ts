/** Where in the framework a reader stands, as the address says it: nowhere in particular, an area, a cluster, a pathway. */
import { clusterOf, pathwayOf } from "#shared/framework/browse.ts";
import type { Framework } from "#shared/framework/schema.ts";
import { paths, query } from "../paths.ts";

export type View = {
  area?: string | undefined;
  cluster?: string | undefined;
  pathway?: string | undefined;
};

/** The address of a place, such as `/framework?cluster=health&pathway=diagnostic-services`. */
export function addressOf({ area, cluster, pathway }: View): string {
  return `${paths.framework()}${query({ area, cluster, pathway: pathway?.split("/")[1] })}`;
}

/** The place that an address names; what this edition does not know is left out. */
export function viewIn(framework: Framework, asked: Record<string, string>): View {
  const cluster = clusterOf(framework, asked["cluster"])?.id;
  if (cluster) {
    const pathway = pathwayOf(framework, `${cluster}/${asked["pathway"] ?? ""}`)?.pathway.id;
    return pathway ? { cluster, pathway } : { cluster };
  }
  const area = framework.areas.find((one) => one.id === asked["area"])?.id;
  return area ? { area } : {};
}
