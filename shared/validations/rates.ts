/**
 * Who answered: invitations by their state, employers by whether anyone of them completed. Completed over invited less
 * bounced and ineligible (AAPOR's response rate 1 counts partial answers out; so does this).
 */
import type { Employer, RespondentState } from "./respondent-schema.ts";

export type Rates = {
  invited: number;
  opened: number;
  started: number;
  completed: number;
  declined: number;
  bounced: number;
  ineligible: number;
  /** Completed over those that could; 0 where nobody could. */
  rate: number;
};

/** An employer is as far as the furthest of its people. */
const order: readonly RespondentState[] = [
  "LISTED",
  "REVOKED",
  "INELIGIBLE",
  "BOUNCED",
  "DECLINED",
  "INVITED",
  "OPENED",
  "STARTED",
  "COMPLETED",
];

export function ratesOf(states: readonly RespondentState[]): Rates {
  const count = (...wanted: RespondentState[]) => states.filter((state) => wanted.includes(state)).length;
  const invited = states.length - count("LISTED", "REVOKED");
  const completed = count("COMPLETED");
  const bounced = count("BOUNCED");
  const ineligible = count("INELIGIBLE");
  const could = invited - bounced - ineligible;
  return {
    invited,
    opened: count("OPENED", "STARTED", "COMPLETED"),
    started: count("STARTED", "COMPLETED"),
    completed,
    declined: count("DECLINED"),
    bounced,
    ineligible,
    rate: could === 0 ? 0 : completed / could,
  };
}

/** One state for each employer. */
export function employerStates<One extends Pick<Employer, "employerId">>(
  respondents: readonly { employer: One; state: RespondentState }[],
): { employer: One; state: RespondentState }[] {
  const furthest = new Map<string, { employer: One; state: RespondentState }>();
  for (const { employer, state } of respondents) {
    const known = furthest.get(employer.employerId);
    if (!known || order.indexOf(state) > order.indexOf(known.state))
      furthest.set(employer.employerId, { employer, state });
  }
  return [...furthest.values()];
}
