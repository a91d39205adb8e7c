/** Merging a partner into another: both records, and roles in the second for all who act for the first, in one change. */
import type { Actor } from "#shared/actor.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { merge } from "#shared/organizations/rules.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { followed } from "#shared/people/rules.ts";
import { Refusal } from "#shared/problem.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";

/** Three writes a person, eight for the two partners: what one transaction of a hundred holds. */
const peopleMax = 30;
/** As many as a member is read with. */
const grantsMax = 40;

export async function merging(
  services: Services,
  by: Actor,
  from: Organization,
  into: Organization,
  on: IsoDate,
  stamp: Stamp,
): Promise<{ record: Organization; writes: Write[] }> {
  const { partnership } = by;
  const after = merge(by, from, into, on);
  const [saved, other, people] = await Promise.all([
    services.organizations.saving(partnership, from, after.from, after.happened.from, stamp),
    services.organizations.saving(partnership, into, after.into, after.happened.into, stamp),
    following(services, by, from.id, into.id, on, stamp),
  ]);
  if (people.length > peopleMax) {
    throw new Refusal(
      "wrong-moment",
      `${people.length} people act for ${from.name}; ${peopleMax} can follow in one step. End the roles of those who left first.`,
    );
  }
  return { record: saved.record, writes: [...saved.writes, ...other.writes, ...people.flat()] };
}

async function following(
  services: Services,
  { partnership }: Actor,
  from: OrganizationId,
  into: OrganizationId,
  on: IsoDate,
  stamp: Stamp,
): Promise<Write[][]> {
  const concerned = await services.people.of(partnership, from);
  const members = await services.people.findAll(partnership, concerned);
  return Promise.all(
    [...members.values()].flatMap((member) => {
      const after = followed(member, from, into, on);
      if (!after) return [];
      if (after.grants.length > grantsMax) {
        throw new Refusal(
          "wrong-moment",
          `${member.name} holds as many roles here as one person can. End some of them first.`,
        );
      }
      const happened = { action: "roles-followed-merge", note: `on ${on}` };
      return services.people.saving(partnership, member, after, happened, stamp).then(({ writes }) => writes);
    }),
  );
}
