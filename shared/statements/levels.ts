/**
 * What a statement is for, read from where it stands: below a pathway, below a cluster, or below neither and then shared
 * by all. A statement in several places is for what those places have in common.
 */
import type { CaseUuid, CfItem, Contents } from "../case/schema.ts";
import type { StandingStatement, StatementLevel } from "./schema.ts";
import { outline } from "./tree.ts";

type Place = { level: StatementLevel; clusterId?: CaseUuid; pathwayId?: CaseUuid };

const is = (item: CfItem, type: string): boolean => item.CFItemType?.toLowerCase() === type;

function below(above: Place, item: CfItem): Place {
  if (is(item, "career cluster")) return { level: "cluster", clusterId: item.identifier };
  if (is(item, "career pathway")) return { ...above, level: "pathway", pathwayId: item.identifier };
  return above;
}

function common(a: Place, b: Place): Place {
  if (a.pathwayId && a.pathwayId === b.pathwayId) return a;
  return a.clusterId && a.clusterId === b.clusterId
    ? { level: "cluster", clusterId: a.clusterId }
    : { level: "essential" };
}

/** Every statement in the order of the tree, each with its level. */
export function standing(
  documentId: string,
  contents: Pick<Contents, "CFItems" | "CFAssociations">,
): StandingStatement[] {
  const read = outline(documentId, contents);
  const places = new Map<string, Place>();
  const above: Place[] = [];
  for (const { item, depth } of read) {
    const here = below(depth === 0 ? { level: "essential" } : (above[depth - 1] as Place), item);
    above[depth] = here;
    const known = places.get(item.identifier);
    places.set(item.identifier, known ? common(known, here) : here);
  }
  return read.map(({ item, depth, parentId }) => ({
    item,
    depth,
    ...(parentId === undefined ? {} : { parentId: parentId as CaseUuid }),
    ...(places.get(item.identifier) as Place),
  }));
}
