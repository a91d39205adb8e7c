/**
 * What an edit makes of a framework's contents: a statement is added, changed, replaced, retired or moved, and everything
 * that has to follow follows. Pure: the clock and new identifiers are given. Callers have insisted on the objections.
 */
import type { CaseUuid, CfAssociation, CfDocument, CfItem, Contents, LinkGenUri } from "../case/schema.ts";
import type { IsoDate } from "../time.ts";
import type { StatementDraft } from "./schema.ts";
import { childrenOf, type Placed } from "./tree.ts";

/** When, and where new identifiers come from. */
export type Editing = { at: string; today: IsoDate; newId: () => CaseUuid };

type Its = Pick<CfDocument, "identifier" | "title">;
/** Under whom, and in front of which sibling: at the end where none is named. */
export type Spot = { parentId?: CaseUuid | undefined; before?: CaseUuid | undefined };

/** The statement in one line, as links to it say it. */
export const titleOf = ({
  humanCodingScheme: code,
  abbreviatedStatement: short,
  fullStatement: full,
}: Pick<CfItem, "humanCodingScheme" | "abbreviatedStatement" | "fullStatement">): string =>
  [code, short ?? full]
    .filter(Boolean)
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 200)
    .toWellFormed()
    .trim();

export const isRetired = ({ statusEndDate }: Pick<CfItem, "statusEndDate">, today: IsoDate): boolean =>
  statusEndDate !== undefined && statusEndDate <= today;

const nodeOf = (item: CfItem): LinkGenUri => ({ title: titleOf(item), identifier: item.identifier });
const childOf = (one: CfAssociation, id: string): boolean =>
  one.associationType === "isChildOf" && one.originNodeURI.identifier === id;

/** The statement put at this spot by `by`, and its siblings counted anew; a sibling that merely stood there is tied there. */
function placed(
  its: Its,
  contents: Contents,
  by: CfAssociation,
  spot: Spot,
  { at, newId }: Editing,
): Contents {
  const parent = contents.CFItems.find(({ identifier }) => identifier === spot.parentId);
  const under: LinkGenUri = parent ? nodeOf(parent) : { title: its.title, identifier: its.identifier };
  const siblings = (childrenOf(its.identifier, contents).get(under.identifier) ?? []).filter(
    (one) => one.by?.identifier !== by.identifier && one.item.identifier !== by.originNodeURI.identifier,
  );
  const found = siblings.findIndex(({ item }) => item.identifier === spot.before);
  const there = found < 0 ? siblings.length : found;
  const ordered: (Placed | undefined)[] = [...siblings.slice(0, there), undefined, ...siblings.slice(there)];
  const put = new Map<string, CfAssociation>();
  ordered.forEach((one, index) => {
    const sequenceNumber = index + 1;
    if (one?.by?.sequenceNumber === sequenceNumber) return;
    const now: CfAssociation = one
      ? (one.by ?? {
          identifier: newId(),
          associationType: "isChildOf",
          originNodeURI: nodeOf(one.item),
          destinationNodeURI: under,
          lastChangeDateTime: at,
        })
      : { ...by, destinationNodeURI: under };
    put.set(now.identifier, { ...now, sequenceNumber, lastChangeDateTime: at });
  });
  const kept = contents.CFAssociations.map((one) => {
    const now = put.get(one.identifier);
    put.delete(one.identifier);
    return now ?? one;
  });
  return { ...contents, CFAssociations: [...kept, ...put.values()] };
}

const newChild = (item: CfItem, { at, newId }: Editing): CfAssociation => ({
  identifier: newId(),
  associationType: "isChildOf",
  originNodeURI: nodeOf(item),
  destinationNodeURI: { title: "", identifier: "" },
  lastChangeDateTime: at,
});

export function withAdded(
  its: Its,
  contents: Contents,
  statement: StatementDraft,
  spot: Spot,
  editing: Editing,
): { contents: Contents; item: CfItem } {
  const item: CfItem = { ...statement, identifier: editing.newId(), lastChangeDateTime: editing.at };
  const more = { ...contents, CFItems: [...contents.CFItems, item] };
  return { contents: placed(its, more, newChild(item, editing), spot, editing), item };
}

/** The words changed, the meaning not: same identifier; links say the new words. What a package brought along stays. */
export function withEdited(
  contents: Contents,
  id: CaseUuid,
  statement: StatementDraft,
  { at }: Pick<Editing, "at">,
): { contents: Contents; item: CfItem } {
  const before = contents.CFItems.find(({ identifier }) => identifier === id) as CfItem;
  const {
    fullStatement: _full,
    abbreviatedStatement: _short,
    humanCodingScheme: _code,
    CFItemType: type,
    CFItemTypeURI: typeUri,
    educationLevel: _level,
    conceptKeywords: words,
    conceptKeywordsURI: wordsUri,
    notes: _notes,
    statusStartDate: _start,
    statusEndDate: _end,
    ...carried
  } = before;
  const item: CfItem = {
    ...carried,
    // A link to a definition goes with the words it defines.
    ...(typeUri && type === statement.CFItemType ? { CFItemTypeURI: typeUri } : {}),
    ...(wordsUri && JSON.stringify(words) === JSON.stringify(statement.conceptKeywords)
      ? { conceptKeywordsURI: wordsUri }
      : {}),
    ...statement,
    lastChangeDateTime: at,
  };
  const title = titleOf(item);
  const named = (node: LinkGenUri): LinkGenUri => (node.identifier === id ? { ...node, title } : node);
  const renamed = title !== titleOf(before);
  return {
    item,
    contents: {
      ...contents,
      CFItems: contents.CFItems.map((one) => (one.identifier === id ? item : one)),
      CFAssociations: renamed
        ? contents.CFAssociations.map((one) =>
            one.originNodeURI.identifier === id || one.destinationNodeURI.identifier === id
              ? {
                  ...one,
                  originNodeURI: named(one.originNodeURI),
                  destinationNodeURI: named(one.destinationNodeURI),
                  lastChangeDateTime: at,
                }
              : one,
          )
        : contents.CFAssociations,
    },
  };
}

/**
 * The meaning changed: a new statement in front of the old in each of its places and over what stood below it; the old
 * one ends today and names it.
 */
export function withReplaced(
  its: Its,
  contents: Contents,
  id: CaseUuid,
  statement: StatementDraft,
  editing: Editing,
): { contents: Contents; item: CfItem } {
  const { at, today, newId } = editing;
  const item: CfItem = { ...statement, identifier: newId(), lastChangeDateTime: at };
  const node = nodeOf(item);
  const old = contents.CFItems.find(({ identifier }) => identifier === id) as CfItem;
  const places = contents.CFAssociations.filter((one) => childOf(one, id));
  let now: Contents = {
    ...contents,
    CFItems: contents.CFItems.flatMap((one) =>
      one.identifier === id ? [item, { ...one, statusEndDate: today, lastChangeDateTime: at }] : one,
    ),
    CFAssociations: [
      ...contents.CFAssociations.map((one) =>
        one.associationType === "isChildOf" && one.destinationNodeURI.identifier === id
          ? { ...one, destinationNodeURI: node, lastChangeDateTime: at }
          : one,
      ),
      {
        identifier: newId(),
        associationType: "replacedBy",
        originNodeURI: nodeOf(old),
        destinationNodeURI: node,
        lastChangeDateTime: at,
      },
    ],
  };
  const parents = places.length > 0 ? places.map((one) => one.destinationNodeURI.identifier) : [undefined];
  for (const parent of parents) {
    const parentId = now.CFItems.find(({ identifier }) => identifier === parent)?.identifier;
    now = placed(its, now, newChild(item, editing), { parentId, before: id }, editing);
  }
  return { contents: now, item };
}

/** Ends today. One that no edition has ever shown goes altogether, with all that was said of it. */
export function withRetired(
  contents: Contents,
  id: CaseUuid,
  wasPublished: boolean,
  { at, today }: Pick<Editing, "at" | "today">,
): Contents {
  if (wasPublished)
    return {
      ...contents,
      CFItems: contents.CFItems.map((one) =>
        one.identifier === id ? { ...one, statusEndDate: today, lastChangeDateTime: at } : one,
      ),
    };
  return {
    ...contents,
    CFItems: contents.CFItems.filter(({ identifier }) => identifier !== id),
    CFAssociations: contents.CFAssociations.filter(
      (one) => one.originNodeURI.identifier !== id && one.destinationNodeURI.identifier !== id,
    ),
  };
}

/** Moved to this spot: within the parent where it stands there already, else its first place is given up for this one. */
export function withMoved(
  its: Its,
  contents: Contents,
  id: CaseUuid,
  spot: Spot,
  editing: Editing,
): Contents {
  const item = contents.CFItems.find(({ identifier }) => identifier === id) as CfItem;
  const places = contents.CFAssociations.filter((one) => childOf(one, id));
  const there = spot.parentId ?? its.identifier;
  const by = places.find((one) => one.destinationNodeURI.identifier === there) ?? places[0];
  return placed(its, contents, by ?? newChild(item, editing), spot, editing);
}
