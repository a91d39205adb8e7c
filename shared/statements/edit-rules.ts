/** Why a statement cannot be put, changed, replaced or retired: the tree stays a tree, and what is over stays over. Pure. */
import { associationsMax, type CaseUuid, type CfItem, type Contents, statementsMax } from "../case/schema.ts";
import type { Objection } from "../problem.ts";
import type { IsoDate } from "../time.ts";
import { isRetired, type Spot } from "./editing.ts";
import { childrenOf, treeLimitOf } from "./tree.ts";

const find = (contents: Contents, id: string | undefined): CfItem | undefined =>
  contents.CFItems.find(({ identifier }) => identifier === id);

/** Everything below this statement. */
function below(documentId: string, contents: Contents, id: string): Set<string> {
  const children = childrenOf(documentId, contents);
  const found = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const { item } of children.get(at) ?? [])
      if (!found.has(item.identifier)) {
        found.add(item.identifier);
        open.push(item.identifier);
      }
  return found;
}

/** Why these contents are more than a framework may hold, or undefined: asked of what an edit has made larger. */
export function objectionToSize(documentId: string, contents: Contents): Objection {
  const { CFItems, CFAssociations } = contents;
  const over = (most: number, what: string): Objection => ({
    code: "too-many-rows",
    why: `A framework has at most ${most.toLocaleString("en-US")} ${what}.`,
  });
  if (CFItems.length > statementsMax) return over(statementsMax, "statements");
  if (CFAssociations.length > associationsMax) return over(associationsMax, "associations between them");
  const limit = treeLimitOf(documentId, contents);
  return limit === undefined ? undefined : { code: "too-many-rows", why: limit };
}

/** Why a new statement (or this one, moved) cannot stand at this spot, or undefined. */
export function objectionToPlacing(
  documentId: string,
  contents: Contents,
  { parentId, before }: Spot,
  statementId?: CaseUuid,
): Objection {
  if (parentId !== undefined && !find(contents, parentId))
    return { code: "invalid-input", why: "The statement it should stand under is not in this framework." };
  const siblings = childrenOf(documentId, contents).get(parentId ?? documentId) ?? [];
  if (before !== undefined && !siblings.some(({ item }) => item.identifier === before))
    return { code: "invalid-input", why: "The statement it should come before does not stand there." };
  if (statementId !== undefined && before === statementId)
    return { code: "invalid-input", why: "A statement cannot come before itself." };
  return statementId !== undefined &&
    parentId !== undefined &&
    (parentId === statementId || below(documentId, contents, statementId).has(parentId))
    ? { code: "invalid-input", why: "A statement cannot stand under itself or under what is below it." }
    : undefined;
}

/** Why the statement of this identifier cannot be changed or replaced any more, or undefined. */
export function objectionToChanging(contents: Contents, id: CaseUuid): Objection {
  if (!find(contents, id)) return { code: "not-found", why: "There is no such statement in this framework." };
  return contents.CFAssociations.some(
    (one) => one.associationType === "replacedBy" && one.originNodeURI.identifier === id,
  )
    ? { code: "wrong-moment", why: "Another statement has replaced this one. Change that one." }
    : undefined;
}

/** Why it cannot be retired today, or undefined. */
export function objectionToRetiring(
  documentId: string,
  contents: Contents,
  id: CaseUuid,
  today: IsoDate,
): Objection {
  const may = objectionToChanging(contents, id);
  if (may) return may;
  if (isRetired(find(contents, id) as CfItem, today))
    return { code: "wrong-moment", why: "This statement has been retired." };
  return (childrenOf(documentId, contents).get(id) ?? []).some(({ item }) => !isRetired(item, today))
    ? { code: "wrong-moment", why: "Statements stand under this one. Move or retire them first." }
    : undefined;
}
