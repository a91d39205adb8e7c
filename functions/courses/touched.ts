/** Which agreements the catalogs touch: rules beside courses, a bounded number of agreements at a time. */
import { type Actor } from "#shared/actor.ts";
import { agreedOver, rulesDuring } from "#shared/agreements/in-force.ts";
import type { Agreement, AgreementRow } from "#shared/agreements/schema.ts";
import { isIn, mayRead, rowFor, sight } from "#shared/agreements/sight.ts";
import { bound, isBeingWritten } from "#shared/agreements/succession.ts";
import { driftIn, type Snapshot } from "#shared/courses/drift.ts";
import type { DriftAnswer, TouchedAgreement } from "#shared/courses/drift-schema.ts";
import type { OrganizationId, PartnershipId } from "#shared/ids.ts";
import type { IsoDate } from "#shared/time.ts";
import type { Services } from "../env.ts";

/** Agreements looked at together: each is a record, its rules, and catalogs that most of them share. */
const atOnce = 10;

type Comparing = Awaited<ReturnType<Services["courses"]["comparing"]>>;

/**
 * What the parties' catalogs say beside the rules that are being written, and otherwise beside those still to be kept: of
 * the version that `by` is to see.
 */
export async function driftOf(
  services: Services,
  partnership: PartnershipId,
  found: Agreement,
  { by, today, comparing }: { by: Actor; today: IsoDate; comparing: Comparing },
): Promise<DriftAnswer & { of: Agreement }> {
  const agreement = await services.agreements.presented(partnership, found, by);
  const writing = isBeingWritten(agreement);
  const none = writing || !mayRead(agreement, bound(agreement).versionNo, by);
  const executed = none ? [] : await services.agreements.executed(partnership, agreement, today);
  const [rules, catalogs] = await Promise.all([
    writing
      ? services.agreements.terms(partnership, agreement).then((terms) => terms.rules)
      : rulesDuring(executed, { from: today }),
    comparing(
      agreement.parties.map(({ organizationId }) => organizationId),
      agreedOver(agreement, executed),
    ),
  ]);
  return {
    of: agreement,
    compared: [...catalogs].map(([organizationId, { now }]) => ({ organizationId, year: now.year })),
    drift: driftIn(rules, catalogs),
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
  const comparing = await services.courses.comparing(partnership, proposed);
  const wanted = rows.filter(
    ({ row }) =>
      isAlive(row, today) &&
      sight(row, by) === "content" &&
      (party === undefined || isIn(rowFor(row, by), party)),
  );
  const items: TouchedAgreement[] = [];
  for (let start = 0; start < wanted.length; start += atOnce) {
    const some = wanted.slice(start, start + atOnce).map(async ({ row }) => {
      const found = await services.agreements.find(partnership, row.id);
      if (!found) return [];
      const { drift, of: agreement } = await driftOf(services, partnership, found, { by, today, comparing });
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

/** On its way, or in force now or later: what is over, declined or withdrawn names the courses of its time. */
const isAlive = (row: AgreementRow, today: IsoDate): boolean =>
  row.pending !== undefined ||
  (row.status !== "DECLINED" && row.status !== "WITHDRAWN" && row.expirationDate >= today);
