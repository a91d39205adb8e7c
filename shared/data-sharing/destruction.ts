/** By which day nothing may be left of what was received, and who still has to certify it (L7, L8). Pure. */
import { type IsoDate, plusDays } from "../time.ts";
import { certificateOf, type Recipient, recipients } from "./disposition.ts";
import { plusDuration } from "./duration.ts";
import type { Obligation } from "./obligations-schema.ts";
import { type Agreed, type Owed, plain } from "./owed.ts";
import type { Certificate } from "./schema.ts";
import type { SpanWithTerms } from "./transfers-due.ts";

/** The day on which use ends: the last day, or the earlier one that was agreed. */
function useEnds(spans: readonly SpanWithTerms[]): IsoDate | undefined {
  const last = spans.at(-1);
  const { trigger, on } = last?.terms.retention ?? {};
  return last && trigger === "date" && on !== undefined && on < last.until ? on : last?.until;
}

/** The day by which nothing may be left: that, and the time that was given. */
export function destroyBy(spans: readonly SpanWithTerms[]): IsoDate | undefined {
  const from = useEnds(spans);
  const within = spans.at(-1)?.terms.retention?.destroyWithin;
  return from === undefined || within === undefined ? undefined : plusDuration(from, within);
}

/** Everyone who has to certify, whichever version named them, with the word of theirs that counts. */
export function certifying(
  spans: readonly SpanWithTerms[],
  record: Agreed["record"],
): { recipient: Recipient; certificate: Certificate | undefined }[] {
  const from = useEnds(spans);
  if (from === undefined) return [];
  return recipients(spans, record).map((recipient) => ({
    recipient,
    certificate: certificateOf(record.certificates, recipient, from),
  }));
}

export function destruction({ spans, record }: Agreed): Owed[] {
  const due = destroyBy(spans);
  const from = useEnds(spans);
  if (due === undefined || from === undefined) return [];
  return certifying(spans, record).map(
    ({ recipient: { organizationId, subRecipient }, certificate }, index): Owed => ({
      ...plain(
        "DESTRUCTION",
        organizationId,
        due,
        "destroy",
        organizationId,
        ...(subRecipient === undefined ? [] : [`${index}`]),
      ),
      opensOn: plusDays(from, 1),
      derived: true,
      ...(subRecipient === undefined ? {} : { subRecipient }),
      done: certificate && certified(certificate),
    }),
  );
}

const certified = ({
  givenOn,
  destroyedOn,
  byName,
  documentId,
  nothingReceived,
  what,
}: Certificate): Obligation["done"] => ({
  on: destroyedOn ?? givenOn,
  reference: nothingReceived ? "Nothing was received" : what,
  byName,
  ...(documentId === undefined ? {} : { documentId }),
});
