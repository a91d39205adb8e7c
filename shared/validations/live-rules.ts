/**
 * How a live session goes, and how its votes are counted. Pure. Counts move with each vote and are never read from the
 * votes again: what a vote adds and takes away is decided here, and equals a recount after any sequence of votes.
 */
import type { Objection } from "../problem.ts";
import { leastGroup } from "./groups.ts";
import type { LiveCounts, LivePhase, LiveRound, LiveSession } from "./live-schema.ts";
import type { Rating, Respondent } from "./respondent-schema.ts";
import type { Campaign, CampaignState } from "./schema.ts";
import { employerValue } from "./statistics.ts";

/** The votes of one business in one round, by person. */
export type EmployerVotes = Readonly<Record<string, Rating>>;

/** Where a business stands: at its people's lower median, `without` a value, or nowhere before anyone has voted. */
function placeOf(votes: EmployerVotes): string | undefined {
  const said = Object.values(votes);
  if (said.length === 0) return undefined;
  const value = employerValue(said.filter((one) => typeof one === "number"));
  return value === undefined ? "without" : pointName(value);
}

/** The counter of businesses at one point of the scale. */
export const pointName = (value: number | string): string => `at${value}`;

/** The business's votes with this one in them, and what it adds to the round's counters; nothing where it stood so. */
export function voteIn(
  votes: EmployerVotes,
  person: string,
  rating: Rating,
): { votes: EmployerVotes; by: Readonly<Record<string, number>> } {
  const after = { ...votes, [person]: rating };
  const by: Record<string, number> = person in votes ? {} : { people: 1 };
  const [from, to] = [placeOf(votes), placeOf(after)];
  if (from !== to) {
    if (from !== undefined) by[from] = -1;
    if (to !== undefined) by[to] = 1;
  }
  return { votes: after, by };
}

/** The counters as they are read; those at nought are as good as absent. */
export function countsIn(counters: Readonly<Record<string, unknown>>): LiveCounts {
  const at = (name: string) => Number(counters[name] ?? 0);
  const points = Array.from({ length: 11 }, (_, value) => [String(value), at(pointName(value))] as const);
  return {
    people: at("people"),
    points: Object.fromEntries(points.filter(([, businesses]) => businesses > 0)),
    without: at("without"),
  };
}

export const employersIn = ({ points, without }: LiveCounts): number =>
  Object.values(points).reduce((sum, businesses) => sum + businesses, without);

/** Whether phones are told how a closed vote stands: each of them is one of these businesses, and knows its own vote. */
export const isTold = (counts: LiveCounts): boolean => employersIn(counts) >= leastGroup;

/** How many people may come into one session by the code on the wall, and how many of them of one business. */
const byCodeMost = 60;
const ofOneBusinessMost = 3;

/** How many wrong codes that begin like a session's are answered before its code opens nothing any more. */
export const wrongCodesMost = 100;

/** Who came into a session by its code, by business. */
export type ByCode = Readonly<Record<string, { name: string; people: number }>>;

/** Why nobody more of this business comes in by the code, or undefined. */
export function objectionToComingIn(byCode: ByCode, employerId: string): Objection {
  const all = Object.values(byCode).reduce((sum, { people }) => sum + people, 0);
  if (all >= byCodeMost)
    return {
      code: "too-many-rows",
      why: `${byCodeMost} people have come in by this code already. Ask to be put on the list.`,
    };
  return (byCode[employerId]?.people ?? 0) >= ofOneBusinessMost
    ? {
        code: "too-many-rows",
        why: `${ofOneBusinessMost} people of this business have come in already. A business counts once.`,
      }
    : undefined;
}

/** Why the link of someone who came in by the code opens nothing any more, or undefined: it is for that session. */
export const objectionToCameIn = (
  { cameIn }: Pick<Respondent, "cameIn">,
  session: Pick<LiveSession, "sitting" | "round"> | undefined,
): Objection =>
  cameIn === undefined || (session?.sitting === cameIn && session.round.phase !== "OVER")
    ? undefined
    : { code: "link-spent", why: "You came in for one session, and it is over. Your votes in it count." };

/** Why the whole form is not theirs to answer, or undefined. */
export const objectionToWholeForm = ({ cameIn }: Pick<Respondent, "cameIn">): Objection =>
  cameIn === undefined
    ? undefined
    : { code: "wrong-moment", why: "You came in by the code: vote on what is on the wall." };

export type LiveMove = "show" | "vote" | "close" | "end";

const movesFrom: Record<LiveMove, readonly LivePhase[]> = {
  show: ["LOBBY", "SHOWN", "CLOSED"],
  vote: ["SHOWN", "CLOSED"],
  close: ["VOTING"],
  end: ["LOBBY", "SHOWN", "CLOSED"],
};

const whyNot: Record<LivePhase, string> = {
  LOBBY: "Show a statement first.",
  SHOWN: "No vote is open.",
  VOTING: "A vote is open. Close it first.",
  CLOSED: "The vote has closed.",
  OVER: "This session is over. Start another one.",
};

/** Why the facilitator cannot do this now, or undefined. */
export const objectionToLiveMove = (move: LiveMove, { phase }: Pick<LiveRound, "phase">): Objection =>
  movesFrom[move].includes(phase) ? undefined : { code: "wrong-moment", why: whyNot[phase] };

/** Why no session can be started, or undefined: `phase` is that of the last one. */
export function objectionToLiveStart(state: CampaignState, phase: LivePhase = "OVER"): Objection {
  if (state !== "OPEN")
    return { code: "wrong-moment", why: "A live session is held while the campaign is open." };
  return phase === "OVER" ? undefined : { code: "wrong-moment", why: "A session is running already." };
}

/** Why this vote is not taken, or undefined. */
export function objectionToVote(
  { no, phase, scaleId }: LiveRound,
  vote: { round: number; value: Rating },
  scales: Campaign["scales"],
): Objection {
  if (phase !== "VOTING" || no !== vote.round)
    return { code: "wrong-moment", why: "This vote has closed. Look at the wall for the next one." };
  const points = scales.find(({ id }) => id === scaleId)?.points ?? [];
  return typeof vote.value !== "number" || points.some(({ value }) => value === vote.value)
    ? undefined
    : { code: "invalid-input", why: `Vote one of ${points.map(({ value }) => value).join(", ")}.` };
}

/** The round that comes next: one that was never voted on is given up for it. */
export function roundAfter(
  round: LiveRound,
  next: Pick<LiveRound, "phase" | "statementId" | "scaleId"> & Partial<LiveRound>,
): LiveRound {
  return { no: round.phase === "CLOSED" ? round.no + 1 : round.no, nth: 1, ...next };
}
