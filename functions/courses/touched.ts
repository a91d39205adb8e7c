/** Which agreements the catalogs touch: rules beside courses, a bounded number of agreements at a time. */
import { type Actor } from "#shared/actor.ts";
import { sight } from "#shared/agreements/rules.ts";
import type { Agreement, AgreementRow } from "#shared/agreements/schema.ts";
import { driftIn, type Snapshot } from "#shared/courses/drift.ts";
import type { DriftAnswer, TouchedAgreement } from "#shared/courses/drift-schema.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";

/** Agreements looked at together: each is a record, its rules, and catalogs that most of them share. */
const atOnce = 10;

type Comparing = ReturnType<Services["courses"]["comparing"]>;

/** What the parties' catalogs say beside this agreement's rules. */
export async function driftOf(
  services: Services,
  partnership: PartnershipId,
  agreement: Agreement,
  comparing: Comparing,
): Promise<DriftAnswer> {
  const [terms, catalogs] = await Promise.all([
    services.agreements.terms(partnership, agreement),
    comparing(
      agreement.parties.map(({ organizationId }) => organizationId),
      {
        // Typed in after it was signed, or signed after it was written: the courses are those of the earlier day.
        agreedOn: [agreement.startedAt.slice(0, 10), agreement.dateSigned ?? "9999"].sort()[0] as IsoDate,
        until: agreement.expirationDate,
      },
    ),
  ]);
  return {
    compared: [...catalogs].map(([organizationId, { now }]) => ({ organizationId, year: now.year })),
    drift: driftIn(terms.rules, catalogs),
  };
}

type Asked = {
  by: Actor;
  today: IsoDate;
  party?: OrganizationId | undefined;
  /** Rows looked at, not rows found. */
  limit: number;
  after?: string | undefined;
  /** A catalog that is not saved yet: then only what it would touch is told. */
  proposed?: (Snapshot & { organizationId: OrganizationId }) | undefined;
};

/** Agreements under way or in force that this actor may read and that differ from a catalog, and the row to go on after. */
export async function touched(
  services: Services,
  partnership: PartnershipId,
  { by, today, party, limit, after, proposed }: Asked,
): Promise<{ items: TouchedAgreement[]; next?: string }> {
  const { rows, more } = await services.agreements.list(partnership, party, limit, after);
  const comparing = services.courses.comparing(partnership, proposed);
  const wanted = rows.filter(({ row }) => isAlive(row, today) && sight(row, by) === "content");
  const items: TouchedAgreement[] = [];
  for (let start = 0; start < wanted.length; start += atOnce) {
    const some = wanted.slice(start, start + atOnce).map(async ({ row }) => {
      const agreement = await services.agreements.find(partnership, row.id);
      if (!agreement) return [];
      const { drift } = await driftOf(services, partnership, agreement, comparing);
      const told = proposed
        ? drift.filter((one) => one.organizationId === proposed.organizationId && one.year === proposed.year)
        : drift;
      const { id: agreementId, codedNotation, name, status } = agreement;
      return told.length === 0 ? [] : [{ agreementId, codedNotation, name, status, drift: told }];
    });
    items.push(...(await Promise.all(some)).flat());
  }
  const last = rows.at(-1)?.key;
  return { items, ...(more && last ? { next: last } : {}) };
}

/** On its way, or in force: what is over, declined or withdrawn names the courses of its time. */
const isAlive = ({ status, expirationDate }: AgreementRow, today: IsoDate): boolean =>
  ["DRAFT", "IN_REVIEW", "OUT_FOR_SIGNATURE", "EXECUTED"].includes(status) && expirationDate >= today;
