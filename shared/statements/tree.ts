/**
 * A framework's statements in their order. CASE keeps the tree as `isChildOf` associations with a sequence number; a
 * statement may stand in several places, and one that stands nowhere stands at the top.
 */
import type { CfAssociation, CfItem, Contents } from "../case/schema.ts";
import { levelsMax, placesMax } from "./limits.ts";

/** One place of a statement: under whom, how deep, and by which association (none: it has no parent). */
export type Placed = { item: CfItem; depth: number; parentId?: string; by?: CfAssociation };

const byOrder = (a: Placed, b: Placed): number =>
  (a.by?.sequenceNumber ?? Number.POSITIVE_INFINITY) - (b.by?.sequenceNumber ?? Number.POSITIVE_INFINITY) ||
  compareText(a.item.humanCodingScheme ?? "", b.item.humanCodingScheme ?? "") ||
  compareText(a.item.identifier, b.item.identifier);

const collator = new Intl.Collator("en", { numeric: true });
function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Children of each statement, and of the document under its own identifier, in order. */
export function childrenOf(
  documentId: string,
  { CFItems, CFAssociations }: Pick<Contents, "CFItems" | "CFAssociations">,
): Map<string, Placed[]> {
  const items = new Map<string, CfItem>(CFItems.map((item) => [item.identifier, item]));
  const children = new Map<string, Placed[]>();
  const parented = new Set<string>();
  const put = (parentId: string, placed: Placed) => {
    const siblings = children.get(parentId);
    if (siblings) siblings.push(placed);
    else children.set(parentId, [placed]);
  };
  for (const by of CFAssociations) {
    const item = items.get(by.originNodeURI.identifier);
    const parentId = by.destinationNodeURI.identifier;
    if (by.associationType !== "isChildOf" || !item || !(items.has(parentId) || parentId === documentId))
      continue;
    parented.add(item.identifier);
    put(parentId, { item, depth: 0, by, ...(parentId === documentId ? {} : { parentId }) });
  }
  for (const item of CFItems) if (!parented.has(item.identifier)) put(documentId, { item, depth: 0 });
  for (const siblings of children.values()) siblings.sort(byOrder);
  return children;
}

/**
 * Every place from the top down, as an outline is read. A circle, which no tree has, is not followed; after one place
 * more than a tree may have, the rest is left off.
 */
export function outline(
  documentId: string,
  contents: Pick<Contents, "CFItems" | "CFAssociations">,
): Placed[] {
  const children = childrenOf(documentId, contents);
  const read: Placed[] = [];
  const open = new Set<string>();
  const path: { id: string; below: readonly Placed[]; next: number }[] = [];
  const enter = (id: string) => path.push({ id, below: children.get(id) ?? [], next: 0 });
  enter(documentId);
  for (let top = path.at(-1); top !== undefined && read.length <= placesMax; top = path.at(-1)) {
    const placed = top.below[top.next++];
    if (!placed) {
      open.delete(top.id);
      path.pop();
    } else if (!open.has(placed.item.identifier)) {
      read.push({ ...placed, depth: path.length - 1 });
      open.add(placed.item.identifier);
      enter(placed.item.identifier);
    }
  }
  return read;
}

/** What a tree must be and this one is not: small enough to be read whole; undefined where it is. */
export function treeLimitOf(
  documentId: string,
  contents: Pick<Contents, "CFItems" | "CFAssociations">,
): string | undefined {
  const read = outline(documentId, contents);
  if (read.length > placesMax)
    return `A tree of at most ${placesMax.toLocaleString("en-US")} places: a statement counts in each place it stands, with all below it.`;
  return read.some(({ depth }) => depth >= levelsMax)
    ? `A tree of at most ${levelsMax} levels, one statement under another.`
    : undefined;
}

/** The statements of one circle of `isChildOf`, first one again at the end; undefined where there is none. */
export function circleIn({ CFAssociations }: Pick<Contents, "CFAssociations">): string[] | undefined {
  const parents = new Map<string, string[]>();
  for (const { associationType, originNodeURI, destinationNodeURI } of CFAssociations) {
    if (associationType !== "isChildOf") continue;
    const known = parents.get(originNodeURI.identifier);
    if (known) known.push(destinationNodeURI.identifier);
    else parents.set(originNodeURI.identifier, [destinationNodeURI.identifier]);
  }
  const done = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    const stack: [id: string, next: number][] = [[start, 0]];
    while (stack.length > 0) {
      const top = stack.at(-1) as [string, number];
      const [id, next] = top;
      if (next === 0) {
        if (onPath.has(id)) return [...path.slice(path.indexOf(id)), id];
        if (done.has(id)) {
          stack.pop();
          continue;
        }
        path.push(id);
        onPath.add(id);
      }
      const parent = parents.get(id)?.[next];
      if (parent === undefined) {
        stack.pop();
        path.pop();
        onPath.delete(id);
        done.add(id);
        continue;
      }
      top[1]++;
      stack.push([parent, 0]);
    }
  }
  return undefined;
}
