/** What a comparison is made of, and the two things every part of it does: pairing what belongs together, and weighing. */
import { canonicalJson } from "../canonical.ts";
import { plainText } from "../course-key.ts";

/** CURRICULAR needs a new version and new signatures; NON_CURRICULAR is only told (articulation.md 2.5 item 21). */
export type Weight = "CURRICULAR" | "NON_CURRICULAR";
/** Where in a row of the table it stands. */
export type Cell = "COURSES" | "AWARDS" | "CONDITIONS" | "DATES" | "POSTING" | "ORDER" | "TITLE";
/** One difference in words, without the place in front: "minimum grade in HS1 from C to B". */
export type Detail = { cell: Cell; weight: Weight; words: string };

export type Part = "FIELD" | "PARTY" | "SLOT" | "CONDITIONS" | "RULE" | "FINDING" | "CLAUSE";
export type Change = {
  part: Part;
  kind: "ADDED" | "REMOVED" | "CHANGED";
  /** A rule's or clause's number, an organization's id, a field's name. */
  key: string;
  weight: Weight;
  /** What exactly; empty for what was added or removed as a whole. */
  details: readonly Detail[];
  sentences: readonly string[];
  /** The clause before, where it has another number now. */
  before?: string;
};

/** By forms of two readings: where those are the same, whatever else differs is cosmetic. */
export const weigh = (before: unknown, after: unknown): Weight =>
  same(before, after) ? "NON_CURRICULAR" : "CURRICULAR";

export const detail = (cell: Cell, words: string, weight: Weight = "CURRICULAR"): Detail => ({
  cell,
  weight,
  words,
});

export const same = (a: unknown, b: unknown): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** In one order, whatever order they came in. */
export const sorted = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, key: canonicalJson(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);

/** Only spaces and letter case differ. */
export const onlySpelling = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && plainText(a) === plainText(b);

export type Pairs<Item> = { pairs: [before: Item, after: Item][]; removed: Item[]; added: Item[] };

/**
 * Pairs what is the same first, then what shares the first key, then the next; what is left was removed or added.
 * Both sides have to be in an order of their own, so that the pairs do not depend on how they were sent.
 */
export function paired<Item>(
  before: readonly Item[],
  after: readonly Item[],
  ...keys: ((item: Item) => string)[]
): Pairs<Item> {
  let left = sorted(before);
  let right = sorted(after);
  const pairs: [Item, Item][] = [];
  for (const keyOf of [canonicalJson, ...keys]) {
    const waiting = Map.groupBy(right, keyOf);
    left = left.filter((item) => {
      const match = waiting.get(keyOf(item))?.shift();
      if (match !== undefined) pairs.push([item, match]);
      return match === undefined;
    });
    right = [...waiting.values()].flat();
  }
  return { pairs, removed: left, added: right };
}

/** "from C to B", "now B", "no longer C". */
export function fromTo(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `now ${after}`;
  return after === undefined ? `no longer ${before}` : `from ${before} to ${after}`;
}
