/**
 * Frameworks of statements in the table.
 *
 *   T#<p>#FRAMEWORK#<uuid>   RECORD, EVENT#…                the framework with its editions, and its history
 *   T#<p>#FRAMEWORK#<uuid>   CONTENTS#<contents id>#<nn>    one immutable set of statements and associations, compressed, in pieces
 *   T#<p>#FRAMEWORKS         <title>#<uuid>                 a pointer
 *   PUB#CASE#<uuid>          POINTER                        a framework has this identifier, and in which partnership
 *   PUB#CASE#<uuid>          <framework uuid>               that framework may have a part of this identifier
 *   PUB#FRAMEWORKS           <uuid>                         a framework with a public edition, and its partnership
 *
 * An edition points at the contents that were published, and those stay; contents that were only worked on go when the
 * next ones take their place. Pointers to parts are put before the change they belong to and mean nothing until the
 * framework's contents have the part.
 */
import type { Happened } from "#shared/activity/schema.ts";
import { contentHash } from "#shared/canonical.ts";
import { CaseUuid, Contents } from "#shared/case/schema.ts";
import { type ContentsId, newId, PartnershipId } from "#shared/ids.ts";
import { Refusal } from "#shared/problem.ts";
import { identifiersIn } from "#shared/statements/identifiers.ts";
import { StatementFramework } from "#shared/statements/schema.ts";
import { caseIdentifier, publicFrameworks, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type StatementStore = ReturnType<typeof statementStore>;

/** What whoever starts a framework says of it; the rest follows from its contents. */
type Started = Omit<StatementFramework, "contentsId" | "contentsHash" | "items" | "published" | "version">;

/** An item stays below 100 kB. */
const recordBytesMax = 95_000;
/** Pointers put at once, each batch of 25. */
const batchesAtOnce = 8;

export function statementStore(table: Table) {
  const sets = pieceSets(table, "CONTENTS", Contents);
  const pk = (partnership: PartnershipId, id: CaseUuid) => tenant(partnership, "FRAMEWORK", id);

  async function find(partnership: PartnershipId, id: CaseUuid): Promise<StatementFramework | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(StatementFramework, item);
  }

  async function findAll(
    keys: readonly { partnership: PartnershipId; identifier: CaseUuid }[],
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

  async function stagePointers(
    partnership: PartnershipId,
    framework: CaseUuid,
    identifiers: readonly CaseUuid[],
  ) {
    const pointers = identifiers.map((id) => ({
      pk: caseIdentifier(id),
      sk: framework as string,
      partnership,
    }));
    const share = Math.max(25, Math.ceil(pointers.length / batchesAtOnce / 25) * 25);
    const shares: Item[][] = [];
    for (let start = 0; start < pointers.length; start += share)
      shares.push(pointers.slice(start, start + share));
    await Promise.all(shares.map((some) => table.stage(some)));
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
    if (now) {
      const known = new Set(before ? identifiersIn(await contents(partnership, before)) : []);
      const added = identifiersIn(now).filter((id) => !known.has(id));
      await stagePointers(partnership, identifier, [...new Set(added)]);
    }
    return {
      record: saved.record,
      writes: [
        ...saved.writes,
        ...(before || draft.linkedTo
          ? []
          : [
              {
                put: { pk: caseIdentifier(identifier), sk: "POINTER", partnership },
                when: "absent",
                otherwise: "already-there",
              } satisfies Write,
            ]),
        ...pieces,
      ],
    };
  }

  return {
    pk,
    find,
    contents,

    /** By title. */
    async list(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "FRAMEWORKS"), { limit, after });
      const found = await findAll(items.map((item) => ({ partnership, identifier: idAt(item) })));
      return {
        frameworks: found.map(({ framework }) => framework),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

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

    /** Who has the framework of this identifier, in the whole hub. */
    async whose(identifier: CaseUuid): Promise<PartnershipId | undefined> {
      const item = await table.get({ pk: caseIdentifier(identifier), sk: "POINTER" });
      return item && PartnershipId.parse(item["partnership"]);
    },

    /** Which frameworks may have a part of this identifier: their contents say. */
    async holding(
      identifier: CaseUuid,
    ): Promise<{ partnership: PartnershipId; framework: StatementFramework }[]> {
      const pointers = (await table.all(caseIdentifier(identifier))).filter(({ sk }) => sk !== "POINTER");
      return findAll(
        pointers.map((item) => ({
          partnership: PartnershipId.parse(item["partnership"]),
          identifier: CaseUuid.parse(item.sk),
        })),
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
  const { identifier, document, visibility, published, linkedTo } = framework;
  return [
    {
      pk: tenant(partnership, "FRAMEWORKS"),
      sk: `${document.title.toLowerCase().slice(0, 60)}#${identifier}`,
    },
    ...(visibility === "PUBLIC" && published.length > 0 && linkedTo === undefined
      ? [{ pk: publicFrameworks, sk: identifier, partnership }]
      : []),
  ];
}
