/**
 * Data-sharing agreements in the table.
 *
 *   T#<p>#DATA-SHARING#<id>           RECORD, EVENT#…            the agreement with its current version, and its history
 *   T#<p>#DATA-SHARING#<id>           TERMS#<terms id>#<nn>      one immutable set of terms, compressed, in pieces
 *   T#<p>#DATA-SHARING#<id>           VERSION#<version no>#<nn>  a version that another followed, whole, as it was then, likewise
 *   T#<p>#DATA-SHARING                <number>#<id>              a row of the list
 *   T#<p>#PARTY#<org>#DATA-SHARING    <number>#<id>              the same row, for each party
 *   T#<p>#DATA-SHARING#<id>#CHILDREN  <id>                       an agreement that stands under this one
 *   T#<p>#DATA-REGISTRY               <number>#<id>              it was executed, and its parties made it public
 *   PUB#DATA-SHARING#<number>         POINTER                    the number is taken, and by whom
 *
 * The record's `termsId` points at its terms: a new set becomes visible by that one swap.
 */
import { ActivityEvent, type Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import { isPublic } from "#shared/data-sharing/registry.ts";
import { DataSharing, type DataSharingRow } from "#shared/data-sharing/schema.ts";
import { mayRead } from "#shared/data-sharing/sight.ts";
import { noTerms } from "#shared/data-sharing/terms.ts";
import { DataTerms } from "#shared/data-sharing/terms-schema.ts";
import { executedVersions } from "#shared/data-sharing/versions.ts";
import { DataSharingId, type OrganizationId, type PartnershipId, type TermsId } from "#shared/ids.ts";
import { withPaper } from "#shared/signing/rules.ts";
import { dataSharingNumber, publicPartnerships, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pack, unpack } from "../cloud/pack.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Table, Write } from "../cloud/table.ts";
import { dataSharingRow } from "./row.ts";
import { asRow, childrenPk, registryPk, rows } from "./rows.ts";

export type DataSharingStore = ReturnType<typeof dataSharingStore>;

/** What is saved with the record. */
type Beside = {
  terms?: DataTerms | undefined;
  /** The hub proposed its number: should it be taken meanwhile, the request is done once more with another. */
  proposedNumber?: boolean;
};

export function dataSharingStore(table: Table) {
  const sets = pieceSets(table, "TERMS", DataTerms);
  const pk = (partnership: PartnershipId, id: DataSharingId) => tenant(partnership, "DATA-SHARING", id);

  async function find(partnership: PartnershipId, id: DataSharingId): Promise<DataSharing | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(DataSharing, item);
  }

  async function version(
    partnership: PartnershipId,
    agreement: DataSharing,
    versionNo: number,
  ): Promise<DataSharing | undefined> {
    if (versionNo === agreement.versionNo) return agreement;
    const parts = await table.all(pk(partnership, agreement.id), `${versionSk(versionNo)}#`);
    return parts.length === 0
      ? undefined
      : DataSharing.parse(unpack(parts.map((piece) => piece["data"] as Uint8Array)));
  }

  return {
    pk,
    find,

    /** Those of these agreements that exist: a page of a list at most. */
    async findAll(
      partnership: PartnershipId,
      ids: readonly DataSharingId[],
    ): Promise<Map<DataSharingId, DataSharing>> {
      const items = await table.batch(ids.map((id) => record(pk(partnership, id))));
      return new Map(
        items.map((item) => {
          const found = recordIn(DataSharing, item);
          return [found.id, found] as const;
        }),
      );
    },

    /** The agreement as it was when this version was its latest; undefined where there is no such version. */
    version,

    /** The agreement with the version this actor is to see in the place of its latest. */
    async presented(partnership: PartnershipId, agreement: DataSharing, actor: Actor): Promise<DataSharing> {
      if (mayRead(agreement, agreement.versionNo, actor)) return agreement;
      const executed = executedVersions(agreement);
      const { versionNo, status } = executed.at(-1) ?? agreement;
      const last = await version(partnership, agreement, versionNo);
      if (!last) throw new Error(`${agreement.id} has no version ${versionNo}`);
      const { visibility, restrictions, joinders, certificates, termination, closedOn } = agreement;
      return {
        ...last,
        ...{ visibility, status, restrictions, joinders, certificates },
        ...(termination ? { termination } : {}),
        ...(closedOn ? { closedOn } : {}),
        earlier: executed.slice(0, -1),
        version: agreement.version,
      };
    },

    /** The agreement, what it stands under, and what that stands under: for `phaseInLine`. */
    async line(partnership: PartnershipId, agreement: DataSharing): Promise<[DataSharing, ...DataSharing[]]> {
      const line: [DataSharing, ...DataSharing[]] = [agreement];
      // A license, its agreement and their memorandum: no more than three tiers.
      for (let above = agreement.parentId; above !== undefined && line.length < 3; ) {
        const parent = await find(partnership, above);
        if (!parent) break;
        line.push(parent);
        above = parent.parentId;
      }
      return line;
    },

    /** All that happened to it, oldest first. */
    async events(partnership: PartnershipId, id: DataSharingId): Promise<ActivityEvent[]> {
      return (await table.all(pk(partnership, id), "EVENT#")).map((item) =>
        ActivityEvent.parse(item["data"]),
      );
    },

    /** The terms of this agreement as it is now. */
    async terms(
      partnership: PartnershipId,
      { id, versionNo, termsId }: Pick<DataSharing, "id" | "versionNo" | "termsId">,
    ): Promise<DataTerms> {
      if (!termsId) return noTerms;
      return pointedAt(
        termsId,
        (at) => sets.read(pk(partnership, id), at),
        async () => {
          const now = await find(partnership, id);
          return now?.versionNo === versionNo ? now.termsId : undefined;
        },
      );
    },

    /** The terms of each of these as it is now, in two batches however many they are. */
    async termsOfAll(
      partnership: PartnershipId,
      records: readonly Pick<DataSharing, "id" | "termsId">[],
    ): Promise<Map<DataSharingId, DataTerms>> {
      const found = await sets.many(
        records.flatMap(({ id, termsId }) => (termsId ? [{ pk: pk(partnership, id), id: termsId }] : [])),
      );
      return new Map(records.map(({ id, termsId }) => [id, found.get(termsId ?? "") ?? noTerms]));
    },

    /** What one version says, from memory if it was read lately; one without terms says nothing. */
    async termsOf(
      partnership: PartnershipId,
      id: DataSharingId,
      termsId: TermsId | undefined,
    ): Promise<DataTerms> {
      const found = termsId && (await sets.lately(pk(partnership, id), termsId));
      return found ?? noTerms;
    },

    /** Rows in the order of their numbers: all of the partnership's, or those of one party. */
    async list(partnership: PartnershipId, party: OrganizationId | undefined, limit: number, after?: string) {
      const partition = party
        ? tenant(partnership, "PARTY", party, "DATA-SHARING")
        : tenant(partnership, "DATA-SHARING");
      const { items, more } = await table.query(partition, { limit, after });
      return { rows: items.map((item) => ({ key: item.sk, row: dataSharingRow(item) })), more };
    },

    /** Every row of the partnership, or of one party, up to a megabyte at a time. */
    async *pages(partnership: PartnershipId, party?: OrganizationId): AsyncIterable<DataSharingRow[]> {
      for (let after: string | undefined, more = true; more; ) {
        const page = await this.list(partnership, party, 1000, after);
        yield page.rows.map(({ row }) => row);
        more = page.more;
        after = page.rows.at(-1)?.key;
      }
    },

    /** The row of one agreement. */
    async row(partnership: PartnershipId, id: DataSharingId): Promise<DataSharingRow | undefined> {
      const agreement = await find(partnership, id);
      return agreement && asRow(agreement);
    },

    /** Those that anyone may read of, in the order of their numbers. */
    async registry(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(registryPk(partnership), { limit, after });
      const ids = items.map(({ sk }) => DataSharingId.parse(sk.split("#")[1]));
      const found = await this.findAll(partnership, ids);
      return {
        rows: items.flatMap(({ sk }, index) => {
          const row = found.get(ids[index] as DataSharingId);
          return row ? [{ key: sk, row }] : [];
        }),
        more,
      };
    },

    /** The agreements that stand under this one. */
    async children(partnership: PartnershipId, id: DataSharingId): Promise<DataSharingId[]> {
      return (await table.all(childrenPk(partnership, id))).map(({ sk }) => DataSharingId.parse(sk));
    },

    /** `DS-2026-007`: the next of this year in the partnership that no other partnership has. */
    async freeNumber(partnership: PartnershipId, year: string): Promise<string> {
      const { items } = await table.query(tenant(partnership, "DATA-SHARING"), {
        prefix: `DS-${year}-`,
        newestFirst: true,
        limit: 50,
      });
      const taken = items.map(({ sk }) => Number(/^DS-\d{4}-(\d{3,6})#/.exec(sk)?.[1] ?? 0));
      let next = Math.max(0, ...taken) + 1;
      // Each key asked for costs a unit, there or not: few at first, and more where other partnerships took those.
      for (const many of [4, 16, 64]) {
        const proposed = Array.from(
          { length: many },
          (_, index) => `DS-${year}-${String(next + index).padStart(3, "0")}`,
        );
        const found = await table.batch(proposed.map(dataSharingNumber));
        const elsewhere = new Set(found.map((item) => item.pk));
        const free = proposed.find((number) => !elsewhere.has(dataSharingNumber(number).pk));
        if (free) return free;
        next += many;
      }
      return `DS-${year}-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
    },

    /** The writes that save it; `before` undefined: a new one. A version that another follows is kept whole. */
    async saving(
      partnership: PartnershipId,
      before: DataSharing | undefined,
      after: DataSharing,
      happened: Happened,
      stamp: Stamp,
      { terms, proposedNumber = false }: Beside = {},
    ): Promise<{ record: DataSharing; writes: Write[] }> {
      const partition = pk(partnership, after.id);
      const saved = await change(
        {
          pk: partition,
          schema: DataSharing,
          before,
          after,
          happened: withPaper(before, after, happened),
          rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
        },
        stamp,
      );
      const kept = new Set(after.earlier.map(({ termsId }) => termsId));
      const old = kept.has(before?.termsId) ? undefined : before?.termsId;
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          ...numbers(partnership, before, after, proposedNumber),
          ...(isPublic(after) && !(before && isPublic(before))
            ? [{ put: { pk: publicPartnerships, sk: partnership } }]
            : []),
          ...(before && before.versionNo < after.versionNo ? snapshot(partition, before) : []),
          ...(terms && after.termsId
            ? await sets.replacing(partition, old, { id: after.termsId, content: terms })
            : []),
        ],
      };
    },
  };
}

const versionSk = (versionNo: number): string => `VERSION#${String(versionNo).padStart(4, "0")}`;

const snapshot = (pk: string, before: DataSharing): Write[] =>
  pack(before).map((data, index) => ({
    put: { pk, sk: `${versionSk(before.versionNo)}#${String(index).padStart(2, "0")}`, data },
    when: "absent",
  }));

/** The number is unique in the hub: its pointer is taken with the agreement and moves with a change of number. */
function numbers(
  partnership: PartnershipId,
  before: DataSharing | undefined,
  after: DataSharing,
  proposed: boolean,
): Write[] {
  if (before?.codedNotation === after.codedNotation) return [];
  const put = { ...dataSharingNumber(after.codedNotation), partnership, dataSharingId: after.id };
  return [
    // Version 0 is that of what is not there: a number that was quicker taken has the request done once more.
    proposed ? { put, when: { version: 0 } } : { put, when: "absent", otherwise: "already-there" },
    ...(before ? [{ remove: dataSharingNumber(before.codedNotation) }] : []),
  ];
}
