/**
 * Instruments in the table: only the editions that a partnership has of its own. What is shipped stands in the code.
 *
 *   T#<p>#INSTRUMENT#<id>   RECORD, EVENT#…              which editions of it are the partnership's own, and its history
 *   T#<p>#INSTRUMENT#<id>   EDITION#<contents id>#<nn>   one edition, which never changes, compressed, in pieces
 *   T#<p>#INSTRUMENTS       <id>                         a pointer: there is a record of it
 */
import type { Happened } from "#shared/activity/schema.ts";
import { Instrument, type InstrumentId, InstrumentRecord } from "#shared/evaluations/instrument-schema.ts";
import { instrumentRow, instrumentRows, shippedEditions } from "#shared/evaluations/instruments.ts";
import type { ContentsId, PartnershipId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pieceSets } from "../cloud/pieces.ts";
import type { Table, Write } from "../cloud/table.ts";

export type InstrumentStore = ReturnType<typeof instrumentStore>;

export function instrumentStore(table: Table) {
  const sets = pieceSets<Instrument>(table, "EDITION", Instrument);
  const pk = (partnership: PartnershipId, id: InstrumentId) => tenant(partnership, "INSTRUMENT", id);

  async function stored(partnership: PartnershipId, id: InstrumentId): Promise<InstrumentRecord | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(InstrumentRecord, item);
  }

  async function records(partnership: PartnershipId): Promise<InstrumentRecord[]> {
    const pointers = await table.all(tenant(partnership, "INSTRUMENTS"));
    const items = await table.batch(pointers.map(({ sk }) => record(tenant(partnership, "INSTRUMENT", sk))));
    return items.map((item) => recordIn(InstrumentRecord, item));
  }

  /** The edition of this name, the partnership's own or a shipped one; the newest where none is named. */
  async function edition(
    partnership: PartnershipId,
    id: InstrumentId,
    own: InstrumentRecord | undefined,
    name?: string,
  ): Promise<Instrument | undefined> {
    const theirs =
      name === undefined ? own?.editions.at(-1) : own?.editions.find((one) => one.edition === name);
    if (theirs) return sets.lately(pk(partnership, id), theirs.contentsId);
    const shipped = shippedEditions(id);
    return name === undefined ? shipped[0] : shipped.find((one) => one.edition === name);
  }

  return {
    pk,
    stored,
    edition,

    /** Rows of all of them: the shipped ones in their order, then the partnership's own. */
    async rows(partnership: PartnershipId) {
      return instrumentRows(await records(partnership));
    },

    /** Every instrument by its newest edition, but for one. */
    async others(partnership: PartnershipId, but: InstrumentId): Promise<Instrument[]> {
      const own = await records(partnership);
      const found = await Promise.all(
        instrumentRows(own)
          .filter(({ id }) => id !== but)
          .map(({ id }) =>
            edition(
              partnership,
              id,
              own.find((one) => one.id === id),
            ),
          ),
      );
      return found.filter((one) => one !== undefined);
    },

    row: (id: InstrumentId, own: InstrumentRecord | undefined) => instrumentRow(id, own),

    async saving(
      partnership: PartnershipId,
      before: InstrumentRecord | undefined,
      after: InstrumentRecord,
      added: { contentsId: ContentsId; instrument: Instrument },
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: InstrumentRecord; writes: Write[] }> {
      const at = pk(partnership, after.id);
      const pointer = { pk: tenant(partnership, "INSTRUMENTS"), sk: after.id };
      const saved = await change(
        {
          pk: at,
          schema: InstrumentRecord,
          before,
          after,
          happened,
          rows: { before: before ? [pointer] : [], after: [pointer] },
        },
        stamp,
      );
      const pieces = await sets.replacing(at, undefined, {
        id: added.contentsId,
        content: added.instrument,
      });
      return {
        record: saved.record,
        // The first edition of one's own of a shipped instrument is no creation: whoever was quicker has changed it.
        writes: [
          ...saved.writes.map((write) =>
            write.when === "absent" ? { ...write, otherwise: "changed-meanwhile" as const } : write,
          ),
          ...pieces,
        ],
      };
    },
  };
}
