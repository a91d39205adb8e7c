/**
 * By which day nothing may be left of what was received, who has to see to that, and who has certified it (L7, L8).
 * Pure.
 */
import type { OrganizationId } from "../ids.ts";
import { type IsoDate, plusDays } from "../time.ts";
import { plusDuration } from "./duration.ts";
import type { Obligation } from "./obligations-schema.ts";
import { type Agreed, type On, type Owed, plain } from "./owed.ts";
import { receives } from "./roles.ts";
import type { Certificate, DataSharing } from "./schema.ts";
import type { SpanWithTerms } from "./transfers-due.ts";

/** Everyone who ever received under it, and whoever they passed it on to, whichever version named them. */
export function recipients(
  spans: readonly SpanWithTerms[],
  { joinders }: Pick<DataSharing, "joinders">,
): { organizationId: OrganizationId; subRecipient?: string }[] {
  const organizations = new Set([
    ...spans.flatMap(({ parties }) => parties.filter(receives).map(({ organizationId }) => organizationId)),
    ...joinders.filter(({ role }) => role === "receiving").map(({ organizationId }) => organizationId),
  ]);
  const passedOn = spans.flatMap(({ terms }) => terms.subRecipients);
  return [
    ...[...organizations].map((organizationId) => ({ organizationId })),
    ...[...new Map(passedOn.map((one) => [`${one.ofOrganizationId} ${one.name}`, one])).values()].map(
      ({ name, ofOrganizationId }) => ({ organizationId: ofOrganizationId, subRecipient: name }),
    ),
  ];
}

/** The day by which nothing may be left: the end, or the earlier day agreed, and the time that was given. */
export function destroyBy(spans: readonly SpanWithTerms[]): IsoDate | undefined {
  const last = spans.at(-1);
  const { retention } = last?.terms ?? {};
  if (!last || retention?.destroyWithin === undefined) return undefined;
  const { trigger, on } = retention;
  const from = trigger === "date" && on !== undefined && on < last.until ? on : last.until;
  return plusDuration(from, retention.destroyWithin);
}

export function destruction({ spans, record }: Agreed, { dayOf }: On): Owed[] {
  const due = destroyBy(spans);
  const end = spans.at(-1)?.until;
  if (due === undefined || end === undefined) return [];
  return recipients(spans, record).map(({ organizationId, subRecipient }, index): Owed => {
    const certificate = record.certificates.find(
      (one) => one.organizationId === organizationId && one.subRecipient === subRecipient,
    );
    return {
      ...plain(
        "DESTRUCTION",
        organizationId,
        due,
        "destroy",
        organizationId,
        ...(subRecipient === undefined ? [] : [`${index}`]),
      ),
      opensOn: due < end ? due : plusDays(end, 1),
      derived: true,
      ...(subRecipient === undefined ? {} : { subRecipient }),
      done: certificate && certified(certificate, dayOf),
    };
  });
}

const certified = (
  { at, destroyedOn, byName, documentId, nothingReceived, what }: Certificate,
  dayOf: On["dayOf"],
): Obligation["done"] => ({
  on: destroyedOn ?? dayOf(at),
  reference: nothingReceived ? "Nothing was received" : what,
  byName,
  ...(documentId === undefined ? {} : { documentId }),
});
