/** One page of documents an actor may read, with the words that were looked for. Bounded: it never reads on and on. */
import type { FoundDocument } from "#shared/documents/schema.ts";
import { place, snippet } from "#shared/documents/search.ts";
import type { AgreementId, PartnershipId } from "#shared/ids.ts";
import type { DocumentStore } from "./store.ts";

type Asked = {
  about?: AgreementId | undefined;
  q?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** Rows looked at for one page at most, and for a search, whose every row brings a text of up to 60 kB. */
const rowsReadMax = 200;
const textsReadMax = 50;
const atOnce = 25;

export async function find(
  documents: DocumentStore,
  partnership: PartnershipId,
  { about, q, limit, after }: Asked,
  maySee: (about: AgreementId) => Promise<boolean>,
): Promise<{ items: FoundDocument[]; next?: string }> {
  const seen = new Map<AgreementId, Promise<boolean>>();
  const visible = (id: AgreementId): Promise<boolean> => {
    const known = seen.get(id) ?? maySee(id);
    seen.set(id, known);
    return known;
  };
  const items: FoundDocument[] = [];
  let last = after;
  for (let read = 0; ; ) {
    const { rows, more } = await documents.rows(partnership, about, atOnce, last);
    const allowed = await Promise.all(rows.map((row) => visible(row.about)));
    const ids = rows.filter((_, index) => allowed[index]).map(({ id }) => id);
    const [found, texts] = await Promise.all([
      documents.findAll(partnership, ids),
      q === undefined ? new Map() : documents.texts(partnership, ids),
    ]);
    for (const row of rows) {
      if (items.length === limit) return { items, ...(last === undefined ? {} : { next: last }) };
      last = row.key;
      const document = found.get(row.id);
      if (!document) continue;
      const words = q === undefined ? undefined : snippet(texts.get(row.id) ?? "", q);
      if (q !== undefined && words === undefined && !place(document.name, q)) continue;
      items.push({ ...document, ...(words === undefined ? {} : { found: words }) });
    }
    read += rows.length;
    if (!more) return { items };
    if (items.length === limit || read >= (q === undefined ? rowsReadMax : textsReadMax)) {
      return { items, ...(last === undefined ? {} : { next: last }) };
    }
  }
}
