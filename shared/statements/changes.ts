/**
 * Two sets of one framework's contents side by side: what was added, reworded, moved, replaced or retired, and what a
 * statement that is over has become. Pure; a statement that says the same in the same place is not mentioned.
 */
import type { CaseUuid, CfItem, Contents } from "../case/schema.ts";
import type { ChangeKind, StatementChange } from "./schema.ts";
import { outline } from "./tree.ts";

type Parts = Pick<Contents, "CFItems" | "CFAssociations">;

const typed = [
  "abbreviatedStatement",
  "humanCodingScheme",
  "CFItemType",
  "educationLevel",
  "conceptKeywords",
  "notes",
  "alternativeLabel",
  "language",
] as const;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Under whom each statement stands, and what replaced it. */
function related({ CFItems, CFAssociations }: Parts, documentId: string) {
  const parents = new Map<string, string[]>();
  const next = new Map<string, string[]>();
  const items = new Set<string>(CFItems.map(({ identifier }) => identifier));
  for (const { associationType, originNodeURI, destinationNodeURI } of CFAssociations) {
    const [from, to] = [originNodeURI.identifier, destinationNodeURI.identifier];
    if (associationType === "isChildOf" && (items.has(to) || to === documentId))
      parents.set(from, [...(parents.get(from) ?? []), to]);
    if (associationType === "replacedBy") next.set(from, [...(next.get(from) ?? []), to]);
  }
  return {
    parentsOf: (id: string) => [...new Set(parents.get(id) ?? [documentId])].sort(),
    next: (id: string) => next.get(id) ?? [],
    items,
  };
}

/** What a statement has become: each last one of the chains of `replacedBy` from it that is there. */
export function successors(contents: Parts, id: CaseUuid): CaseUuid[] {
  const { next, items } = related(contents, "");
  const seen = new Set<string>([id]);
  const last: string[] = [];
  const open = [id as string];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    const further = next(at).filter((one) => items.has(one));
    if (further.length === 0 && at !== id) last.push(at);
    for (const one of further)
      if (!seen.has(one)) {
        seen.add(one);
        open.push(one);
      }
  }
  return last as CaseUuid[];
}

/** In the order of the later contents; what is there no more comes last. */
export function changesBetween(
  documentId: string,
  before: Parts,
  after: Parts,
): { same: number; changes: StatementChange[] } {
  const [was, is] = [related(before, documentId), related(after, documentId)];
  const old = new Map(before.CFItems.map((item) => [item.identifier, item]));
  const inOrder = [
    ...new Map(outline(documentId, after).map(({ item }) => [item.identifier, item])).values(),
  ];
  const compare = (item: CfItem): StatementChange | undefined => {
    const id = item.identifier;
    const earlier = old.get(id);
    if (!earlier) return { identifier: id, kinds: ["ADDED"], after: item, becomes: [] };
    const replaced = is.next(id).length > 0 && was.next(id).length === 0;
    const kinds = [
      replaced && "REPLACED",
      !replaced && item.statusEndDate !== undefined && earlier.statusEndDate === undefined && "RETIRED",
      item.statusEndDate === undefined && earlier.statusEndDate !== undefined && "RESTORED",
      item.fullStatement !== earlier.fullStatement && "REWORDED",
      typed.some((field) => !same(item[field], earlier[field])) && "CHANGED",
      !same(is.parentsOf(id), was.parentsOf(id)) && "MOVED",
    ].filter((kind): kind is ChangeKind => kind !== false);
    return kinds.length === 0
      ? undefined
      : { identifier: id, kinds, before: earlier, after: item, becomes: successors(after, id) };
  };
  const changes = inOrder.flatMap((item) => compare(item) ?? []);
  const removed = before.CFItems.filter(({ identifier }) => !is.items.has(identifier)).map(
    (item): StatementChange => ({
      identifier: item.identifier,
      kinds: ["REMOVED"],
      before: item,
      becomes: [],
    }),
  );
  return { same: inOrder.length - changes.length, changes: [...changes, ...removed] };
}
