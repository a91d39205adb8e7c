/**
 * A live session: a room with one statement on the wall and a phone in every hand. A vote is an answer of its person;
 * a round keeps how the room stood when its voting closed, in businesses.
 */
import * as z from "zod";
import { CaseUuid } from "../case/schema.ts";
import { CampaignId, PersonId } from "../ids.ts";
import { Email } from "../text.ts";
import { Instant } from "../time.ts";
import { Employer, Rating, Respondent } from "./respondent-schema.ts";
import { Scale } from "./schema.ts";

/**
 * LOBBY: the room gathers. SHOWN: a statement is on the wall, to be read out. VOTING: votes are taken. CLOSED: the votes
 * are shown and talked about. OVER: the session has ended.
 */
export const LivePhase = z.enum(["LOBBY", "SHOWN", "VOTING", "CLOSED", "OVER"]);
export type LivePhase = z.infer<typeof LivePhase>;

/** What the room looks at: a statement on one scale, and which vote in a row on it this is. */
export const LiveRound = z.strictObject({
  no: z.int().positive(),
  phase: LivePhase,
  statementId: CaseUuid.optional(),
  scaleId: Scale.shape.id.optional(),
  /** 1, and 2 once the room has talked and votes again. */
  nth: z.int().positive(),
  openedAt: Instant.optional(),
  closedAt: Instant.optional(),
});
export type LiveRound = z.infer<typeof LiveRound>;

export const LiveSession = z.strictObject({
  campaignId: CampaignId,
  /** One campaign may meet more than once. */
  sitting: z.int().positive(),
  /** `4K7-92M`: read from the wall by who has no letter at hand; of no use once the session is over. */
  code: z.string().regex(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/),
  round: LiveRound,
  startedBy: PersonId,
  startedAt: Instant,
  version: z.int().nonnegative(),
  chainHash: z.string().optional(),
});
export type LiveSession = z.infer<typeof LiveSession>;

const count = z.int().nonnegative();

/** How a round stands: businesses by the value of their people (the lower median), and people who voted. */
export const LiveCounts = z.strictObject({
  people: count,
  /** Businesses by point of the scale; one that has none is left out. */
  points: z.record(z.string(), count),
  /** Businesses whose people all said that they do not know, or that it does not apply. */
  without: count,
});
export type LiveCounts = z.infer<typeof LiveCounts>;

const Counted = z.strictObject({ round: LiveRound, counts: LiveCounts });

/** The session as those who run it read it. */
export const LiveSessionView = LiveSession.omit({ chainHash: true, startedBy: true });
export type LiveSessionView = z.infer<typeof LiveSessionView>;

/** What the wall shows. `before`: the vote before this one on the same statement. */
const LiveView = LiveSessionView.extend({
  counts: LiveCounts,
  before: Counted.optional(),
  /** People who have come into this session. */
  joined: count,
  /** Those of them who came by the code on the wall, by the business they say they are of. */
  byCode: z.array(z.strictObject({ employer: z.string(), people: count })),
});
export type LiveView = z.infer<typeof LiveView>;

/** Without a session: none was ever held. */
export const LiveState = z.strictObject({ session: LiveView.optional() });
export type LiveState = z.infer<typeof LiveState>;

/** Every vote that was closed, the first first. */
export const LiveRounds = z.strictObject({ items: z.array(Counted), next: z.string().optional() });

/** What is put on the wall. */
export const Showing = z.strictObject({ statementId: CaseUuid, scaleId: Scale.shape.id });

/** A phone comes in: by a link's secret, or for the first time by the code on the wall. */
export const Entering = z.strictObject({
  code: z.string().max(20),
  name: Respondent.shape.name,
  email: Email,
  language: Respondent.shape.language,
  employer: Employer.shape.name,
});
export const Entered = z.strictObject({ token: z.string() });

/** What a phone asks again and again; `seen` is what it was told last, and 204 says that nothing is new. */
export const Looking = z.strictObject({ pass: z.string().max(1_000), seen: z.string().max(60).optional() });

/** What a phone shows. Counts are there once voting has closed, so that nobody follows the crowd, of three businesses or more. */
export const LiveBoard = z.strictObject({
  seen: z.string(),
  round: LiveRound,
  people: count,
  counts: LiveCounts.optional(),
});
export type LiveBoard = z.infer<typeof LiveBoard>;

/** `pass` is what to look with; `vote`: what this person said in the round that is on. */
export const Joined = z.strictObject({ pass: z.string(), board: LiveBoard, vote: Rating.optional() });
export type Joined = z.infer<typeof Joined>;

export const Voting = z.strictObject({
  token: z.string().max(100),
  round: z.int().positive(),
  value: Rating,
});
export const Voted = Voting.pick({ round: true, value: true });
