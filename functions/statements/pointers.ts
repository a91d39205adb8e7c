/**
 * Where in the hub an identifier of CASE leads. Pointers to parts are put before the change they belong to, so they mean
 * nothing until the framework's contents have the part; no partnership's pointer takes the place of another's.
 *
 *   PUB#CASE#<uuid>   POINTER                          a framework has this identifier, and in which partnership
 *   PUB#CASE#<uuid>   <framework uuid>#<partnership>   that framework may have a part of this identifier
 *   PUB#CASE#<uuid>   HELD                             the framework that took this statement last
 */
import { CaseUuid, type Contents } from "#shared/case/schema.ts";
import { PartnershipId } from "#shared/ids.ts";
import { identifiersIn } from "#shared/statements/identifiers.ts";
import { caseIdentifier } from "../cloud/keys.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

/** A framework, and whose. */
export type Place = { partnership: PartnershipId; identifier: CaseUuid };

/** Pointers put at once, each batch of 25. */
const batchesAtOnce = 8;

export function casePointers(table: Table) {
  return {
    /** Who has the framework of this identifier, in the whole hub. */
    async whose(identifier: CaseUuid): Promise<PartnershipId | undefined> {
      const item = await table.get({ pk: caseIdentifier(identifier), sk: "POINTER" });
      return item && PartnershipId.parse(item["partnership"]);
    },

    /** The write that takes the identifier of a framework for this partnership, in the whole hub. */
    taking: ({ partnership, identifier }: Place): Write => ({
      put: { pk: caseIdentifier(identifier), sk: "POINTER", partnership },
      when: "absent",
      otherwise: "already-there",
    }),

    /** Where a part of this identifier may be. */
    async holding(part: CaseUuid): Promise<Place[]> {
      const items = await table.all(caseIdentifier(part));
      return items.flatMap((item) => {
        const [framework, partnership] = item.sk.split("#");
        return partnership === undefined
          ? []
          : { partnership: PartnershipId.parse(partnership), identifier: CaseUuid.parse(framework) };
      });
    },

    /** The frameworks that took one of these statements last. */
    async lastHolding(statements: readonly CaseUuid[]): Promise<Place[]> {
      const items = await table.batch(statements.map((id) => ({ pk: caseIdentifier(id), sk: "HELD" })));
      const places = items.map((item) => ({
        partnership: PartnershipId.parse(item["partnership"]),
        identifier: CaseUuid.parse(item["framework"]),
      }));
      return [...new Map(places.map((one) => [one.identifier, one])).values()];
    },

    /** Points at the framework from every part of its contents that it did not have before. */
    async stage(
      { partnership, identifier }: Place,
      now: Contents,
      before: Contents | undefined,
    ): Promise<void> {
      const known = new Set(before ? identifiersIn(before) : []);
      const statements = new Set(now.CFItems.map((one) => one.identifier));
      const pointers = [...new Set(identifiersIn(now))].flatMap((id): Item[] => {
        if (known.has(id)) return [];
        const pk = caseIdentifier(id);
        const pointer = { pk, sk: `${identifier}#${partnership}` };
        return statements.has(id)
          ? [pointer, { pk, sk: "HELD", framework: identifier, partnership }]
          : [pointer];
      });
      const share = Math.max(25, Math.ceil(pointers.length / batchesAtOnce / 25) * 25);
      const shares: Item[][] = [];
      for (let start = 0; start < pointers.length; start += share)
        shares.push(pointers.slice(start, start + share));
      await Promise.all(shares.map((some) => table.stage(some)));
    },
  };
}
