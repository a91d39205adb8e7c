/** A framework put there and published as the store does it, whatever it says: for the bench, and for tests of what goes out. */
import type { Services } from "#functions/env.ts";
import { CasePackage } from "#shared/case/schema.ts";
import type { OrganizationId, PartnershipId, PersonId } from "#shared/ids.ts";
import type { StatementFramework } from "#shared/statements/schema.ts";

export type Publishing = {
  partnership: PartnershipId;
  ownerId: OrganizationId;
  person: PersonId;
  at: Date;
  visibility?: StatementFramework["visibility"];
};

/** Publishes the package as the next edition of its framework, which is started where it is not there. */
export async function publish(
  { statements, table }: Pick<Services, "statements" | "table">,
  { CFDocument: document, ...contents }: CasePackage,
  { partnership, ownerId, person, at, visibility = "PUBLIC" }: Publishing,
): Promise<StatementFramework> {
  const { identifier } = document;
  const stamp = { actor: person, actorName: "Tom Brandvold", at };
  const there = await statements.find(partnership, identifier);
  const now = { document, visibility };
  const saved = there
    ? await statements.saving(
        partnership,
        there,
        { ...there, ...now },
        { action: "statements-changed" },
        stamp,
        contents,
      )
    : await statements.started(
        partnership,
        { identifier, ...now, ownerId, startedBy: person, startedAt: at.toISOString() },
        contents,
        { action: "framework-started" },
        stamp,
      );
  await table.commit(saved.writes);
  const { contentsId, contentsHash, items, published } = saved.record;
  const edition = {
    editionNo: published.length + 1,
    contentsId,
    contentsHash,
    items,
    document,
    publishedAt: at.toISOString(),
    publishedBy: person,
  };
  const after = await statements.saving(
    partnership,
    saved.record,
    { ...saved.record, published: [...published, edition] },
    { action: "framework-published" },
    stamp,
  );
  await table.commit(after.writes);
  return after.record;
}

const uuid = (kind: number, n: number): string =>
  `00000000-0000-4000-8${String(kind).padStart(3, "0")}-${String(n).padStart(12, "0")}`;

/** A framework of so many statements, thirty to a topic, each where it belongs in the tree. */
export function frameworkOf(items: number): CasePackage {
  const lastChangeDateTime = "2026-08-03T14:00:00Z";
  const title = `A framework of ${items} statements`;
  const identifier = uuid(1, items);
  const topic = (n: number) => n - (n % 30);
  return CasePackage.parse({
    CFDocument: { identifier, title, creator: "Cedar Valley", language: "en", lastChangeDateTime },
    CFItems: Array.from({ length: items }, (_, n) => ({
      identifier: uuid(2, n),
      fullStatement: `Explain step ${n} of procedure ${(n * 7919) % 1013}, check it against sheet ${(n * 31) % 97}, and record what was found.`,
      humanCodingScheme: `BN${String(topic(n) / 30).padStart(2, "0")}.${String(n % 30).padStart(2, "0")}`,
      CFItemType: n % 30 === 0 ? "Knowledge and Skill Topic" : "Knowledge and Skill Statement",
      educationLevel: ["11", "12"],
      language: "en",
      lastChangeDateTime,
    })),
    CFAssociations: Array.from({ length: items }, (_, n) => ({
      identifier: uuid(3, n),
      associationType: "isChildOf",
      sequenceNumber: n + 1,
      originNodeURI: { title: `Step ${n}`, identifier: uuid(2, n), targetType: "CASE" },
      destinationNodeURI:
        n % 30 === 0
          ? { title, identifier, targetType: "CASE" }
          : { title: `Step ${topic(n)}`, identifier: uuid(2, topic(n)), targetType: "CASE" },
      lastChangeDateTime,
    })),
  });
}
