/** Merging a partner into another: both records, and roles in the second for all who act for the first, in one change. */
import type { Actor } from "#shared/actor.ts";
import { isBeingMade, isBeingSigned, objectionToSucceeding, succeeded } from "#shared/agreements/merging.ts";
import { isParty } from "#shared/agreements/rules.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import { totals } from "#shared/agreements/totals.ts";
import { canonicalJson } from "#shared/canonical.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";
import { merge } from "#shared/organizations/rules.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { followed } from "#shared/people/rules.ts";
import { insist, Refusal } from "#shared/problem.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Stamp } from "../cloud/ledger.ts";
import type { Write } from "../cloud/table.ts";
import type { Services } from "../env.ts";
import { numbersOf } from "./open-agreements.ts";

/** Three writes a person, eight for the two partners: what one transaction of a hundred holds. */
const peopleMax = 30;
/** One transaction holds a hundred; one is for the answer that a retry gets. */
const writesMax = 98;
/** As many as a member is read with. */
const grantsMax = 40;

export async function merging(
  services: Services,
  by: Actor,
  from: Organization,
  into: Organization,
  { on, today }: { on: IsoDate; today: IsoDate },
  stamp: Stamp,
): Promise<{ record: Organization; writes: Write[] }> {
  const { partnership } = by;
  const after = merge(by, from, into, on);
  const agreements = await succeeding(services, by, from, into, { on, today }, stamp);
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
  const writes = [...saved.writes, ...other.writes, ...people.flat(), ...agreements.flat()];
  if (writes.length > writesMax) {
    throw new Refusal(
      "wrong-moment",
      `${agreements.length} drafts of ${from.name} are more than one step can take to ${into.name}. Finish or withdraw some first.`,
    );
  }
  return { record: saved.record, writes };
}

/**
 * The agreements in which the successor takes the place: those that can still change. One that is being signed stands in
 * the way, since a name in its text would change under the signers' hands; executed ones keep the name as signed.
 */
async function succeeding(
  services: Services,
  { partnership }: Actor,
  from: Organization,
  into: Organization,
  { on, today }: { on: IsoDate; today: IsoDate },
  stamp: Stamp,
): Promise<Write[][]> {
  const rows = await services.agreements.every(partnership, from.id);
  const underWay = await services.agreements.findAll(
    partnership,
    rows.filter((row) => isBeingMade(row) || isBeingSigned(row)).map(({ id }) => id),
  );
  // A version that is made or signed without it, beside one it signed once, names nobody who merges.
  const named = [...underWay.values()].filter((agreement) => isParty(agreement, from.id));
  // Signed on paper and registered, it waits only for the other side to confirm.
  const isSigning = (agreement: Agreement) =>
    isBeingSigned(agreement) || agreement.registration !== undefined;
  const signing = named.filter(isSigning);
  if (signing.length > 0) {
    throw new Refusal(
      "out-for-signature",
      `${from.name} is a party to ${numbersOf(signing)}, which ${signing.length === 1 ? "is" : "are"} being signed. Let that be finished or recalled first.`,
      { agreements: signing.map(({ id, codedNotation, name }) => ({ id, codedNotation, name })) },
    );
  }
  // Its people follow from that day on; its drafts are the successor's at once, and nobody is to be between the two.
  if (named.length > 0 && on > today) {
    const waiting = numbersOf(named);
    const detail = `a day up to today, ${today}: ${waiting} ${named.length === 1 ? "goes" : "go"} over to ${into.name} at once`;
    throw new Refusal("invalid-input", undefined, { errors: [{ pointer: "/on", detail }] });
  }
  return Promise.all(
    named.map(async (agreement) => {
      const terms = await services.agreements.terms(partnership, agreement);
      insist(objectionToSucceeding(agreement, terms, from, into));
      const after = succeeded(agreement, terms, from, into);
      const moved = agreement.termsId && canonicalJson(after.terms) !== canonicalJson(terms);
      const saved = await services.agreements.saving(
        partnership,
        agreement,
        moved ? { ...after.agreement, termsId: newId("trm"), totals: totals(after.terms) } : after.agreement,
        after.happened,
        stamp,
        moved ? { terms: after.terms } : {},
      );
      return saved.writes;
    }),
  );
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
