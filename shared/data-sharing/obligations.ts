/**
 * What the parties owe on a day: derived from what was agreed, what happened and what is known to be done, so that no
 * job has to keep it in step (data-sharing.md 3.1, L8). Pure. The same key names the same obligation on every day.
 */
import { covers, type IsoDate, plusDays } from "../time.ts";
import { destruction } from "./destruction.ts";
import { evidence, notices, postings, renewal, reviews, transfers } from "./duties.ts";
import type { Fulfilment, Obligation } from "./obligations-schema.ts";
import type { Agreed, On, Owed } from "./owed.ts";

/** By day. Of an agreement that never was in force nothing is owed, and when it is closed nothing more. */
export function obligationsOf(agreed: Agreed, on: On): Obligation[] {
  const owed = [
    ...transfers(agreed, on),
    ...reviews(agreed),
    ...evidence(agreed),
    ...postings(agreed),
    ...notices(agreed, on),
    ...renewal(agreed, on),
    ...destruction(agreed),
  ];
  const said = new Map(
    agreed.fulfilments.filter(({ takenBack }) => takenBack === undefined).map((one) => [one.key, one]),
  );
  return owed
    .flatMap((one) => {
      const known = one.done ?? (one.derived ? undefined : doneBy(said.get(one.key)));
      const full = known ? { ...one, done: known } : one;
      const state = stateOf(full, agreed, on);
      return state === undefined ? [] : [{ ...withoutUndefined(full), state, ...lateness(full) }];
    })
    .toSorted((a, b) => a.due.localeCompare(b.due) || a.key.localeCompare(b.key));
}

const withoutUndefined = ({ done, ...owed }: Owed): Omit<Obligation, "state" | "late"> =>
  done === undefined ? owed : { ...owed, done };

const doneBy = (said: Fulfilment | undefined): Obligation["done"] =>
  said && {
    on: said.on,
    ...(said.at === undefined ? {} : { at: said.at }),
    reference: said.reference,
    ...(said.documentId === undefined ? {} : { documentId: said.documentId }),
    byName: said.byName,
    version: said.version,
  };

function lateness({ done, due, dueAt }: Owed): { late?: true } {
  if (!done) return {};
  return (dueAt !== undefined && done.at !== undefined ? done.at > dueAt : done.on > due)
    ? { late: true }
    : {};
}

/** Undefined: it is not owed, since there was no day on which it could have been done. */
function stateOf(
  one: Owed,
  { suspensions, record }: Agreed,
  { today, now }: On,
): Obligation["state"] | undefined {
  if (one.done) return "DONE";
  if (record.closedOn !== undefined) return "MISSED";
  const suspended = (day: IsoDate) => suspensions.some((span) => covers(span, day));
  const { kind, due, dueAt, opensOn, closesOn } = one;
  if (closesOn !== undefined && today > closesOn)
    return kind === "TRANSFER" && everyDay(opensOn, closesOn, suspended) ? undefined : "MISSED";
  if (kind === "TRANSFER" && today >= opensOn && suspended(today)) return "HELD";
  if (dueAt === undefined ? today > due : now > dueAt) return "OVERDUE";
  return today >= opensOn ? "OPEN" : "UPCOMING";
}

function everyDay(from: IsoDate, until: IsoDate, is: (day: IsoDate) => boolean): boolean {
  for (let day = from; day <= until; day = plusDays(day, 1)) if (!is(day)) return false;
  return true;
}
