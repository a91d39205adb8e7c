/** What pages say of sets, maps and what became of a code. */
import { nameOf } from "#shared/codes/rules.ts";
import type { CodeSystem, CodeView, Origin } from "#shared/codes/schema.ts";
import type { Framework } from "#shared/framework/schema.ts";

export const originWords: Readonly<Record<Origin, string>> = {
  OWN: "Loaded here",
  HUB: "Loaded for the whole hub",
  SHIPPED: "Families only",
};

/** `PATHWAY-scc-79`: “pathways of scc-79”; `SOC-2018`: “SOC 2018”. */
export function targetWords(target: string): string {
  const [kind = "", ...rest] = target.split("-");
  const edition = rest.join("-");
  return kind === "PATHWAY" ? `pathways of ${edition}` : nameOf(kind as CodeSystem, edition);
}

/** `75%` */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** A pathway by its name with its cluster, where the framework has it. */
export function pathwayIn(clusters: Framework["clusters"], id: string): string {
  const cluster = clusters.find(({ pathways }) => pathways.some((pathway) => pathway.id === id));
  const pathway = cluster?.pathways.find((each) => each.id === id);
  return pathway ? `${pathway.name}, ${cluster?.name}` : id;
}

/** What became of a code, in a sentence; undefined: it holds as it is. */
export function fate({ system, edition, code, status, later }: CodeView): string | undefined {
  const name = nameOf(system, edition);
  if (!later)
    return status === "ABSENT"
      ? `${name} has no code ${code}.`
      : status === "UNKNOWN_SET"
        ? `Nobody has loaded ${name} here, so the hub cannot tell whether ${code} is a code of it.`
        : undefined;
  const where = later.revision
    ? `the ${later.revision} revision of ${nameOf(system, later.edition)}`
    : nameOf(system, later.edition);
  // A code of an earlier edition, asked for as one of this.
  if (status === "ABSENT" && later.edition === edition && !later.revision)
    return later.change === "MOVED"
      ? `${code} is not a code of ${name} any more: it moved.`
      : `${code} is not a code of ${name} any more: it was deleted.`;
  if (later.change === "RETITLED") return `Renamed in ${where}.`;
  return later.change === "MOVED" ? `It moved in ${where}.` : `Deleted in ${where}.`;
}
