/** One page of documents an actor may read, with the words that were looked for. Bounded: it never reads on and on. */
import type { AboutId, FoundDocument } from "#shared/documents/schema.ts";
import { place, snippet } from "#shared/documents/search.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { Services } from "../env.ts";

type Asked = {
  about?: AboutId | undefined;
  q?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** Rows looked at for one page at most, and for a search, whose every row brings a text of up to 60 kB. */
const rowsReadMax = 200;
const textsReadMax = 50;
const atOnce = 25;

export async function find(
  documents: Services["documents"],
  partnership: PartnershipId,
  { about, q, limit, after }: Asked,
  maySee: (about: AboutId) => Promise<boolean>,
): Promise<{ items: FoundDocument[]; next?: string }> {
  const seen = new Map<AboutId, Promise<boolean>>();
  const visible = (id: AboutId): Promise<boolean> => {
    const known = seen.get(id) ?? maySee(id);
    seen.set(id, known);
    return known;
  };
  const items: FoundDocument[] = [];
  let scanned = after;
  let last: string | undefined;
  for (let read = 0; ; ) {
    const { rows, more } = await documents.rows(partnership, about, atOnce, scanned);
    const allowed = await Promise.all(rows.map((row) => visible(row.about)));
    const ids = rows.filter((_, index) => allowed[index]).map(({ id }) => id);
    const [found, texts] = await Promise.all([
      documents.findAll(partnership, ids),
      q === undefined ? new Map() : documents.texts(partnership, ids),
    ]);
    for (const row of rows) {
      scanned = row.key;
      const document = found.get(row.id);
      if (!document) continue;
      const words = q === undefined ? undefined : snippet(texts.get(row.id) ?? "", q);
      if (q !== undefined && words === undefined && !place(document.name, q)) continue;
      // There is a next page when there is something on it that this person sees.
      if (items.length === limit && last !== undefined) return { items, next: last };
      last = row.key;
      items.push({ ...document, ...(words === undefined ? {} : { found: words }) });
    }
    read += rows.length;
    if (!more) return { items };
    if (read < (q === undefined ? rowsReadMax : textsReadMax)) continue;
    const next = items.length === limit ? last : scanned;
    return { items, ...(next === undefined ? {} : { next }) };
  }
}
