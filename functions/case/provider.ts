/**
 * What the CASE provider answers from: the last published edition of every public framework, as documents in this
 * process's memory. A framework is asked after again once a minute, so nothing is told longer than that after it was
 * withdrawn or published anew; what did not change is not made again.
 */
import type { CaseKind } from "#shared/case/addresses.ts";
import { type CaseCollection, discoveryOf } from "#shared/case/discovery.ts";
import { type ListQuery, pageLinks, pageOf } from "#shared/case/list.ts";
import { type CaseJson, type CaseTerms, type Projection, projectionOf } from "#shared/case/projection.ts";
import type { CasePackage, CaseUuid, CfDocument } from "#shared/case/schema.ts";
import { documentFields } from "#shared/case/shapes.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { identifiersIn } from "#shared/statements/identifiers.ts";
import { publicEdition } from "#shared/statements/rules.ts";
import type { StatementFramework } from "#shared/statements/schema.ts";
import type { Services } from "../env.ts";
import { type Built, built, sizeOf } from "./built.ts";
import { type Held, shelf } from "./shelf.ts";

export type CaseProvider = ReturnType<typeof caseProvider>;

/** In which version, and with or without extensions. */
export type Wanted = Omit<CaseTerms, "origin">;
type Page = Built & { total: number; links: string };
type List = { readAt: number; documents: Promise<CaseJson[]>; pages: Map<string, Promise<Page>> };

const freshFor = 60_000;
/** An estimate: what one statement or association takes as an object, beside the documents made of it. */
const partBytes = 1_500;
/** Pages of one list that are kept; the next begins anew. */
const pagesAtMost = 50;

/** The edition's document, with how business validated it. */
const documentOf = (document: CfDocument, { badge }: Pick<StatementFramework, "badge">): CfDocument =>
  badge ? { ...document, extensions: { ...document.extensions, validation: badge } } : document;

const nameOf = ({ version, extensions }: Wanted): string => `${version}${extensions ? "+" : ""}`;

export function caseProvider(statements: Services["statements"], origin: string, now: () => Date) {
  const held = shelf();
  const readings = new Map<CaseUuid, Promise<Held | undefined>>();
  const lists = new Map<string, List>();
  let description: Promise<Built> | undefined;

  const instant = () => now().getTime();
  const isFresh = ({ readAt }: { readAt: number }) => instant() - readAt < freshFor;

  /** The framework as it was read just now; undefined where it is not for everyone. */
  function keep(partnership: PartnershipId, framework: StatementFramework, readAt: number): Held | undefined {
    const { identifier, badge } = framework;
    const edition = publicEdition(framework);
    if (!edition) {
      held.forget(identifier);
      return undefined;
    }
    const mark = JSON.stringify([edition.editionNo, edition.contentsId, badge]);
    const before = held.get(identifier);
    if (before?.mark === mark) {
      before.readAt = readAt;
      return before;
    }
    const now: Held = {
      identifier,
      partnership,
      framework,
      edition,
      mark,
      readAt,
      projections: new Map(),
      documents: new Map(),
      size: 0,
    };
    held.put(now);
    return now;
  }

  async function find(identifier: CaseUuid): Promise<Held | undefined> {
    const known = held.get(identifier);
    if (known && isFresh(known)) return known;
    // Many ask at once when the minute is over: one of them reads.
    const reading = readings.get(identifier) ?? read(identifier, known?.partnership);
    readings.set(identifier, reading);
    try {
      return await reading;
    } finally {
      readings.delete(identifier);
    }
  }

  async function read(identifier: CaseUuid, known: PartnershipId | undefined): Promise<Held | undefined> {
    const readAt = instant();
    const partnership = known ?? (await statements.whose(identifier));
    const framework = partnership && (await statements.find(partnership, identifier));
    if (partnership && framework) return keep(partnership, framework, readAt);
    held.forget(identifier);
    return undefined;
  }

  /** The public frameworks that may have this part, the first holder first: as it was found last, or as the table points. */
  async function holding(part: CaseUuid): Promise<Held[]> {
    const last = held.holderOf(part);
    const known = last && (await find(last));
    if (known) return [known];
    const readAt = instant();
    return (await statements.holding(part)).flatMap(
      ({ partnership, framework }) => keep(partnership, framework, readAt) ?? [],
    );
  }

  async function packageOf(one: Held): Promise<CasePackage> {
    const { partnership, framework, edition } = one;
    const contents = await statements.contents(partnership, framework, edition.contentsId);
    // Frameworks have statements for themselves; a definition may be in several, and the table says who had it first.
    held.found(
      one,
      contents.CFItems.map(({ identifier }) => identifier),
    );
    held.grow(one, identifiersIn(contents).length * partBytes);
    return { CFDocument: documentOf(edition.document, framework), ...contents };
  }

  function projection(one: Held, wanted: Wanted): Promise<Projection> {
    const name = nameOf(wanted);
    const known = one.projections.get(name);
    if (known) return known;
    one.kept ??= packageOf(one);
    const made = one.kept.then((kept) => projectionOf(kept, { origin, ...wanted }));
    one.projections.set(name, made);
    // What could not be read is read again at the next question.
    made.catch(() => {
      one.projections.delete(name);
      delete one.kept;
    });
    return made;
  }

  /** The document of this name, made at the first question. */
  function documentIn(
    one: Held,
    wanted: Wanted,
    name: string,
    of: (projection: Projection) => CaseJson | undefined,
  ): Promise<Built | undefined> {
    const key = `${nameOf(wanted)} ${name}`;
    const known = one.documents.get(key);
    if (known) return known;
    const made = projection(one, wanted).then(async (read) => {
      const value = of(read);
      if (!value) return undefined;
      const document = await built(value);
      held.grow(one, sizeOf(document));
      return document;
    });
    one.documents.set(key, made);
    const again = () => one.documents.delete(key);
    made.then((found) => found ?? again(), again);
    return made;
  }

  /** Made of the records alone: no statement is read for a list. */
  async function documents(wanted: Wanted): Promise<CaseJson[]> {
    const all: CaseJson[] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const { frameworks, next } = await statements.public(100, after);
      for (const { framework } of frameworks) {
        const edition = publicEdition(framework);
        if (!edition) continue;
        const CFDocument = documentOf(edition.document, framework);
        const made = projectionOf({ CFDocument, CFItems: [], CFAssociations: [] }, { origin, ...wanted });
        all.push(made.one("CFDocuments", CFDocument.identifier) as CaseJson);
      }
      after = next;
    }
    return all;
  }

  return {
    /** What the collection has under this identifier; undefined where no public edition has it. */
    async one(collection: CaseCollection, identifier: CaseUuid, wanted: Wanted): Promise<Built | undefined> {
      const isWhole = collection === "CFPackages" || collection === "CFDocuments";
      for (const one of isWhole ? [await find(identifier)] : await holding(identifier)) {
        const found =
          one &&
          (await documentIn(one, wanted, `${collection} ${identifier}`, (made) =>
            collection === "CFPackages"
              ? made.package()
              : collection === "CFItemAssociations"
                ? made.itemAssociations(identifier)
                : made.one(collection satisfies CaseKind, identifier),
          ));
        if (found) {
          if (!isWhole) held.found(one, [identifier]);
          return found;
        }
      }
      return undefined;
    },

    /** This provider's own description. */
    description(): Promise<Built> {
      description ??= built(discoveryOf(origin, new URL(origin).host));
      return description;
    },

    /** One page of the documents of all public frameworks; `address` is what its links lead to. */
    async list(address: string, query: ListQuery, wanted: Wanted): Promise<Page> {
      const name = nameOf(wanted);
      let list = lists.get(name);
      if (!list || !isFresh(list)) {
        list = { readAt: instant(), documents: documents(wanted), pages: new Map() };
        lists.set(name, list);
        list.documents.catch(() => lists.delete(name));
      }
      const { pages } = list;
      const key = JSON.stringify(query);
      const known = pages.get(key);
      if (known) return known;
      // Before anything is kept: a question that cannot be read is refused here.
      const page = pageOf(await list.documents, query, documentFields(wanted.version));
      const made = built({ CFDocuments: page.items }).then((document) => ({
        ...document,
        // The same page of a longer list is another answer: its headers say so.
        hash: `${document.hash}.${page.total}`,
        total: page.total,
        links: pageLinks(address, query, page),
      }));
      if (pages.size >= pagesAtMost) pages.clear();
      pages.set(key, made);
      return made;
    },
  };
}
