/** From a cluster or a pathway of an edition to what a framework has for it: by its code, else by the slug of its name. Pure. */
import type { Cluster } from "../framework/schema.ts";
import type { Filed } from "./schema.ts";

/** As an edition writes a name into an identifier: `Design/Pre-Construction` is design-pre-construction. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

export function filedUnder(
  filed: readonly Filed[],
  { code, name, pathways }: Pick<Cluster, "code" | "name" | "pathways">,
): { cluster: Filed; pathway: (id: string) => Filed | undefined } | undefined {
  const cluster = filed.find(
    (one) => one.level === "cluster" && (one.code === code || slugOf(one.name) === slugOf(name)),
  );
  if (!cluster) return undefined;
  const its = filed.filter((one) => one.clusterId === cluster.identifier);
  return {
    cluster,
    pathway: (id) => {
      const wanted = pathways.find((one) => one.id === id);
      const slug = wanted && slugOf(wanted.name);
      return its.find((one) => slugOf(one.name) === slug);
    },
  };
}
