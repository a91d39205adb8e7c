/**
 * Organizations in the table.
 *
 *   T#<p>#ORGANIZATION#<id>   RECORD, EVENT#…    the organization and its history
 *   T#<p>#ORGANIZATIONS       <name>#<id>        a row of the list
 *   T#<p>#CODE#<code>         POINTER            the code is taken, and by whom
 *   PUB#CODE#<code>           <p>                which partnerships use the code, and for which organization
 *   PUB#ORGANIZATION#<id>     POINTER            the partnership behind an id
 */
import type { Happened } from "#shared/activity/schema.ts";
import { OrganizationId, type PartnershipId, PartnershipId as PartnershipIdSchema } from "#shared/ids.ts";
import { Organization, OrganizationRow } from "#shared/organizations/schema.ts";
import { organizationCode, organizationPk, organizationPointer, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type OrganizationStore = ReturnType<typeof organizationStore>;

export function organizationStore(table: Table) {
  return {
    pk: organizationPk,

    async find(partnership: PartnershipId, id: OrganizationId): Promise<Organization | undefined> {
      const item = await table.get(record(organizationPk(partnership, id)));
      return item && recordIn(Organization, item);
    },

    /** Those that exist, by id. */
    async findAll(
      partnership: PartnershipId,
      ids: readonly OrganizationId[],
    ): Promise<Map<OrganizationId, Organization>> {
      const items = await table.batch(ids.map((id) => record(organizationPk(partnership, id))));
      return new Map(
        items.map((item) => {
          const organization = recordIn(Organization, item);
          return [organization.id, organization] as const;
        }),
      );
    },

    async list(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "ORGANIZATIONS"), { limit, after });
      return {
        items: items.map((item) => OrganizationRow.parse(item["data"])),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

    /** Every row: a partnership has tens of organizations, not thousands. */
    async every(partnership: PartnershipId): Promise<OrganizationRow[]> {
      return (await table.all(tenant(partnership, "ORGANIZATIONS"))).map((item) =>
        OrganizationRow.parse(item["data"]),
      );
    },

    /** Where this code is used, in every partnership. */
    async withCode(code: string): Promise<{ partnership: PartnershipId; organizationId: OrganizationId }[]> {
      return (await table.all(organizationCode(code))).map((item) => ({
        partnership: PartnershipIdSchema.parse(item.sk),
        organizationId: OrganizationId.parse(item["organizationId"]),
      }));
    },

    /** The partnership of this id, as a list of one or none. */
    async withId(
      id: OrganizationId,
    ): Promise<{ partnership: PartnershipId; organizationId: OrganizationId }[]> {
      const item = await table.get(organizationPointer(id));
      return item
        ? [{ partnership: PartnershipIdSchema.parse(item["partnership"]), organizationId: id }]
        : [];
    },

    async saving(
      partnership: PartnershipId,
      before: Organization | undefined,
      after: Organization,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Organization; writes: Write[] }> {
      const saved = await change(
        {
          pk: organizationPk(partnership, after.id),
          schema: Organization,
          before,
          after,
          happened,
          rows: { before: before ? [row(partnership, before)] : [], after: [row(partnership, after)] },
        },
        stamp,
      );
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          ...codes(partnership, before, after),
          ...(before ? [] : [{ put: { ...organizationPointer(after.id), partnership } }]),
        ],
      };
    },
  };
}

function row(partnership: PartnershipId, organization: Organization): Item {
  const { id, name, code, type, city, successor } = organization;
  const until = organization.memberships.filter((one) => one.of === "partnership").map((one) => one.until);
  const data: OrganizationRow = {
    id,
    name,
    code,
    type,
    ...(city === undefined ? {} : { city }),
    ...(until.length > 0 && until.every((day) => day !== undefined) ? { until: until.sort().at(-1) } : {}),
    ...(successor === undefined ? {} : { successorId: successor.id }),
  };
  return { pk: tenant(partnership, "ORGANIZATIONS"), sk: `${name.toLowerCase().slice(0, 60)}#${id}`, data };
}

/** A code belongs to one organization of a partnership at a time; a merged organization gives its code up. */
function codes(partnership: PartnershipId, before: Organization | undefined, after: Organization): Write[] {
  const old = before && !before.successor ? before.code : undefined;
  const now = after.successor ? undefined : after.code;
  if (old === now) return [];
  const pointer = (code: string) => ({ pk: tenant(partnership, "CODE", code), sk: "POINTER" });
  const publicPointer = (code: string) => ({ pk: organizationCode(code), sk: partnership });
  return [
    ...(now === undefined
      ? []
      : ([
          { put: { ...pointer(now), organizationId: after.id }, when: "absent", otherwise: "already-there" },
          { put: { ...publicPointer(now), organizationId: after.id } },
        ] satisfies Write[])),
    ...(old === undefined ? [] : [{ remove: pointer(old) }, { remove: publicPointer(old) }]),
  ];
}
