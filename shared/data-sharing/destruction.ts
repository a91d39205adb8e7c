/**
 * By which day nothing may be left of what was received, who has to see to that, and who has certified it (L7, L8).
 * Pure.
 */
import { type IsoDate, plusDays } from "../time.ts";
import { certificateOf, recipients } from "./disposition.ts";
import { plusDuration } from "./duration.ts";
import type { Obligation } from "./obligations-schema.ts";
import { type Agreed, type On, type Owed, plain } from "./owed.ts";
import type { Certificate } from "./schema.ts";
import type { SpanWithTerms } from "./transfers-due.ts";

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
    // Where a day before the end was agreed, a word given before the end is what was asked for.
    const since = due < end ? "" : end;
    const certificate = certificateOf(record.certificates, { organizationId, subRecipient }, since);
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
