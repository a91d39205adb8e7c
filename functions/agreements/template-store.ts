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
import { pieceSets, pointedAt } from "../cloud/pieces.ts";
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

  const texts = pieceSets(table, "TERMS", Terms);

  async function find(partnership: PartnershipId, id: TemplateId): Promise<Template | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Template, item);
  }

  return {
    pk,
    find,

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
      return pointedAt(
        termsId,
        (at) => texts.read(pk(partnership, id), at),
        async () => (await find(partnership, id))?.termsId,
      );
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
      const saved = await change(
        { pk: partition, schema: Template, before, after, happened, rows: changedRows },
        stamp,
      );
      const pieces = text
        ? await texts.replacing(partition, before?.termsId, { id: after.termsId, content: text })
        : [];
      return { record: saved.record, writes: [...saved.writes, ...pieces] };
    },
  };
}
