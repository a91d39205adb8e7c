/**
 * Who answered: invitations by their state, employers by whether anyone of them completed. Completed over invited less
 * bounced and ineligible (AAPOR's response rate 1 counts partial answers out; so does this).
 */
import type { Employer, Respondent, RespondentState, SizeBand } from "./respondent-schema.ts";

/** What employers are divided by; absent: not known. */
export type Attributes = {
  sector?: string | undefined;
  size?: SizeBand | undefined;
  county?: string | undefined;
};

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

/** Those who were asked: who came in by the code on the wall was not. */
export const askedAmong = <One extends { cameIn?: Respondent["cameIn"] | undefined }>(
  respondents: readonly One[],
): One[] => respondents.filter(({ cameIn }) => cameIn === undefined);

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

/**
 * What is known of each employer: of each attribute, what is written down of the furthest of its people who has it. A
 * colleague of whom less is known takes nothing away; of who was taken off the list it counts only where nobody else says.
 */
export function attributesOf(
  respondents: readonly { employer: Pick<Employer, "employerId"> & Attributes; state: RespondentState }[],
): Map<string, Attributes> {
  const weight = (state: RespondentState) =>
    state === "REVOKED" || state === "INELIGIBLE" ? -1 : order.indexOf(state);
  const known = new Map<string, Attributes>();
  for (const { employer } of respondents.toSorted((a, b) => weight(b.state) - weight(a.state))) {
    const { sector, size, county } = known.get(employer.employerId) ?? {};
    known.set(employer.employerId, {
      sector: sector ?? employer.sector,
      size: size ?? employer.size,
      county: county ?? employer.county,
    });
  }
  return known;
}
