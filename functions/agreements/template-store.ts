/**
 * Templates in the table.
 *
 *   T#<p>#TEMPLATE#<id>   RECORD, EVENT#…          the template and its history
 *   T#<p>#TEMPLATE#<id>   TERMS#<terms id>#<nn>    its clauses and conditions, compressed, in pieces
 *   T#<p>#TEMPLATES       <name>#<id>              a pointer, until it is retired
 */
import type { Happened } from "#shared/activity/schema.ts";
import { Template } from "#shared/agreements/template-schema.ts";
import { Terms } from "#shared/agreements/terms-schema.ts";
import { type PartnershipId, TemplateId } from "#shared/ids.ts";
import { record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { pack, unpack } from "../cloud/pack.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type TemplateStore = ReturnType<typeof templateStore>;

export function templateStore(table: Table) {
  const pk = (partnership: PartnershipId, id: TemplateId) => tenant(partnership, "TEMPLATE", id);
  const rows = (partnership: PartnershipId, template: Template | undefined): Item[] =>
    !template || template.retired
      ? []
      : [
          {
            pk: tenant(partnership, "TEMPLATES"),
            sk: `${template.name.toLowerCase().slice(0, 60)}#${template.id}`,
          },
        ];

  return {
    pk,

    async find(partnership: PartnershipId, id: TemplateId): Promise<Template | undefined> {
      const item = await table.get(record(pk(partnership, id)));
      return item && recordIn(Template, item);
    },

    /** By name. */
    async list(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "TEMPLATES"), { limit, after });
      const ids = items.map(({ sk }) => TemplateId.parse(sk.slice(sk.lastIndexOf("#") + 1)));
      const found = await table.batch(ids.map((id) => record(pk(partnership, id))));
      const byId = new Map(
        found.map((item) => {
          const template = recordIn(Template, item);
          return [template.id, template] as const;
        }),
      );
      return {
        templates: ids.flatMap((id) => byId.get(id) ?? []),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

    /** Its clauses and conditions. */
    async text(
      partnership: PartnershipId,
      { id, termsId }: Pick<Template, "id" | "termsId">,
    ): Promise<Terms> {
      const pieces = await table.all(pk(partnership, id), `TERMS#${termsId}#`);
      return Terms.parse(unpack(pieces.map((piece) => piece["data"] as Uint8Array)));
    },

    async saving(
      partnership: PartnershipId,
      before: Template | undefined,
      after: Template,
      happened: Happened,
      stamp: Stamp,
      text?: Terms,
    ): Promise<{ record: Template; writes: Write[] }> {
      const partition = pk(partnership, after.id);
      const changedRows = { before: rows(partnership, before), after: rows(partnership, after) };
      const saved = await change({ pk: partition, before, after, happened, rows: changedRows }, stamp);
      const old = text && before ? await table.all(partition, `TERMS#${before.termsId}#`) : [];
      const parts = text ? pack(text) : [];
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          ...parts.map(
            (data, index): Write => ({
              put: { pk: partition, sk: `TERMS#${after.termsId}#${String(index).padStart(2, "0")}`, data },
            }),
          ),
          ...old.map(({ sk }): Write => ({ remove: { pk: partition, sk } })),
        ],
      };
    },
  };
}
