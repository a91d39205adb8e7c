/** Looking things up in an edition: pure, and the same for every edition. */
import type { Cluster, Framework, Pathway, Term } from "./schema.ts";

export type PlacedPathway = { pathway: Pathway; cluster: Cluster };

/** The cluster with this id, or undefined. */
export function clusterOf(framework: Framework, id: string | undefined): Cluster | undefined {
  return framework.clusters.find((cluster) => cluster.id === id);
}

/** The pathway with this id and the cluster it belongs to, or undefined. */
export function pathwayOf(framework: Framework, id: string): PlacedPathway | undefined {
  const cluster = clusterOf(framework, id.split("/")[0]);
  const pathway = cluster?.pathways.find((one) => one.id === id);
  return cluster && pathway && { cluster, pathway };
}

/** The name to show for a pathway's id; the id itself where this edition does not know it. */
export function pathwayName(framework: Framework, id: string): string {
  return pathwayOf(framework, id)?.pathway.name ?? id;
}

/** The areas in order, each with its clusters in order. */
export function byArea(framework: Framework): { id: string; name: string; clusters: Cluster[] }[] {
  return framework.areas.map((area) => ({
    ...area,
    clusters: framework.clusters.filter((cluster) => cluster.areaId === area.id),
  }));
}

/** How many pathways the whole edition has. */
export function countPathways(framework: Framework): number {
  return framework.clusters.reduce((sum, cluster) => sum + cluster.pathways.length, 0);
}

/** Every word and acronym of the edition as one list, in the order of the alphabet. */
export function glossaryOf(framework: Framework): Term[] {
  const acronyms = framework.acronyms.map(
    ({ acronym, expansion, meaning, more }): Term => ({
      term: expansion,
      acronym,
      meaning,
      ...(more === undefined ? {} : { more }),
    }),
  );
  return [...framework.words, ...acronyms].sort((a, b) => heading(a).localeCompare(heading(b), "en"));
}

/** What a reader looks a term up under: its acronym where it has one. */
export function heading(term: Term): string {
  return term.acronym ?? term.term;
}

/** The edition shown to someone whose partnership is not known. */
export const defaultEdition = "scc-79";
