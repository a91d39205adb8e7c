/** The duties that come by a day while an agreement runs, each with the rule that gives its day. Pure. */
import { type IsoDate, plusDays, plusMonths } from "../time.ts";
import { later } from "./duration.ts";
import { type Agreed, type On, type Owed, plain } from "./owed.ts";
import { discloses } from "./roles.ts";
import { type SpanWithTerms, transfersDue } from "./transfers-due.ts";

export function transfers({ spans, record, releases }: Agreed, on: On): Owed[] {
  const joined = (id: string) => record.joinders.some(({ organizationId }) => organizationId === id);
  return transfersDue(spans, record, releases, on).map(
    ({ transfer, due, opensOn, closesOn, missing, sentOn }): Owed => ({
      key: [
        "transfer",
        transfer.transferId,
        due,
        ...(joined(transfer.senderId) ? [transfer.senderId] : []),
      ].join("."),
      kind: "TRANSFER",
      organizationId: transfer.senderId,
      due,
      opensOn,
      closesOn,
      derived: missing !== undefined,
      transferId: transfer.transferId,
      receiverIds: transfer.receiverIds,
      ...(missing === undefined ? {} : { missing }),
      done: sentOn === undefined ? undefined : { on: sentOn },
    }),
  );
}

/** Once a year from the day that was agreed: nothing runs on unlooked at. */
export function reviews({ spans, record }: Agreed): Owed[] {
  const end = spans.at(-1)?.until;
  return spans.flatMap(({ terms: { reviewBy }, from, until }) =>
    reviewBy === undefined || end === undefined
      ? []
      : rhythm(reviewBy, 12, from, until).map((due) => ({
          ...plain("REVIEW", record.stewardId, due, "review", due),
          closesOn: end,
        })),
  );
}

/** That a duty beside the text is kept is shown again before the last proof is too old (34 CFR 99.35(a)(2)). */
export function evidence({ spans, bases }: Agreed): Owed[] {
  const end = spans.at(-1)?.until;
  return spans.flatMap(({ terms, from, until, parties }, index) =>
    used(terms, bases).flatMap(({ id, needs }) =>
      (needs.evidence ?? []).flatMap(({ kinds, withinMonths }, no) => {
        if (withinMonths === undefined || end === undefined) return [];
        const last = terms.evidence
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ on }) => on)
          .toSorted()
          .at(-1);
        const next = last && plusMonths(last, withinMonths);
        // Too old on the first day, or never shown: at once. Of later versions the rhythm goes on.
        const start = next !== undefined && (next >= from || index > 0) ? next : from;
        const name = no === 0 ? id : `${id}.${no + 1}`;
        return rhythm(start, withinMonths, from, until).flatMap((due) =>
          parties.filter(discloses).map(({ organizationId }) => ({
            ...plain("EVIDENCE", organizationId, due, "evidence", name, organizationId, due),
            basisId: id,
            closesOn: end,
          })),
        );
      }),
    ),
  );
}

export function postings({ spans, bases }: Agreed): Owed[] {
  return spans.flatMap(({ terms, parties, dateSigned, versionNo }) =>
    used(terms, bases).flatMap(({ id, needs: { postedWithinDays } }) =>
      postedWithinDays === undefined || dateSigned === undefined
        ? []
        : parties.filter(discloses).map(({ organizationId }) => ({
            ...plain(
              "POSTING",
              organizationId,
              plusDays(dateSigned, postedWithinDays),
              "posting",
              id,
              organizationId,
              `v${versionNo}`,
            ),
            opensOn: dateSigned,
            basisId: id,
          })),
    ),
  );
}

/** Where no number of hours was agreed, the others are to be told at once. */
export function notices({ spans, incidents }: Agreed, { dayOf }: On): Owed[] {
  return incidents.map((incident) => {
    const span = spans.find(({ versionNo }) => versionNo === incident.versionNo);
    const hours = span?.terms.security?.breachNoticeHours ?? 0;
    const dueAt = new Date(Date.parse(incident.discoveredAt) + hours * 3_600_000).toISOString();
    return {
      ...plain("BREACH_NOTICE", incident.organizationId, dayOf(dueAt), "breach", incident.id),
      dueAt,
      opensOn: dayOf(incident.discoveredAt),
      incidentId: incident.id,
    };
  });
}

/** What follows is decided while notice can still be given. Nothing is to be decided of what was ended early. */
export function renewal({ spans, record }: Agreed, { today }: On): Owed[] {
  const last = spans.at(-1);
  if (!last || last.until < record.expirationDate || record.termination || today > last.until) return [];
  const due = plusDays(last.until, -last.noticeDays);
  return [
    {
      ...plain("RENEWAL", record.stewardId, later(due, last.from), "renewal", last.until),
      closesOn: last.until,
      renewal: last.terms.renewal,
    },
  ];
}

/** Every so many months from a day on, within a span. */
function rhythm(first: IsoDate, months: number, from: IsoDate, until: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let n = 0, day = first; day <= until; day = plusMonths(first, ++n * months))
    if (day >= from) days.push(day);
  return days;
}

/** The bases that some element stands on. */
const used = ({ elements }: SpanWithTerms["terms"], bases: Agreed["bases"]) =>
  bases.filter(({ id }) => elements.some(({ basisId }) => basisId === id));
