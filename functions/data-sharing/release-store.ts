/**
 * Releases in the table: immutable, each with the table it let through.
 *
 *   T#<p>#RELEASE#<id>                 RECORD, EVENT#…                   one release, and its history: that it was made
 *   T#<p>#RELEASE#<id>                 TABLE#<hash>#<nn>                 its suppressed table, compressed, in pieces
 *   T#<p>#DATA-SHARING#<id>#RELEASES   <indicator>#<years>#<org>#<no>    which releases there are under one agreement
 *   T#<p>#RELEASED#<org>#<indicator>   <years>#<agreement>#<no>          everything this organization has released of it
 *   T#<p>#RELEASED#<org>#<indicator>   COUNT                             how many: two at once never miss each other
 */
import type { Happened } from "#shared/activity/schema.ts";
import { contentHash } from "#shared/canonical.ts";
import { connected } from "#shared/data-sharing/agreed.ts";
import { spanName } from "#shared/data-sharing/pooling.ts";
import { type Release, ReleaseRecord, SafeTable } from "#shared/data-sharing/release-schema.ts";
import { type DataSharingId, type OrganizationId, type PartnershipId, ReleaseId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pieceSets } from "../cloud/pieces.ts";
import { type Item, Raced, type Table, type Write } from "../cloud/table.ts";

export type ReleaseStore = ReturnType<typeof releaseStore>;

/** Where a release stands among others: all that its keys say. */
export type ReleasePlace = {
  id: ReleaseId;
  indicatorId: string;
  year: string;
  pooledTo?: string | undefined;
  senderId: OrganizationId;
  releaseNo: number;
};

const numbered = (no: number): string => String(no).padStart(4, "0");
const spanIn = (name: string) => {
  const [year = "", pooledTo] = name.split("/");
  return { year, ...(pooledTo === undefined ? {} : { pooledTo }) };
};

export function releaseStore(table: Table) {
  const tables = pieceSets(table, "TABLE", SafeTable);
  const pk = (p: PartnershipId, id: ReleaseId) => tenant(p, "RELEASE", id);
  const listPk = (p: PartnershipId, id: DataSharingId) => tenant(p, "DATA-SHARING", id, "RELEASES");
  const sentPk = (p: PartnershipId, sender: OrganizationId, indicator: string) =>
    tenant(p, "RELEASED", sender, indicator);

  function placeIn({ sk, releaseId }: Item): ReleasePlace {
    const [indicatorId = "", years = "", senderId, no] = sk.split("#");
    return {
      id: ReleaseId.parse(releaseId),
      indicatorId,
      ...spanIn(years),
      senderId: senderId as OrganizationId,
      releaseNo: Number(no),
    };
  }

  async function records(p: PartnershipId, ids: readonly ReleaseId[]): Promise<ReleaseRecord[]> {
    const items = await table.batch(ids.map((id) => record(pk(p, id))));
    const found = new Map(
      items.map((item) => {
        const one = recordIn(ReleaseRecord, item);
        return [one.id, one] as const;
      }),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async function tableOf(p: PartnershipId, { id, tableHash }: ReleaseRecord): Promise<SafeTable> {
    const found = await tables.lately(pk(p, id), tableHash);
    if (!found) throw new Error(`the table of release ${id} is not there`);
    return found;
  }

  return {
    pk,
    records,
    tableOf,

    async find(p: PartnershipId, id: ReleaseId): Promise<ReleaseRecord | undefined> {
      const item = await table.get(record(pk(p, id)));
      return item && recordIn(ReleaseRecord, item);
    },

    /** With its table: what a reader is given once the gate has let them through. */
    async whole(p: PartnershipId, one: ReleaseRecord): Promise<Release> {
      const { tableHash: _hash, dimensions: _dimensions, ...rest } = one;
      return { ...rest, table: await tableOf(p, one) };
    },

    /** A page of the places under one agreement: by indicator, years, sender, number. */
    async places(p: PartnershipId, id: DataSharingId, limit: number, after?: string) {
      const { items, more } = await table.query(listPk(p, id), { limit, after });
      return { places: items.map((item) => ({ key: item.sk, place: placeIn(item) })), more };
    },

    /** All that passed under one agreement: what, of which years, whose, and when. */
    async passed(p: PartnershipId, id: DataSharingId) {
      return (await table.all(listPk(p, id))).map((item) => {
        const { senderId, indicatorId, year, pooledTo } = placeIn(item);
        return { senderId, indicatorId, years: spanName(year, pooledTo), at: String(item["at"]) };
      });
    },

    /** The newest release of each span of years and sender under one agreement: of one indicator, or of one sender's. */
    async newest(p: PartnershipId, id: DataSharingId, indicatorId: string): Promise<ReleasePlace[]> {
      const items = await table.all(listPk(p, id), `${indicatorId}#`);
      const last = new Map<string, ReleasePlace>();
      for (const place of items.map(placeIn))
        last.set(`${place.senderId} ${spanName(place.year, place.pooledTo)}`, place);
      return [...last.values()];
    },

    /**
     * What one organization has released of an indicator under any agreement in years that hang together with these,
     * oldest first, and the count that a new release has to find unchanged.
     */
    async sent(
      p: PartnershipId,
      sender: OrganizationId,
      indicatorId: string,
      span: { year: string; pooledTo?: string | undefined },
    ): Promise<{ count: number; releases: ReleaseRecord[] }> {
      const items = await table.all(sentPk(p, sender, indicatorId));
      const count = Number(items.find(({ sk }) => sk === "COUNT")?.["version"] ?? 0);
      const rows = items.filter(({ sk }) => sk !== "COUNT");
      // A page is no snapshot: a count that has run ahead of what was read with it is read again.
      if (rows.length !== count) throw new Raced();
      const spans = rows.map(({ sk, releaseId }) => ({
        ...spanIn(sk.split("#")[0] ?? ""),
        id: ReleaseId.parse(releaseId),
      }));
      const found = await records(
        p,
        connected(spans, span).map(({ id }) => id),
      );
      return { count, releases: found.sort((a, b) => a.at.localeCompare(b.at) || a.releaseNo - b.releaseNo) };
    },

    /** The writes that make a release; whoever sent another of the same meanwhile has this one decided again. */
    async saving(
      p: PartnershipId,
      release: Release,
      /** Of each indicator that was looked at: how many releases there were. */
      counts: ReadonlyMap<string, number>,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ release: Release; writes: Write[] }> {
      const { table: content, ...rest } = release;
      const after: ReleaseRecord = {
        ...rest,
        dimensions: content.dimensions.map(({ name }) => name),
        tableHash: await contentHash(content),
      };
      const saved = await change(
        { pk: pk(p, release.id), schema: ReleaseRecord, before: undefined, after, happened },
        stamp,
      );
      const years = spanName(release.year, release.pooledTo);
      const no = numbered(release.releaseNo);
      const sent = sentPk(p, release.senderId, release.indicatorId);
      const fresh = (sk: string, partition: string): Write => ({
        put: { pk: partition, sk, releaseId: release.id, at: release.at },
        when: { version: 0 },
      });
      const pieces = await tables.replacing(pk(p, release.id), undefined, {
        id: after.tableHash,
        content,
      });
      return {
        release: { ...release, version: saved.record.version },
        writes: [
          ...saved.writes,
          ...pieces,
          fresh(
            `${release.indicatorId}#${years}#${release.senderId}#${no}`,
            listPk(p, release.dataSharingId),
          ),
          fresh(`${years}#${release.dataSharingId}#${no}`, sent),
          ...[...counts].map(([indicator, count]): Write => {
            const at = { pk: sentPk(p, release.senderId, indicator), sk: "COUNT" };
            return indicator === release.indicatorId
              ? { put: { ...at, version: count + 1 }, when: { version: count } }
              : { check: at, when: { version: count } };
          }),
        ],
      };
    },
  };
}
