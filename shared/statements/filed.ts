/** Which clusters and pathways a framework has statements for, told by the statements that name them. Pure. */
import type { Contents } from "../case/schema.ts";
import type { IsoDate } from "../time.ts";
import { isRetired } from "./editing.ts";
import { standing } from "./levels.ts";
import type { Filed } from "./schema.ts";

/** All clusters and pathways of an edition, and some more. */
const filedMax = 120;

/** Those in force, in the order of the tree, each with the number of statements in force that stand under it. */
export function filedIn(
  documentId: string,
  contents: Pick<Contents, "CFItems" | "CFAssociations">,
  today: IsoDate,
): Filed[] {
  const found = new Map<string, { names: Filed; under: Set<string> }>();
  const above: (string | undefined)[] = [];
  for (const { item, depth, clusterId, pathwayId } of standing(documentId, contents)) {
    const { identifier, humanCodingScheme: code, abbreviatedStatement, fullStatement } = item;
    const level = pathwayId === identifier ? "pathway" : clusterId === identifier ? "cluster" : undefined;
    above.length = depth;
    above[depth] = level && identifier;
    if (isRetired(item, today)) continue;
    if (!level) {
      for (const id of above) if (id !== undefined) found.get(id)?.under.add(identifier);
    } else if (!found.has(identifier))
      found.set(identifier, {
        under: new Set(),
        names: {
          identifier,
          level,
          name: (abbreviatedStatement ?? fullStatement).slice(0, 200),
          ...(code === undefined ? {} : { code }),
          ...(level === "pathway" && clusterId !== undefined ? { clusterId } : {}),
          statements: 0,
        },
      });
  }
  return [...found.values()]
    .slice(0, filedMax)
    .map(({ names, under }) => ({ ...names, statements: under.size }));
}
