/**
 * Frameworks of statements in the table.
 *
 *   T#<p>#FRAMEWORK#<uuid>   RECORD, EVENT#…                the framework with its editions, and its history
 *   T#<p>#FRAMEWORK#<uuid>   CONTENTS#<contents id>#<nn>    one immutable set of statements and associations, compressed, in pieces
 *   T#<p>#FRAMEWORKS         <title>#<uuid>                 a pointer
 *   T#<p>#FRAMEWORKS#PUBLIC  <title>#<uuid>                 a pointer, of one with a public edition
 *   PUB#FRAMEWORKS           <uuid>                         a framework with a public edition, and its partnership
 *
 * An edition points at the contents that were published, and those stay; contents that were only worked on go when the
 * next ones take their place. Where each identifier leads is in pointers.ts.
 */
import type { Happened } from "#shared/activity/schema.ts";
import { contentHash } from "#shared/canonical.ts";
import { CaseUuid, type CfDocument, Contents } from "#shared/case/schema.ts";
import { type ContentsId, newId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { withOwnLinks } from "#shared/statements/identifiers.ts";
import { isBefore, publicEdition } from "#shared/statements/rules.ts";
import { StatementFramework } from "#shared/statements/schema.ts";
import { publicFrameworks, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Item, Table, Write } from "../cloud/table.ts";
import { casePointers, type Place } from "./pointers.ts";

export type StatementStore = ReturnType<typeof statementStore>;

/** What whoever starts a framework says of it; the rest follows from its contents. */
type Started = Omit<StatementFramework, "contentsId" | "contentsHash" | "items" | "published" | "version">;

/** An item stays below 100 kB. */
const recordBytesMax = 95_000;

export function statementStore(table: Table) {
  const sets = pieceSets(table, "CONTENTS", Contents);
  const pointers = casePointers(table);
  const pk = (partnership: PartnershipId, id: CaseUuid) => tenant(partnership, "FRAMEWORK", id);

  async function find(partnership: PartnershipId, id: CaseUuid): Promise<StatementFramework | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(StatementFramework, item);
  }

  async function findAll(
    keys: readonly Place[],
  ): Promise<{ partnership: PartnershipId; framework: StatementFramework }[]> {
    const items = await table.batch(keys.map((key) => record(pk(key.partnership, key.identifier))));
    const byPk = new Map(items.map((item) => [item.pk, recordIn(StatementFramework, item)]));
    return keys.flatMap(({ partnership, identifier }) => {
      const framework = byPk.get(pk(partnership, identifier));
      return framework ? [{ partnership, framework }] : [];
    });
  }

  /** What is being worked on, or what an edition was published with. */
  async function contents(
    partnership: PartnershipId,
    { identifier, contentsId }: Pick<StatementFramework, "identifier" | "contentsId">,
    editionOf: ContentsId = contentsId,
  ): Promise<Contents> {
    return pointedAt(
      editionOf,
      (at) => sets.lately(pk(partnership, identifier), at),
      // What an edition was published with is never replaced.
      async () => (editionOf === contentsId ? (await find(partnership, identifier))?.contentsId : undefined),
    );
  }

  /**
   * The writes that save a framework, with other contents where they are given. `before` undefined: a new one, whose
   * identifier is taken in the whole hub from then on, unless it is a link to where it is taken.
   */
  async function saving(
    partnership: PartnershipId,
    before: StatementFramework | undefined,
    draft: StatementFramework,
    happened: Happened,
    stamp: Stamp,
    now?: Contents,
  ): Promise<{ record: StatementFramework; writes: Write[] }> {
    const { identifier } = draft;
    const partition = pk(partnership, identifier);
    const after = now
      ? {
          ...draft,
          document: withOwnLinks(draft.document, now),
          contentsId: newId("cnt"),
          contentsHash: await contentHash(now),
          items: now.CFItems.length,
        }
      : draft;
    const saved = await change(
      {
        pk: partition,
        schema: StatementFramework,
        before,
        after,
        happened,
        rows: { before: before ? rows(partnership, before) : [], after: rows(partnership, after) },
      },
      stamp,
    );
    if (JSON.stringify(saved.record).length > recordBytesMax)
      throw new Refusal(
        "too-large",
        "What is said of this framework and its editions is too long to be kept.",
      );
    const isPublished = (id: ContentsId) => after.published.some((one) => one.contentsId === id);
    const gone = now && before && !isPublished(before.contentsId) ? before.contentsId : undefined;
    const pieces = now ? await sets.replacing(partition, gone, { id: after.contentsId, content: now }) : [];
    // A link gives nothing out: whoever keeps the framework does.
    if (now && draft.linkedTo === undefined)
      await pointers.stage({ partnership, identifier }, now, before && (await contents(partnership, before)));
    return {
      record: saved.record,
      writes: [
        ...saved.writes,
        ...(before || draft.linkedTo ? [] : [pointers.taking({ partnership, identifier })]),
        ...pieces,
      ],
    };
  }

  async function listed(partnership: PartnershipId, pk: string, limit: number, after?: string) {
    const { items, more } = await table.query(pk, { limit, after });
    const found = await findAll(items.map((item) => ({ partnership, identifier: idAt(item) })));
    return {
      frameworks: found.map(({ framework }) => framework),
      next: more ? items.at(-1)?.sk : undefined,
    };
  }

  return {
    pk,
    find,
    contents,
    whose: pointers.whose,

    /** Frameworks of a partnership by their identifiers. */
    async findAll(
      partnership: PartnershipId,
      ids: readonly CaseUuid[],
    ): Promise<Map<string, StatementFramework>> {
      const found = await findAll(ids.map((identifier) => ({ partnership, identifier })));
      return new Map(found.map(({ framework }) => [framework.identifier, framework]));
    },

    /** Several sets of contents, read at once, each by its own id. */
    contentsOf: (
      partnership: PartnershipId,
      wanted: readonly { identifier: CaseUuid; contentsId: ContentsId }[],
    ): Promise<Map<string, Contents>> =>
      sets.many(wanted.map((one) => ({ pk: pk(partnership, one.identifier), id: one.contentsId }))),

    /** By title. */
    list: (partnership: PartnershipId, limit: number, after?: string) =>
      listed(partnership, tenant(partnership, "FRAMEWORKS"), limit, after),

    /** Those of a partnership with a public edition, by title. */
    listPublic: (partnership: PartnershipId, limit: number, after?: string) =>
      listed(partnership, tenant(partnership, "FRAMEWORKS", "PUBLIC"), limit, after),

    /** Those of this hub with a public edition, by identifier. */
    async public(limit: number, after?: string) {
      const { items, more } = await table.query(publicFrameworks, { limit, after });
      const found = await findAll(
        items.map((item) => ({
          partnership: PartnershipId.parse(item["partnership"]),
          identifier: CaseUuid.parse(item.sk),
        })),
      );
      return { frameworks: found, next: more ? items.at(-1)?.sk : undefined };
    },

    /** Which frameworks may have a part of this identifier, the first that was started first: their contents say. */
    async holding(part: CaseUuid): Promise<{ partnership: PartnershipId; framework: StatementFramework }[]> {
      const found = await findAll(await pointers.holding(part));
      return found.sort(({ framework: a }, { framework: b }) => (isBefore(a, b) ? -1 : 1));
    },

    /** Another framework that has one of these statements: as it is being worked on, or in its last edition. */
    async sharing(
      { identifier }: Pick<StatementFramework, "identifier">,
      statements: readonly CaseUuid[],
    ): Promise<{ partnership: PartnershipId; framework: StatementFramework } | undefined> {
      const wanted = new Set(statements);
      const places = (await pointers.lastHolding(statements)).filter((one) => one.identifier !== identifier);
      for (const one of await findAll(places)) {
        const { contentsId, published } = one.framework;
        for (const id of new Set([contentsId, published.at(-1)?.contentsId ?? contentsId])) {
          const { CFItems } = await contents(one.partnership, one.framework, id);
          if (CFItems.some((item) => wanted.has(item.identifier))) return one;
        }
      }
      return undefined;
    },

    /**
     * Where these statements stand, among the frameworks that a partnership reads: its own and public ones, each as its
     * last edition has it, else as it is being worked on.
     */
    async standingIn(
      partnership: PartnershipId,
      statements: readonly CaseUuid[],
    ): Promise<{ framework: StatementFramework; contents: Contents }[]> {
      const found = await findAll(await pointers.lastHolding(statements));
      return Promise.all(
        found
          .filter((one) => one.partnership === partnership || publicEdition(one.framework))
          .map(async (one) => {
            const last = one.framework.published.at(-1)?.contentsId;
            return {
              framework: one.framework,
              contents: await contents(one.partnership, one.framework, last),
            };
          }),
      );
    },

    saving,

    /** The writes that put a new framework there; its identifier is then taken in the whole hub. */
    started: (
      partnership: PartnershipId,
      draft: Started,
      now: Contents,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: StatementFramework; writes: Write[] }> =>
      saving(
        partnership,
        undefined,
        { ...draft, contentsId: newId("cnt"), contentsHash: "", items: 0, published: [], version: 0 },
        happened,
        stamp,
        now,
      ),
  };
}

const idAt = ({ sk }: Item): CaseUuid => CaseUuid.parse(sk.slice(sk.lastIndexOf("#") + 1));

function rows(partnership: PartnershipId, framework: StatementFramework): Item[] {
  const { identifier, document } = framework;
  const byTitle = ({ title }: CfDocument) =>
    `${title.toLowerCase().slice(0, 60).toWellFormed()}#${identifier}`;
  const last = publicEdition(framework);
  return [
    { pk: tenant(partnership, "FRAMEWORKS"), sk: byTitle(document) },
    ...(last
      ? [
          { pk: tenant(partnership, "FRAMEWORKS", "PUBLIC"), sk: byTitle(last.document) },
          { pk: publicFrameworks, sk: identifier, partnership },
        ]
      : []),
  ];
}
