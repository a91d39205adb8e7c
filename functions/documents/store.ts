/**
 * Documents in the table; their bytes are in the bucket.
 *
 *   T#<p>#DOCUMENT#<id>        RECORD, EVENT#…      the document and its history
 *   T#<p>#DOCUMENT#<id>        TEXT                 the text read from it, compressed, at most 60 kB
 *   T#<p>#DOCUMENTS#<about>    <announcedAt>#<id>   a row of the list of one agreement, of either kind
 *   T#<p>#DOCUMENTS            <announcedAt>#<id>   a row of the list of all
 */
import { gunzipSync, gzipSync } from "node:zlib";
import type { Happened } from "#shared/activity/schema.ts";
import { AboutId, Document } from "#shared/documents/schema.ts";
import { DocumentId, type PartnershipId } from "#shared/ids.ts";
import { type Key, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type DocumentStore = ReturnType<typeof documentStore>;

/** Which document a row stands for, and the record it is evidence of: enough to know who may see it. */
export type DocumentRow = { key: string; id: DocumentId; about: AboutId };

const textBytesMax = 60_000;

export function documentStore(table: Table) {
  const pk = (partnership: PartnershipId, id: DocumentId) => tenant(partnership, "DOCUMENT", id);
  const text = (partnership: PartnershipId, id: DocumentId): Key => ({ pk: pk(partnership, id), sk: "TEXT" });

  return {
    pk,

    async find(partnership: PartnershipId, id: DocumentId): Promise<Document | undefined> {
      const item = await table.get(record(pk(partnership, id)));
      return item && recordIn(Document, item);
    },

    /** Those that exist, by id. */
    async findAll(
      partnership: PartnershipId,
      ids: readonly DocumentId[],
    ): Promise<Map<DocumentId, Document>> {
      const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
      const documents = items.map((item) => recordIn(Document, item));
      return new Map(documents.map((document) => [document.id, document]));
    },

    /** What was read from those that had text, by id. */
    async texts(partnership: PartnershipId, ids: readonly DocumentId[]): Promise<Map<DocumentId, string>> {
      const items = await table.batch(ids.map((id) => text(partnership, id)));
      return new Map(
        items.map((item) => [
          DocumentId.parse(item["id"]),
          gunzipSync(item["gz"] as Uint8Array, { maxOutputLength: 16 * 1024 * 1024 }).toString("utf8"),
        ]),
      );
    },

    /** Newest first; of one agreement, of either kind, or of all. */
    async rows(
      partnership: PartnershipId,
      about: AboutId | undefined,
      limit: number,
      after?: string,
    ): Promise<{ rows: DocumentRow[]; more: boolean }> {
      const list = tenant(partnership, "DOCUMENTS", ...(about === undefined ? [] : [about]));
      const { items, more } = await table.query(list, { limit, after, newestFirst: true });
      const rows = items.map((item) => ({
        key: item.sk,
        id: DocumentId.parse(item["id"]),
        about: AboutId.parse(item["about"]),
      }));
      return { rows, more };
    },

    async saving(
      partnership: PartnershipId,
      before: Document | undefined,
      after: Document,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Document; writes: Write[] }> {
      return change(
        {
          pk: pk(partnership, after.id),
          schema: Document,
          before,
          after,
          happened,
          rows: { before: before ? rowsOf(partnership, before) : [], after: rowsOf(partnership, after) },
        },
        stamp,
      );
    },

    /** Keeps what was read, as much of it as fits; how many characters that is. */
    savingText(
      partnership: PartnershipId,
      id: DocumentId,
      whole: string,
    ): { characters: number; writes: Write[] } {
      let kept = whole.slice(0, 400_000);
      let gz = gzipSync(kept);
      while (gz.byteLength > textBytesMax) {
        kept = kept.slice(0, Math.floor((kept.length * textBytesMax * 0.95) / gz.byteLength));
        gz = gzipSync(kept);
      }
      return {
        characters: kept.length,
        writes: kept === "" ? [] : [{ put: { ...text(partnership, id), id, gz } }],
      };
    },
  };
}

function rowsOf(partnership: PartnershipId, { id, about, announcedAt }: Document): Item[] {
  const row = { sk: `${announcedAt}#${id}`, id, about: about.id };
  return [
    { pk: tenant(partnership, "DOCUMENTS", about.id), ...row },
    { pk: tenant(partnership, "DOCUMENTS"), ...row },
  ];
}
