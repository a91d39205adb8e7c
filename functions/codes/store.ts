/**
 * Published codes in the table: the partnership's own sets, and those an operator loaded for the whole hub, which are
 * public data and stand under the same keys behind PUB# instead of T#<p>#.
 *
 *   T#<p>#CODE-SET#<system>#<edition>   RECORD, EVENT#…             the edition with its revisions and maps, and its history
 *   T#<p>#CODE-SET#<system>#<edition>   CODES#<family>              every code of one family, with what revisions changed, compressed
 *   T#<p>#CODE-SET#<system>#<edition>   MAPS#<family>               the maps that leave the family, compressed
 *   T#<p>#CODE-SET#<system>#<edition>   TEXT#<revision>#<family>    what one revision says of each code, compressed
 *   T#<p>#CODE-SETS                     <system>#<edition>          a row of the list
 *   PUB#CODE-SET#<system>#<edition>     RECORD, EVENT#…             the same for the hub, and so on
 *   PUB#CODE-SETS                       <system>#<edition>          likewise
 *
 * A program's codes are answered with one batch read: by system, edition and family every key is known beforehand.
 */
import * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import { type AskedCode, factOf, type KnownOfFamily } from "#shared/codes/facts.ts";
import { editionsBefore, familyOf, nameOf, originOf } from "#shared/codes/rules.ts";
import { Code, CodeSet, CodeSetRow, type CodeSystem, MapPart, type Origin } from "#shared/codes/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import type { CodeFact } from "#shared/programs/check-schema.ts";
import { keptSets } from "../cloud/kept.ts";
import { hubCodeSet, hubCodeSets, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pack, unpackSized } from "../cloud/pack.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type CodeStore = ReturnType<typeof codeStore>;

/** Whose set it is: a partnership's, or the hub's. */
export type Scope = PartnershipId | "hub";
export type SetName = { system: CodeSystem; edition: string };

const Codes = z.array(Code);
const Maps = z.array(MapPart);
const Texts = z.array(z.tuple([z.string(), z.string()]));

/** Families a set may have: all of them change in one transaction. */
const familiesMax = 80;

export const setPk = (scope: Scope, { system, edition }: SetName): string =>
  scope === "hub" ? hubCodeSet(system, edition) : tenant(scope, "CODE-SET", system, edition);
const listPk = (scope: Scope): string => (scope === "hub" ? hubCodeSets : tenant(scope, "CODE-SETS"));

export function codeStore(table: Table) {
  const kept = keptSets<readonly Code[]>();

  async function find(scope: Scope, set: SetName): Promise<CodeSet | undefined> {
    const item = await table.get(record(setPk(scope, set)));
    return item && recordIn(CodeSet, item);
  }

  /** The partnership's record and the hub's, and whose codes count. */
  async function both(partnership: PartnershipId, set: SetName) {
    const [own, hub] = await Promise.all([find(partnership, set), find("hub", set)]);
    const origin = originOf(own, hub);
    return { own, hub, origin };
  }

  /** Every code of a set, by code; from memory while the set is as it was. */
  async function codes(scope: Scope, set: CodeSet): Promise<readonly Code[]> {
    const last = set.revisions.at(-1);
    if (!last) return [];
    const pk = setPk(scope, set);
    const found = await kept(`${pk} ${last.hash}`, async () => {
      const parts = (await table.all(pk, "CODES#")).map((item) => unpackSized([item["data"] as Uint8Array]));
      const content = parts.flatMap(({ value }) => Codes.parse(value));
      return { content, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
    });
    return found ?? [];
  }

  return {
    find,
    both,
    codes,

    /** What is known of each of these codes, in their order: one batch read, however many sets they are of. */
    async facts(partnership: PartnershipId, asked: readonly AskedCode[]): Promise<CodeFact[]> {
      const known = await knownOf(table, partnership, asked);
      return asked.map((one) => factOf(one, known(one)));
    },

    /** One code with its family and the maps that leave it. */
    async about(partnership: PartnershipId, one: AskedCode) {
      const known = (await knownOf(table, partnership, [one]))(one);
      return { ...known, fact: factOf(one, known) };
    },

    /** What revision says of one code in a sentence or more. */
    async text(scope: Scope, set: SetName, revision: string, code: string): Promise<string | undefined> {
      const item = await table.get({ pk: setPk(scope, set), sk: `TEXT#${revision}#${familyOf(code)}` });
      const texts = item ? Texts.parse(unpacked(item)) : [];
      return texts.find(([one]) => one === code)?.[1];
    },

    /** The rows of the partnership's sets and of the hub's. */
    async rows(partnership: PartnershipId): Promise<{ origin: Exclude<Origin, "SHIPPED">; row: Row }[]> {
      const [own, hub] = await Promise.all([table.all(listPk(partnership)), table.all(listPk("hub"))]);
      const read = (origin: "OWN" | "HUB") => (item: Item) => ({ origin, row: Row.parse(item["data"]) });
      return [...own.map(read("OWN")), ...hub.map(read("HUB"))];
    },

    /** Puts the texts of a revision there: they mean nothing until the record names it. */
    async stage(
      scope: Scope,
      set: SetName,
      revision: string,
      texts: ReadonlyMap<string, string>,
    ): Promise<void> {
      const pk = setPk(scope, set);
      const families = Map.groupBy(texts, ([code]) => familyOf(code));
      await table.stage(
        [...families].map(([family, all]) => ({ pk, sk: `TEXT#${revision}#${family}`, data: packed(all) })),
      );
    },

    /** The writes that save a set with these codes, family by family. */
    async saving(
      scope: Scope,
      before: CodeSet | undefined,
      after: CodeSet,
      parts: {
        codes?: readonly Code[] | undefined;
        maps?: ReadonlyMap<string, readonly MapPart[]> | undefined;
      },
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: CodeSet; writes: Write[] }> {
      const pk = setPk(scope, after);
      const row: Item = { pk: listPk(scope), sk: `${after.system}#${after.edition}`, data: rowOf(after) };
      const saved = await change(
        {
          pk,
          schema: CodeSet,
          before,
          after,
          happened,
          rows: { before: [], after: [row] },
        },
        stamp,
      );
      const families = Map.groupBy(parts.codes ?? [], ({ code }) => familyOf(code));
      const puts = [
        ...[...families].map(([family, codes]) => ({ pk, sk: `CODES#${family}`, data: packed(codes) })),
        ...[...(parts.maps ?? [])].map(([family, maps]) => ({
          pk,
          sk: `MAPS#${family}`,
          data: packed(maps),
        })),
      ];
      if (puts.length > familiesMax)
        throw new Refusal(
          "too-large",
          `A set has at most ${familiesMax} families, the two digits its codes begin with. This one has ${puts.length}.`,
        );
      return { record: saved.record, writes: [...saved.writes, ...puts.map((put): Write => ({ put }))] };
    },

    /** The maps that leave each family of a set, as one scope has them. */
    async maps(scope: Scope, set: SetName): Promise<Map<string, MapPart[]>> {
      const items = await table.all(setPk(scope, set), "MAPS#");
      return new Map(items.map((item) => [item.sk.slice("MAPS#".length), Maps.parse(unpacked(item))]));
    },
  };
}

const Row = CodeSetRow.omit({ origin: true });
type Row = z.infer<typeof Row>;

const rowOf = ({ system, edition, revisions, maps }: CodeSet): Row => {
  const last = revisions.at(-1);
  return {
    system,
    edition,
    name: nameOf(system, edition),
    ...(last === undefined ? {} : { revision: last.name }),
    codes: last?.codes ?? 0,
    maps: maps.map(({ target, standing }) => ({ target, standing })),
  };
};

const unpacked = (item: Item): unknown => unpackSized([item["data"] as Uint8Array]).value;

/** One item: a family is some hundred codes at most. */
function packed(value: unknown): Uint8Array {
  const [piece, ...more] = pack(value);
  if (piece === undefined || more.length > 0)
    throw new Refusal("too-large", "One family of this set says more than can be kept together.");
  return piece;
}

/** Every key that may say something of these codes, read at once. */
async function knownOf(table: Table, partnership: PartnershipId, asked: readonly AskedCode[]) {
  const keys = asked.flatMap(({ system, edition, code }) => {
    const family = familyOf(code);
    return ([partnership, "hub"] as const).flatMap((scope) => {
      const pk = setPk(scope, { system, edition });
      return [
        record(pk),
        { pk, sk: `CODES#${family}` },
        ...[edition, ...editionsBefore(system, edition)].map((one) => ({
          pk: setPk(scope, { system, edition: one }),
          sk: `MAPS#${family}`,
        })),
      ];
    });
  });
  const read = remembering(await table.batch(keys));
  return (one: AskedCode): KnownOfFamily & { origin: Origin; set: CodeSet | undefined } => {
    const family = familyOf(one.code);
    const own = setPk(partnership, one);
    const hub = setPk("hub", one);
    const origin = originOf(read.set(own), read.set(hub));
    const pk = origin === "OWN" ? own : origin === "HUB" ? hub : undefined;
    return {
      origin,
      set: pk === undefined ? undefined : read.set(pk),
      codes: pk === undefined ? undefined : read.codes(pk, family),
      maps: read.maps(own, hub, family),
      earlier: editionsBefore(one.system, one.edition).flatMap((edition) => {
        const set = { system: one.system, edition };
        return read.maps(setPk(partnership, set), setPk("hub", set), family);
      }),
    };
  };
}

/** Items as what they hold, each read once. */
function remembering(found: readonly Item[]) {
  const items = new Map(found.map((item) => [`${item.pk} ${item.sk}`, item]));
  const known = new Map<string, unknown>();
  function once<Value>(pk: string, sk: string, read: (item: Item) => Value): Value | undefined {
    const key = `${pk} ${sk}`;
    const item = items.get(key);
    if (item && !known.has(key)) known.set(key, read(item));
    return known.get(key) as Value | undefined;
  }
  const parts = (pk: string, family: string) =>
    once(pk, `MAPS#${family}`, (item) => Maps.parse(unpacked(item))) ?? [];
  return {
    set: (pk: string) => once(pk, "RECORD", (item) => recordIn(CodeSet, item)),
    codes: (pk: string, family: string) =>
      once(pk, `CODES#${family}`, (item) => Codes.parse(unpacked(item))) ?? [],
    /** The partnership's own map outweighs the hub's of the same kind. */
    maps(own: string, hub: string, family: string): MapPart[] {
      const mine = parts(own, family);
      const alike = (one: MapPart) =>
        mine.some(({ target, standing }) => target === one.target && standing === one.standing);
      return [...mine, ...parts(hub, family).filter((one) => !alike(one))];
    },
  };
}
