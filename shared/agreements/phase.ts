/**
 * Where an executed agreement stands on a given day. Derived, never stored: no nightly job can leave it wrong
 * (articulation.md 2.4).
 */
import { daysBetween, type IsoDate, plusDays, plusMonths } from "../time.ts";
import type { AgreementStatus, AutoRenew, Phase } from "./schema.ts";

export type EndedWhy = "EXPIRED" | "SUPERSEDED" | "TERMINATED";
export type PhaseFlag = "EXPIRING";
export type PhaseToday = {
  /** Absent before execution. */
  readonly phase?: Phase;
  /** Why it is no longer in force: with TEACH_OUT and ENDED. */
  readonly endedWhy?: EndedWhy;
  readonly flags: PhaseFlag[];
};

type Term = { expirationDate: IsoDate; autoRenew?: AutoRenew | undefined };

/** The last day of a version that nobody ends earlier: its expiration date, and the renewals that come by themselves. */
export const lastDayOf = ({ expirationDate, autoRenew }: Term): IsoDate =>
  autoRenew
    ? plusDays(plusMonths(plusDays(expirationDate, 1), autoRenew.times * autoRenew.months), -1)
    : expirationDate;

/** What ends a version before its expiration date. */
export type Endings = {
  /** The last day in force of a terminated agreement. */
  readonly terminationDay?: IsoDate | undefined;
  /** The last day on which a completion still counts. */
  readonly teachOutUntil?: IsoDate | undefined;
  /** The first day of an executed successor. */
  readonly successorEffective?: IsoDate | undefined;
};

const expiringWithinDays = 180;

/** The phase of an executed or terminated version on the day `today`; no phase for any other status. */
export function phase(
  agreement: Term & { status: AgreementStatus; dateEffective: IsoDate },
  today: IsoDate,
  endings: Endings = {},
): PhaseToday {
  if (agreement.status !== "EXECUTED" && agreement.status !== "TERMINATED") return { flags: [] };
  const { day, why } = lastDay(agreement, endings);
  // One that ends before it begins was never in force and never will be.
  if (today < agreement.dateEffective && agreement.dateEffective <= day)
    return { phase: "UPCOMING", flags: [] };
  if (today <= day && agreement.dateEffective <= day) {
    const expiring =
      endings.successorEffective === undefined && daysBetween(today, day) <= expiringWithinDays;
    return { phase: "IN_FORCE", flags: expiring ? ["EXPIRING"] : [] };
  }
  // Nor is there anything to teach out of it.
  const taught = agreement.dateEffective <= day ? endings.teachOutUntil : undefined;
  if (taught !== undefined && today <= taught) return { phase: "TEACH_OUT", endedWhy: why, flags: [] };
  return { phase: "ENDED", endedWhy: why, flags: [] };
}

/** The last day in force, and what makes it the last. On the same day a termination outweighs a successor, and that expiry. */
export function lastDay(
  agreement: Term,
  { terminationDay, successorEffective }: Endings,
): { day: IsoDate; why: EndedWhy } {
  let last: { day: IsoDate; why: EndedWhy } = { day: lastDayOf(agreement), why: "EXPIRED" };
  if (successorEffective !== undefined && plusDays(successorEffective, -1) <= last.day)
    last = { day: plusDays(successorEffective, -1), why: "SUPERSEDED" };
  if (terminationDay !== undefined && terminationDay <= last.day)
    last = { day: terminationDay, why: "TERMINATED" };
  return last;
}
