/**
 * People in the table: who they are, and who they are in each partnership.
 *
 *   P#<person>               PROFILE            name and e-mail, as the sign-in said last
 *   P#<person>               OPERATOR           there for an operator of the hub
 *   P#<person>               MEMBER#<p>         a pointer: this person has a place in that partnership
 *   T#<p>#MEMBER#<person>    RECORD, EVENT#…    the member with all they may do there, and the history
 *   T#<p>#PEOPLE             <name>#<person>    a row of the list
 */
import type { Happened } from "#shared/activity/schema.ts";
import type { Person } from "#shared/actor.ts";
import { type OrganizationId, PartnershipId, type PersonId } from "#shared/ids.ts";
import { Member, MemberRow } from "#shared/people/schema.ts";
import { memberPk, personal, record, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import type { Item, Table, Write } from "../cloud/table.ts";

export type PeopleStore = ReturnType<typeof peopleStore>;

export function peopleStore(table: Table) {
  return {
    pk: memberPk,

    /** One read: it stands on the path of every request. */
    async find(partnership: PartnershipId, person: PersonId): Promise<Member | undefined> {
      const item = await table.get(record(memberPk(partnership, person)));
      return item && recordIn(Member, item);
    },

    /** Those that exist, by id. */
    async findAll(partnership: PartnershipId, people: readonly PersonId[]): Promise<Map<PersonId, Member>> {
      const items = await table.batch(people.map((person) => record(memberPk(partnership, person))));
      const members = items.map((item) => recordIn(Member, item));
      return new Map(members.map((member) => [member.personId, member]));
    },

    /** The person. Without a name where only a program has come yet, with a token: the page's sign-in tells it. */
    async profile(person: PersonId): Promise<Person> {
      const keys = ["PROFILE", "OPERATOR"].map((sk) => ({ pk: personal(person), sk }));
      return profileIn(person, await table.batch(keys));
    },

    /** The person and every partnership they ever had a place in: one query and one batch. */
    async places(person: PersonId): Promise<{ person: Person; places: Map<PartnershipId, Member> }> {
      const items = await table.all(personal(person));
      const partnerships = items
        .filter(({ sk }) => sk.startsWith("MEMBER#"))
        .map(({ sk }) => PartnershipId.parse(sk.slice("MEMBER#".length)));
      const members = await table.batch(
        partnerships.map((partnership) => record(memberPk(partnership, person))),
      );
      const byPk = new Map(members.map((item) => [item.pk, recordIn(Member, item)]));
      return {
        person: profileIn(person, items),
        places: new Map(
          partnerships.flatMap((partnership) => {
            const member = byPk.get(memberPk(partnership, person));
            return member ? [[partnership, member] as const] : [];
          }),
        ),
      };
    },

    /** The last sign-in is right about name and address: there is nothing to race for. */
    saveProfile: ({ person, name, email }: Pick<Person, "person" | "name" | "email">): Write => ({
      put: { pk: personal(person), sk: "PROFILE", name, email },
    }),

    /** Makes someone an operator of the hub. Done at its installation, never by a request. */
    appointOperator: (person: PersonId): Write => ({ put: { pk: personal(person), sk: "OPERATOR" } }),

    async list(partnership: PartnershipId, limit: number, after?: string) {
      const { items, more } = await table.query(tenant(partnership, "PEOPLE"), { limit, after });
      return {
        items: items.map((item) => MemberRow.parse(item["data"])),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

    /** Everyone who was ever a member: a partnership has hundreds of people, not thousands. */
    async every(partnership: PartnershipId): Promise<MemberRow[]> {
      return (await table.all(tenant(partnership, "PEOPLE"))).map((item) => MemberRow.parse(item["data"]));
    },

    /** Everyone who was ever granted a role in this organization. */
    async of(partnership: PartnershipId, organization: OrganizationId): Promise<PersonId[]> {
      return (await this.every(partnership))
        .filter(({ grants }) => grants.some((grant) => grant.organizationId === organization))
        .map(({ personId }) => personId);
    },

    async saving(
      partnership: PartnershipId,
      before: Member | undefined,
      after: Member,
      happened: Happened,
      stamp: Stamp,
    ): Promise<{ record: Member; writes: Write[] }> {
      const rowsOf = (member: Member | undefined) =>
        member ? [row(partnership, member), pointer(partnership, member)] : [];
      return change(
        {
          pk: memberPk(partnership, after.personId),
          schema: Member,
          before,
          after,
          happened,
          rows: { before: rowsOf(before), after: rowsOf(after) },
        },
        stamp,
      );
    },
  };
}

function profileIn(person: PersonId, items: readonly Item[]): Person {
  const profile = items.find(({ sk }) => sk === "PROFILE");
  return {
    person,
    name: String(profile?.["name"] ?? ""),
    email: String(profile?.["email"] ?? ""),
    operator: items.some(({ sk }) => sk === "OPERATOR"),
  };
}

const pointer = (partnership: PartnershipId, { personId }: Member): Item => ({
  pk: personal(personId),
  sk: `MEMBER#${partnership}`,
});

function row(
  partnership: PartnershipId,
  { personId, name, title, email, grants, partnershipRoles }: Member,
): Item {
  const data: MemberRow = {
    personId,
    name,
    ...(title === undefined ? {} : { title }),
    email,
    grants,
    partnershipRoles,
  };
  return { pk: tenant(partnership, "PEOPLE"), sk: `${name.toLowerCase().slice(0, 60)}#${personId}`, data };
}
